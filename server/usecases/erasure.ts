import type { Document } from '../domain/document.ts';
import { isErasable } from '../domain/erasing.ts';
import { Invalid } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import { appendChange } from '../store/changes.ts';
import { type Database, transaction } from '../store/database.ts';
import { reindexDocument } from '../store/documentLists.ts';
import { forgetTexts, textOf } from '../store/documentTexts.ts';
import {
  compactSearch,
  overwriting,
  replaceDetails,
  replaceLink,
  replaceText,
  sweepFile,
  touchAllDocuments,
} from '../store/erasing.ts';
import { digestOf, keepErased, putErased } from '../store/erasures.ts';
import { putPerson } from '../store/people.ts';
import { markStale } from '../store/stale.ts';
import { type Context, putWhole } from './change.ts';
import { type ErasurePlan, planErasure } from './erasurePlan.ts';
import { indexChanged } from './searchIndex.ts';
import { touchedBy } from './touched.ts';

/** Which spellings are erased, and whether from the texts too: there the words stay what was written if not. */
export type ErasureRequest = { names: readonly string[]; texts: boolean };

/** Where the spellings stand: in how many rows and entries of the log, and in which texts how often. */
export type NamesFound = { rows: number; entries: number; texts: { number: number; title: string; places: number }[] };

/** What was erased; `isSwept`: whether the file holds nothing of it any more, free pages and write-ahead log included. */
export type Erased = { seq: number; rows: number; entries: number; texts: number; isSwept: boolean };

/** Looks for the spellings everywhere, and changes nothing. */
export function findNames({ db }: Pick<Context, 'db'>, names: readonly string[]): NamesFound {
  const { rows, entries, texts } = planErasure(db, checked(names), true);
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
  const plan = planErasure(db, checked(names), texts);
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

/** Writes all of it in one transaction; returns the number of the entry that records it. */
function carryOut(context: Context, { texts, rows, entries, links }: ErasurePlan): number {
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
