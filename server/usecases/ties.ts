import { type Annotation, hull, isContained, makesCircle, spansOf } from '../domain/annotation.ts';
import type { Document, Range } from '../domain/document.ts';
import { annotationById, annotationsMeeting } from '../store/annotations.ts';
import { bookkeepingOf } from '../store/documents.ts';
import type { Edit } from './change.ts';

/**
 * Containment ties annotations as they are made: a mention to the innermost content around it, an attribution to the
 * mentions in its content that nobody has sourced yet, and an attribution to the content that it stands in.
 */
export function tie(edit: Edit, document: Document, made: Annotation, mayFindParent: boolean): Annotation {
  const place = hull(made.spans);
  const { longestSpan } = bookkeepingOf(edit.db, document.id);
  const around = annotationsMeeting(edit.db, document.id, place.start, place.end, longestSpan).filter(
    (other) => other.id !== made.id,
  );
  if (made.kind === 'claim') return tieMention(edit, made, around);
  const linked = bearMentions(edit, made, around);
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

function bearMentions(edit: Edit, made: Annotation, around: readonly Annotation[]): Annotation {
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
      mentionIds: [...made.mentionIds, ...found.map((mention) => mention.id)],
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
  const speaker = innermost(
    around.filter(
      (other) =>
        contains(other, made.spans) &&
        !makesCircle(made.id, other.id, (id) => annotationById(edit.db, id)?.parentId ?? null),
    ),
  );
  return speaker && made.parentId === null ? edit.put('annotation', { ...made, parentId: speaker.id }, null) : made;
}
