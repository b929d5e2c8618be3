import type { CaseSource, CaseText, ClaimCase } from '../../server/analysis/case.ts';
import type { Annotation, Span } from '../../server/domain/annotation.ts';
import type { Evidence } from '../../server/domain/claim.ts';
import type { Section } from '../../server/domain/section.ts';
import type { ClaimKind, DerivationKind, IdentityMark, SourceKind, Stance } from '../../server/domain/vocabulary.ts';

/**
 * A claim told in a few lines. `d1: A > ~R > ?u(militia official) + *K` is a mention in document d1 of outlet A, which
 * cites agency R, which cites an unnamed official and a person side by side; `[B]` is a repost whose source is B.
 * Signs: ? unnamed, * person, ~ agency, @ account, % government, none outlet; `_` is an outlet that isn't known.
 * The stance stands before the colon as + − = ?, `!` says that the innermost attribution was witnessed.
 */
export type Puzzle = {
  mentions: string[];
  kind?: ClaimKind;
  speaker?: string;
  derivations?: [from: string, kind: DerivationKind, to: string][];
  /** `d1` or `d1#section` cites a document, by the number of the mention (from 0). */
  cites?: [mention: number, document: string][];
  notHeld?: { [document: string]: string };
  identities?: [string, IdentityMark, string][];
  merged?: [string, string][];
  affiliations?: [string, string][];
  contradictedBy?: string[];
};

const KINDS: Record<string, SourceKind> = {
  '?': 'unnamed',
  '*': 'person',
  '~': 'agency',
  '@': 'social_account',
  '%': 'government',
};
const STANCES: Record<string, Stance> = { '+': 'supports', '-': 'disputes', '=': 'reports', '?': 'questions' };
const BLOCK = 100;

