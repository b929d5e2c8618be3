import type { Annotation } from '../domain/annotation.ts';
import type { Format, PlacedBlock, Range } from '../domain/document.ts';
import { type Section, sectionsAround } from '../domain/section.ts';
import { dateWords } from './dates.ts';
import { asHtml, escapeHtml, type Html } from './html.ts';
import { blockText, type Mark, marksOf } from './marks.ts';
import { type Note, notedIn, noteOf, railHtml } from './notes.ts';
import { type Reading, sourceName } from './reading.ts';

type Ready = { reading: Reading; notes: ReadonlyMap<number, Note[]>; allNotesOf: number | null };

/** The whole text, section by section, block by block, as markup. `allNotesOf`: the block whose margin is unfolded. */
export function articleHtml(reading: Reading, allNotesOf: number | null = null): Html {
  const ready = prepare(reading, allNotesOf);
  const marks = sweep(marksOf(reading));
  const formats = sweep(reading.formats);
  const starting = Map.groupBy(
    reading.sections.filter((section) => section.kind !== 'body'),
    (section) => section.startBlock,
  );
  const out: string[] = [];
  const open: Section[] = [];
  for (const block of reading.blocks) {
    closeSections(out, open, block.position);
    for (const section of starting.get(block.position) ?? []) {
      out.push(openSection(section, reading));
      open.push(section);
    }
    out.push(blockMarkup(ready, block, marks(block), formats(block), open));
  }
  closeSections(out, open, Number.POSITIVE_INFINITY);
  return asHtml(out.join(''));
}

/** Single blocks anew, each with its margin: what a save sends back. */
export function blocksHtml(reading: Reading, allNotesOf: number | null = null): { position: number; html: Html }[] {
  const ready = prepare(reading, allNotesOf);
  const marks = sweep(marksOf(reading));
  const formats = sweep(reading.formats);
  return reading.blocks.map((block) => {
    const around = sectionsAround(reading.sections, { startBlock: block.position, endBlock: block.position + 1 });
    return { position: block.position, html: asHtml(blockMarkup(ready, block, marks(block), formats(block), around)) };
  });
}

/** The words of single blocks with their marks, by position: no margin and no addresses, for texts side by side. */
export function wordsOfBlocks(reading: Reading, wanted: ReadonlySet<number>): Map<number, Html> {
  const marks = sweep(marksOf(reading).map((mark) => ({ ...mark, isFirst: false })));
  const formats = sweep(reading.formats);
  const words = new Map<number, Html>();
  for (const block of reading.blocks) {
    const [over, styled] = [marks(block), formats(block)];
    if (!wanted.has(block.position)) continue;
    const around = sectionsAround(reading.sections, { startBlock: block.position, endBlock: block.position + 1 });
    const depth = around.filter((section) => section.kind === 'repost').length;
    words.set(block.position, asHtml(blockText(reading.text, block, over, styled, depth)));
  }
  return words;
}

function prepare(reading: Reading, allNotesOf: number | null): Ready {
  const byId = new Map<string, Annotation>(reading.annotations.map((annotation) => [annotation.id, annotation]));
  const starts = [...notedIn(reading.annotations)].sort((a, b) => a[1] - b[1]);
  const notes = new Map<number, Note[]>();
  let i = 0;
  for (const block of reading.blocks) {
    while (i < starts.length && (starts[i]?.[1] ?? 0) < block.start) i++;
    for (; i < starts.length && (starts[i]?.[1] ?? 0) < block.end; i++) {
      const annotation = byId.get(starts[i]?.[0] ?? '');
      if (annotation)
        notes.set(block.position, [...(notes.get(block.position) ?? []), noteOf(annotation, reading, byId)]);
    }
  }
  return { reading, notes, allNotesOf };
}

/** Hands out, block after block, the ranges that meet each: one pass over ranges in order of their starts. */
function sweep<T extends Range>(ranges: readonly T[]): (block: Range) => T[] {
  let next = 0;
  let open: T[] = [];
  return (block) => {
    open = open.filter((range) => range.end > block.start);
    for (let range = ranges[next]; range && range.start < block.end; range = ranges[++next]) {
      if (range.end > block.start) open.push(range);
    }
    return open.filter((range) => range.start < block.end);
  };
}

function blockMarkup(
  ready: Ready,
  block: PlacedBlock,
  marks: readonly Mark[],
  formats: readonly Format[],
  around: readonly Section[],
): string {
  const { reading, notes, allNotesOf } = ready;
  const number = block.position + 1;
  const depth = around.filter((section) => section.kind === 'repost').length;
  const direction = block.direction === reading.document.direction ? '' : ` dir="${block.direction}"`;
  const tag = block.kind === 'heading' ? (block.level <= 2 ? 'h2' : 'h3') : block.kind === 'preformatted' ? 'pre' : 'p';
  const level = block.kind === 'item' && block.level > 1 ? ` data-level="${Math.min(block.level, 6)}"` : '';
  const words = blockText(reading.text, block, marks, formats, depth);
  const title =
    block.kind === 'heading' && reading.text.slice(block.start, block.end) === reading.document.title
      ? ' para--title'
      : '';
  const rail = railHtml(notes.get(block.position) ?? [], reading, block.position, allNotesOf === block.position);
  return `<div class="para para--${block.kind}${title}" id="p${number}" data-s="${block.start}"${level}><a class="pn" href="#p${number}" tabindex="-1" aria-label="Paragraph ${number}">${number}</a><${tag}${direction}>${words}</${tag}>${rail}</div>`;
}

const LABELS = {
  post: 'Post',
  repost: 'Repost',
  quotation: 'Quoted reply',
  caption: 'Caption',
  boilerplate: 'Site chrome',
  body: '',
} as const;

function openSection(section: Section, reading: Reading): string {
  const count = section.endBlock - section.startBlock;
  if (section.kind === 'boilerplate') {
    return `<details class="sec sec--boilerplate" data-section="${section.id}"><summary>Site chrome, ${count} ${count === 1 ? 'paragraph' : 'paragraphs'}, not counted</summary>`;
  }
  const class_ = section.kind === 'repost' ? 'sec repost' : `sec sec--${section.kind}`;
  return `<section class="${class_}" data-section="${section.id}" aria-label="${escapeHtml(sectionLabel(section, reading))}"><span class="repost__label">${escapeHtml(sectionLabel(section, reading))}</span>`;
}

/** What stands above a section: "Repost from Al-Manara, 13 March 2025", "Post by mesa_47". */
export function sectionLabel(section: Section, { sources }: Pick<Reading, 'sources'>): string {
  const from = section.sourceId ? ` from ${sourceName(sources, section.sourceId)}` : '';
  const by = section.authorId ? ` by ${sourceName(sources, section.authorId)}` : '';
  const date = section.date ? `, ${dateWords(section.date)}` : '';
  const unknown = section.kind === 'repost' && !section.sourceId ? ', origin not stated' : '';
  return `${LABELS[section.kind]}${from}${by}${date}${unknown}`;
}

function closeSections(out: string[], open: Section[], position: number): void {
  for (let last = open.at(-1); last && last.endBlock <= position; last = open.at(-1)) {
    out.push(last.kind === 'boilerplate' ? '</details>' : '</section>');
    open.pop();
  }
}
