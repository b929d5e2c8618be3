import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { isBoilerplate, type Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { documentById } from '../store/documents.ts';
import { blocksMeeting } from '../store/documentTexts.ts';
import { sectionsOf } from '../store/sections.ts';
import { type Context, change, currentRow, type Edit, type Outcome } from './change.ts';
import { restoreSection } from './sections.ts';

export type Restorable = 'annotation' | 'section' | 'document' | 'source';
type Row = Annotation | Section | Document | Source;

/** Brings back what was deleted, where it still fits. */
export function restore(context: Context, noun: Restorable, id: string): Outcome<unknown> {
  const row = currentRow(context.db, noun, id) as Row | null;
  if (!row?.hiddenAt) throw new NotFound('There is nothing of that kind in the trash.');
  const document = 'documentId' in row ? documentById(context.db, row.documentId) : null;
  if (noun === 'section' && document) return restoreSection(context, document, id);
  return change(
    context,
    `restore ${noun === 'annotation' ? 'an annotation' : `a ${noun}`}`,
    document?.id ?? null,
    (edit) => {
      if (noun === 'annotation') refuseChrome(edit, row as Annotation);
      return edit.put(noun, { ...row, hiddenAt: null } as never, row as never);
    },
  );
}

function refuseChrome(edit: Edit, { documentId, spans }: Annotation): void {
  const sections = sectionsOf(edit.db, documentId);
  const blocks = spans.flatMap((span) => blocksMeeting(edit.db, documentId, span.start, span.end));
  const folded = blocks.find((block) => isBoilerplate(sections, block.position));
  if (folded)
    throw new Invalid(
      `¶ ${folded.position + 1} is site chrome by now. Change its section first, then restore the mark.`,
    );
}
