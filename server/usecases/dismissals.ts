import type { Dismissal } from '../domain/claim.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { dismissalOf } from '../store/dismissals.ts';
import { type Context, change, currentRow, type Edit, type Outcome } from './change.ts';

/** Says that two things don't belong together: they aren't offered again. Said a second time, nothing is written. */
export const dismissPair = (context: Context, noun: Dismissal['noun'], a: string, b: string): Outcome<Dismissal> =>
  change(context, `tell two ${noun}s apart`, null, (edit) => {
    if (a === b) throw new Invalid(`A ${noun} is the same as itself. Choose two.`, { pair: 'itself' });
    const [firstId, secondId] = a < b ? ([a, b] as const) : ([b, a] as const);
    const known = dismissalOf(edit.db, firstId, secondId);
    if (known) return known;
    if (!isHere(edit, noun, a) || !isHere(edit, noun, b))
      throw new NotFound(`There is no such ${noun} in this workspace. Reload the page.`);
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

const isHere = (edit: Edit, noun: Dismissal['noun'], id: string): boolean =>
  currentRow(edit.db, noun === 'mention' ? 'annotation' : noun, id) !== null;
