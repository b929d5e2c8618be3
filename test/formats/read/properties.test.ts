import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReadDocument } from '../../../server/domain/document.ts';
import { Invalid } from '../../../server/domain/errors.ts';
import { readFile } from '../../../server/formats/read/index.ts';
import { readString } from './support.ts';
import { INVISION_ENGLISH, PHPBB_FRENCH, VBULLETIN_ARABIC, XENFORO_ENGLISH } from './threads.ts';

const LINES = [
  ...[INVISION_ENGLISH, PHPBB_FRENCH, VBULLETIN_ARABIC, XENFORO_ENGLISH].flatMap((text) => text.split('\n')),
];
const MARKDOWN = [
  '# a',
  '- b',
  '> c',
  '> > d',
  '```',
  '| a | b |',
  '|---|---|',
  '::: post',
  '::: repost source="x"',
  ':::',
  '*e* **f',
  '[g](https://h.i)',
  '<b>j',
  '&amp;',
  '---',
  '1. k',
  '\u200f',
  '🙂 l',
];
const pages = fc
  .array(fc.oneof(fc.constantFrom(...LINES, ...MARKDOWN, ''), fc.string({ unit: 'binary' })), { maxLength: 60 })
  .map((lines) => lines.join('\n'));
const names = fc.constantFrom('a.txt', 'a.md');

function read(text: string, name: string): ReadDocument | null {
  try {
    return readString(text, name);
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

function expectBlocksInOrder({ text, blocks }: ReadDocument): void {
  let at = 0;
  for (const { start, end } of blocks) {
    expect(text.slice(at, start).trim()).toBe('');
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
    expect(end).toBeGreaterThan(start);
    at = end;
  }
  expect(text.slice(at).trim()).toBe('');
  expect(text).not.toContain('\r');
}

function expectSectionsNested({ sections, blocks }: ReadDocument): void {
  sections.forEach((section, i) => {
    expect(section.startBlock).toBeLessThan(section.endBlock);
    expect(section.endBlock).toBeLessThanOrEqual(blocks.length);
    const parent = section.parent === null ? null : sections[section.parent];
    if (section.parent !== null) expect(section.parent).toBeLessThan(i);
    if (parent) expect(parent.startBlock <= section.startBlock && section.endBlock <= parent.endBlock).toBe(true);
    const elder = sections.slice(0, i).findLast((other) => other.parent === section.parent);
    if (elder) expect(elder.endBlock).toBeLessThanOrEqual(section.startBlock);
  });
}

describe('whatever is read', () => {
  test('blocks are in order, trimmed and not empty, with white space only between them; sections nest; formats are inside', () => {
    fc.assert(
      fc.property(pages, names, (text, name) => {
        const document = read(text, name);
        if (document === null) return;
        expectBlocksInOrder(document);
        expectSectionsNested(document);
        for (const { start, end } of document.formats) {
          expect(document.blocks.some((block) => block.start <= start && start < end && end <= block.end)).toBe(true);
        }
        expect(document.metadata.title.trim()).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });

  test('bytes are a document or Invalid', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), names, (bytes, name) => {
        try {
          expectBlocksInOrder(readFile(bytes, name));
        } catch (error) {
          if (!(error instanceof Invalid)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('large and hostile text is read in a time that grows with its length', () => {
  const many = 50_000;
  test.each([
    [
      'nested quotes',
      Array.from({ length: many }, (_, i) => `On 11/7/2021 at 8:40 AM, u${i} said:\n`).join(''),
      'a.txt',
    ],
    ['quote signs', `${'>'.repeat(many)} x`, 'a.md'],
    ['deep sections', `${'::: post\n'.repeat(many)}x\n`, 'a.md'],
    ['one long line', 'word '.repeat(1_000_000), 'a.txt'],
    ['empty lines', `a${'\n'.repeat(1_000_000)}b`, 'a.txt'],
    ['brackets', '['.repeat(1_000_000), 'a.md'],
    ['paragraphs of brackets', `${'['.repeat(300)}\n\n`.repeat(5000), 'a.md'],
    ['deep front matter', `---\na: ${'['.repeat(60_000)}\n---\nx`, 'a.md'],
    ['weak words', 'Share\n'.repeat(200_000), 'a.txt'],
  ])('%s', (_, text, name) => {
    const begun = performance.now();
    read(text, name);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
