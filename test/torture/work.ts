import { createHash } from 'node:crypto';
import { Conflict, Invalid, NotFound } from '../../server/domain/errors.ts';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { lastSeq } from '../../server/store/changes.ts';
import { claimIdsAfter } from '../../server/store/claimSearch.ts';
import { documentByNumber, nextDocumentNumber } from '../../server/store/documents.ts';
import { addAnnotation, editAnnotation, hideAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { mergeClaims } from '../../server/usecases/claims.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { undo } from '../../server/usecases/undo.ts';
import { generateText } from '../bench/generate.ts';

type Random = () => number;

const upTo = (random: Random, count: number): number => Math.floor(random() * count);

/** One thing that an analyst does, chosen by chance: import, mark, note, link, merge, delete, undo. */
export function doSomething(context: Context, random: Random): void {
  const dice = random();
  try {
    if (dice < 0.08 || nextDocumentNumber(context.db) === 1) bringIn(context, random);
    else if (dice < 0.5) mark(context, random);
    else if (dice < 0.62) note(context, random);
    else if (dice < 0.8) link(context, random);
    else if (dice < 0.88) merge(context, random);
    else if (dice < 0.94) remove(context, random);
    else undo(context, documentIn(context, random).id);
  } catch (error) {
    // Nothing to merge or to undo, a mark that doesn't fit: refused as it should be.
    if (!(error instanceof Invalid || error instanceof Conflict || error instanceof NotFound)) throw error;
  }
}

function bringIn(context: Context, random: Random): void {
  const text = generateText(600 + upTo(random, 4000), random() < 0.3 ? 'ar' : 'en', random);
  importText(context, text, { title: `Text ${nextDocumentNumber(context.db)}` });
}

function documentIn({ db }: Context, random: Random) {
  const document = documentByNumber(db, 1 + upTo(random, nextDocumentNumber(db) - 1));
  if (!document) throw new NotFound('There is no document yet.');
  return document;
}

function mark(context: Context, random: Random): void {
  const document = documentIn(context, random);
  const start = upTo(random, document.textLength - 60);
  const role = random() < 0.6 ? 'claim' : 'content';
  const spans = [{ role, start, end: start + 10 + upTo(random, 40) } as const];
  if (role === 'claim') addAnnotation(context, document, { kind: 'claim', spans });
  else
    addAnnotation(context, document, {
      kind: 'attribution',
      spans,
      sources: [{ choice: { name: `Voice ${upTo(random, 30)}`, kind: 'person' } }],
    });
}

function annotationIn(context: Context, random: Random) {
  const document = documentIn(context, random);
  const all = annotationsInDocument(context.db, document.id);
  const annotation = all[upTo(random, all.length)];
  if (!annotation) throw new NotFound('Nothing is marked yet.');
  return { document, annotation };
}

function note(context: Context, random: Random): void {
  const { document, annotation } = annotationIn(context, random);
  editAnnotation(context, document, annotation.id, annotation.version, { note: `Note ${upTo(random, 1e9)}` });
}

function link(context: Context, random: Random): void {
  const { annotation } = annotationIn(context, random);
  const claims = claimIdsAfter(context.db, 0, 50);
  const known = random() < 0.6 ? claims[upTo(random, claims.length)] : undefined;
  const choice = known ? { id: known.id } : { statement: `Statement ${upTo(random, 1e9)}`, kind: 'fact' as const };
  linkMentions(context, null, [annotation.id], choice, 'supports', { acrossEvents: true });
}

function merge(context: Context, random: Random): void {
  const claims = claimIdsAfter(context.db, 0, 50);
  const [into, other] = [claims[upTo(random, claims.length)], claims[upTo(random, claims.length)]];
  if (into && other) mergeClaims(context, into.id, [other.id], { acrossEvents: true });
}

function remove(context: Context, random: Random): void {
  const { document, annotation } = annotationIn(context, random);
  hideAnnotation(context, document, annotation.id, annotation.version);
}

/** The newest entry of the log with its hash, as a line by which it is known again. */
export function headLine({ db }: Pick<Context, 'db'>): string {
  const seq = lastSeq(db);
  return `${seq} ${db.prepare('SELECT hash FROM change WHERE seq = ?').pluck().get(seq) ?? ''}`;
}

/** Ids for one seed, unlike those of any other. */
export function idsOf(seed: string): () => string {
  let n = 0;
  return () => {
    const hex = createHash('sha256').update(`${seed}:${++n}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}
