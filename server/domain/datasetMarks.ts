import { checkAnnotation } from './annotation.ts';
import type { DatasetAnnotation, DatasetDocument } from './dataset.ts';
import type { Fault } from './datasetShape.ts';
import { Invalid } from './errors.ts';
import { codePointsIn, splitsSurrogates } from './offsets.ts';
import { type Anchor, proveSpan, shorten } from './quote.ts';

/** What is wrong with an annotation against the rules and against its document's text. */
export function* markFaults(path: string, annotation: DatasetAnnotation, document: DatasetDocument): Generator<Fault> {
  yield* ruleFaults(path, annotation);
  yield* spanFaults(path, annotation, document.text, anchorsOf(document));
}

function* ruleFaults(path: string, annotation: DatasetAnnotation): Generator<Fault> {
  try {
    checkAnnotation(annotation as Parameters<typeof checkAnnotation>[0]);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const [field = 'spans'] = Object.keys(error.fields);
    yield { path: `${path}.${field === 'response' ? 'attributes.response' : field}`, reason: error.message };
  }
}

function* spanFaults(
  path: string,
  { spans }: DatasetAnnotation,
  text: string,
  anchorAt: (offset: number) => Anchor,
): Generator<Fault> {
  for (const [i, span] of spans.entries()) {
    const at = `${path}.spans[${i}]`;
    try {
      const proved = proveSpan(text, { role: span.role, start: span.start, end: span.end }, anchorAt(span.start));
      for (const key of ['quote', 'prefix', 'suffix', 'startCodePoint', 'endCodePoint'] as const) {
        if (proved[key] !== span[key])
          yield {
            path: `${at}.${key}`,
            reason: `should be ${written(proved[key])} for ${span.start} to ${span.end}, not ${written(span[key])}`,
          };
      }
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      yield { path: at, reason: error.message };
    }
  }
}

const written = (value: string | number): string => JSON.stringify(typeof value === 'string' ? shorten(value) : value);

const STEP = 2048;
const counted = new WeakMap<DatasetDocument, Anchor[]>();

/** Where to count code points from, for any offset of a text: counted once for each document, not for each span. */
function anchorsOf(document: DatasetDocument): (offset: number) => Anchor {
  const anchors = counted.get(document) ?? anchorsIn(document.text);
  counted.set(document, anchors);
  return (offset) => anchors[Math.floor(offset / STEP)] ?? { offset: 0, codePoints: 0 };
}

/** An anchor at every `STEP`th code unit, or just before it where that would part a character. */
function anchorsIn(text: string): Anchor[] {
  const anchors: Anchor[] = [];
  let last: Anchor = { offset: 0, codePoints: 0 };
  for (let at = 0; at < text.length; at += STEP) {
    const offset = splitsSurrogates(text, at) ? at - 1 : at;
    last = { offset, codePoints: last.codePoints + codePointsIn(text, last.offset, offset) };
    anchors.push(last);
  }
  return anchors;
}
