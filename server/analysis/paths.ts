import { type Annotation, spansOf } from '../domain/annotation.ts';
import { type ChainPath, chainPathsOf, type Step, stretchOf } from '../domain/chain.ts';
import type { Evidence } from '../domain/claim.ts';
import type { Range } from '../domain/document.ts';
import { type Section, sectionsAround } from '../domain/section.ts';
import { STANCES, type Stance } from '../domain/vocabulary.ts';
import type { CaseSource, CaseStep, CaseText, ClaimCase, Place, Side } from './case.ts';

/** A path before it is known where it ends: what the text of one place says. */
export type RawPath = {
  place: number;
  stance: Stance;
  side: Side | null;
  steps: CaseStep[];
  /** Outermost first, those whose step was collapsed included. */
  attributions: Annotation[];
  /** Of the mention, outermost first. */
  sections: Section[];
  /** The words that name its innermost source, where there are any. */
  words: Range[];
};

const SIDE_OF: Record<Stance, Side | null> = { supports: 'for', reports: 'for', disputes: 'against', questions: null };

/** Follows merges; a source that isn't in the case stays as it is. */
export function resolver(sources: ReadonlyMap<string, CaseSource>): (id: string) => string {
  return (id) => {
    let at = id;
    for (let steps = 0; steps < 100; steps++) {
      const into = sources.get(at)?.mergedInto;
      if (!into) return at;
      at = into;
    }
    return at;
  };
}

/** The places of a claim, in the order of their documents and of the text. */
export function placesOf(claimCase: ClaimCase): Place[] {
  const byDocument = new Map<string, Evidence[]>();
  for (const one of claimCase.evidence) {
    const list = byDocument.get(one.documentId);
    if (list) list.push(one);
    else byDocument.set(one.documentId, [one]);
  }
  return [...byDocument]
    .flatMap(([documentId, evidence]) => placesIn(documentId, evidence, claimCase.mentions))
    .sort(
      (a, b) =>
        compareDocuments(claimCase, a, b) || a.start - b.start || compare(a.mentionIds[0] ?? '', b.mentionIds[0] ?? ''),
    );
}

/** Documents by date, those without one last, then by number. */
function compareDocuments({ texts }: ClaimCase, a: Place, b: Place): number {
  if (a.documentId === b.documentId) return 0;
  const [first, second] = [texts.get(a.documentId)?.document, texts.get(b.documentId)?.document];
  const [from, to] = [first?.date?.from ?? '9999', second?.date?.from ?? '9999'];
  return from < to ? -1 : from > to ? 1 : (first?.number ?? 0) - (second?.number ?? 0);
}

/** Mentions over the same words are one place, whoever marked them. */
function placesIn(documentId: string, evidence: readonly Evidence[], mentions: ClaimCase['mentions']): Place[] {
  const [only] = evidence;
  if (only && evidence.length === 1) return onlyPlace(documentId, only, mentions);
  const byMention = new Map<string, string[]>();
  for (const { mentionId, id } of evidence) {
    const list = byMention.get(mentionId);
    if (list) list.push(id);
    else byMention.set(mentionId, [id]);
  }
  const marks = [...byMention.keys()]
    .flatMap((id) => (mentions.get(id)?.spans ?? []).map(({ role, start, end }) => ({ id, role, start, end })))
    .filter((mark) => mark.role === 'claim')
    .sort((a, b) => a.start - b.start || b.end - a.end || compare(a.id, b.id));
  const together = sets<string>();
  const starts = new Map<string, number>();
  let last: { id: string; end: number } | null = null;
  for (const { id, start, end } of marks) {
    together.add(id);
    if (!starts.has(id)) starts.set(id, start);
    if (last && start < last.end) together.join(last.id, id);
    last = last && last.end > end ? last : { id, end };
  }
  return together.groups().map((ids) => ({
    documentId,
    mentionIds: ids.sort(),
    evidenceIds: ids.flatMap((id) => byMention.get(id) ?? []).sort(),
    start: Math.min(...ids.map((id) => starts.get(id) ?? 0)),
  }));
}

