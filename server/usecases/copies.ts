import { type Compared, type CopyFound, copiesBetween } from '../analysis/copies.ts';
import { fingerprintsOf, withoutCommon } from '../analysis/fingerprints.ts';
import type { Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { PROPOSER } from '../domain/programs.ts';
import { appendChange } from '../store/changes.ts';
import { type Database, transaction } from '../store/database.ts';
import { derivations, derivationsAround } from '../store/derivations.ts';
import { documentById, documentByNumber } from '../store/documents.ts';
import { putPerson } from '../store/people.ts';
import {
  documentsWith,
  frequencies,
  isShingled,
  nextUnshingled,
  putShingles,
  shingledCount,
} from '../store/shingles.ts';
import { sourceById } from '../store/sources.ts';
import type { Context } from './change.ts';
import { partsOf } from './textParts.ts';

/** What reading one text for copied passages gave: what the index keeps of it, and what it suggests. */
export type CopiesRead = { documentId: string; hashes: number[]; found: CopyFound[] };

/** A hash in more documents than this, and in more than a tenth of them, says nothing about where a text comes from. */
const COMMON = 50;
const COMMON_SHARE = 0.1;
/** Documents that one hash leads to at most, the oldest ones. */
const LED_TO = 64;
/** One hash in common is a phrase; a passage of twelve words has two. */
const FEWEST_HITS = 2;
/** Documents that are compared word for word, and copies that are proposed of one text, at most. */
const COMPARED = 16;
const PROPOSED = 10;

/** Reads the next text that hasn’t been read for copied passages; null where all have. Writes nothing. */
export function readNextForCopies(db: Database): CopiesRead | null {
  const document = nextUnshingled(db);
  return document && readForCopies(db, document);
}

/** The texts that a document shares passages with, found through the index. */
function readForCopies(db: Database, document: Document): CopiesRead {
  const compared = comparedOf(db, document);
  const hashes = [...new Set(compared.parts.flatMap((part) => fingerprintsOf(part.shingles)))];
  const { common, candidates } = lookUp(db, document, hashes);
  const fingerprints = new Set(hashes);
  const telling = {
    ...compared,
    parts: compared.parts.map((part) => ({ ...part, shingles: withoutCommon(part.shingles, fingerprints, common) })),
  };
  const left = new Set(telling.parts.flatMap((part) => part.shingles.map((one) => one.hash)));
  const dropped = new Set(
    compared.parts.flatMap((part) => part.shingles.map((one) => one.hash)).filter((hash) => !left.has(hash)),
  );
  const found = candidates.flatMap((other) => copiesBetween(telling, less(comparedOf(db, other), dropped)));
  const best = found.sort((a, b) => (b.passages.containment ?? 0) - (a.passages.containment ?? 0));
  return { documentId: document.id, hashes, found: best.slice(0, PROPOSED) };
}

/** Keeps what was read, with its proposals, in one transaction; nothing where that was done already. */
export function keepCopies({ db, now, newId }: Pick<Context, 'db' | 'now' | 'newId'>, read: CopiesRead): void {
  transaction(db, () => {
    const document = documentById(db, read.documentId);
    if (!document || isShingled(db, document.id)) return;
    putShingles(db, document, read.hashes);
    const known = derivationsAround(db, [document.id]);
    const proposals = read.found.filter((one) => isNews(db, one, known)).map((one) => propose(one, now(), newId()));
    if (proposals.length === 0) return;
    putPerson(db, PROPOSER);
    for (const proposal of proposals) derivations.put(db, proposal);
    appendChange(db, {
      at: now(),
      actorId: PROPOSER.id,
      action: 'propose derivations',
      documentId: null,
      undoes: null,
      entries: proposals.map((after) => ({ noun: 'derivation', id: after.id, before: null, after })),
    });
  });
}

/** Reads whatever hasn’t been read for copied passages, here and now. */
export function readAllForCopies(context: Context): void {
  for (let read = readNextForCopies(context.db); read; read = readNextForCopies(context.db)) keepCopies(context, read);
}

const comparedOf = (db: Database, document: Document): Compared => ({
  document,
  isAgency: document.outletId !== null && sourceById(db, document.outletId)?.kind === 'agency',
  parts: partsOf(db, document),
});

const less = (compared: Compared, dropped: ReadonlySet<number>): Compared => ({
  ...compared,
  parts: compared.parts.map((part) => ({
    ...part,
    shingles: part.shingles.filter((one) => !dropped.has(one.hash)),
  })),
});

/** Asks the index: which hashes are too common to mean anything, and which documents the others lead to, the closest first. */
function lookUp(
  db: Database,
  document: Document,
  hashes: readonly number[],
): { common: Set<number>; candidates: Document[] } {
  const most = Math.max(COMMON, Math.ceil(COMMON_SHARE * shingledCount(db)));
  const counted = frequencies(db, hashes, most + 1);
  const common = new Set(hashes.filter((hash) => (counted.get(hash) ?? 0) > most));
  const led = new Map<number, { hits: number; weight: number }>();
  for (const hash of hashes) {
    const count = counted.get(hash) ?? 0;
    if (count === 0 || common.has(hash)) continue;
    for (const number of documentsWith(db, hash, LED_TO)) {
      const { hits, weight } = led.get(number) ?? { hits: 0, weight: 0 };
      // The fewer texts have it, the more it says.
      led.set(number, { hits: hits + 1, weight: weight + 1 / count });
    }
  }
  const closest = [...led]
    .filter(([number, { hits }]) => hits >= FEWEST_HITS && number !== document.number)
    .sort((a, b) => b[1].weight - a[1].weight || a[0] - b[0])
    .slice(0, COMPARED)
    .map(([number]) => documentByNumber(db, number));
  return { common, candidates: closest.filter((one): one is Document => one?.hiddenAt === null) };
}

/** Not where somebody said how the two stand, nor where their words were proposed before, dismissed or not. */
const isNews = (db: Database, found: CopyFound, known: readonly Derivation[]): boolean =>
  documentById(db, found.fromDocumentId)?.hiddenAt === null &&
  !known.some(
    (one) =>
      (one.state === 'confirmed' || one.method === 'similar') &&
      [one.documentId, one.fromDocumentId].includes(found.documentId) &&
      [one.documentId, one.fromDocumentId].includes(found.fromDocumentId),
  );

const propose = (found: CopyFound, at: string, id: string): Derivation => ({
  id,
  ...found,
  method: 'similar',
  state: 'proposed',
  note: '',
  createdBy: PROPOSER.id,
  createdAt: at,
  version: 1,
  hiddenAt: null,
});
