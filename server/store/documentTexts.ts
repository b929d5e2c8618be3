import type { Block, Format, PlacedBlock } from '../domain/document.ts';
import { codePointsIn } from '../domain/offsets.ts';
import { type Database, statement } from './database.ts';

const TEXTS_KEPT = 32_000_000;
type Kept = { texts: Map<string, string>; size: number };
let keptOf = new WeakMap<Database, Kept>();

/** A document's text. Texts hardly ever change, so the last ones read are kept, up to a few dozen megabytes. */
export function textOf(db: Database, documentId: string): string {
  const kept = keptOf.get(db) ?? { texts: new Map(), size: 0 };
  keptOf.set(db, kept);
  const text = taken(kept, documentId) ?? storedText(db, documentId);
  kept.texts.set(documentId, text);
  kept.size += text.length;
  for (const id of kept.texts.keys()) {
    if (kept.size <= TEXTS_KEPT || id === documentId) break;
    taken(kept, id);
  }
  return text;
}

const storedText = (db: Database, documentId: string): string =>
  statement(db, 'SELECT text FROM document_text WHERE document_id = @documentId').pluck().get({ documentId }) as string;

/** Takes a text out of those that are kept. */
function taken(kept: Kept, id: string): string | undefined {
  const text = kept.texts.get(id);
  if (text !== undefined) kept.size -= text.length;
  kept.texts.delete(id);
  return text;
}

export const originalOf = (db: Database, documentId: string): Buffer | null =>
  (statement(db, 'SELECT bytes FROM original WHERE document_id = @documentId').pluck().get({ documentId }) as
    | Buffer
    | undefined) ?? null;

const BLOCK = 'position, start, end, start_code_point AS startCodePoint, kind, level, direction';

export const blocksOf = (db: Database, documentId: string): PlacedBlock[] =>
  statement(db, `SELECT ${BLOCK} FROM block WHERE document_id = @documentId ORDER BY position`).all({
    documentId,
  }) as PlacedBlock[];

/** The blocks that `[start, end)` meets. */
export const blocksMeeting = (db: Database, documentId: string, start: number, end: number): PlacedBlock[] =>
  statement(
    db,
    `SELECT ${BLOCK} FROM block WHERE document_id = @documentId AND start < @end AND start >= coalesce(
       (SELECT start FROM block WHERE document_id = @documentId AND start <= @start ORDER BY start DESC LIMIT 1), 0)
     AND end > @start ORDER BY position`,
  ).all({ documentId, start, end }) as PlacedBlock[];

export const formatsMeeting = (db: Database, documentId: string, start: number, end: number): Format[] =>
  statement(
    db,
    'SELECT start, end, kind, href FROM format WHERE document_id = @documentId AND start < @end AND end > @start ORDER BY position',
  ).all({ documentId, start, end }) as Format[];

/** Stores what never changes of a document: text, blocks, inline formats and the original bytes. */
export function putText(
  db: Database,
  documentId: string,
  text: string,
  blocks: readonly Block[],
  formats: readonly Format[],
  bytes: Uint8Array | null,
): void {
  statement(db, 'INSERT INTO document_text VALUES (@documentId, @text)').run({ documentId, text });
  if (bytes) putOriginal(db, documentId, bytes);
  const insertBlock = statement(
    db,
    'INSERT INTO block VALUES (@documentId, @position, @start, @end, @startCodePoint, @kind, @level, @direction)',
  );
  let offset = 0;
  let startCodePoint = 0;
  blocks.forEach((block, position) => {
    startCodePoint += codePointsIn(text, offset, block.start);
    offset = block.start;
    insertBlock.run({ ...block, documentId, position, startCodePoint });
  });
  const insertFormat = statement(db, 'INSERT INTO format VALUES (@documentId, @position, @start, @end, @kind, @href)');
  formats.forEach((format, position) => {
    insertFormat.run({ ...format, documentId, position });
  });
}

/** Keeps the evidentiary copy. */
export function putOriginal(db: Database, documentId: string, bytes: Uint8Array): void {
  statement(db, 'INSERT INTO original VALUES (@documentId, @bytes)').run({ documentId, bytes });
}

/** Forgets the texts that this connection, or any, has kept in memory: what it reads may be other words by now. */
export const forgetTexts = (db?: Database): void => {
  if (db) keptOf.delete(db);
  else keptOf = new WeakMap();
};
