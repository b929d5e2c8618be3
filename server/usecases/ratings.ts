import { limit } from '../domain/claimRules.ts';
import { type Bearing, groundOf, isEarned, whyNotOne } from '../domain/credibility.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import type { Credibility, Reliability } from '../domain/rating.ts';
import type { Grade, Letter } from '../domain/vocabulary.ts';
import { annotationById } from '../store/annotations.ts';
import type { Database } from '../store/database.ts';
import { documentById } from '../store/documents.ts';
import { evidenceOfMentions } from '../store/evidence.ts';
import { claimsResolved } from '../store/mentionClaims.ts';
import { standingsOf } from '../store/standings.ts';
import { type Context, change, type Edit, type Outcome } from './change.ts';
import { expectSource } from './sources.ts';
import { refreshStandings } from './standings.ts';

const MOST = 4000;

/** Appends how reliable somebody holds a source to be, on a topic or (null) at large. */
export const rateSource = (
  context: Context,
  sourceId: string,
  { letter, topic, rationale }: { letter: Letter; topic: string | null; rationale: string },
): Outcome<Reliability> =>
  change(context, 'rate a source', null, (edit) => {
    const source = expectSource(edit, sourceId);
    const about = topic?.trim().replace(/\s+/g, ' ') || null;
    limit(about ?? '', 120, 'topic');
    const rating = { sourceId: source.id, letter, topic: about, rationale: expectRationale(rationale) };
    return edit.put('reliability', { ...rating, ...kept(edit) }, null);
  });

/**
 * Appends how credible somebody holds a mention to be.
 * @throws Invalid for grade 1 while no claim of the mention has two independent origins on its side.
 */
export const rateMention = (
  context: Context,
  documentId: string | null,
  mentionId: string,
  { grade, rationale }: { grade: Grade; rationale: string },
): Outcome<Credibility> => {
  refreshStandings(context.db);
  return change(context, 'grade a mention', documentId, (edit) => {
    expectMention(edit, mentionId);
    const ground = groundOf(bearingsOf(edit.db, [mentionId]).get(mentionId) ?? []);
    if (!isEarned(grade, ground)) throw new Invalid(whyNotOne(ground), { grade: 'not earned' });
    return edit.put('credibility', { mentionId, grade, rationale: expectRationale(rationale), ...kept(edit) }, null);
  });
};

/** What these mentions bear on, by mention: the stance, and how each claim stood when it was last computed. */
export function bearingsOf(db: Database, mentionIds: readonly string[]): Map<string, Bearing[]> {
  const links = evidenceOfMentions(db, mentionIds);
  const claims = claimsResolved(
    db,
    links.map((link) => link.claimId),
  );
  const standings = standingsOf(db, [...new Set([...claims.values()].map((claim) => claim.id))]);
  const bearings = new Map<string, Bearing[]>();
  for (const { mentionId, claimId, stance } of links) {
    const claim = claims.get(claimId);
    if (!claim || claim.hiddenAt !== null) continue;
    const bearing = { stance, standing: standings.get(claim.id) ?? null };
    bearings.set(mentionId, [...(bearings.get(mentionId) ?? []), bearing]);
  }
  return bearings;
}

const kept = (edit: Edit) => ({
  id: edit.newId(),
  createdBy: edit.actor.id,
  createdAt: edit.now(),
  version: 0,
  hiddenAt: null,
});

function expectRationale(words: string): string {
  const rationale = words.trim();
  if (rationale === '') throw new Invalid('A rating needs a rationale: say what it rests on.', { rationale: 'empty' });
  limit(rationale, MOST, 'rationale');
  return rationale;
}

function expectMention(edit: Edit, id: string): void {
  const mention = annotationById(edit.db, id);
  const document = mention && documentById(edit.db, mention.documentId);
  if (!mention || !document) throw new NotFound('There is no such mention in this workspace.');
  if (mention.kind !== 'claim')
    throw new Invalid('Only a mention of a claim is graded; an attribution’s source is rated on its own page.', {
      mention: mention.kind,
    });
  if (mention.hiddenAt !== null || document.hiddenAt !== null)
    throw new Invalid('This mention was deleted. Restore it from the trash before you grade it.', {
      mention: 'deleted',
    });
}
