import {
  type Annotation,
  type AttributedSource,
  type Attributes,
  checkAnnotation,
  hull,
  inOrder,
  isContained,
  makesCircle,
  type Span,
  spansOf,
} from '../domain/annotation.ts';
import type { Document, Range } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { toWholeCharacters } from '../domain/offsets.ts';
import { proveSpan, type SpanRequest } from '../domain/quote.ts';
import { isBoilerplate } from '../domain/section.ts';
import type { AnnotationKind } from '../domain/vocabulary.ts';
import { annotationById, annotationsMeeting } from '../store/annotations.ts';
import { blocksMeeting, bookkeepingOf, nextAnnotationNumber, textOf } from '../store/documents.ts';
import { sectionsOf } from '../store/sections.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';
import { dropUnusedUnnamed, resolveSource, type SourceChoice } from './sources.ts';

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
  Pick<AnnotationRequest, 'kind' | 'spans' | 'sources' | 'parentId' | 'mentionIds' | 'attributes' | 'note'>
>;

export const addAnnotation = (context: Context, document: Document, request: AnnotationRequest): Outcome<Annotation> =>
  change(context, request.kind === 'claim' ? 'mark a claim' : 'mark an attribution', document.id, (edit) =>
    makeAnnotation(edit, document, request),
  );

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
  const kind = patch.kind ?? before.kind;
  const spans = patch.spans ? prove(edit, document, patch.spans) : before.spans;
  const after: Annotation = {
    ...before,
    kind,
    spans: kind === before.kind ? spans : converted(before, spans, kind),
    sources: kind === 'claim' ? [] : patch.sources ? resolveSources(edit, patch.sources) : before.sources,
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
  return patch.spans && kind === before.kind ? tie(edit, document, saved, false) : saved;
}

/** A claim's words become what an attribution says, and the other way round. */
function converted(before: Annotation, spans: readonly Span[], kind: AnnotationKind): Span[] {
  if (before.mentionIds.length > 0)
    throw new Invalid('This attribution still bears mentions. Unlink them first, then change its kind.', { kind });
  const kept = spans.filter((span) => span.role === 'claim' || span.role === 'content');
  const role = kind === 'claim' ? 'claim' : 'content';
  if (kept.length === 0)
    throw new Invalid('Without content there are no words to make a claim of. Mark the content first.', { kind });
  return kept.map((span) => ({ ...span, role }));
}

function prove(edit: Edit, document: Document, requests: readonly SpanRequest[]): Span[] {
  const text = textOf(edit.db, document.id);
  return inOrder(requests.map((request) => proveInBlocks(edit, document, text, request)));
}