export function caseFrom(puzzle: Puzzle): ClaimCase {
  const sources = new Map<string, CaseSource>();
  const texts = new Map<string, CaseText & { attributions: Annotation[]; sections: Section[] }>();
  const mentions = new Map<string, Annotation>();
  const evidence: Evidence[] = [];
  const source = (words: string): string => {
    const [, sign = '', name = '', description = ''] = /^([?*~@%]?)([^(]+)(?:\((.*)\))?$/.exec(words.trim()) ?? [];
    const id = name.trim();
    const known = sources.get(id);
    sources.set(id, {
      id,
      number: known?.number ?? sources.size + 1,
      kind: KINDS[sign] ?? known?.kind ?? 'outlet',
      name: sign === '?' ? description || known?.name || 'informed sources' : id,
      description: '',
      affiliationId: null,
      mergedInto: null,
      protected: false,
    });
    return id;
  };
  const text = (id: string, outlet: string): CaseText & { attributions: Annotation[]; sections: Section[] } => {
    const known = texts.get(id);
    if (known) return known;
    const number = texts.size + 1;
    const made = {
      document: {
        id,
        number,
        title: id,
        outletId: outlet === '_' ? null : source(outlet),
        authorId: null,
        held: true,
        date: { from: `2025-01-${String(number).padStart(2, '0')}`, to: '2025-02-01', basis: 'stated' as const },
        language: 'en',
        direction: 'ltr' as const,
      },
      sections: [],
      blocks: Array.from({ length: 40 }, (_, i) => ({ position: i, start: i * BLOCK, end: i * BLOCK + BLOCK - 1 })),
      attributions: [],
    };
    texts.set(id, made);
    return made;
  };
  puzzle.mentions.forEach((line, i) => {
    const [head = '', way = ''] = line.split(':', 2).map((part) => part.trim());
    const [, sign = '+', id = '', witnessed = ''] = /^([+\-=?]?)\s*(\w+)(!?)$/.exec(head) ?? [];
    const steps = way.split('>').map((step) => step.trim());
    const document = text(id, steps[0] ?? '_');
    const at = document.attributions.length * 0 + i * BLOCK;
    const mention = annotation(`m${i}`, id, [span('claim', at + 50)]);
    mentions.set(mention.id, mention);
    evidence.push(evidenceFor(mention, STANCES[sign || '+'] ?? 'supports'));
    let parentId: string | null = null;
    let attribution: Annotation | null = null;
    for (const step of steps.slice(1)) {
      const section = /^\[(.*)\]$/.exec(step);
      if (section) {
        document.sections.push(repost(`${id}#${i}`, id, i, section[1] === '_' ? null : source(section[1] ?? '')));
        continue;
      }
      const depth: number = attribution ? Number(attribution.id.split('.')[1]) + 1 : 0;
      attribution = {
        ...annotation(`a${i}.${depth}`, id, [span('source', at + depth * 5), span('content', at + 40)]),
        parentId,
        kind: 'attribution',
        sources: step.split('+').map((one) => ({
          sourceId: source(one),
          identification: null,
          access: null,
          statedMin: null,
          statedMax: null,
          statedReason: null,
        })),
      };
      document.attributions.push(attribution);
      parentId = attribution.id;
    }
    if (attribution) {
      attribution.mentionIds = [mention.id];
      if (witnessed) attribution.attributes = { basis: 'witnessed' };
    }
  });
  for (const [id, by] of Object.entries(puzzle.notHeld ?? {})) text(id, by).document.held = false;
  for (const [id, into] of puzzle.merged ?? []) sources.set(id, { ...knownSource(sources, id), mergedInto: into });
  for (const [id, to] of puzzle.affiliations ?? [])
    sources.set(id, { ...knownSource(sources, id), affiliationId: source(to) });
  return {
    claim: { id: 'claim', kind: puzzle.kind ?? 'fact', speakerId: puzzle.speaker ?? null },
    evidence,
    mentions,
    texts,
    sources,
    identities: (puzzle.identities ?? []).map(([firstId, mark, secondId], i) => ({
      id: `i${i}`,
      firstId,
      secondId,
      mark,
    })),
    derivations: (puzzle.derivations ?? []).map(([from, kind, to], i) => ({
      id: `x${i}`,
      documentId: from.split('#')[0] ?? '',
      sectionId: from.includes('#') ? from : null,
      fromDocumentId: to,
      fromSectionId: null,
      kind,
    })),
    citations: (puzzle.cites ?? []).map(([mention, documentId], i) => ({
      id: `c${i}`,
      annotationId: innermost(texts, mention),
      documentId,
      sectionId: null,
    })),
    contradictedBy: puzzle.contradictedBy ?? [],
  };
}

function knownSource(sources: ReadonlyMap<string, CaseSource>, id: string): CaseSource {
  const source = sources.get(id);
  if (!source) throw new Error(`${id} is in no mention.`);
  return source;
}

const innermost = (texts: ReadonlyMap<string, { attributions: Annotation[] }>, mention: number): string =>
  [...texts.values()].flatMap((text) => text.attributions).find((one) => one.mentionIds.includes(`m${mention}`))?.id ??
  '';

const span = (role: Span['role'], start: number): Span => ({
  role,
  start,
  end: start + 4,
  startCodePoint: start,
  endCodePoint: start + 4,
  quote: 'word',
  prefix: '',
  suffix: '',
});

const annotation = (id: string, documentId: string, spans: Span[]): Annotation => ({
  id,
  documentId,
  number: 1,
  kind: 'claim',
  layer: 'shared',
  annotatorId: 'p',
  parentId: null,
  attributes: {},
  note: '',
  spans,
  sources: [],
  mentionIds: [],
  createdAt: '',
  updatedAt: '',
  version: 1,
  hiddenAt: null,
});

const evidenceFor = ({ id, documentId }: Annotation, stance: Stance): Evidence => ({
  id: `e${id}`,
  mentionId: id,
  documentId,
  claimId: 'claim',
  stance,
  note: '',
  annotatorId: 'p',
  createdAt: '',
  updatedAt: '',
  version: 1,
  hiddenAt: null,
});

const repost = (id: string, documentId: string, block: number, sourceId: string | null): Section => ({
  id,
  documentId,
  parentId: null,
  kind: 'repost',
  startBlock: block,
  endBlock: block + 1,
  sourceId,
  authorId: null,
  date: null,
  label: null,
  createdBy: 'p',
  createdAt: '',
  version: 1,
  hiddenAt: null,
});
