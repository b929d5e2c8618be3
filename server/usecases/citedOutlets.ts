import { hull } from '../domain/annotation.ts';
import type { Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { Conflict, NotFound } from '../domain/errors.ts';
import { type DerivationKind, RELAYING_KINDS } from '../domain/vocabulary.ts';
import { annotationById } from '../store/annotations.ts';
import { lastSeq } from '../store/changes.ts';
import { type OutletCited, outletsNamed, recipientsNamed } from '../store/citedOutlets.ts';
import type { Database } from '../store/database.ts';
import { derivationsAround } from '../store/derivations.ts';
import { documentsById } from '../store/documents.ts';
import { sourceNamed } from '../store/sources.ts';
import { type Context, change, type Edit, type Outcome } from './change.ts';
import { type DerivationDecision, makeDerivation, turned } from './derivations.ts';

/**
 * One text names another’s outlet near a claim for which both have evidence. Explicit: as a source; implicit: only as who
 * was told. It isn’t stored before somebody decides it.
 */
export type CitedOutlet = OutletCited & { method: 'explicit' | 'implicit' };

const withMethod = (cited: OutletCited): CitedOutlet => ({
  ...cited,
  method: cited.byRecipient === 1 ? 'implicit' : 'explicit',
});

type Proposed = Omit<Derivation, 'id' | 'createdBy' | 'createdAt' | 'version' | 'hiddenAt'>;

const kept = new WeakMap<Database, { seq: number; found: CitedOutlet[] }>();

/** The citations that are proposed just now, one for each pair of texts, in their order. */
export function citedOutlets(db: Database): CitedOutlet[] {
  const seq = lastSeq(db);
  const known = kept.get(db);
  if (known?.seq === seq) return known.found;
  const found = undecided(db, outletsNamed(db, told(db)).map(withMethod));
  kept.set(db, { seq, found });
  return found;
}

/** Confirms or dismisses a citation that is proposed. @throws Conflict where that was decided meanwhile. */
export const decideCited = (
  context: Context,
  documentId: string,
  fromDocumentId: string,
  state: DerivationDecision,
  kind: DerivationKind,
  isTurned = false,
): Outcome<Derivation> =>
  change(context, state === 'confirmed' ? 'confirm a derivation' : 'dismiss a derivation', null, (edit) => {
    const cited = citedOutlets(edit.db).find(
      (one) => one.documentId === documentId && one.fromDocumentId === fromDocumentId,
    );
    if (!cited) throw decidedOrGone(edit, documentId, fromDocumentId, { state, kind });
    const proposed = proposedBy(edit.db, cited);
    return makeDerivation(edit, { ...(isTurned ? turned(proposed) : proposed), kind, state });
  });

/** What is proposed: the attribution shows it on one side, the mention on the other. */
export function proposedBy(db: Database, cited: CitedOutlet): Proposed {
  const { documentId, fromDocumentId, attributionId, fromMentionId, method } = cited;
  const places = [attributionId, fromMentionId].map((id) => annotationById(db, id)?.spans ?? []);
  const [here = [], there = []] = places.map((spans) => (spans.length === 0 ? [] : [hull(spans)]));
  return {
    documentId,
    sectionId: null,
    fromDocumentId,
    fromSectionId: null,
    kind: 'cites',
    method,
    state: 'proposed',
    passages: { containment: null, here, there },
    note: '',
  };
}

/** “Told Reuters”: a recipient goes by its words alone. */
function told(db: Database): { attributionId: string; sourceId: string }[] {
  const recipients = recipientsNamed(db);
  const relays = new Map(
    [...new Set(recipients.map((one) => one.words))].map((words) => [words, relayNamed(db, words)]),
  );
  return recipients.flatMap(({ attributionId, words }) => {
    const sourceId = relays.get(words) ?? null;
    return sourceId === null ? [] : [{ attributionId, sourceId }];
  });
}

function relayNamed(db: Database, words: string): string | null {
  const source = sourceNamed(db, words);
  return source && RELAYING_KINDS.includes(source.kind) ? source.id : null;
}

/** One a pair, the explicit before the implicit, less those that somebody has said something about, and those too late to be cited. */
function undecided(db: Database, found: readonly CitedOutlet[]): CitedOutlet[] {
  // The explicit ones of a pair come first, so they are the last to be set.
  const byPair = new Map(found.toReversed().map((one) => [pairOf(one), one]));
  const ids = [...new Set([...byPair.values()].flatMap((one) => [one.documentId, one.fromDocumentId]))];
  const documents = new Map(documentsById(db, ids).map((document) => [document.id, document]));
  const decided = new Set(derivationsAround(db, ids).filter(isDecided).flatMap(pairsOf));
  const order = (one: CitedOutlet): number => documents.get(one.documentId)?.number ?? 0;
  const fromOrder = (one: CitedOutlet): number => documents.get(one.fromDocumentId)?.number ?? 0;
  return [...byPair]
    .filter(
      ([pair, one]) => !decided.has(pair) && mayCite(documents.get(one.documentId), documents.get(one.fromDocumentId)),
    )
    .map(([, one]) => one)
    .sort((a, b) => order(a) - order(b) || fromOrder(a) - fromOrder(b));
}

const pairOf = (one: { documentId: string; fromDocumentId: string }): string =>
  `${one.documentId} ${one.fromDocumentId}`;

/** A confirmed one says it of both directions. */
const pairsOf = (one: Derivation): string[] =>
  one.state === 'confirmed'
    ? [pairOf(one), pairOf({ documentId: one.fromDocumentId, fromDocumentId: one.documentId })]
    : [pairOf(one)];

/** A copied passage that is only proposed, or was dismissed, says nothing about whether one text cites the other. */
const isDecided = ({ state, method }: Derivation): boolean =>
  state === 'confirmed' || (state === 'dismissed' && method !== 'similar');

/** Nobody cites what was written on a later day. */
const mayCite = (document: Document | undefined, from: Document | undefined): boolean =>
  !document?.date || !from?.date || from.date.from.slice(0, 10) <= document.date.to.slice(0, 10);

function decidedOrGone(edit: Edit, documentId: string, fromDocumentId: string, yours: object): Error {
  const decided = derivationsAround(edit.db, [documentId]).find(
    (one) => isDecided(one) && pairsOf(one).includes(pairOf({ documentId, fromDocumentId })),
  );
  if (!decided)
    return new NotFound('This is no longer proposed: its marks or its evidence have changed. Reload the page.');
  return new Conflict(
    `This proposal has been ${decided.state} already. Nothing was overwritten: remove the derivation, or undo that decision, to decide again.`,
    { state: decided.state, kind: decided.kind },
    yours,
  );
}
