import { checkAnnotation } from './annotation.ts';
import type { DatasetAnnotation, DatasetDocument } from './dataset.ts';
import type { Fault } from './datasetShape.ts';
import { Invalid } from './errors.ts';
import { codePointsIn } from './offsets.ts';
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
const counted = new WeakMap<DatasetDocument, number[]>();

/** Where to count code points from, for any offset of a text: counted once for each document, not for each span. */
function anchorsOf(document: DatasetDocument): (offset: number) => Anchor {
  const counts = counted.get(document) ?? countsOf(document.text);
  counted.set(document, counts);
  return (offset) => ({ offset: Math.floor(offset / STEP) * STEP, codePoints: counts[Math.floor(offset / STEP)] ?? 0 });
}

/** How many code points begin before each `STEP`th code unit. */
function countsOf(text: string): number[] {
  const counts = [0];
  for (let at = 0; at < text.length; at += STEP)
    counts.push((counts.at(-1) ?? 0) + codePointsIn(text, at, Math.min(at + STEP, text.length)));
  return counts;
}
