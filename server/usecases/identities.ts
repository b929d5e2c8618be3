import { limit } from '../domain/claimRules.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import type { Identity } from '../domain/rating.ts';
import type { IdentityMark } from '../domain/vocabulary.ts';
import { identities, identitiesOf } from '../store/ratings.ts';
import { resolvedSource, sourceFamily } from '../store/sourceMerges.ts';
import { type Context, change, type Edit, type Outcome } from './change.ts';
import { expectSource } from './sources.ts';

const ACTIONS: Record<IdentityMark, string> = {
  same: 'mark two sources as the same',
  maybe: 'mark two sources as maybe the same',
  different: 'mark two sources as different',
};

/** Says what two sources are to each other. What was said of the two before gives way; said a second time, nothing is written. */
export const markSources = (
  context: Context,
  a: string,
  b: string,
  mark: IdentityMark,
  rationale: string,
): Outcome<Identity> =>
  change(context, ACTIONS[mark], null, (edit) => {
    const [one, other] = [standing(edit, a), standing(edit, b)];
    if (one === other)
      throw new Invalid('A source is the same as itself. Choose two different sources.', { source: 'itself' });
    limit(rationale, 2000, 'rationale');
    const said = rationale.trim();
    const before = marksBetween(edit, one, other);
    const same = before.find((known) => known.mark === mark && known.rationale === said);
    if (same) return same;
    for (const known of before) edit.put('identity', { ...known, hiddenAt: edit.now() }, known);
    const [firstId, secondId] = one < other ? [one, other] : [other, one];
    const made = { id: edit.newId(), firstId, secondId, mark, rationale: said };
    return edit.put(
      'identity',
      { ...made, createdBy: edit.actor.id, createdAt: edit.now(), version: 0, hiddenAt: null },
      null,
    );
  });

/** Takes back that two sources are, may be or are not the same. */
export const removeMark = (context: Context, id: string): Outcome<Identity> =>
  change(context, 'remove a mark between two sources', null, (edit) => {
    const before = identities.get(edit.db, id);
    if (!before || before.hiddenAt !== null) throw new NotFound('This mark is no longer there. Reload the page.');
    return edit.put('identity', { ...before, hiddenAt: edit.now() }, before);
  });

/** A source by what it is by now. */
const standing = (edit: Edit, id: string): string => expectSource(edit, resolvedSource(edit.db, id)?.id ?? id).id;

/** The marks between two sources, or between what was merged into either. */
function marksBetween(edit: Edit, one: string, other: string): Identity[] {
  const others = new Set(sourceFamily(edit.db, other));
  return identitiesOf(edit.db, sourceFamily(edit.db, one)).filter(
    ({ firstId, secondId }) => others.has(firstId) || others.has(secondId),
  );
}