function proveInBlocks(edit: Edit, document: Document, text: string, request: SpanRequest): Span {
  const blocks = blocksMeeting(edit.db, document.id, request.start, request.end);
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
  const whole = {
    start: toWholeCharacters(text, request, first.start, first.end).start,
    end: toWholeCharacters(text, request, last.start, last.end).end,
  };
  const quote = whole.start === request.start && whole.end === request.end ? request.quote : null;
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

function expectMentions(edit: Edit, document: Document, ids: readonly string[]): string[] {
  return [...new Set(ids)].map((id) => {
    const mention = expectAnnotation(edit, document, id);
    if (mention.kind !== 'claim')
      throw new Invalid(`${nameOf(mention)} is no claim: an attribution bears mentions of claims.`, { mentionIds: id });
    return mention.id;
  });
}

function expectParent(edit: Edit, document: Document, childId: string | null, parentId: string | null): string | null {
  if (parentId === null) return null;
  const parent = expectAnnotation(edit, document, parentId);
  if (parent.kind !== 'attribution') throw new Invalid('Only an attribution can report another one.', { parentId });
  if (childId !== null && makesCircle(childId, parentId, (id) => annotationById(edit.db, id)?.parentId ?? null)) {
    throw new Invalid(`${nameOf(parent)} is itself reported by this one; that would go in a circle.`, { parentId });
  }
  return parentId;
}

export function expectAnnotation(edit: Context, document: Document, id: string): Annotation {
  const annotation = annotationById(edit.db, id);
  if (!annotation || annotation.documentId !== document.id || annotation.hiddenAt !== null)
    throw new NotFound('There is no such annotation in this document; it may have been deleted.');
  return annotation;
}

export const nameOf = (annotation: Annotation): string =>
  `${annotation.kind === 'claim' ? 'Claim' : 'Attribution'} ${annotation.number}`;

/**
 * Containment ties annotations as they are made: a mention to the innermost content around it, an attribution to the
 * mentions in its content that nobody has sourced yet, and an attribution to the content that it stands in.
 */
function tie(edit: Edit, document: Document, made: Annotation, mayFindParent: boolean): Annotation {
  const place = hull(made.spans);
  const { longestSpan } = bookkeepingOf(edit.db, document.id);
  const around = annotationsMeeting(edit.db, document.id, place.start, place.end, longestSpan).filter(
    (other) => other.id !== made.id,
  );
  if (made.kind === 'claim') return tieMention(edit, made, around);
  const linked = bearMentions(edit, document, made, around);
  adopt(edit, linked, around);
  return mayFindParent ? findParent(edit, linked, around) : linked;
}

const contentLength = (annotation: Annotation): number =>
  spansOf(annotation, 'content').reduce((sum, span) => sum + span.end - span.start, 0);
const innermost = (annotations: readonly Annotation[]): Annotation | undefined =>
  [...annotations].sort((a, b) => contentLength(a) - contentLength(b) || b.number - a.number)[0];
const contains = (outer: Annotation, pieces: readonly Range[]): boolean =>
  outer.kind === 'attribution' && isContained(pieces, spansOf(outer, 'content'));

function tieMention(edit: Edit, made: Annotation, around: readonly Annotation[]): Annotation {
  if (around.some((other) => other.mentionIds.includes(made.id))) return made;
  const speaker = innermost(around.filter((other) => contains(other, made.spans)));
  if (speaker)
    edit.put(
      'annotation',
      { ...speaker, mentionIds: [...speaker.mentionIds, made.id], updatedAt: edit.now() },
      speaker,
    );
  return made;
}

function bearMentions(edit: Edit, document: Document, made: Annotation, around: readonly Annotation[]): Annotation {
  const borne = new Set(around.flatMap((other) => other.mentionIds));
  const found = around.filter(
    (other) =>
      other.kind === 'claim' &&
      !borne.has(other.id) &&
      !made.mentionIds.includes(other.id) &&
      contains(made, other.spans),
  );
  if (found.length === 0) return made;
  return edit.put(
    'annotation',
    {
      ...made,
      mentionIds: expectMentions(edit, document, [...made.mentionIds, ...found.map((mention) => mention.id)]),
    },
    null,
  );
}

/** Attributions that stand whole in the content of the new one, and that nobody reports yet, become its children. */
function adopt(edit: Edit, made: Annotation, around: readonly Annotation[]): void {
  const inside = around.filter(
    (other) =>
      other.kind === 'attribution' &&
      other.parentId === null &&
      other.id !== made.parentId &&
      contains(made, other.spans),
  );
  for (const child of inside) {
    if (!makesCircle(child.id, made.id, (id) => annotationById(edit.db, id)?.parentId ?? null)) {
      edit.put('annotation', { ...child, parentId: made.id, updatedAt: edit.now() }, child);
    }
  }
}

function findParent(edit: Edit, made: Annotation, around: readonly Annotation[]): Annotation {
  const speaker = innermost(around.filter((other) => other.parentId !== made.id && contains(other, made.spans)));
  return speaker && made.parentId === null ? edit.put('annotation', { ...made, parentId: speaker.id }, null) : made;
}
