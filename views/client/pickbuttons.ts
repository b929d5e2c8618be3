import { replaced } from './apply.ts';
import { current } from './current.ts';
import { closest } from './page.ts';
import { pick, pickSource } from './picker.ts';
import { change } from './requests.ts';
import { save } from './save.ts';

/** Buttons in the inspector that open the picker (`data-pick`: the index of the source to replace, or `new`). */
export function attachPickButtons(): void {
  document.addEventListener('click', (event) => {
    const button = closest(event.target, 'button[data-pick]');
    const number = current.value?.number;
    if (!button || !number) return;
    event.preventDefault();
    const index = button.dataset.pick === 'new' ? null : button.dataset.pick;
    pick({
      title: index === null ? 'Add a source' : 'Choose another source',
      query: button.dataset.query ?? '',
      near: button,
      choose: (value) =>
        void save(() => change(number, `/sources${index === null ? '' : `/${index}`}`, [['source', value]])),
    });
  });
  // The server asks where an unnamed voice may be one that this text has quoted before.
  replaced.on((reply) => {
    if (reply?.ask) pickSource(reply.ask.annotation, reply.ask.query);
  });
}
