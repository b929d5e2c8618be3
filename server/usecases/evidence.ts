import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import { limit, statementOf } from '../domain/claimRules.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { annotationById } from '../store/annotations.ts';
import { claimsOfMention, linkOf } from '../store/claimLinks.ts';
import { claims, familyOf, resolvedClaim } from '../store/claims.ts';
import { documentById } from '../store/documents.ts';
import { evidence } from '../store/evidence.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';
import { type ClaimChoice, isAgreed, type LinkOptions, resolveClaim } from './claims.ts';
import { askWhereEventsDiffer } from './crossings.ts';

const ASK: LinkOptions = { acrossEvents: false };

/**
 * Links mentions with a claim, or changes the stance of the links that this analyst made before.
 * @throws Asks where mention and claim belong to different events, or the text is older than what the claim is about.
 */
export const linkMentions = (
  context: Context,
  documentId: string | null,
  mentionIds: readonly string[],
  choice: ClaimChoice,
  stance: Stance,
  options: LinkOptions = ASK,
): Outcome<Evidence[]> =>
  change(context, 'link with a claim', documentId, (edit) => {
    if (mentionIds.length === 0) throw new Invalid('Select the mentions to link first.', { mention: 'empty' });
    const mentions = [...new Set(mentionIds)].map((id) => expectMention(edit, id));
    const claim = resolveClaim(edit, choice);
    if (!isAgreed(context, options)) askWhereEventsDiffer(edit, mentions, claim);
    return mentions.map((mention) => link(edit, mention, claim, stance));
  });

/** Says anew what the innermost source does with the claim. */
export const setStances = (
  context: Context,
  documentId: string | null,
  evidenceIds: readonly string[],
  stance: Stance,
): Outcome<Evidence[]> =>
  change(context, 'set a stance', documentId, (edit) =>
    expectSome(edit, evidenceIds).map((before) => {
      expectMention(edit, before.mentionId);
      return before.stance === stance ? before : put(edit, { ...before, stance }, before);
    }),
  );

/** Takes mentions off their claims; the mentions stay. */
export const unlinkEvidence = (
  context: Context,
  documentId: string | null,
  evidenceIds: readonly string[],
): Outcome<Evidence[]> =>
  change(context, 'unlink from a claim', documentId, (edit) =>
    expectSome(edit, evidenceIds).map((before) => put(edit, { ...before, hiddenAt: edit.now() }, before)),
  );

/** Moves evidence to another claim, with its stance. */
export const moveEvidence = (
  context: Context,
  evidenceIds: readonly string[],
  choice: ClaimChoice,
  options: LinkOptions = ASK,
): Outcome<Claim> =>
  change(context, 'move to another claim', null, (edit) => {
    const moving = expectSome(edit, evidenceIds);
    const mentions = moving.map((row) => expectMention(edit, row.mentionId));
    const claim = resolveClaim(edit, choice);
    if (!isAgreed(context, options)) askWhereEventsDiffer(edit, mentions, claim, moving);
    for (const before of moving) move(edit, before, claim);
    return claim;
  });

/**
 * Records in one step that two mentions bear on one claim: the one that either bears on already, or a new one made of
 * the first mention's words.
 */
export const corroborate = (
  context: Context,
  documentId: string,
  mentionId: string,
  otherMentionId: string,
  stance: Stance,
  otherStance: Stance,
  choice: ClaimChoice | null,
  options: LinkOptions = ASK,
): Outcome<Evidence[]> =>
  change(context, otherStance === 'disputes' ? 'record a dispute' : 'corroborate', documentId, (edit) => {
    const mention = expectMention(edit, mentionId);
    const other = expectMention(edit, otherMentionId);
    if (mention.documentId === other.documentId)
      throw new Invalid(
        'Both mentions stand in the same document, and a text can’t corroborate itself. Link the two with one claim instead.',
        { other: 'same document' },
      );
    const claim = resolveClaim(edit, choice ?? claimOfBoth(edit, mention, other));
    if (!isAgreed(context, options)) askWhereEventsDiffer(edit, [mention, other], claim);
    return [link(edit, mention, claim, stance), link(edit, other, claim, otherStance)];
  });

