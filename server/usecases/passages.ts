import { type Annotation, spansOf } from '../domain/annotation.ts';
import type { Range } from '../domain/document.ts';
import { sentenceAt } from '../suggest/sentences.ts';

type Block = Range & { position: number };

/** No sentence around a mention is shown beyond this many units on either side of its words. */
const AROUND = 260;
/** The words of a mention themselves are shown up to here. */
const MOST = 900;
/** What stands around a source or a cue that is named in another sentence. */
const NEAR = 80;

/**
 * The stretches of a text that show a mention: the sentences of its words, and where its attributions name source and
 * cue elsewhere, a little of what stands around those. In order, apart from one another, in UTF-16 code units.
 */
export function passageOf(
  text: string,
  blocks: readonly Block[],
  mention: Annotation,
  attributions: readonly Annotation[],
): Range[] {
  const own = spansOf(mention, 'claim').map((span) => clipped(around(text, blocks, span), span, AROUND));
  const others = attributions
    .flatMap((one) => [...spansOf(one, 'source'), ...spansOf(one, 'cue')])
    .filter((span) => !own.some((range) => range.start <= span.start && span.end <= range.end))
    .map((span) => clipped(around(text, blocks, span), span, NEAR));
  return joined([...own, ...others]).map((range) => atWords(text, range));
}

/** The whole sentences in which the words of a mention stand; “…” between those that are apart. */
export const sentencesOf = (text: string, blocks: readonly Block[], mention: Annotation): string =>
  joined(spansOf(mention, 'claim').map((span) => around(text, blocks, span)))
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').trim())
    .join(' … ');

/** From the beginning of the sentence in which a span begins to the end of the one in which it ends. */
function around(text: string, blocks: readonly Block[], span: Range): Range {
  const first = sentenceIn(text, blocks, span.start);
  if (span.end <= first.end) return first;
  return { start: first.start, end: Math.max(span.end, sentenceIn(text, blocks, span.end - 1).end) };
}

function sentenceIn(text: string, blocks: readonly Block[], offset: number): Range {
  const block = blocks.find((one) => one.start <= offset && offset < one.end) ?? lineAt(text, offset);
  return sentenceAt(text, block.start, block.end, offset);
}

function lineAt(text: string, offset: number): Range {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset) + 1, end: end < 0 ? text.length : end };
}

const clipped = (range: Range, span: Range, most: number): Range => ({
  start: Math.max(range.start, span.start - most),
  end: Math.min(range.end, span.end + most, span.start + MOST),
});

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end + 1) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** A stretch that was cut ends between words, and so never inside a character. */
function atWords(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from < to && isInWord(text, from)) from++;
  while (to > from && isInWord(text, to)) to--;
  return { start: from, end: to };
}

const isInWord = (text: string, offset: number): boolean => isLetterAt(text, offset - 1) && isLetterAt(text, offset);
const isLetterAt = (text: string, offset: number): boolean => {
  const unit = text.charCodeAt(offset);
  return (unit >= 0xd800 && unit <= 0xdfff) || LETTER.test(text.charAt(offset));
};
