import type { DatasetDocument, DatasetSection } from './dataset.ts';
import type { Fault } from './datasetShape.ts';
import type { Dating, Range } from './document.ts';
import { Invalid } from './errors.ts';
import { codePointsIn, splitsSurrogates } from './offsets.ts';
import { nest } from './section.ts';

const SAFE_LINK = /^(?:https?:\/\/|mailto:)[^\s\0-\x1f]+$/i;

/** What is wrong with the blocks, formats and sections that stand off from a document's text. */
export function* bodyFaults(path: string, document: DatasetDocument): Generator<Fault> {
  yield* blockFaults(path, document);
  for (const [i, format] of document.formats.entries()) {
    yield* rangeFaults(`${path}.formats[${i}]`, document.text, format);
    if (format.href !== null && !SAFE_LINK.test(format.href))
      yield { path: `${path}.formats[${i}].href`, reason: 'is no http, https or mailto link' };
  }
  yield* sectionFaults(path, document);
}

/** An interval that ends before it begins. Days are compared: an hour may stand on one side only. */
export function* datingFaults(path: string, date: Dating | null): Generator<Fault> {
  if (date && date.to.slice(0, 10) < date.from.slice(0, 10))
    yield { path: `${path}.to`, reason: `is before ${date.from}` };
}

/** A range that is empty, or lies past the end of a text, or parts a character of it. */
export function* rangeFaults(path: string, text: string, { start, end }: Range): Generator<Fault> {
  if (end > text.length)
    yield { path: `${path}.end`, reason: `is past the end of the text, which has ${text.length} UTF-16 code units` };
  else if (start >= end) yield { path: `${path}.end`, reason: `is not after ${start}` };
  else if (splitsSurrogates(text, start)) yield { path: `${path}.start`, reason: 'cuts a character in two' };
  else if (splitsSurrogates(text, end)) yield { path: `${path}.end`, reason: 'cuts a character in two' };
}

function* blockFaults(path: string, { text, blocks }: DatasetDocument): Generator<Fault> {
  let before = { end: 0, offset: 0, codePoints: 0 };
  for (const [i, block] of blocks.entries()) {
    const at = `${path}.blocks[${i}]`;
    yield* rangeFaults(at, text, block);
    if (block.start < before.end) yield { path: `${at}.start`, reason: 'lies in the block before' };
    const codePoints = before.codePoints + codePointsIn(text, before.offset, block.start);
    if (codePoints !== block.startCodePoint)
      yield {
        path: `${at}.startCodePoint`,
        reason: `should be ${codePoints} for ${block.start}, not ${block.startCodePoint}`,
      };
    before = { end: block.end, offset: block.start, codePoints };
  }
}

function* sectionFaults(path: string, { blocks, sections }: DatasetDocument): Generator<Fault> {
  const byId = new Map(sections.map((section) => [section.id, section]));
  for (const [i, section] of sections.entries()) {
    const at = `${path}.sections[${i}]`;
    yield* datingFaults(`${at}.date`, section.date);
    if (section.startBlock >= section.endBlock || section.endBlock > blocks.length)
      yield { path: `${at}.endBlock`, reason: `there are ${blocks.length} blocks, and a section has at least one` };
    else if (section.start !== blocks[section.startBlock]?.start)
      yield { path: `${at}.start`, reason: 'is not where its first block starts' };
    else if (section.end !== blocks[section.endBlock - 1]?.end)
      yield { path: `${at}.end`, reason: 'is not where its last block ends' };
    yield* parentFaults(at, section, byId);
  }
  yield* crossing(path, sections, blocks.length);
}

function* parentFaults(
  path: string,
  { parentId, startBlock, endBlock }: DatasetSection,
  byId: ReadonlyMap<string, DatasetSection>,
): Generator<Fault> {
  if (parentId === null) return;
  const parent = byId.get(parentId);
  if (!parent) yield { path: `${path}.parentId`, reason: 'is no section of the same document' };
  else if (parent.startBlock > startBlock || parent.endBlock < endBlock)
    yield { path: `${path}.parentId`, reason: 'does not hold this section' };
}

function* crossing(path: string, sections: readonly DatasetSection[], blockCount: number): Generator<Fault> {
  try {
    nest(sections, blockCount);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    yield { path: `${path}.sections`, reason: error.message };
  }
}
