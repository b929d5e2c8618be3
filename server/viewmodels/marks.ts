import type { Format, Range } from '../domain/document.ts';
import { type Segment, segments } from '../domain/segments.ts';
import type { FormatKind, Role, Status } from '../domain/vocabulary.ts';
import { escapeHtml } from './html.ts';
import type { ClaimLink, Reading } from './reading.ts';

/**
 * A piece of an annotation where it is drawn. `isFirst`: the first of its annotation, which bears the address.
 * `status`: of the claim that the mention bears on, at its last piece alone, which has the disc.
 */
export type Mark = Range & { role: Role; number: number; isFirst: boolean; status: Status | null };

const LETTER: Record<Role, string> = { claim: 'c', source: 's', cue: 'q', recipient: 'r', content: 't' };
const LINES: readonly Role[] = ['claim', 'source', 'cue', 'recipient'];
const TAGS: Record<FormatKind, string> = { emphasis: 'em', strong: 'strong', code: 'code', deleted: 's', link: 'span' };

/** Every piece of these annotations, by place. */
export function marksOf({ annotations, links }: Pick<Reading, 'annotations' | 'links'>): Mark[] {
  const marks = annotations.flatMap(({ id, number, spans }) => {
    const first = spans.reduce((least, span) => (span.start < least.start ? span : least), spans[0] ?? NOWHERE);
    const last = spans.reduce((most, span) => (span.end > most.end ? span : most), spans[0] ?? NOWHERE);
    const status = statusOf(links.get(id) ?? []);
    return spans.map((span) => ({
      start: span.start,
      end: span.end,
      role: span.role,
      number,
      isFirst: span === first,
      status: span === last ? status : null,
    }));
  });
  return marks.sort((a, b) => a.start - b.start || b.end - a.end || a.number - b.number);
}

const NOWHERE = { start: 0, end: 0 };

/** One disc a mention: of several claims, the one that is contested has it, else the first. */
function statusOf(links: readonly ClaimLink[]): Status | null {
  const statuses = links.map((link) => link.standing?.status ?? 'unsourced');
  return statuses.find((status) => status === 'contested') ?? statuses[0] ?? null;
}

/**
 * The text of a block with its marks as flat pieces; the text nodes are the document's text and nothing else.
 * A piece names in `data-a` what covers it, outermost first (`3t 5s`: the content of 3, the source of 5). Role lines
 * that need a lane of their own are nested inside the piece. `depth`: voices around the block (reposts).
 */
export function blockText(
  text: string,
  block: Range,
  marks: readonly Mark[],
  formats: readonly Format[],
  depth: number,
): string {
  if (marks.length === 0 && formats.length === 0) return escapeHtml(text.slice(block.start, block.end));
  const ranges: readonly Range[] = [...marks, ...formats];
  return segments(block.start, block.end, ranges)
    .map((segment) => piece(text, segment, marks, formats, depth))
    .join('');
}

function piece(
  text: string,
  segment: Segment,
  marks: readonly Mark[],
  formats: readonly Format[],
  depth: number,
): string {
  const over: Mark[] = [];
  let words = escapeHtml(text.slice(segment.start, segment.end));
  for (const id of segment.ids) {
    const mark = marks[id];
    const format = formats[id - marks.length];
    if (mark) over.push(mark);
    else if (format) words = inTag(format, words);
  }
  return over.length === 0 ? words : marked(words, segment, over, depth);
}

function inTag({ kind, href }: Format, words: string): string {
  const tag = TAGS[kind];
  return kind === 'link'
    ? `<span class="lnk" title="${escapeHtml(href ?? '')}">${words}</span>`
    : `<${tag}>${words}</${tag}>`;
}

function marked(words: string, segment: Segment, over: readonly Mark[], depth: number): string {
  const contents = over.filter((mark) => mark.role === 'content');
  const lanes = lanesOf(over, segment);
  const classes = ['hl', ...(lanes[0] ? [`hl-${lanes[0]}`] : []), ...contentClasses(contents, segment, depth)].join(
    ' ',
  );
  const inner = lanes.slice(1).reduceRight((html, lane) => `<span class="hl hl-${lane}">${html}</span>`, words);
  const [first, ...others] = over.filter((mark) => mark.isFirst && mark.start === segment.start);
  const data = over.map((mark) => `${mark.number}${LETTER[mark.role]}`).join(' ');
  const anchors = others.map((mark) => `<i id="a${mark.number}"></i>`).join('');
  return `${anchors}<mark class="${classes}" data-a="${data}"${first ? ` id="a${first.number}"` : ''}>${inner}</mark>`;
}

/** One line a role, claims below the others; a second claim gets the third lane, and the margin counts the rest. */
function lanesOf(over: readonly Mark[], segment: Segment): string[] {
  const claims = over.filter((mark) => mark.role === 'claim');
  const ending = claims.filter((mark) => mark.end === segment.end && mark.status !== null);
  const tail = ending.find((mark) => mark.status === 'contested') ?? ending[0];
  const disc = tail ? ` is-tail is-${tail.status}` : '';
  const lanes = LINES.filter((role) => over.some((mark) => mark.role === role)).map((role) =>
    role === 'claim' ? `claim${disc}` : role,
  );
  return claims.length > 1 ? [...lanes, 'claim lane-3'] : lanes;
}

function contentClasses(contents: readonly Mark[], segment: Segment, depth: number): string[] {
  if (contents.length === 0) return [];
  const classes = [`d${Math.min(3, contents.length + depth)}`];
  if (contents.some((mark) => mark.start === segment.start)) classes.push('is-first');
  if (contents.some((mark) => mark.end === segment.end)) classes.push('is-last');
  return classes;
}
