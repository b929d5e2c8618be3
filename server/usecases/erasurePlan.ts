import { createHash } from 'node:crypto';
import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { entombed, eraserOf, placesOfNames } from '../domain/erasing.ts';
import { after, before } from '../domain/quote.ts';
import { changesInOrder, type Entry } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { documentById } from '../store/documents.ts';
import { textOf } from '../store/documentTexts.ts';
import { idsAfter, linksIn } from '../store/erasing.ts';
import { type KeptNoun, TABLES } from '../store/past.ts';
import { currentRow, type Noun } from './change.ts';

type Row = { version: number };
/** A text with tombstones in it, and its hash before and after. */
type ErasedText = { document: Document; text: string; before: string; after: string; places: number };
/** Everything that an erasure changes: texts, rows, entries of the log, addresses; nothing of it is written yet. */
export type ErasurePlan = {
  texts: Map<string, ErasedText>;
  rows: { noun: Noun; id: string; before: Row; after: Row }[];
  entries: { seq: number; payload: string }[];
  links: { documentId: string; position: number; href: string }[];
};

const BATCH = 500;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Looks for names everywhere, and makes what is left without them. */
export function planErasure(db: Database, names: readonly string[], texts: boolean): ErasurePlan {
  const eraser = eraserOf(names);
  const erasedTexts = texts ? textsWith(db, names) : new Map<string, ErasedText>();
  const erase = (noun: string, row: unknown): unknown => erasedRow(noun, row, eraser.row, erasedTexts);
  return {
    texts: erasedTexts,
    rows: [...rowsWith(db, erase)],
    entries: [...entriesWith(db, erase)],
    links: [...linksIn(db)].flatMap((link) => {
      const href = eraser.text(link.href);
      return href === link.href ? [] : [{ ...link, href }];
    }),
  };
}

function textsWith(db: Database, names: readonly string[]): Map<string, ErasedText> {
  const placesIn = placesOfNames(names);
  const found = new Map<string, ErasedText>();
  for (const id of allIds(db, 'document')) {
    const document = documentById(db, id);
    const text = textOf(db, id);
    const places = placesIn(text);
    if (!document || places.length === 0) continue;
    const erased = entombed(text, places);
    found.set(id, {
      document,
      text: erased,
      before: document.textSha256,
      after: sha256(erased),
      places: places.length,
    });
  }
  return found;
}

function* allIds(db: Database, noun: KeptNoun): Generator<string> {
  for (let ids = idsAfter(db, noun, '', BATCH); ids.length > 0; ids = idsAfter(db, noun, ids.at(-1) ?? '', BATCH))
    yield* ids;
}

type Erase = (noun: string, row: unknown) => unknown;

function* rowsWith(db: Database, erase: Erase): Generator<ErasurePlan['rows'][number]> {
  for (const noun of Object.keys(TABLES) as Noun[])
    for (const id of noun === 'workspace' ? ['workspace'] : allIds(db, noun)) {
      const row = currentRow(db, noun, id) as (Row & { id: string }) | null;
      const erased = row && (erase(noun, row) as Row);
      if (row && erased && erased !== row) yield { noun, id: row.id, before: row, after: erased };
    }
}

function* entriesWith(db: Database, erase: Erase): Generator<ErasurePlan['entries'][number]> {
  for (const { seq, entries } of changesInOrder(db)) {
    const erased = entries.map((entry) => erasedEntry(entry, erase));
    if (erased.some((entry, i) => entry !== entries[i])) yield { seq, payload: JSON.stringify(erased) };
  }
}

function erasedEntry(entry: Entry, erase: Erase): Entry {
  const [from, to] = [erase(entry.noun, entry.before), erase(entry.noun, entry.after)];
  return from === entry.before && to === entry.after ? entry : { ...entry, before: from, after: to };
}

/** What a mark quotes stays what stands in its text; everything else is erased wherever it stands. */
function erasedRow(
  noun: string,
  row: unknown,
  erase: <T>(row: T) => T,
  texts: ReadonlyMap<string, ErasedText>,
): unknown {
  if (row === null) return null;
  if (noun === 'annotation') return erasedMark(row as Annotation, erase, texts);
  const erased = erase(row);
  if (noun !== 'document') return erased;
  const text = texts.get((row as Document).id);
  return text && (row as Document).textSha256 === text.before
    ? { ...(erased as Document), textSha256: text.after }
    : erased;
}

function erasedMark(mark: Annotation, erase: <T>(row: T) => T, texts: ReadonlyMap<string, ErasedText>): Annotation {
  const { spans, ...rest } = mark;
  const text = texts.get(mark.documentId)?.text;
  const quoted = text === undefined ? spans : spans.map((span) => requoted(span, text));
  const erased = erase(rest);
  return erased === rest && quoted.every((span, i) => span === spans[i]) ? mark : { ...erased, spans: quoted };
}

function requoted(span: Annotation['spans'][number], text: string): Annotation['spans'][number] {
  const { start, end } = span;
  const [quote, prefix, suffix] = [text.slice(start, end), before(text, start), after(text, end)];
  const isSame = quote === span.quote && prefix === span.prefix && suffix === span.suffix;
  return isSame ? span : { ...span, quote, prefix, suffix };
}
