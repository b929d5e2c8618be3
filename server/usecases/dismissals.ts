import type { Dismissal } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import { dismissalOf } from '../store/dismissals.ts';
import { type Context, change, type Outcome } from './change.ts';

/** Says that two things don't belong together: they aren't offered again. Said a second time, nothing is written. */
export const dismissPair = (context: Context, noun: Dismissal['noun'], a: string, b: string): Outcome<Dismissal> =>
  change(context, `tell two ${noun}s apart`, null, (edit) => {
    if (a === b) throw new Invalid(`A ${noun} is the same as itself. Choose two.`, { pair: 'itself' });
    const [firstId, secondId] = a < b ? ([a, b] as const) : ([b, a] as const);
    const known = dismissalOf(edit.db, firstId, secondId);
    if (known) return known;
    return edit.put(
      'dismissal',
      {
        id: edit.newId(),
        noun,
        firstId,
        secondId,
        createdBy: edit.actor.id,
        createdAt: edit.now(),
        version: 0,
        hiddenAt: null,
      },
      null,
    );
  });
