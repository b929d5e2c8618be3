import type { CaseSource, CaseText, ClaimCase, Reason, SideStanding, Standing } from '../analysis/case.ts';
import type { Annotation } from '../domain/annotation.ts';
import { pseudonym } from '../domain/veil.ts';
import type { Database } from '../store/database.ts';
import { type Veil, veilOf } from '../store/veiled.ts';

type Reasoned = { claimCase: ClaimCase; standing: Standing };

/**
 * A claim with its reasons as this connection may show it: without what tells who a hidden source is. The figures were
 * computed from everything and stay: they are the same for whoever reads.
 */
export function asSeen<T extends Reasoned>(db: Database, reasoned: T): T {
  const veil = veilOf(db);
  if (!veil) return reasoned;
  const { claimCase, standing } = reasoned;
  return {
    ...reasoned,
    standing: { ...standing, for: veiledSide(standing.for, veil), against: veiledSide(standing.against, veil) },
    claimCase: {
      ...claimCase,
      mentions: mapped(claimCase.mentions, (mention) => veiledMarks(mention, veil)),
      texts: mapped(claimCase.texts, (text) => veiledText(text, veil)),
      sources: mapped(claimCase.sources, (source) => veiledSource(source, veil)),
      identities: claimCase.identities.filter(({ firstId, secondId }) => !veil.hides(firstId) && !veil.hides(secondId)),
    },
  };
}

/** What these rest on is said of a source: to whom it belongs, who it may be, what is told of it. */
const TELLING = new Set<Reason['rule']>(['marked_same', 'marked_maybe', 'same_words', 'compatible', 'affiliation']);

const veiledReason = (reason: Reason, veil: Veil): Reason =>
  TELLING.has(reason.rule) && 'sourceIds' in reason && reason.sourceIds.some((id) => id !== null && veil.hides(id))
    ? { rule: 'veiled' }
    : reason;

const veiledSide = (side: SideStanding, veil: Veil): SideStanding => ({
  ...side,
  origins: side.origins.map((origin) => ({
    ...origin,
    joins: origin.joins.map((join) => ({ ...join, reason: veiledReason(join.reason, veil) })),
  })),
  couldBe: side.couldBe.map((doubt) => ({ ...doubt, reason: veiledReason(doubt.reason, veil) })),
});

const mapped = <T>(map: ReadonlyMap<string, T>, change: (value: T) => T): Map<string, T> =>
  new Map([...map].map(([id, value]) => [id, change(value)]));

const veiledSource = (source: CaseSource, veil: Veil): CaseSource =>
  veil.hides(source.id)
    ? { ...source, name: pseudonym(source.number), description: '', affiliationId: null, protected: true }
    : {
        ...source,
        name: veil.words(source.name),
        description: veil.words(source.description),
        affiliationId: source.affiliationId !== null && veil.hides(source.affiliationId) ? null : source.affiliationId,
      };

const veiledText = (text: CaseText, veil: Veil): CaseText => ({
  ...text,
  document: { ...text.document, title: veil.words(text.document.title) },
  sections: text.sections.map((section) => ({ ...section, label: section.label && veil.words(section.label) })),
  attributions: text.attributions.map((one) => veiledMarks(one, veil)),
});

const veiledMarks = (annotation: Annotation, veil: Veil): Annotation => ({
  ...annotation,
  note: veil.words(annotation.note),
  attributes: JSON.parse(veil.words(JSON.stringify(annotation.attributes))) as Annotation['attributes'],
  spans: annotation.spans.map((span) => ({
    ...span,
    quote: veil.part(annotation.documentId, span.start, span.quote),
    prefix: veil.part(annotation.documentId, span.start - span.prefix.length, span.prefix),
    suffix: veil.part(annotation.documentId, span.end, span.suffix),
  })),
  sources: annotation.sources.map((use) =>
    veil.hides(use.sourceId)
      ? { ...use, identification: null, access: null, statedCount: null, statedReason: null }
      : use,
  ),
});
