import { beforeEach, describe, expect, test } from '@jest/globals';
import { Asks, Conflict, Invalid, NotFound } from '../../server/domain/errors.ts';
import { claims, familyOf } from '../../server/store/claims.ts';
import { evidence, evidenceOfClaims } from '../../server/store/evidence.ts';
import type { Context } from '../../server/usecases/change.ts';
import { assignClaims, editClaim, hideClaim, mergeClaims, splitClaim } from '../../server/usecases/claims.ts';
import { editEvent, hideEvent } from '../../server/usecases/events.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { addRelation } from '../../server/usecases/relations.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { aWorkspace } from '../support/builders.ts';
import { aLink, aMention, anEvent, aRegistered, CLAIM } from '../support/claims.ts';

let context: Context;
beforeEach(() => {
  context = aWorkspace();
});

const mentionsOf = (claimId: string) => evidenceOfClaims(context.db, familyOf(context.db, claimId)).length;
const now = (id: string) => claims.get(context.db, id);

describe('a claim', () => {
  test('has a number said aloud, a statement on one line, and is edited against the version it was read in', () => {
    const claim = aRegistered(context, { statement: '  The quay\n is shut. ' });
    expect([claim.number, claim.statement]).toEqual([1, 'The quay is shut.']);
    const edited = editClaim(context, claim.id, 1, { ...CLAIM, statement: 'The quay is open.' }).value;
    expect(() => editClaim(context, claim.id, 1, CLAIM)).toThrow(Conflict);
    expect(edited.version).toBe(2);
  });

  test('needs a statement, and only an utterance has a speaker', () => {
    expect(() => aRegistered(context, { statement: ' ' })).toThrow(/needs a statement/);
    const speaker = { name: 'Qaani', kind: 'person' as const };
    expect(() => aRegistered(context, { speaker })).toThrow(/Only an utterance has a speaker/);
    expect(aRegistered(context, { speaker, kind: 'utterance' }).speakerId).not.toBeNull();
  });

  test('without mentions is deleted and comes back as it was', () => {
    const claim = aRegistered(context);
    hideClaim(context, claim.id, 1);
    expect(now(claim.id)?.hiddenAt).not.toBeNull();
    undo(context, null);
    expect(now(claim.id)?.hiddenAt).toBeNull();
    redo(context, null);
    expect(() => editClaim(context, claim.id, 4, CLAIM)).toThrow(/was deleted. Restore it/);
  });

  test('is assigned to people of the workspace only', () => {
    const claim = aRegistered(context);
    expect(() => assignClaims(context, [claim.id], 'nobody')).toThrow(NotFound);
    assignClaims(context, [claim.id], context.actor.id);
    expect(now(claim.id)?.reviewerId).toBe(context.actor.id);
    expect(assignClaims(context, [claim.id], context.actor.id).seq).toBeNull();
  });
});

describe('merging', () => {
  test('is one step, and evidence that came later survives its undoing', () => {
    const [into, other] = [aRegistered(context), aRegistered(context)];
    aLink(context, aMention(context, 'drones hit the quay').mention, into);
    aLink(context, aMention(context, 'the quay was struck').mention, other);
    mergeClaims(context, into.id, [other.id]);
    expect([mentionsOf(into.id), now(other.id)?.mergedInto]).toEqual([2, into.id]);
    const late = aLink(context, aMention(context, 'a strike on the quay').mention, into);
    undo(context, null);
    expect([mentionsOf(into.id), mentionsOf(other.id)]).toEqual([2, 1]);
    expect(evidence.get(context.db, late.id)?.hiddenAt).toBeNull();
    redo(context, null);
    expect(mentionsOf(into.id)).toBe(3);
  });

  test('refuses a claim with itself, and one into what was merged into it', () => {
    const [a, b] = [aRegistered(context), aRegistered(context)];
    expect(() => mergeClaims(context, a.id, [a.id])).toThrow(/can’t be merged with itself/);
    expect(() => mergeClaims(context, a.id, [])).toThrow(Invalid);
    mergeClaims(context, a.id, [b.id]);
    expect(() => mergeClaims(context, b.id, [a.id])).toThrow('Claim 2 was merged into claim 1. Go on with claim 1.');
    expect(() => mergeClaims(context, a.id, [b.id])).toThrow(/was merged into claim 1/);
  });

  test('of claims of two events asks first', () => {
    const a = aRegistered(context, { event: { name: 'First visit' } });
    const b = aRegistered(context, { event: { name: 'Second visit' } });
    expect(() => mergeClaims(context, a.id, [b.id])).toThrow(Asks);
    expect(now(b.id)?.mergedInto).toBeNull();
    mergeClaims({ ...context, acrossEvents: true }, a.id, [b.id]);
    expect(now(b.id)?.mergedInto).toBe(a.id);
  });

  test('reads through several merges, and what was merged is chosen as what it became', () => {
    const [a, b, c] = [aRegistered(context), aRegistered(context), aRegistered(context)];
    mergeClaims(context, b.id, [c.id]);
    mergeClaims(context, a.id, [b.id]);
    const { mention } = aMention(context, 'drones hit the quay');
    const [made] = linkMentions(context, null, [mention.id], { id: c.id }, 'supports').value;
    expect(made?.claimId).toBe(a.id);
  });
});