function onlyPlace(documentId: string, { id, mentionId }: Evidence, mentions: ClaimCase['mentions']): Place[] {
  const starts = (mentions.get(mentionId)?.spans ?? []).map((span) => span.start);
  return starts.length === 0
    ? []
    : [{ documentId, mentionIds: [mentionId], evidenceIds: [id], start: Math.min(...starts) }];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Disjoint sets that remember the first of their members. */
export function sets<T>(): {
  add: (one: T) => void;
  join: (a: T, b: T) => boolean;
  find: (one: T) => T;
  groups: () => T[][];
} {
  const parent = new Map<T, T>();
  const find = (one: T): T => {
    let root = one;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    for (let at = one; at !== root; ) {
      const up = parent.get(at) as T;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  const add = (one: T): void => {
    if (!parent.has(one)) parent.set(one, one);
  };
  return {
    add,
    find,
    join: (a, b) => {
      add(a);
      add(b);
      const [one, other] = [find(a), find(b)];
      if (one !== other) parent.set(other, one);
      return one !== other;
    },
    groups: () => {
      const groups = new Map<T, T[]>();
      for (const one of parent.keys()) {
        const root = find(one);
        const group = groups.get(root);
        if (group) group.push(one);
        else groups.set(root, [one]);
      }
      return [...groups.values()];
    },
  };
}

/** The paths of every place: one for each innermost attribution and source of it, and each stance taken there. */
export function rawPathsOf(claimCase: ClaimCase, places: readonly Place[]): RawPath[] {
  const resolve = resolver(claimCase.sources);
  const stances = new Map<string, Set<Stance>>();
  for (const { mentionId, stance } of claimCase.evidence)
    stances.set(mentionId, (stances.get(mentionId) ?? new Set()).add(stance));
  return places.flatMap((place, index) => pathsAt(claimCase, place, index, stances, resolve));
}

function pathsAt(
  claimCase: ClaimCase,
  place: Place,
  index: number,
  stances: ReadonlyMap<string, Set<Stance>>,
  resolve: (id: string) => string,
): RawPath[] {
  const text = claimCase.texts.get(place.documentId);
  if (!text) return [];
  const found = place.mentionIds.flatMap((id) => {
    const mention = claimCase.mentions.get(id);
    if (!mention) return [];
    const paths = chainPathsOf(mention, { ...text, resolve });
    return [...(stances.get(id) ?? [])].flatMap((stance) =>
      paths.map((path) => rawPath(claimCase, text, mention, index, stance, path, resolve)),
    );
  });
  return withoutEchoesOfItself(found.sort(inTextOrder));
}

/** By stance, then by the place of the innermost attribution. Several sources of one keep the order of its words. */
function inTextOrder(a: RawPath, b: RawPath): number {
  const [one, other] = [a.attributions.at(-1), b.attributions.at(-1)];
  const startOf = (attribution: Annotation | undefined): number => attribution?.spans[0]?.start ?? -1;
  return (
    STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance) ||
    startOf(one) - startOf(other) ||
    compare(one?.id ?? '', other?.id ?? '')
  );
}

/** Where somebody is said to have stated it, it isn't the text's own voice, even if another analyst marked no source. */
function withoutEchoesOfItself(paths: readonly RawPath[]): RawPath[] {
  const isAttributed = (stance: Stance): boolean =>
    paths.some((path) => path.stance === stance && path.attributions.length > 0);
  const seen = new Set<string>();
  return paths
    .filter((path) => path.attributions.length > 0 || !isAttributed(path.stance))
    .filter((path) => {
      const end = path.steps.at(-1);
      const key = `${path.stance} ${path.steps.map((step) => step.sourceId ?? '').join(' ')} ${end?.sourceId ? '' : end?.attributionId}`;
      return !seen.has(key) && seen.add(key);
    });
}

function rawPath(
  { claim, sources }: ClaimCase,
  text: CaseText,
  mention: Annotation,
  place: number,
  stance: Stance,
  path: ChainPath,
  resolve: (id: string) => string,
): RawPath {
  const { steps, attributions } = heard(
    path,
    claim.kind === 'utterance' ? claim.speakerId && resolve(claim.speakerId) : null,
  );
  const last = steps.at(-1);
  return {
    place,
    stance,
    side: SIDE_OF[stance],
    steps: steps.map((step) => caseStep(step, text, sources)),
    attributions,
    sections: sectionsAround(text.sections, stretchOf(mention, text.blocks)),
    words: last?.attribution ? spansOf(last.attribution, 'source') : [],
  };
}

/** Of an utterance, the speaker is no step: the path ends with whoever heard it. */
function heard(path: ChainPath, speakerId: string | null): ChainPath {
  if (speakerId === null) return path;
  const steps = [...path.steps];
  const attributions = [...path.attributions];
  while (steps.length > 1 && steps.at(-1)?.sourceId === speakerId) {
    const dropped = steps.pop();
    const at = attributions.findIndex((one) => one.id === dropped?.attribution?.id);
    if (at >= 0) attributions.splice(at);
  }
  return { steps, attributions };
}

const caseStep = (step: Step, text: CaseText, sources: ClaimCase['sources']): CaseStep => ({
  sourceId: step.sourceId,
  kind: step.sourceId === null ? null : (sources.get(step.sourceId)?.kind ?? null),
  by: step.by,
  documentId: text.document.id,
  sectionId: step.section?.id ?? null,
  attributionId: step.attribution?.id ?? null,
});
