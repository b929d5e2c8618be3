import { directionOf } from '../../domain/direction.ts';
import type { Dating, ReadDocument, ReadMetadata } from '../../domain/document.ts';
import { Invalid } from '../../domain/errors.ts';
import { decode } from './decode.ts';
import { cutFrontMatter, type FrontMatter } from './frontmatter.ts';
import { languageOf } from './language.ts';
import { type ReadBody, readMarkdown } from './markdown.ts';
import { type FoundMetadata, readPlain } from './plain.ts';

export { sniffDate } from './dates.ts';
export { MAX_BYTES } from './decode.ts';

/** What the person importing knows better than the text; absent or empty means: as the text has it. A null date means none. */
export type Overrides = {
  title?: string | undefined;
  outlet?: string | undefined;
  author?: string | undefined;
  address?: string | undefined;
  date?: Dating | null | undefined;
  language?: string | undefined;
};

/**
 * Bytes of a plain text or Markdown file (`.md`, `.markdown`) as a document. Throws `Invalid` with one sentence that
 * says what to do: empty, blank, binary, larger than `MAX_BYTES`, in no known encoding, or with bad front matter.
 */
export function readFile(bytes: Uint8Array, fileName: string, overrides: Overrides = {}): ReadDocument {
  const { text, encoding } = decode(bytes);
  const isMarkdown = /\.(?:md|markdown)$/i.test(fileName);
  return { ...readAny(text, isMarkdown, nameWithoutEnding(fileName), overrides), encoding };
}

/** Pasted text as a document; read as plain text. Throws `Invalid` like `readFile`. */
export function readText(text: string, overrides: Overrides = {}): ReadDocument {
  if (text.includes('\0')) throw new Invalid('This is not text; paste words only.');
  return { ...readAny(text.toWellFormed().replace(/^\ufeff/, ''), false, 'Untitled', overrides), encoding: 'utf-8' };
}

function readAny(
  written: string,
  isMarkdown: boolean,
  name: string,
  overrides: Overrides,
): Omit<ReadDocument, 'encoding'> {
  const { front, body } = cutFrontMatter(lineFeedsOnly(written));
  if (body.trim() === '') throw new Invalid('This text is blank; choose a file that has words in it.');
  const language = overrides.language || front?.language || languageOf(body);
  const read = isMarkdown ? { ...readMarkdown(body), found: NOTHING_FOUND } : readPlain(body, language);
  if (read.blocks.length === 0) throw new Invalid('This text is blank; choose a file that has words in it.');
  const { found, ...document } = read;
  return {
    ...document,
    metadata: metadataOf(
      document,
      { ...found, title: found.title ?? titleOf(document) ?? name },
      front,
      language,
      overrides,
    ),
  };
}

const NOTHING_FOUND: FoundMetadata = { title: null, outlet: null, author: null, date: null };

function metadataOf(
  body: ReadBody,
  found: FoundMetadata & { title: string },
  front: FrontMatter | null,
  language: string,
  overrides: Overrides,
): ReadMetadata {
  return {
    title: overrides.title?.trim() || front?.title || found.title,
    outlet: overrides.outlet?.trim() || front?.outlet || found.outlet,
    author: overrides.author?.trim() || front?.author || found.author,
    address: overrides.address?.trim() || front?.address || null,
    date: overrides.date === undefined ? (front?.date ?? found.date) : overrides.date,
    language: primarySubtag(language),
    direction: directionOf(body.text),
    paraphraseOf: front?.paraphraseOf ?? null,
    other: front?.other ?? {},
  };
}

/** The first heading, otherwise the beginning of the first block that isn't boilerplate. */
function titleOf({ text, blocks, sections }: ReadBody): string | null {
  const chrome = new Set<number>();
  for (const { kind, startBlock, endBlock } of sections) {
    if (kind === 'boilerplate') for (let i = startBlock; i < endBlock; i++) chrome.add(i);
  }
  const own = blocks.filter((_, i) => !chrome.has(i));
  const block = own.slice(0, 8).find(({ kind }) => kind === 'heading') ?? own[0] ?? blocks[0];
  return block === undefined ? null : shortened(text.slice(block.start, Math.min(block.end, block.start + 1000)));
}

const LONGEST_TITLE = 140;

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '');
  return `${cut.toWellFormed().replace(/[\s,;:،\ufffd]+$/, '')}…`;
}

function lineFeedsOnly(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function nameWithoutEnding(fileName: string): string {
  const name = fileName.replace(/^.*[\\/]/, '');
  return name.replace(/\.[^.]*$/, '').trim() || name || 'Untitled';
}

function primarySubtag(language: string): string {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(language.trim())?.[1]?.toLowerCase() ?? 'und';
}