describe('splitting', () => {
  test('makes a new claim of the chosen mentions in one step', () => {
    const claim = aRegistered(context);
    const moved = aLink(context, aMention(context, 'drones hit the quay').mention, claim);
    aLink(context, aMention(context, 'the quay was struck').mention, claim);
    const made = splitClaim(context, claim.id, [moved.id], { ...CLAIM, statement: 'Three drones did.' }).value;
    expect([mentionsOf(claim.id), mentionsOf(made.id)]).toEqual([1, 1]);
    undo(context, null);
    expect([mentionsOf(claim.id), now(made.id)?.hiddenAt]).toEqual([2, expect.any(String)]);
  });

  test('takes one link of a mention that two merged claims both had', () => {
    const [a, b] = [aRegistered(context), aRegistered(context)];
    const { mention } = aMention(context, 'drones hit the quay');
    const links = [aLink(context, mention, a), aLink(context, mention, b, 'disputes')];
    mergeClaims(context, a.id, [b.id]);
    const ids = links.map((one) => one.id);
    const made = splitClaim(context, a.id, ids, CLAIM).value;
    expect([mentionsOf(a.id), mentionsOf(made.id)]).toEqual([0, 1]);
    undo(context, null);
    expect(mentionsOf(a.id)).toBe(2);
  });

  test('refuses evidence of another claim, and none at all', () => {
    const [a, b] = [aRegistered(context), aRegistered(context)];
    const link = aLink(context, aMention(context, 'drones hit the quay').mention, b);
    expect(() => splitClaim(context, a.id, [link.id], CLAIM)).toThrow(NotFound);
    expect(() => splitClaim(context, a.id, [], CLAIM)).toThrow(/Select the mentions/);
  });
});

describe('events', () => {
  test('are found again by their exact name, edited, and deleted only when no claim belongs to them', () => {
    const visit = anEvent(context, 'Visit of 7 November');
    const claim = aRegistered(context, { event: { name: 'Visit of 7 November' } });
    expect(claim.eventId).toBe(visit.id);
    const edited = editEvent(context, visit.id, 1, { ...visit, place: 'Baghdad' }).value;
    expect(() => hideEvent(context, visit.id, edited.version)).toThrow(/A claim still belongs to “Visit/);
    hideClaim(context, claim.id, 1);
    hideEvent(context, visit.id, edited.version);
    expect(() => aRegistered(context, { event: { id: visit.id } })).toThrow(/was deleted/);
    expect(() => anEvent(context, ' ')).toThrow(/needs a name/);
  });
});

describe('relations', () => {
  test('hold once, whichever way round a mutual one is said, and never of a claim to itself', () => {
    const [a, b] = [aRegistered(context), aRegistered(context)];
    const made = addRelation(context, a.id, b.id, 'contradicts').value;
    expect(addRelation(context, b.id, a.id, 'contradicts').value.id).toBe(made.id);
    expect(addRelation(context, a.id, b.id, 'refines').seq).not.toBeNull();
    expect(addRelation(context, b.id, a.id, 'refines').seq).not.toBeNull();
    expect(() => addRelation(context, a.id, a.id, 'refines')).toThrow(/no relation to itself/);
    const c = aRegistered(context);
    mergeClaims(context, a.id, [c.id]);
    expect(() => addRelation(context, a.id, c.id, 'refines')).toThrow(/no relation to itself/);
  });
});
