import { type Annotation, isContained, spansOf } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { annotationById } from '../store/annotations.ts';
import type { Edit } from './change.ts';

/**
 * Makes a chain of attributions another one: each step is reported by the one before it, and the innermost bears what
 * the innermost bore. `subject`: what the chain is of; `before` and `after`: outermost first.
 */
export function relink(
  edit: Edit,
  document: Document,
  subject: Annotation,
  before: readonly Annotation[],
  after: readonly Annotation[],
): void {
  after.forEach((step, i) => {
    const wasReported = before.slice(1).some((one) => one.id === step.id);
    // Whoever comes in at the outer end brings along those who report them.
    if (i > 0) update(edit, step.id, { parentId: after[i - 1]?.id ?? null });
    else if (wasReported) update(edit, step.id, { parentId: null });
  });
  bear(edit, document, subject, before.at(-1) ?? null, after.at(-1) ?? null);
}

/** Hands what the chain leads to from its old inner end to the new one. */
function bear(
  edit: Edit,
  document: Document,
  subject: Annotation,
  from: Annotation | null,
  to: Annotation | null,
): void {
  if (from?.id === to?.id) return;
  const given = subject.kind === 'claim' ? [subject.id] : givenOn(edit, document, from, to);
  const receiver = to && annotationById(edit.db, to.id);
  const giver = from && annotationById(edit.db, from.id);
  if (receiver) update(edit, receiver.id, { mentionIds: [...new Set([...receiver.mentionIds, ...given])] });
  if (giver) update(edit, giver.id, { mentionIds: giver.mentionIds.filter((id) => !given.includes(id)) });
}

/** The mentions that a further voice stands behind: those in its content; without content, all of them. */
function givenOn(edit: Edit, document: Document, from: Annotation | null, to: Annotation | null): string[] {
  const contents = to ? spansOf(to, 'content') : [];
  return (from?.mentionIds ?? []).filter((id) => {
    const mention = annotationById(edit.db, id);
    return mention?.documentId === document.id && (contents.length === 0 || isContained(mention.spans, contents));
  });
}

function update(edit: Edit, id: string, patch: Partial<Pick<Annotation, 'parentId' | 'mentionIds'>>): void {
  const before = annotationById(edit.db, id);
  if (!before) return;
  const after = { ...before, ...patch };
  const isSame = after.parentId === before.parentId && after.mentionIds.join() === before.mentionIds.join();
  if (!isSame) edit.put('annotation', { ...after, updatedAt: edit.now() }, before);
}
