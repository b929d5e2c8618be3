import type { Range as Span } from '../../server/domain/document.ts';
import type { AnnotationKind, Role } from '../../server/domain/vocabulary.ts';
import type { Current } from './current.ts';
import { quoteOf } from './offsets.ts';
import { base } from './page.ts';
import type { Fields, Request } from './reply.ts';
import { sentencesAround } from './sentences.ts';
import { versionOf } from './versions.ts';

/** Where a span stands, and the words that prove it; over several blocks the server alone knows them. */
export function placeFields(span: Span): Fields {
  const quote = quoteOf(span);
  return [
    ['start', String(span.start)],
    ['end', String(span.end)],
    ...(quote === null ? [] : [['quote', quote] satisfies [string, string]]),
  ];
}

export const creation = (kind: AnnotationKind, role: Role, span: Span, more: Fields = []): Request => {
  const quote = quoteOf(span);
  const fields: Fields = [['kind', kind], ['span', `${role}:${span.start}:${span.end}`], ...more];
  return { url: `${base}/annotations`, fields: quote === null ? fields : [...fields, ['quote', quote]] };
};

/** A change of one annotation, based on the version that is on the page. */
export async function change(number: number, path: string, fields: Fields): Promise<Request> {
  const version = await versionOf(number);
  return { url: `${base}/annotations/${number}${path}`, fields: [...fields, ['version', String(version)]] };
}

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/**
 * Whether a part belongs to the selected mark: it was gone to on purpose, stands in the same sentence, or in the next
 * one and still lacks that part. Otherwise the part begins a mark of its own.
 */
function belongs(current: Current, role: Role, span: Span): boolean {
  if (current.isDeliberate) return true;
  const within = (window: Span): boolean => current.spans.some((one) => meets(one, window));
  if (within(sentencesAround(span))) return true;
  const lacks = !current.spans.some((one) => one.role === role);
  const isSourced = current.kind === 'attribution' || role === 'source';
  return lacks && isSourced && within(sentencesAround(span, 1));
}

/** The request that makes these words a part: of the selected mark where they belong to it, else of a new one. */
export function partRequest(current: Current | null, role: Role, span: Span): Request | Promise<Request> {
  if (!current || !belongs(current, role, span)) return creation('attribution', role, span);
  if (role === 'source') return change(current.number, '/sourcing', placeFields(span));
  if (current.kind === 'claim') return creation('attribution', role, span, [['mention', String(current.number)]]);
  return pieceRequest(current, role, span);
}

/** A further piece. One that these words hold, or that holds them, is moved to them; one that they cross grows by them. */
export function pieceRequest(current: Current, role: Role, span: Span): Promise<Request> {
  const touched = role === 'cue' ? undefined : current.spans.find((one) => one.role === role && meets(one, span));
  return touched
    ? change(current.number, `/spans/${touched.index}`, placeFields(joined(touched, span)))
    : change(current.number, '/spans', [['role', role], ...placeFields(span)]);
}

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
const joined = (before: Span, span: Span): Span =>
  holds(before, span) || holds(span, before)
    ? span
    : { start: Math.min(before.start, span.start), end: Math.max(before.end, span.end) };
