import type { Annotation } from '../../server/domain/annotation.ts';
import type { Document, Range } from '../../server/domain/document.ts';
import type { SpanRequest } from '../../server/domain/quote.ts';
import type { Role } from '../../server/domain/vocabulary.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { textOf } from '../../server/store/documentTexts.ts';
import { putWorkspace } from '../../server/store/workspaces.ts';
import { type AnnotationRequest, addAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { ANALYST } from './analyst.ts';
import { counters } from './clock.ts';

/** A short report with one voice inside another, and a sentence of the paper's own. */
export const REPORT = [
  'The quay is shut.',
  'Al-Manara reported that a dockworker saw the fire begin before the alarm.',
  'The harbour master declined to comment.',
].join('\n\n');

/** A workspace with a clock and ids that count; in memory unless a file is named. */
export function aWorkspace(file = ':memory:', first = 1): Context {
  const db = openDatabase(file, 'workspace');
  const context = { db, actor: ANALYST, ...counters(first) };
  putWorkspace(db, {
    id: context.newId(),
    name: 'case',
    description: '',
    guidelines: '',
    createdAt: context.now(),
    version: 1,
  });
  return context;
}

let texts = 0;

/** A document with this text; without one, the report. Two of the same text differ in a last line. */
export function aDocument(context: Context, text = `${REPORT}\n\nCopy ${++texts}.`, title = 'The quay'): Document {
  return importText(context, text, { title, language: 'en' }).value;
}

/** Where words stand in a document; the first time, or after `from`. */
export function place(db: Database, document: Document, words: string, from = 0): Range {
  const start = textOf(db, document.id).indexOf(words, from);
  if (start < 0) throw new Error(`“${words}” is not in document ${document.number}.`);
  return { start, end: start + words.length };
}

/** Spans by role and words: `{ source: 'a dockworker', cue: 'saw' }`. */
export function spansOver(db: Database, document: Document, words: Partial<Record<Role, string>>): SpanRequest[] {
  return Object.entries(words).map(([role, said]) => ({ role: role as Role, ...place(db, document, said) }));
}

export const aClaim = (context: Context, document: Document, words: string): Annotation =>
  addAnnotation(context, document, { kind: 'claim', spans: spansOver(context.db, document, { claim: words }) }).value;

/** An attribution over these words; its source goes by the words marked unless one is chosen. */
export function anAttribution(
  context: Context,
  document: Document,
  words: Partial<Record<Role, string>>,
  more: Partial<AnnotationRequest> = {},
): Annotation {
  const { source } = words;
  return addAnnotation(context, document, {
    kind: 'attribution',
    spans: spansOver(context.db, document, words),
    ...(source === undefined ? {} : { sources: [{ choice: { name: source, kind: 'person' } }] }),
    ...more,
  }).value;
}
