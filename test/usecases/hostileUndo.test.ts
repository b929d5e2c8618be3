import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { claims } from '../../server/store/claims.ts';
import type { Context } from '../../server/usecases/change.ts';
import { editClaim, hideClaim, mergeClaims } from '../../server/usecases/claims.ts';
import { addDerivation, removeDerivation } from '../../server/usecases/derivations.ts';
import { hideEvent } from '../../server/usecases/events.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import { hideSource } from '../../server/usecases/sources.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { aDocument, aWorkspace } from '../support/builders.ts';
import { anEvent, aRegistered, CLAIM } from '../support/claims.ts';
import { aSource } from '../support/sources.ts';

let context: Context;
let other: Context;
beforeEach(() => {
  context = aWorkspace();
  other = { ...context, actor: { id: '00000000-0000-7000-8000-00000000b0b0', name: 'Samir' } };
});
afterEach(() => {
  context.db.close();
});

describe('what one person takes back has to fit what another one did since', () => {
  test('a claim’s event that was deleted', () => {
    const event = anEvent(context, 'The fire');
    const claim = aRegistered(context, { event: { id: event.id } });
    editClaim(context, claim.id, claim.version, CLAIM);
    hideEvent(other, event.id, event.version);
    expect(() => undo(context, null)).toThrow('Its event, “The fire”, is in the trash. Restore that first.');
    expect(claims.get(context.db, claim.id)?.eventId).toBeNull();
  });

  test('a claim that it was merged into and that was deleted', () => {
    const [into, merged] = [aRegistered(context), aRegistered(context)];
    mergeClaims(context, into.id, [merged.id]);
    undo(context, null);
    hideClaim(other, into.id, into.version);
    expect(() => redo(context, null)).toThrow('What it was merged into is in the trash.');
    expect(claims.get(context.db, merged.id)?.mergedInto).toBeNull();
  });

  test('a source that it was merged into and that was deleted', () => {
    const [into, merged] = [aSource(context, 'Tribune'), aSource(context, 'Tribune online')];
    mergeSources(context, into.id, [merged.id]);
    undo(context, null);
    hideSource(other, into.id, into.version);
    expect(() => redo(context, null)).toThrow('What it was merged into is in the trash.');
  });

  test('a derivation that was set the other way round', () => {
    const [one, two] = [aDocument(context, 'The first text.'), aDocument(context, 'The second text.')];
    const of = { sectionId: null, fromSectionId: null, note: '', kind: 'repost_of' as const };
    const made = addDerivation(context, { ...of, documentId: one.id, fromDocumentId: two.id }).value;
    removeDerivation(context, made.id, made.version);
    addDerivation(other, { ...of, documentId: two.id, fromDocumentId: one.id });
    expect(() => undo(context, null)).toThrow('That would carry the same words in a circle');
  });
});
