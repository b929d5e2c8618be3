import { createHash } from 'node:crypto';
import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { entombed, eraserOf, isErasable, placesOfNames } from '../domain/erasing.ts';
import { Invalid } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import { after, before } from '../domain/quote.ts';
import { appendChange, changesInOrder, type Entry } from '../store/changes.ts';
import { type Database, transaction } from '../store/database.ts';
import { reindexDocument } from '../store/documentLists.ts';
import { documentById } from '../store/documents.ts';
import { forgetTexts, textOf } from '../store/documentTexts.ts';
import {
  compactSearch,
  idsAfter,
  linksIn,
  overwriting,
  replaceDetails,
  replaceLink,
  replaceText,
  sweepFile,
  touchAllDocuments,
} from '../store/erasing.ts';
import { digestOf, keepErased, putErased } from '../store/erasures.ts';
import { type KeptNoun, TABLES } from '../store/past.ts';
import { putPerson } from '../store/people.ts';
import { markStale } from '../store/stale.ts';
import { type Context, currentRow, type Noun, putWhole } from './change.ts';
import { indexChanged } from './searchIndex.ts';
import { touchedBy } from './touched.ts';

/** Which spellings are erased, and whether from the texts too: there the words stay what was written if not. */
export type ErasureRequest = { names: readonly string[]; texts: boolean };

/** Where the spellings stand: in how many rows and entries of the log, and in which texts how often. */
export type NamesFound = { rows: number; entries: number; texts: { number: number; title: string; places: number }[] };

/** What was erased; `isSwept`: whether the file holds nothing of it any more, free pages and write-ahead log included. */
export type Erased = { seq: number; rows: number; entries: number; texts: number; isSwept: boolean };

type Row = { version: number };
type ErasedText = { document: Document; text: string; before: string; after: string; places: number };
type Plan = {
  texts: Map<string, ErasedText>;
  rows: { noun: Noun; id: string; before: Row; after: Row }[];
  entries: { seq: number; payload: string }[];
  links: { documentId: string; position: number; href: string }[];
};

const BATCH = 500;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Looks for the spellings everywhere, and changes nothing. */
export function findNames({ db }: Pick<Context, 'db'>, names: readonly string[]): NamesFound {
  const { rows, entries, texts } = planOf(db, { names: checked(names), texts: true });
  return {
    rows: rows.length,
    entries: entries.length,
    texts: [...texts.values()].map(({ document: { number, title }, places }) => ({ number, title, places })),
  };
}

/**
 * Takes a name, in all these spellings, out of the workspace for good: of its rows, its log, its search, and, where asked,
 * its texts with the original bytes. A tombstone of the same length stays, so that offsets and quotes hold; the hashes
 * that the chain of the log covers stay; an entry of its own says how much was erased, not what. It can’t be undone.
 * @throws Invalid for a spelling that can’t be told from other words, or where none stands anywhere.
 */
export function eraseNames(context: Context, { names, texts }: ErasureRequest): Erased {
  const { db } = context;
  const plan = planOf(db, { names: checked(names), texts });
  if (plan.rows.length + plan.entries.length + plan.texts.size + plan.links.length === 0)
    throw new Invalid('None of these spellings stands anywhere here. Check them, accents and all.', {
      name: 'nowhere',
    });
  const seq = overwriting(db, () => transaction(db, () => carryOut(context, plan)));
  const isSwept = sweepFile(db);
  return { seq, rows: plan.rows.length, entries: plan.entries.length, texts: plan.texts.size, isSwept };
}

function checked(names: readonly string[]): string[] {
  const trimmed = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  if (trimmed.length === 0)
    throw new Invalid('Which name is to be erased? Write one spelling a line.', { name: 'empty' });
  const short = trimmed.find((name) => !isErasable(name));
  if (short) throw new Invalid(`“${short}” is too short to be told from other words.`, { name: 'short' });
  return trimmed;
}

function planOf(db: Database, { names, texts }: ErasureRequest): Plan {
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

function* rowsWith(db: Database, erase: Erase): Generator<Plan['rows'][number]> {
  for (const noun of Object.keys(TABLES) as Noun[])
    for (const id of noun === 'workspace' ? ['workspace'] : allIds(db, noun)) {
      const row = currentRow(db, noun, id) as (Row & { id: string }) | null;
      const erased = row && (erase(noun, row) as Row);
      if (row && erased && erased !== row) yield { noun, id: row.id, before: row, after: erased };
    }
}

function* entriesWith(db: Database, erase: Erase): Generator<Plan['entries'][number]> {
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

/** Writes all of it in one transaction; returns the number of the entry that records it. */
function carryOut(context: Context, { texts, rows, entries, links }: Plan): number {
  const { db, actor, now, newId } = context;
  for (const [id, { text, after }] of texts) replaceText(db, id, text, after);
  forgetTexts();
  const written = rows.map(({ noun, id, after }) => {
    const next = { ...after, version: after.version + 1 };
    putWhole(db, noun, next);
    return { noun, id, before: after, after: next };
  });
  for (const { noun, after } of written) if (noun === 'document') finishDocument(db, after as unknown as Document);
  for (const link of links) replaceLink(db, link);
  const changed = rows.map(({ noun, id, before, after }) => ({ noun, id, before, after }));
  indexChanged(db, changed);
  markStale(db, touchedBy(changed));
  touchAllDocuments(db);
  compactSearch(db);
  const erased = entries.map(({ seq, payload }) => putErased(db, seq, payload));
  const summary = {
    entries: erased.length,
    rows: rows.length,
    texts: [...texts].map(([documentId, { before, after }]) => ({ documentId, before, after })),
    digest: digestOf(erased),
  };
  putPerson(db, actor);
  const log = [{ noun: 'erasure', id: newId(), before: null, after: summary }, ...written];
  const seq = appendChange(db, {
    at: now(),
    actorId: actor.id,
    action: 'erase a name',
    documentId: null,
    undoes: null,
    entries: log,
  });
  keepErased(db, seq, erased);
  return seq;
}

/** What a document says beside its details, and the words by which it is found. */
function finishDocument(db: Database, document: Document): void {
  replaceDetails(db, document.id, document.other, document.fileName);
  reindexDocument(db, document.number, fold(document.title), fold(textOf(db, document.id)));
}
