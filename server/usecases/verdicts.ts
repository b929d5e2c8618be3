import type { Verdict } from '../domain/claim.ts';
import { limit } from '../domain/claimRules.ts';
import { Conflict, Invalid } from '../domain/errors.ts';
import { familyOf } from '../store/claims.ts';
import { verdictsOf } from '../store/evidence.ts';
import { peopleOf } from '../store/people.ts';
import { type Context, change, type Outcome } from './change.ts';
import { expectClaim } from './claims.ts';

export type VerdictFields = Pick<Verdict, 'decision' | 'likelihood' | 'confidence' | 'rationale'>;

/**
 * Appends what a reviewer decided.
 * @throws Conflict where another verdict has come since the newest one that the reviewer saw (null: there was none).
 */
export const addVerdict = (
  context: Context,
  claimId: string,
  seenVerdictId: string | null,
  fields: VerdictFields,
): Outcome<Verdict> =>
  change(context, 'give a verdict', null, (edit) => {
    const claim = expectClaim(edit, claimId);
    const newest = verdictsOf(edit.db, familyOf(edit.db, claim.id))[0] ?? null;
    if (newest && newest.id !== seenVerdictId)
      throw new Conflict(
        `${nameOf(edit, newest.createdBy)} has judged claim ${claim.number} since you opened it: ${newest.decision}. Read that verdict, then give yours if it still holds.`,
        newest,
        fields,
      );
    const rationale = fields.rationale.trim();
    if (rationale === '')
      throw new Invalid('A verdict needs a rationale: say what it rests on.', { rationale: 'empty' });
    limit(rationale, 10_000, 'rationale');
    const { decision, likelihood, confidence } = fields;
    return edit.put(
      'verdict',
      {
        id: edit.newId(),
        claimId: claim.id,
        decision,
        likelihood,
        confidence,
        rationale,
        createdBy: edit.actor.id,
        createdAt: edit.now(),
        version: 0,
        hiddenAt: null,
      },
      null,
    );
  });

const nameOf = ({ db }: Context, id: string): string =>
  peopleOf(db).find((person) => person.id === id)?.name ?? 'Someone';
