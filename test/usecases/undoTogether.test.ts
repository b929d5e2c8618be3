import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Document } from '../../server/domain/document.ts';
import { Conflict } from '../../server/domain/errors.ts';
import { annotationById } from '../../server/store/annotations.ts';
import { lastSeq } from '../../server/store/changes.ts';
import { claims } from '../../server/store/claims.ts';
import { documentById } from '../../server/store/documents.ts';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { editClaim } from '../../server/usecases/claims.ts';
import { addComment } from '../../server/usecases/comments.ts';
import { readAllForCopies } from '../../server/usecases/copies.ts';
import { unlinkEvidence } from '../../server/usecases/evidence.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { aClaim, aDocument, anAttribution, aWorkspace } from '../support/builders.ts';
import { aLink, aRegistered, CLAIM } from '../support/claims.ts';

let nadia: Context;
let mona: Context;
let document: Document;
beforeEach(() => {
  nadia = aWorkspace();
  mona = { ...nadia, actor: { id: '00000000-0000-7000-8000-00000000b0b0', name: 'Mona' } };
  document = aDocument(nadia);
});

/** What an undo or redo is refused with. */
function refusal(step: () => unknown): Conflict {
  try {
    step();
  } catch (error) {
    if (error instanceof Conflict) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('two people in one text', () => {
  test('each take back their own last changes, in any order', () => {
    const hers = aClaim(nadia, document, 'The quay is shut');
    const other = aClaim(mona, document, 'declined to comment');
    editAnnotation(nadia, document, hers.id, 1, { note: 'Which?' });
    undo(mona, document.id);
    expect([annotationById(nadia.db, other.id)?.hiddenAt, annotationById(nadia.db, hers.id)?.note]).toEqual([
      expect.any(String),
      'Which?',
    ]);
    undo(nadia, document.id);
    undo(nadia, document.id);
    redo(mona, document.id);
    expect(annotationById(nadia.db, other.id)?.hiddenAt).toBeNull();
    expect(() => undo(nadia, document.id)).toThrow('There is nothing to undo here.');
  });

  test('what the other has changed since is refused, by name, deed and entry', () => {
    const mark = aClaim(nadia, document, 'The quay is shut');
    editAnnotation(mona, document, mark.id, 1, { note: 'Hers' }, 'write a note');
    const error = refusal(() => undo(nadia, document.id));
    expect(error.message).toBe(
      `Mona changed mention 1 since: “write a note”, entry ${lastSeq(nadia.db)} of the log. Nothing was overwritten.`,
    );
    expect(error.row).toEqual({ noun: 'annotation', id: mark.id });
    expect(annotationById(nadia.db, mark.id)).toMatchObject({ note: 'Hers', hiddenAt: null });
    undo(mona, document.id);
    undo(nadia, document.id);
    expect(annotationById(nadia.db, mark.id)?.hiddenAt).not.toBeNull();
  });

  test('what oneself has changed elsewhere is told as one’s own', () => {
    const claim = aRegistered(nadia);
    editClaim(nadia, claim.id, 1, { ...CLAIM, place: 'Here' });
    undo(nadia, null);
    editClaim(mona, claim.id, 3, { ...CLAIM, place: 'There' });
    expect(refusal(() => redo(nadia, null)).message).toMatch(/^Mona changed claim 1 since/);
    undo(mona, null);
    redo(nadia, null);
    expect(claims.get(nadia.db, claim.id)?.place).toBe('Here');
  });
});

describe('what was made stays while others have built on it', () => {
  test('a claim with another’s link, until the link is gone', () => {
    const { id } = aClaim(mona, document, 'The quay is shut');
    const claim = aRegistered(nadia);
    const mention = annotationById(nadia.db, id);
    if (!mention) throw new Error('It was marked.');
    const link = aLink(mona, mention, claim);
    const error = refusal(() => undo(nadia, null));
    expect(error.message).toMatch(
      /^Mona has built on claim 1 since: “link with a claim”, entry \d+ of the log\. Nothing was undone/,
    );
    expect(error.row).toEqual({ noun: 'claim', id: claim.id });
    unlinkEvidence(mona, document.id, [link.id]);
    undo(nadia, null);
    expect(claims.get(nadia.db, claim.id)?.hiddenAt).not.toBeNull();
  });

  test('a mark with another’s comment, and a text with another’s mark', () => {
    const mark = aClaim(nadia, document, 'The quay is shut');
    addComment(mona, { annotationId: mark.id }, { text: 'Since when?', people: [] });
    expect(refusal(() => undo(nadia, document.id)).message).toMatch(/^Mona has built on mention 1 since/);
    aClaim(mona, document, 'declined to comment');
    const fresh = aDocument(nadia);
    aClaim(mona, fresh, 'declined to comment');
    expect(refusal(() => undo(nadia, null)).message).toMatch(/^Mona has built on document 2 since: “mark a claim”/);
  });

  test('what the program proposes by itself keeps nothing', () => {
    const passage = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
    aDocument(nadia, passage);
    const copy = aDocument(nadia, `${passage} again`);
    readAllForCopies(nadia);
    undo(nadia, null);
    expect(documentById(nadia.db, copy.id)?.hiddenAt).not.toBeNull();
  });

  test('one’s own do not keep one from it', () => {
    const mark = aClaim(nadia, document, 'The quay is shut');
    anAttribution(mona, document, { source: 'a dockworker', cue: 'saw', content: 'the fire begin' });
    addComment(nadia, { annotationId: mark.id }, { text: 'Since when?', people: [] });
    undo(nadia, document.id);
    undo(nadia, document.id);
    expect(annotationById(nadia.db, mark.id)?.hiddenAt).not.toBeNull();
  });
});
