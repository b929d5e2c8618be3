import {
  type Annotation,
  type AttributedSource,
  type Attributes,
  checkAnnotation,
  inOrder,
  makesCircle,
  type Span,
} from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { toWholeCharacters } from '../domain/offsets.ts';
import { proveSpan, type SpanRequest } from '../domain/quote.ts';
import { isBoilerplate } from '../domain/section.ts';
import type { AnnotationKind } from '../domain/vocabulary.ts';
import { annotationById } from '../store/annotations.ts';
import { nextAnnotationNumber } from '../store/documents.ts';
import { blocksMeeting, textOf } from '../store/documentTexts.ts';
import { sectionsOf } from '../store/sections.ts';
import { describeSource } from '../suggest/index.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';
import { dropUnusedUnnamed, resolveSource, type SourceChoice } from './sources.ts';
import { tie } from './ties.ts';

export type SourceRequest = { choice: SourceChoice } & Partial<Omit<AttributedSource, 'sourceId'>>;

export type AnnotationRequest = {
  kind: AnnotationKind;
  spans: SpanRequest[];
  sources?: SourceRequest[];
  parentId?: string | null;
  mentionIds?: string[];
  attributes?: Attributes;
  note?: string;
};

/** What may be changed of an annotation; what isn't named stays. */
export type AnnotationPatch = Partial<
  Pick<AnnotationRequest, 'spans' | 'sources' | 'parentId' | 'mentionIds' | 'attributes' | 'note'>
>;

/** Marks words of a document. @throws Invalid where the request fits neither the text nor the kind. */
export const addAnnotation = (context: Context, document: Document, request: AnnotationRequest): Outcome<Annotation> =>
  change(context, request.kind === 'claim' ? 'mark a claim' : 'mark an attribution', document.id, (edit) =>
    makeAnnotation(edit, document, withSources(edit, document, request)),
  );

/** The attribution that reports one, or the nearest one further out that isn't in the trash. */
export function visibleParent(edit: Edit, annotation: Annotation): string | null {
  for (let id = annotation.parentId, steps = 0; id !== null && steps < 100; steps++) {
    const parent = annotationById(edit.db, id);
    if (!parent || parent.hiddenAt === null) return parent?.id ?? null;
    id = parent.parentId;
  }
  return null;
}

/** Words marked as a source and nothing more: the source is who they name, or a new unnamed one. */
function withSources(edit: Edit, document: Document, request: AnnotationRequest): AnnotationRequest {
  const named = request.spans.filter((span) => span.role === 'source');
  if (named.length === 0 || (request.sources && request.sources.length > 0)) return request;
  const text = textOf(edit.db, document.id);
  return { ...request, sources: named.map(({ start, end }) => sourceIn(text.slice(start, end), document.language)) };
}

/** The source that some words name, and how they identify it. */
export function sourceIn(words: string, language: string): SourceRequest {
  const { name, kind, identification } = describeSource(words, language);
  return { choice: { name, kind }, identification };
}

/** Changes an annotation as `patch` says. @throws Conflict where `version` is not the one that stands. */
export const editAnnotation = (
  context: Context,
  document: Document,
  id: string,
  version: number,
  patch: AnnotationPatch,
  action = 'edit an annotation',
): Outcome<Annotation> =>
  change(context, action, document.id, (edit) => {
    const before = expectAnnotation(edit, document, id);
    expectVersion(before, version, patch, nameOf(before));
    return patchAnnotation(edit, document, before, patch);
  });

/** Deletes an annotation; it can be restored. @throws Conflict where `version` is not the one that stands. */
export const hideAnnotation = (
  context: Context,
  document: Document,
  id: string,
  version: number,
): Outcome<Annotation> =>
  change(context, 'delete an annotation', document.id, (edit) => {
    const before = expectAnnotation(edit, document, id);
    expectVersion(before, version, null, nameOf(before));
    const hidden = edit.put('annotation', { ...before, hiddenAt: edit.now() }, before);
    dropUnusedUnnamed(
      edit,
      before.sources.map((source) => source.sourceId),
    );
    return hidden;
  });

/** Makes one annotation inside a change, and ties it to what it stands in and what stands in it. */
export function makeAnnotation(edit: Edit, document: Document, request: AnnotationRequest): Annotation {
  const at = edit.now();
  const draft: Annotation = {
    id: edit.newId(),
    documentId: document.id,
    number: 0,
    kind: request.kind,
    layer: 'shared',
    annotatorId: edit.actor.id,
    parentId: expectParent(edit, document, null, request.parentId ?? null),
    attributes: request.attributes ?? {},
    note: request.note ?? '',
    spans: prove(edit, document, request.spans),
    sources: resolveSources(edit, request.sources ?? []),
    mentionIds: expectMentions(edit, document, request.mentionIds ?? []),
    createdAt: at,
    updatedAt: at,
    version: 0,
    hiddenAt: null,
  };
  checkAnnotation(draft);
  const made = edit.put('annotation', { ...draft, number: nextAnnotationNumber(edit.db, document.id) }, null);
  return tie(edit, document, made, request.parentId === undefined);
}

