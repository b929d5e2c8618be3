import { make } from './page.ts';
import { pick } from './picker.ts';
import { claimsFor, SOURCES } from './registries.ts';

/**
 * A form's field for a source or (`data-chooser="claim"`) a claim: without script its name is typed; with it, it is picked
 * and sent by its id.
 */
export function attachChoosers(): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-chooser]')) upgrade(field);
}

function upgrade(field: HTMLElement): void {
  const input = field.querySelector('input');
  const label = field.querySelector('label');
  if (!input || !label) return;
  const name = make('button', { type: 'button', class: 'combo', id: input.id, dir: 'auto' }, input.value || 'none');
  const clear = make('button', { type: 'button', class: 'btn btn--sm btn--quiet' }, 'None');
  const set = (value: string, words: string): void => {
    input.value = value;
    name.textContent = words || 'none';
    clear.hidden = value === '';
  };
  input.removeAttribute('id');
  input.type = 'hidden';
  set(input.dataset.value ?? '', name.textContent ?? '');
  clear.addEventListener('click', () => set('', ''));
  name.addEventListener('click', () =>
    pick({
      title: label.textContent ?? 'Choose a source',
      query: input.value === '' ? '' : (name.textContent ?? ''),
      near: name,
      of: field.dataset.chooser === 'claim' ? claimsFor() : SOURCES,
      choose: (value, words) => {
        set(value, words);
        name.focus();
      },
    }),
  );
  input.after(name, clear);
}
