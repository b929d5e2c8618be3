import type { Claim, Evidence } from '../domain/claim.ts';
import { checkClaim } from '../domain/claimRules.ts';
import type { Dating } from '../domain/document.ts';
import { Asks, Invalid, NotFound } from '../domain/errors.ts';
import type { ClaimKind } from '../domain/vocabulary.ts';
import { claims, events, familyOf, nextClaimNumber, resolvedClaim } from '../store/claims.ts';
import { evidence } from '../store/evidence.ts';
import { peopleOf } from '../store/people.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';
import { type EventChoice, resolveEvent } from './events.ts';
import { resolveSource, type SourceChoice } from './sources.ts';

export type ClaimFields = {
  statement: string;
  kind: ClaimKind;
  event: EventChoice | null;
  place: string;
  date: Dating | null;
  /** Of an utterance: who said it. */
  speaker: SourceChoice | null;
  reviewerId: string | null;
};

/** A claim as someone picks it: one that is there, or the words of a new one. */
export type ClaimChoice = { id: string } | { statement: string; kind: ClaimKind; eventId?: string | null };

/** What somebody says beforehand: that claims and mentions of several events are meant to be brought together. */
export type LinkOptions = { acrossEvents: boolean };

/** Makes a claim. @throws Invalid without a statement. */
export const addClaim = (context: Context, fields: ClaimFields): Outcome<Claim> =>
  change(context, 'make a claim', null, (edit) => makeClaim(edit, fields));

/** Changes a claim. @throws Conflict where `version` is not the one that stands. */
export const editClaim = (context: Context, id: string, version: number, fields: ClaimFields): Outcome<Claim> =>
  change(context, 'edit a claim', null, (edit) => {
    const before = expectClaim(edit, id);
    expectVersion(before, version, fields, `Claim ${before.number}`);
    return edit.put('claim', { ...before, ...checked(edit, fields) }, before);
  });

/** Puts a claim into the trash; its evidence waits there with it, and its mentions are free again. */
export const hideClaim = (context: Context, id: string, version: number): Outcome<Claim> =>
  change(context, 'delete a claim', null, (edit) => {
    const before = expectClaim(edit, id);
    expectVersion(before, version, null, `Claim ${before.number}`);
    return edit.put('claim', { ...before, hiddenAt: edit.now() }, before);
  });

/** Makes claims one: the others' evidence, verdicts, relations and questions are read as `intoId`'s from now on. */
export const mergeClaims = (
  context: Context,
  intoId: string,
  ids: readonly string[],
  options: LinkOptions = { acrossEvents: false },
): Outcome<Claim> =>
  change(context, 'merge claims', null, (edit) => {
    const into = expectClaim(edit, intoId);
    if (ids.includes(intoId))
      throw new Invalid(`Claim ${into.number} can’t be merged with itself. Choose another claim.`, { into: 'itself' });
    if (ids.length === 0) throw new Invalid('Choose at least two claims to merge.', { claim: 'empty' });
    const others = [...new Set(ids)].map((id) => expectClaim(edit, id));
    if (!isAgreed(context, options)) askAcross(edit, into, others);
    for (const other of others) edit.put('claim', { ...other, mergedInto: into.id }, other);
    return into;
  });

/** Makes a new claim of some of a claim's evidence. */
export const splitClaim = (
  context: Context,
  claimId: string,
  evidenceIds: readonly string[],
  fields: ClaimFields,
): Outcome<Claim> =>
  change(context, 'split a claim', null, (edit) => {
    const family = familyOf(edit.db, expectClaim(edit, claimId).id);
    if (evidenceIds.length === 0)
      throw new Invalid('Select the mentions that are to make the new claim.', { evidence: 'empty' });
    const moving = [...new Set(evidenceIds)].map((id) => expectOwn(edit, id, family));
    const made = makeClaim(edit, fields);
    const taken = new Set<string>();
    for (const row of moving) {
      const key = `${row.mentionId} ${row.annotatorId}`;
      // Two links of one mention come together where claims were merged: one of them is enough.
      const after = taken.has(key) ? { ...row, hiddenAt: edit.now() } : { ...row, claimId: made.id };
      taken.add(key);
      edit.put('evidence', { ...after, updatedAt: edit.now() }, row);
    }
    return made;
  });

