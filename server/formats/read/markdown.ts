import { Lexer, type Token, type Tokens } from 'marked';
import type { ReadDocument } from '../../domain/document.ts';
import type { BlockKind } from '../../domain/vocabulary.ts';
import { cutDirectives } from './directives.ts';
import { decodeEntities } from './entities.ts';
import { textOfHtml } from './html-text.ts';
import { InlineReader } from './inline.ts';
import { piecesOf } from './markdown-pieces.ts';
import { addBlock, emptyRendered, formatOf, type Rendered } from './rendered.ts';
import { type LooseSection, nest, sectionOf } from './sections.ts';

/** Everything of a document that its text alone gives. */
export type ReadBody = Pick<ReadDocument, 'text' | 'blocks' | 'sections' | 'formats'>;

/** Lists and quotes deeper than this are read as if they ended here. */
const DEEPEST = 24;

type Reading = { to: Rendered; inline: InlineReader; sections: LooseSection[] };
type Place = { paragraph: BlockKind; level: number; depth: number };
const TOP: Place = { paragraph: 'paragraph', level: 0, depth: 0 };

/**
 * Markdown (without front matter) as the plain text that a reader would see: blocks joined by an empty line, emphasis
 * and links as formats, HTML without its tags, `:::` lines (see `cutDirectives`) as sections. A quotation mark at the
 * start of lines gives `blockquote` blocks, and inside a `post` also a `quotation` section.
 */
export function readMarkdown(markdown: string): ReadBody {
  const lexer = new Lexer({ gfm: true });
  const reading: Reading = { to: emptyRendered(), inline: new InlineReader(lexer), sections: [] };
  const open: { section: LooseSection | null }[] = [];
  for (const part of cutDirectives(markdown)) {
    if (part.type === 'open') open.push({ section: opened(reading, part.section) });
    else if (part.type === 'close') close(reading, open.pop()?.section);
    else
      readPart(
        reading,
        lexer,
        part.text,
        open.some(({ section }) => section?.kind === 'post'),
      );
  }
  for (const { section } of open.reverse()) close(reading, section);
  const { to } = reading;
  return { text: to.parts.join(''), blocks: to.blocks, sections: nest(reading.sections), formats: to.formats };
}

function opened(reading: Reading, known: Omit<LooseSection, 'startBlock' | 'endBlock'> | null): LooseSection | null {
  if (known === null) return null;
  const section = sectionOf(known.kind, reading.to.blocks.length, reading.to.blocks.length, known);
  reading.sections.push(section);
  return section;
}

function close(reading: Reading, section: LooseSection | null | undefined): void {
  if (section) section.endBlock = reading.to.blocks.length;
}

function readPart(reading: Reading, lexer: Lexer, markdown: string, inPost: boolean): void {
  for (const piece of piecesOf(markdown)) {
    if (piece.literal) addBlock(reading.to, 'paragraph', 0, { text: piece.text, formats: [] });
    else for (const token of lexer.blockTokens(piece.text, [])) readBlock(reading, token, TOP, inPost);
    lexer.inlineQueue.length = 0;
  }
}

function readBlock(reading: Reading, token: Token, place: Place, inPost: boolean): void {
  const { to, inline } = reading;
  if (token.type === 'heading') addBlock(to, 'heading', token.depth, inline.read(token.text));
  else if (token.type === 'paragraph' || token.type === 'text') {
    addBlock(to, place.paragraph, place.level, inline.read(token.text));
  } else if (token.type === 'code') readCode(to, token.text);
  else if (token.type === 'blockquote') readQuote(reading, token as Tokens.Blockquote, place, inPost);
  else if (token.type === 'list') readList(reading, token as Tokens.List, place, inPost);
  else if (token.type === 'table') readTable(reading, token as Tokens.Table);
  else if (token.type === 'html') readHtml(to, token.raw, place);
}

function readHtml(to: Rendered, html: string, place: Place): void {
  for (const words of textOfHtml(html).split(/\n\s*\n/)) {
    const text = decodeEntities(words).replace(/\s*\n\s*/g, ' ');
    addBlock(to, place.paragraph, place.level, { text, formats: [] });
  }
}

function readCode(to: Rendered, code: string): void {
  addBlock(to, 'preformatted', 0, { text: code, formats: [formatOf('code', 0, code.length)] });
}

function readQuote(reading: Reading, token: Tokens.Blockquote, place: Place, inPost: boolean): void {
  const first = reading.to.blocks.length;
  const section = sectionOf('quotation', first, first);
  if (inPost) reading.sections.push(section);
  const inside: Place = { paragraph: 'blockquote', level: 0, depth: place.depth + 1 };
  if (place.depth >= DEEPEST) addBlock(reading.to, 'blockquote', 0, { text: token.text, formats: [] });
  else for (const inner of token.tokens) readBlock(reading, inner, inside, inPost);
  close(reading, section);
}

function readList(reading: Reading, list: Tokens.List, place: Place, inPost: boolean): void {
  const level = place.paragraph === 'item' ? place.level + 1 : 1;
  const inside: Place = { paragraph: 'item', level, depth: place.depth + 1 };
  for (const [i, item] of list.items.entries()) {
    if (place.depth >= DEEPEST) addBlock(reading.to, 'item', level, { text: item.text, formats: [] });
    else readItem(reading, item, inside, list.ordered ? Number(list.start) + i : null, inPost);
  }
}

/** The number of an ordered item is kept as words: "see point 2" needs it. */
function readItem(reading: Reading, item: Tokens.ListItem, place: Place, number: number | null, inPost: boolean): void {
  let prefix = number === null ? '' : `${number}\\. `;
  for (const inner of item.tokens) {
    const numbered = inner.type === 'text' || inner.type === 'paragraph';
    readBlock(reading, numbered ? { ...inner, text: prefix + (inner as Tokens.Text).text } : inner, place, inPost);
    if (numbered) prefix = '';
  }
}

function readTable(reading: Reading, table: Tokens.Table): void {
  for (const row of [table.header, ...table.rows]) {
    const cells = row.map((cell) => reading.inline.read(cell.text));
    let at = 0;
    const formats = cells.flatMap((cell) => {
      const from = at;
      at += cell.text.length + ' | '.length;
      return cell.formats.map((format) => ({ ...format, start: format.start + from, end: format.end + from }));
    });
    addBlock(reading.to, 'row', 0, { text: cells.map((cell) => cell.text).join(' | '), formats });
  }
}
