import type { Relation } from '../domain/claim.ts';
import { saysTheSame } from '../domain/claimRules.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import type { RelationKind } from '../domain/vocabulary.ts';
import { familyOf, relations, relationsOf } from '../store/claims.ts';
import { type Context, change, type Outcome } from './change.ts';
import { expectClaim, resolveClaim } from './claims.ts';

/** Says how one claim stands to another; said a second time, nothing is written. */
export const addRelation = (
  context: Context,
  claimId: string,
  otherId: string,
  kind: RelationKind,
): Outcome<Relation> =>
  change(context, 'relate two claims', null, (edit) => {
    const claim = expectClaim(edit, claimId);
    const other = resolveClaim(edit, { id: otherId });
    if (claim.id === other.id)
      throw new Invalid(`Claim ${claim.number} has no relation to itself. Choose another claim.`, { other: 'itself' });
    const [family, others] = [familyOf(edit.db, claim.id), familyOf(edit.db, other.id)];
    const known = relationsOf(edit.db, family).find((one) => saysTheSame(one, family, others, kind));
    if (known) return known;
    return edit.put(
      'relation',
      {
        id: edit.newId(),
        claimId: claim.id,
        otherId: other.id,
        kind,
        createdBy: edit.actor.id,
        createdAt: edit.now(),
        version: 0,
        hiddenAt: null,
      },
      null,
    );
  });

/** Takes back a relation between two claims. */
export const removeRelation = (context: Context, id: string): Outcome<Relation> =>
  change(context, 'remove a relation', null, (edit) => {
    const before = relations.get(edit.db, id);
    if (!before || before.hiddenAt !== null) throw new NotFound('This relation is no longer there. Reload the page.');
    return edit.put('relation', { ...before, hiddenAt: edit.now() }, before);
  });
