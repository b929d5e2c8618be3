import type { Dating, Document } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import type { Direction, ReadingState } from '../domain/vocabulary.ts';
import { whileReading } from '../store/database.ts';
import { documentById } from '../store/documents.ts';
import { putPerson } from '../store/people.ts';
import { putReading, readingOf } from '../store/reading.ts';
import { type Context, change, expectVersion, type Outcome } from './change.ts';
import { resolveSource, type SourceChoice } from './sources.ts';

export type DocumentFields = {
  title: string;
  language: string;
  direction: Direction;
  outlet: SourceChoice | null;
  author: SourceChoice | null;
  address: string | null;
  date: Dating | null;
  paraphraseOf: string | null;
};

/** Changes what is known of a document; never its text. @throws Conflict where `version` is not the one that stands. */
export const editDocument = (
  context: Context,
  id: string,
  version: number,
  fields: DocumentFields,
): Outcome<Document> =>
  change(context, 'edit a document', id, (edit) => {
    const before = expectDocument(edit, id);
    expectVersion(before, version, fields, `Document ${before.number}`);
    const title = fields.title.trim();
    if (title === '' || title.length > 500)
      throw new Invalid('A document needs a title of at most 500 characters.', { title: 'length' });
    const { outlet, author, ...rest } = fields;
    return edit.put(
      'document',
      {
        ...before,
        ...rest,
        title,
        outletId: outlet ? resolveSource(edit, outlet).id : null,
        authorId: author ? resolveSource(edit, author).id : null,
      },
      before,
    );
  });

/** Deletes a document; it can be restored. @throws Conflict where `version` is not the one that stands. */
export const hideDocument = (context: Context, id: string, version: number): Outcome<Document> =>
  change(context, 'delete a document', null, (edit) => {
    const before = expectDocument(edit, id);
    expectVersion(before, version, null, `Document ${before.number}`);
    return edit.put('document', { ...before, hiddenAt: edit.now() }, before);
  });

/** Remembers how far a person has read. Not a change of the case: it isn't logged and can't be undone. */
export function noteReading(context: Context, documentId: string, state: ReadingState, block: number): void {
  putPerson(context.db, context.actor);
  putReading(context.db, context.actor.id, documentId, { state, block }, context.now());
}

/** Opening a text for the first time begins it. */
export function beginReading(context: Context, documentId: string): void {
  if (readingOf(context.db, context.actor.id, documentId).state !== 'new') return;
  whileReading(context.db, () => noteReading(context, documentId, 'begun', 0));
}

function expectDocument(context: Context, id: string): Document {
  const document = documentById(context.db, id);
  if (!document) throw new NotFound('There is no such document in this workspace.');
  return document;
}
