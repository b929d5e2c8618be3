import { createHash } from 'node:crypto';
import { type Database, statement } from './database.ts';

/** An entry of the log out of which a name was taken, with the hash of what is left of its rows. */
export type ErasedEntry = { seq: number; payloadHash: string };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One hash over all entries of one erasure, for the entry that records it. */
export const digestOf = (erased: readonly ErasedEntry[]): string =>
  sha256(JSON.stringify(erased.map(({ seq, payloadHash }) => [seq, payloadHash])));

/** Puts what is left of an entry in the place of its rows. */
export function putErased(db: Database, seq: number, payload: string): ErasedEntry {
  statement(db, 'UPDATE change SET payload = @payload WHERE seq = @seq').run({ seq, payload });
  return { seq, payloadHash: sha256(payload) };
}

/** Remembers which entries an erasure changed, under the number of its own entry. */
export function keepErased(db: Database, bySeq: number, erased: readonly ErasedEntry[]): void {
  const insert = statement(db, 'INSERT INTO erasure VALUES (@seq, @bySeq, @payloadHash)');
  for (const one of erased) insert.run({ ...one, bySeq });
}

/** The entries that an erasure changed, in order. */
const erasedBy = (db: Database, bySeq: number): ErasedEntry[] =>
  db
    .prepare('SELECT seq, payload_hash AS payloadHash FROM erasure WHERE by_seq = ? ORDER BY seq')
    .all(bySeq) as ErasedEntry[];

/** Those of some entries out of which a name was taken. */
export const erasedAmong = (db: Database, seqs: readonly number[]): number[] =>
  statement(db, 'SELECT DISTINCT e.seq FROM json_each(@list) wanted CROSS JOIN erasure e ON e.seq = wanted.value')
    .pluck()
    .all({ list: JSON.stringify(seqs) }) as number[];

/** Tells whether what stands in an entry of the log, other than it was written, is what an erasure left there. */
export type Lawful = (seq: number, payload: string | null) => boolean;

/**
 * Tells it by the last erasure of each entry, for which its own entry vouches, which the chain covers. That one may have
 * been erased from in its turn, by a later one.
 */
export function lawfulErasures(db: Database): Lawful {
  const vouched = new Map<number, boolean>();
  const last = db.prepare(
    'SELECT by_seq AS bySeq, payload_hash AS payloadHash FROM erasure WHERE seq = ? ORDER BY by_seq DESC LIMIT 1',
  );
  const isLawful: Lawful = (seq, payload) => {
    const found = last.get(seq) as { bySeq: number; payloadHash: string } | undefined;
    if (found === undefined || found.bySeq <= seq || payload === null || sha256(payload) !== found.payloadHash)
      return false;
    const known = vouched.get(found.bySeq) ?? isRecorded(db, found.bySeq, isLawful);
    vouched.set(found.bySeq, known);
    return known;
  };
  return isLawful;
}

type Recorded = { noun: string; after: { digest?: unknown } | null }[];

/** Whether the entry of an erasure says what it said, and has the hash of the entries that are said to be changed by it. */
function isRecorded(db: Database, bySeq: number, isLawful: Lawful): boolean {
  const entry = db.prepare('SELECT payload, payload_hash AS payloadHash FROM change WHERE seq = ?').get(bySeq) as
    | { payload: string | null; payloadHash: string }
    | undefined;
  if (!entry?.payload) return false;
  if (sha256(entry.payload) !== entry.payloadHash && !isLawful(bySeq, entry.payload)) return false;
  const recorded = (JSON.parse(entry.payload) as Recorded).find(({ noun }) => noun === 'erasure');
  return recorded?.after?.digest === digestOf(erasedBy(db, bySeq));
}
