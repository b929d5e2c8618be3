import { type Annotation, hull, piecesTogether } from '../domain/annotation.ts';
import type { Document, Range } from '../domain/document.ts';
import { Invalid } from '../domain/errors.ts';
import type { SpanRequest } from '../domain/quote.ts';
import { RELAYING_KINDS } from '../domain/vocabulary.ts';
import { textOf } from '../store/documentTexts.ts';
import { describeSource, proposeContinuation } from '../suggest/index.ts';
import {
  type AnnotationRequest,
  expectAnnotation,
  makeAnnotation,
  patchAnnotation,
  sourceIn,
  visibleParent,
} from './annotations.ts';
import { type Context, change, expectVersion, type Outcome } from './change.ts';
import { resolveSource, type SourceChoice } from './sources.ts';

/** What was accepted of a proposal: attributions from the outermost inwards, and the mentions that the innermost bears. */
export type Sweep = { attributions: AnnotationRequest[]; mentions: SpanRequest[][] };

/** Marks a whole sentence at once: its attributions, one reporting the next, and its claims; one step to undo. */
export const addSweep = (context: Context, document: Document, sweep: Sweep): Outcome<Annotation> =>
  change(context, 'mark a sentence', document.id, (edit) => {
    let parent: Annotation | null = null;
    for (const request of sweep.attributions)
      parent = makeAnnotation(edit, document, parent ? { ...request, parentId: parent.id } : request);
    const mentions = sweep.mentions.map((spans) => makeAnnotation(edit, document, { kind: 'claim', spans }));
    const last = parent ?? mentions[0];
    if (!last) throw new Invalid('Nothing was accepted. Tick a part, or mark the words one by one.', { part: 'empty' });
    return last;
  });

/** “He added”: these words go on with what the same sources said; cue, content and claims are read from them. */
export const addContinuation = (
  context: Context,
  document: Document,
  range: Range,
  ofId: string,
): Outcome<Annotation> =>
  change(context, 'continue an attribution', document.id, (edit) => {
    const last = expectAnnotation(edit, document, ofId);
    if (last.kind !== 'attribution')
      throw new Invalid('Only an attribution can be continued. Select one first.', { of: ofId });
    const proposed = proposeContinuation(textOf(edit.db, document.id), range.start, range.end, document.language);
    const made = makeAnnotation(edit, document, {
      kind: 'attribution',
      spans: proposed.spans,
      parentId: visibleParent(edit, last),
      sources: last.sources.map(({ sourceId, ...rest }) => ({ choice: { id: sourceId }, ...rest })),
      attributes: { quoteMode: proposed.quoteMode },
    });
    for (const spans of piecesTogether(proposed.mentions)) makeAnnotation(edit, document, { kind: 'claim', spans });
    return made;
  });

/** What a recipient came to: the attribution, and the outer one where the recipient passes the word on. */
export type Received = { attribution: Annotation; outer: Annotation | null };

/** “Told Reuters”: marks whom it was said to; an outlet, agency or account becomes the outer step at once. */
export const addRecipient = (
  context: Context,
  document: Document,
  id: string,
  version: number,
  span: Range,
): Outcome<Received> =>
  change(context, 'mark a recipient', document.id, (edit) => {
    const before = expectAnnotation(edit, document, id);
    expectVersion(before, version, span, `Attribution ${before.number}`);
    const text = textOf(edit.db, document.id);
    const kept = before.spans.filter((one) => one.role !== 'recipient');
    const attribution = patchAnnotation(edit, document, before, { spans: [...kept, { role: 'recipient', ...span }] });
    const described = describeSource(text.slice(span.start, span.end), document.language);
    const isPerson = described.kind === 'person' || described.kind === 'unnamed';
    const recipient = resolveSource(edit, {
      name: described.name,
      kind: described.kind === 'organisation' ? 'outlet' : described.kind,
    });
    if (isPerson || !RELAYING_KINDS.includes(recipient.kind)) return { attribution, outer: null };
    const outer = makeAnnotation(edit, document, {
      kind: 'attribution',
      parentId: visibleParent(edit, attribution),
      sources: [{ choice: { id: recipient.id }, identification: 'named' }],
      spans: [
        { role: 'source', ...span },
        { role: 'content', ...hull(attribution.spans) },
      ],
    });
    const current = expectAnnotation(edit, document, id);
    return { attribution: edit.put('annotation', { ...current, parentId: outer.id }, before), outer };
  });

/** The words chosen are the source of a mark: of a claim, which gets an attribution, or of an attribution. */
export const addSourcing = (
  context: Context,
  document: Document,
  id: string,
  version: number,
  span: Range,
  choice: SourceChoice | null,
): Outcome<Annotation> =>
  change(context, 'mark a source', document.id, (edit) => {
    const mark = expectAnnotation(edit, document, id);
    const read = sourceIn(textOf(edit.db, document.id).slice(span.start, span.end), document.language);
    const source = { ...read, choice: choice ?? read.choice };
    if (mark.kind === 'claim') {
      const contents = mark.spans.map(({ start, end }) => ({ role: 'content' as const, start, end }));
      return makeAnnotation(edit, document, {
        kind: 'attribution',
        spans: [{ role: 'source', ...span }, ...contents],
        sources: [source],
        mentionIds: [mark.id],
      });
    }
    expectVersion(mark, version, span, `Attribution ${mark.number}`);
    const sources = mark.sources.map(({ sourceId, ...rest }) => ({ choice: { id: sourceId }, ...rest }));
    return patchAnnotation(edit, document, mark, {
      spans: [...mark.spans, { role: 'source', ...span }],
      sources: [...sources, source],
    });
  });
