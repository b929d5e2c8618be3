import { type Annotation, checkAnnotation, type Span } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { Invalid } from '../domain/errors.ts';
import type { AnnotationKind } from '../domain/vocabulary.ts';
import { annotationsAround, annotationsById } from '../store/annotations.ts';
import { expectAnnotation, nameOf } from './annotations.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';
import { dropUnusedUnnamed } from './sources.ts';

/**
 * Makes a claim of an attribution, or an attribution of a claim. The words stay; sources, cue and details belong to
 * the old kind and go (undo brings them back), and so do the links that the new kind can't have.
 */
export const changeKind = (
  context: Context,
  document: Document,
  id: string,
  version: number,
  kind: AnnotationKind,
): Outcome<Annotation> =>
  change(context, 'change the kind', document.id, (edit) => {
    const before = expectAnnotation(edit, document, id);
    expectVersion(before, version, { kind }, nameOf(before));
    if (kind === before.kind) return before;
    unlink(edit, before);
    const after = {
      ...before,
      kind,
      spans: converted(before, kind, visibleMentions(edit, before)),
      sources: [],
      attributes: {},
      parentId: null,
      mentionIds: [],
    };
    checkAnnotation(after);
    const saved = edit.put('annotation', { ...after, updatedAt: edit.now() }, before);
    dropUnusedUnnamed(
      edit,
      before.sources.map((source) => source.sourceId),
    );
    return saved;
  });

const visibleMentions = (edit: Edit, annotation: Annotation): number =>
  annotationsById(edit.db, annotation.mentionIds).filter((mention) => mention.hiddenAt === null).length;

/** Those that bore it as a claim bear it no longer; those that it reported are reported by whoever reported it. */
function unlink(edit: Edit, gone: Annotation): void {
  for (const other of annotationsAround(edit.db, [gone.id])) {
    const mentionIds = other.mentionIds.filter((id) => id !== gone.id);
    const parentId = other.parentId === gone.id ? gone.parentId : other.parentId;
    edit.put('annotation', { ...other, mentionIds, parentId, updatedAt: edit.now() }, other);
  }
}

/** A claim's words become what an attribution says, and the other way round. */
function converted(before: Annotation, kind: AnnotationKind, borne: number): Span[] {
  if (borne > 0)
    throw new Invalid('This attribution still bears mentions. Unlink them first, then change its kind.', { kind });
  const kept = before.spans.filter((span) => span.role === 'claim' || span.role === 'content');
  const role = kind === 'claim' ? 'claim' : 'content';
  if (kept.length === 0)
    throw new Invalid('Without content there are no words to make a claim of. Mark the content first.', { kind });
  return kept.map((span) => ({ ...span, role }));
}