/** What a mention does not say, or why it is linked. */
export const noteEvidence = (
  context: Context,
  documentId: string | null,
  id: string,
  version: number,
  note: string,
): Outcome<Evidence> =>
  change(context, 'note on a link', documentId, (edit) => {
    const before = expectEvidence(edit, id);
    expectVersion(before, version, { note }, 'The link');
    limit(note, 2000, 'note');
    return before.note === note.trim() ? before : put(edit, { ...before, note: note.trim() }, before);
  });

/** Makes the link inside a change; the analyst's earlier link of the two gets the new stance instead. */
function link(edit: Edit, mention: Annotation, claim: Claim, stance: Stance): Evidence {
  const known = linkOf(edit.db, mention.id, familyOf(edit.db, claim.id), edit.actor.id);
  if (known) return known.stance === stance ? known : put(edit, { ...known, stance }, known);
  const at = edit.now();
  const made: Evidence = {
    id: edit.newId(),
    mentionId: mention.id,
    documentId: mention.documentId,
    claimId: claim.id,
    stance,
    note: '',
    annotatorId: edit.actor.id,
    createdAt: at,
    updatedAt: at,
    version: 0,
    hiddenAt: null,
  };
  return edit.put('evidence', made, null);
}

/** Where the same analyst has linked the mention with that claim before, that link takes over the stance. */
function move(edit: Edit, before: Evidence, claim: Claim): void {
  const family = familyOf(edit.db, claim.id);
  if (family.includes(before.claimId)) return;
  const there = linkOf(edit.db, before.mentionId, family, before.annotatorId);
  if (!there) {
    put(edit, { ...before, claimId: claim.id }, before);
    return;
  }
  if (there.stance !== before.stance) put(edit, { ...there, stance: before.stance }, there);
  put(edit, { ...before, hiddenAt: edit.now() }, before);
}

const put = (edit: Edit, after: Evidence, before: Evidence): Evidence =>
  edit.put('evidence', { ...after, updatedAt: edit.now() }, before);

/** A claim that both bear on comes first, then one of the first mention's, then one of the other's. */
function claimOfBoth(edit: Edit, mention: Annotation, other: Annotation): ClaimChoice {
  const [mine, theirs] = [claimsOfMention(edit.db, mention.id), claimsOfMention(edit.db, other.id)];
  const shared = mine.find((claim) => theirs.some((one) => one.id === claim.id));
  const found = shared ?? mine[0] ?? theirs[0];
  return found ? { id: found.id } : { statement: statementOf(mention), kind: 'fact' };
}

/** A mention that can bear on a claim: of a claim, and neither it nor its document in the trash. */
export function expectMention(context: Context, id: string): Annotation {
  const mention = annotationById(context.db, id);
  if (!mention) throw new NotFound('There is no such mention in this workspace.');
  const document = documentById(context.db, mention.documentId);
  const where = `document ${document?.number ?? '?'}`;
  if (mention.hiddenAt !== null)
    throw new Invalid(`Mention ${mention.number} of ${where} was deleted. Restore it from the trash first.`, {
      mention: 'deleted',
    });
  if (!document || document.hiddenAt !== null)
    throw new Invalid(`The mention stands in ${where}, which was deleted. Restore it from the trash first.`, {
      mention: 'deleted',
    });
  if (mention.kind !== 'claim')
    throw new Invalid(
      `Annotation ${mention.number} of ${where} is an attribution. Only the words of a claim bear on one: mark them with C.`,
      { mention: 'kind' },
    );
  return mention;
}

function expectSome(edit: Edit, ids: readonly string[]): Evidence[] {
  if (ids.length === 0) throw new Invalid('Select some mentions first.', { evidence: 'empty' });
  return [...new Set(ids)].map((id) => expectEvidence(edit, id));
}

function expectEvidence(edit: Edit, id: string): Evidence {
  const row = evidence.get(edit.db, id);
  if (!row || row.hiddenAt !== null)
    throw new NotFound('The mention is no longer linked with that claim. Reload the page.');
  const claim = resolvedClaim(edit.db, row.claimId) ?? claims.get(edit.db, row.claimId);
  if (claim?.hiddenAt)
    throw new Invalid(`Claim ${claim.number} was deleted. Restore it from the trash first.`, { claim: 'deleted' });
  return row;
}