/** Applies a patch inside a change. */
export function patchAnnotation(
  edit: Edit,
  document: Document,
  before: Annotation,
  patch: AnnotationPatch,
): Annotation {
  const after: Annotation = {
    ...before,
    spans: patch.spans ? prove(edit, document, patch.spans) : before.spans,
    sources: patch.sources ? resolveSources(edit, patch.sources) : before.sources,
    parentId: patch.parentId === undefined ? before.parentId : expectParent(edit, document, before.id, patch.parentId),
    mentionIds: patch.mentionIds ? expectMentions(edit, document, patch.mentionIds) : before.mentionIds,
    attributes: patch.attributes ?? before.attributes,
    note: patch.note ?? before.note,
    updatedAt: edit.now(),
  };
  checkAnnotation(after);
  const saved = edit.put('annotation', after, before);
  dropUnusedUnnamed(
    edit,
    before.sources
      .map((source) => source.sourceId)
      .filter((id) => !after.sources.some((source) => source.sourceId === id)),
  );
  return patch.spans ? tie(edit, document, saved, false) : saved;
}

function prove(edit: Edit, document: Document, requests: readonly SpanRequest[]): Span[] {
  const text = textOf(edit.db, document.id);
  return inOrder(requests.map((request) => proveInBlocks(edit, document, text, request)));
}

function proveInBlocks(edit: Edit, document: Document, text: string, request: SpanRequest): Span {
  const isInText = request.start >= 0 && request.start < request.end && request.end <= text.length;
  const blocks = isInText ? blocksMeeting(edit.db, document.id, request.start, request.end) : [];
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return proveSpan(text, request);
  const sections = sectionsOf(edit.db, document.id);
  if (blocks.some((block) => isBoilerplate(sections, block.position))) {
    throw new Invalid(
      `¶ ${first.position + 1} is site chrome, which isn’t annotated. Change its section to body or post first.`,
      { spans: 'boilerplate' },
    );
  }
  const within = { start: Math.max(request.start, first.start), end: Math.min(request.end, last.end) };
  const whole = {
    start: toWholeCharacters(text, within, first.start, first.end).start,
    end: toWholeCharacters(text, within, last.start, last.end).end,
  };
  const isAsked = whole.start === request.start && whole.end === request.end;
  const seen = edit.veil?.part(document.id, whole.start, text.slice(whole.start, whole.end));
  const quote = isAsked && request.quote !== seen ? request.quote : null;
  return proveSpan(
    text,
    { role: request.role, ...whole, quote: quote ?? null },
    { offset: first.start, codePoints: first.startCodePoint },
  );
}

const resolveSources = (edit: Edit, requests: readonly SourceRequest[]): AttributedSource[] =>
  requests
    .map((request) => ({
      sourceId: resolveSource(edit, request.choice).id,
      identification: request.identification ?? null,
      access: request.access ?? null,
      statedMin: request.statedMin ?? null,
      statedMax: request.statedMax ?? request.statedMin ?? null,
      statedReason: request.statedReason ?? null,
    }))
    .filter((source, i, all) => all.findIndex((other) => other.sourceId === source.sourceId) === i);

export function expectMentions(edit: Edit, document: Document, ids: readonly string[]): string[] {
  return [...new Set(ids)].map((id) => {
    const mention = annotationById(edit.db, id);
    // A link to a claim in the trash is kept, so that restoring the claim restores the link.
    if (mention?.hiddenAt != null && mention.documentId === document.id) return id;
    if (!mention || mention.documentId !== document.id) throw new NotFound('There is no such claim in this document.');
    if (mention.kind !== 'claim')
      throw new Invalid(`${nameOf(mention)} is no mention: an attribution bears mentions of claims.`, {
        mentionIds: id,
      });
    return mention.id;
  });
}

export function expectParent(
  edit: Edit,
  document: Document,
  childId: string | null,
  parentId: string | null,
): string | null {
  if (parentId === null) return null;
  const parent = expectAnnotation(edit, document, parentId);
  if (parent.kind !== 'attribution') throw new Invalid('Only an attribution can report another one.', { parentId });
  if (childId !== null && makesCircle(childId, parentId, (id) => annotationById(edit.db, id)?.parentId ?? null)) {
    throw new Invalid(
      `${nameOf(parent)} is itself reported by this one; that would go in a circle. Take it out of this chain first.`,
      { parentId },
    );
  }
  return parentId;
}

/** A visible annotation of a document. @throws NotFound */
export function expectAnnotation(edit: Context, document: Document, id: string): Annotation {
  const annotation = annotationById(edit.db, id);
  if (!annotation || annotation.documentId !== document.id || annotation.hiddenAt !== null)
    throw new NotFound('There is no such annotation in this document; it may have been deleted.');
  return annotation;
}

/** What an annotation is called in a message: “Attribution 3”. */
export const nameOf = (annotation: Annotation): string =>
  `${annotation.kind === 'claim' ? 'Mention' : 'Attribution'} ${annotation.number}`;
