import { type Database, statement } from './database.ts';
import { forgetTexts } from './documentTexts.ts';
import { type KeptNoun, TABLES } from './past.ts';

/** The ids of all rows of a noun after one, hidden or not, in order. */
export const idsAfter = (db: Database, noun: KeptNoun, after: string, limit: number): string[] =>
  statement(db, `SELECT id FROM ${TABLES[noun].table} WHERE id > @after ORDER BY id LIMIT @limit`)
    .pluck()
    .all({ after, limit }) as string[];

/** Writes a text, of the same length, in the place of another one, with what is said of it; the original bytes go. */
export function replaceText(db: Database, id: string, text: string, textSha256: string): void {
  for (const sql of [
    'UPDATE document_text SET text = @text WHERE document_id = @id',
    'UPDATE document SET text_sha256 = @textSha256 WHERE id = @id',
    'DELETE FROM original WHERE document_id = @id',
    'DELETE FROM shingle WHERE document = (SELECT number FROM document WHERE id = @id)',
    'DELETE FROM shingled WHERE document_id = @id',
  ])
    statement(db, sql).run(
      Object.fromEntries(Object.entries({ id, text, textSha256 }).filter(([name]) => sql.includes(`@${name}`))),
    );
}

/** What is known of a document beside what people edit. */
export function replaceDetails(db: Database, id: string, other: Record<string, string>, fileName: string | null): void {
  statement(db, 'UPDATE document SET other = @other, file_name = @fileName WHERE id = @id').run({
    id,
    other: JSON.stringify(other),
    fileName,
  });
}

type Link = { documentId: string; position: number; href: string };

/** The addresses that texts link to. */
export const linksIn = (db: Database): IterableIterator<Link> =>
  db
    .prepare('SELECT document_id AS documentId, position, href FROM format WHERE href IS NOT NULL')
    .iterate() as IterableIterator<Link>;

export const replaceLink = (db: Database, link: Link): void => {
  statement(db, 'UPDATE format SET href = @href WHERE document_id = @documentId AND position = @position').run(link);
};

/** Pages that say what was erased are made anew. */
export const touchAllDocuments = (db: Database): void => {
  statement(db, 'UPDATE document SET revision = revision + 1').run();
};

/** Makes the search indices over: words that no row has any more are still in the old parts of them. */
export function compactSearch(db: Database): void {
  for (const index of ['document_search', 'source_search', 'claim_search', 'mention_search'])
    db.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
}

/** Runs `work` so that what it takes out is overwritten, and not put by in a temporary file. */
export function overwriting<T>(db: Database, work: () => T): T {
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  return work();
}

/**
 * Writes the whole file anew, so that nothing of what was taken out stays in free pages, and empties the write-ahead log.
 * False where another program, or a download, still reads it: then the log is emptied the next time.
 */
export function sweepFile(db: Database): boolean {
  db.exec('VACUUM');
  const [{ busy = 1 } = {}] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy?: number }[];
  forgetTexts();
  return busy === 0;
}