/** Says who is to review these claims; null: nobody in particular. */
export const assignClaims = (context: Context, ids: readonly string[], personId: string | null): Outcome<Claim[]> =>
  change(context, personId === null ? 'take claims off a reviewer' : 'assign claims', null, (edit) => {
    expectPerson(edit, personId);
    return [...new Set(ids)].map((id) => {
      const before = expectClaim(edit, id);
      return before.reviewerId === personId ? before : edit.put('claim', { ...before, reviewerId: personId }, before);
    });
  });

/** Makes one claim inside a change. */
function makeClaim(edit: Edit, fields: ClaimFields): Claim {
  const claim: Claim = {
    id: edit.newId(),
    number: nextClaimNumber(edit.db),
    ...checked(edit, fields),
    mergedInto: null,
    createdBy: edit.actor.id,
    createdAt: edit.now(),
    version: 0,
    hiddenAt: null,
  };
  return edit.put('claim', claim, null);
}

/** The claim that was chosen, or what it was merged into; made where the choice is words. */
export function resolveClaim(edit: Edit, choice: ClaimChoice): Claim {
  if ('id' in choice) return expectVisible(resolvedClaim(edit.db, choice.id));
  const { statement, kind, eventId } = choice;
  const event = eventId ? { id: eventId } : null;
  return makeClaim(edit, { statement, kind, event, place: '', date: null, speaker: null, reviewerId: null });
}

/** A claim that stands for itself: neither deleted nor merged into another one. */
export function expectClaim(edit: Context, id: string): Claim {
  const claim = expectVisible(claims.get(edit.db, id));
  const into = claim.mergedInto === null ? null : resolvedClaim(edit.db, claim.id);
  if (into)
    throw new Invalid(`Claim ${claim.number} was merged into claim ${into.number}. Go on with claim ${into.number}.`, {
      claim: 'merged',
    });
  return claim;
}

/** Whether it was said, in the form or by the caller, that bringing events together is meant. */
export const isAgreed = (context: Context, options: LinkOptions): boolean =>
  options.acrossEvents || context.acrossEvents === true;

function expectVisible(claim: Claim | null): Claim {
  if (!claim) throw new NotFound('There is no such claim in this workspace.');
  if (claim.hiddenAt !== null)
    throw new Invalid(`Claim ${claim.number} was deleted. Restore it from the trash, or choose another claim.`, {
      claim: 'deleted',
    });
  return claim;
}

function expectOwn(edit: Edit, id: string, family: readonly string[]): Evidence {
  const row = evidence.get(edit.db, id);
  if (!row || row.hiddenAt !== null || !family.includes(row.claimId))
    throw new NotFound('A mention that you selected is no longer linked with this claim. Reload the page.');
  return row;
}

function expectPerson(edit: Edit, id: string | null): void {
  if (id !== null && !peopleOf(edit.db).some((person) => person.id === id))
    throw new NotFound('There is no such person in this workspace.');
}

/** Five reports of one visit may be five visits: claims of different events are merged only by someone who means it. */
function askAcross(edit: Edit, into: Claim, others: readonly Claim[]): void {
  const stranger = others.find((other) => other.eventId && into.eventId && other.eventId !== into.eventId);
  if (!stranger?.eventId || !into.eventId) return;
  const name = (id: string): string => events.get(edit.db, id)?.name ?? 'another event';
  throw new Asks(
    `Claim ${stranger.number} belongs to the event “${name(stranger.eventId)}”, claim ${into.number} to “${name(into.eventId)}”. Are these the same thing?`,
    'Merge them all the same',
  );
}

function checked(
  edit: Edit,
  fields: ClaimFields,
): Omit<ClaimFields, 'event' | 'speaker'> & Pick<Claim, 'eventId' | 'speakerId'> {
  const { statement, kind, event, place, date, speaker, reviewerId } = fields;
  expectPerson(edit, reviewerId);
  const after = {
    statement: statement.trim().replace(/\s+/g, ' '),
    kind,
    eventId: event ? resolveEvent(edit, event).id : null,
    place: place.trim(),
    date,
    speakerId: speaker ? resolveSource(edit, speaker).id : null,
    reviewerId,
  };
  checkClaim(after);
  return after;
}
