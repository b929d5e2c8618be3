import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../server/domain/annotation.ts';
import type { Document } from '../../server/domain/document.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../../server/domain/errors.ts';
import { changesOf, firstBrokenChange } from '../../server/store/changes.ts';
import { comments, commentsNaming, commentsOfClaims, openComments } from '../../server/store/comments.ts';
import { hideAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { mergeClaims } from '../../server/usecases/claims.ts';
import { addComment, editComment, hideComment, resolveThread } from '../../server/usecases/comments.ts';
import { restore } from '../../server/usecases/trash.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { ANALYST, OMAR } from '../support/analyst.ts';
import { aClaim, aDocument, aWorkspace } from '../support/builders.ts';
import { aRegistered } from '../support/claims.ts';

const PEOPLE = [ANALYST, OMAR];

let nadia: Context;
let omar: Context;
let document: Document;
let mark: Annotation;
beforeEach(() => {
  nadia = aWorkspace();
  omar = { ...nadia, actor: OMAR };
  document = aDocument(nadia);
  mark = aClaim(nadia, document, 'The quay is shut');
});

const on = () => ({ annotationId: mark.id });
const said = (text: string) => ({ text, people: PEOPLE });
const now = (id: string) => comments.get(nadia.db, id);

describe('a comment', () => {
  test('is a change like others: logged, undone and made again by whoever wrote it', () => {
    const { value, seq } = addComment(omar, on(), said('Since when?'));
    expect(changesOf(nadia.db, mark.id, 1)[0]).toMatchObject({ seq, actorId: OMAR.id, action: 'comment' });
    expect(() => undo({ ...nadia, actor: { ...ANALYST, id: 'nobody' } }, document.id)).toThrow(Invalid);
    undo(omar, document.id);
    expect(now(value.id)?.hiddenAt).not.toBeNull();
    redo(omar, document.id);
    expect(now(value.id)).toMatchObject({ text: 'Since when?', hiddenAt: null });
    expect(firstBrokenChange(nadia.db)).toBeNull();
  });

  test('is changed and deleted by its writer alone', () => {
    const { value } = addComment(omar, on(), said('Since when?'));
    expect(() => editComment(nadia, value.id, 1, said('Mine'))).toThrow(Forbidden);
    expect(() => hideComment(nadia, value.id, 1)).toThrow(Forbidden);
    expect(editComment(omar, value.id, 1, said('Since noon?')).value).toMatchObject({
      version: 2,
      text: 'Since noon?',
    });
    expect(() => editComment(omar, value.id, 1, said('Late'))).toThrow(Conflict);
    expect(editComment(omar, value.id, 2, said('Since noon?')).seq).toBeNull();
    hideComment(omar, value.id, 2);
    expect(() => editComment(omar, value.id, 3, said('Gone'))).toThrow(NotFound);
  });

  test('says something, and is about something that is there', () => {
    expect(() => addComment(omar, on(), said(' \n'))).toThrow(Invalid);
    expect(() => addComment(omar, on(), said('x'.repeat(10_001)))).toThrow(Invalid);
    hideAnnotation(nadia, document, mark.id, mark.version);
    expect(() => addComment(omar, on(), said('Late'))).toThrow(NotFound);
  });

  test('waits in the trash, and comes back once its mark is there', () => {
    const { value } = addComment(omar, on(), said('Since when?'));
    hideComment(omar, value.id, 1);
    const hidden = hideAnnotation(nadia, document, mark.id, mark.version).value;
    expect(() => restore(omar, 'comment', value.id)).toThrow(/mark that it is about/);
    restore(nadia, 'annotation', hidden.id);
    restore(omar, 'comment', value.id);
    expect(now(value.id)?.hiddenAt).toBeNull();
    undo(omar, document.id);
    expect(now(value.id)?.hiddenAt).not.toBeNull();
  });

  test('keeps people as ids, and makes them known to the workspace', () => {
    const { value } = addComment(nadia, on(), said('@Omar Saleh, is it?'));
    expect(value.text).toBe(`@{${OMAR.id}}, is it?`);
    expect(commentsNaming(nadia.db, OMAR.id, 5).map((one) => one.id)).toEqual([value.id]);
    editComment(nadia, value.id, 1, said('Is it?'));
    expect(commentsNaming(nadia.db, OMAR.id, 5)).toEqual([]);
    undo(nadia, document.id);
    expect(commentsNaming(nadia.db, OMAR.id, 5)).toHaveLength(1);
  });
});

describe('a thread', () => {
  test('holds answers under its first comment, also under an answer', () => {
    const first = addComment(nadia, on(), said('Since when?')).value;
    const answer = addComment(omar, on(), said('Noon.'), first.id).value;
    expect(addComment(nadia, on(), said('Thanks.'), answer.id).value.parentId).toBe(first.id);
    const other = aClaim(nadia, document, 'declined to comment');
    expect(() => addComment(omar, { annotationId: other.id }, said('There'), first.id)).toThrow(NotFound);
  });

  test('counts beside the text until somebody resolves it, whoever that is', () => {
    const first = addComment(nadia, on(), said('Since when?')).value;
    addComment(omar, on(), said('Noon.'), first.id);
    expect(openComments(nadia.db, document.id)).toEqual(new Map([[mark.id, 2]]));
    const resolved = resolveThread(omar, first.id, 1, true).value;
    expect(resolved).toMatchObject({ resolvedBy: OMAR.id, version: 2 });
    expect(openComments(nadia.db, document.id)).toEqual(new Map());
    expect(resolveThread(nadia, first.id, 2, true).seq).toBeNull();
    expect(resolveThread(nadia, first.id, 2, false).value).toMatchObject({ resolvedAt: null, resolvedBy: null });
  });

  test('goes along with a claim that is merged, and back with it', () => {
    const [claim, into] = [aRegistered(nadia), aRegistered(nadia, { statement: 'Drones struck.' })];
    const first = addComment(nadia, { claimId: claim.id }, said('Two or three?')).value;
    mergeClaims(nadia, into.id, [claim.id]);
    const answer = addComment(omar, { claimId: into.id }, said('Two.'), first.id).value;
    expect(answer.claimId).toBe(claim.id);
    expect(commentsOfClaims(nadia.db, [into.id, claim.id])).toHaveLength(2);
    undo(nadia, null);
    expect(commentsOfClaims(nadia.db, [claim.id])).toHaveLength(2);
  });
});
