import { createHash } from 'node:crypto';
import { codePointsIn } from '../domain/offsets.ts';
import { after, before } from '../domain/quote.ts';
import { BLOCK_KINDS, FORMAT_KINDS } from '../domain/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { originalOf } from '../store/documentTexts.ts';
import { type KeptSpan, type KeptText, keptBlocks, keptFormats, keptSpans, keptTexts } from '../store/integrity.ts';

type Found = { where: string; what: string };

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Texts and originals against their hashes, blocks and quotes against the text; one document at a time. */
export function* textFaults(db: Database): Generator<Found> {
  for (const kept of keptTexts(db)) {
    const where = `document ${kept.number}`;
    for (const what of hashFaults(db, kept)) yield { where, what };
    if (kept.text === null) continue;
    yield* blockFaults(db, kept, kept.text);
    yield* spanFaults(db, kept, kept.text);
  }
}

function* hashFaults(
  db: Database,
  { id, text, textSha256, textLength, sha256: expected }: KeptText,
): Generator<string> {
  if (text === null) yield 'its text is missing';
  else if (sha256(text) !== textSha256) yield 'its text is not the one that was imported';
  else if (text.length !== textLength) yield `its text has ${text.length} characters, and it says ${textLength}`;
  const original = originalOf(db, id);
  if (original && sha256(original) !== expected) yield 'its original is not the file that was imported';
}

/** Counts code points once from left to right, however many places ask. */
function counter(text: string): (offset: number) => number {
  let [at, count] = [0, 0];
  return (offset) => {
    count += offset >= at ? codePointsIn(text, at, offset) : -codePointsIn(text, offset, at);
    at = offset;
    return count;
  };
}

function* blockFaults(db: Database, { id, number }: KeptText, text: string): Generator<Found> {
  const codePointsBefore = counter(text);
  let last = 0;
  for (const block of keptBlocks(db, id)) {
    const where = `document ${number}, block ${block.position}`;
    const { start, end } = block;
    if (start < last || end <= start || end > text.length)
      yield { where, what: `there is no block from ${start} to ${end}` };
    else if (codePointsBefore(start) !== block.startCodePoint)
      yield { where, what: 'its offset in code points is wrong' };
    else if (!isKnown(BLOCK_KINDS, block.kind) || !/^(?:ltr|rtl)$/.test(block.direction) || block.level < 0)
      yield { where, what: 'it is of no kind that there is' };
    last = Math.max(last, Math.min(end, text.length));
  }
  for (const { start, end, kind } of keptFormats(db, id))
    if (start < 0 || end <= start || end > text.length || !isKnown(FORMAT_KINDS, kind))
      yield { where: `document ${number}, from ${start} to ${end}`, what: 'there is no such format' };
}

const isKnown = (vocabulary: readonly string[], word: string): boolean => vocabulary.includes(word);

function* spanFaults(db: Database, { id, number }: KeptText, text: string): Generator<Found> {
  const codePointsBefore = counter(text);
  for (const span of keptSpans(db, id)) {
    const what = quoteFault(text, span, codePointsBefore);
    if (what) yield { where: `document ${number}, annotation ${span.annotation}`, what };
  }
}

function quoteFault(text: string, span: KeptSpan, codePointsBefore: (offset: number) => number): string | null {
  const { start, end } = span;
  if (start < 0 || end > text.length) return `there is no passage from ${start} to ${end}`;
  if (text.slice(start, end) !== span.quote) return `its quote is not what stands from ${start} to ${end}`;
  if (before(text, start) !== span.prefix || after(text, end) !== span.suffix)
    return `what it says stands around ${start} to ${end} doesn’t`;
  const startCodePoint = codePointsBefore(start);
  return startCodePoint !== span.startCodePoint || startCodePoint + codePointsIn(text, start, end) !== span.endCodePoint
    ? `its offsets in code points don’t fit those from ${start} to ${end}`
    : null;
}
