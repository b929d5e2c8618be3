import { make } from './page.ts';
import type { Registry } from './registries.ts';

type Parts = { field: HTMLInputElement; list: HTMLElement; kind: HTMLSelectElement; kindLabel: HTMLElement };

/** The parts of the picker, made on first use: without script there is nothing to pick with. */
export function parts(picker: HTMLElement): Parts {
  made ??= makeParts(picker);
  return made;
}

let made: Parts | null = null;

function makeParts(picker: HTMLElement): Parts {
  const combobox = {
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': 'pick-list',
    'aria-autocomplete': 'list',
  };
  const field = make('input', { class: 'input', type: 'search', dir: 'auto', ...combobox });
  const list = make('ul', { class: 'options', id: 'pick-list', role: 'listbox' });
  const kind = make('select', { class: 'select' });
  const kindLabel = make('span', { class: 'label' });
  const label = make('label', { class: 'field pick__kind' }, kindLabel, kind);
  picker.replaceChildren(field, list, label);
  return { field, list, kind, kindLabel };
}

/** Says what is chosen from, and of what kinds a new one can be. */
export function describe(picker: HTMLElement, { name, fresh, kinds }: Registry): void {
  const { list, kind, kindLabel } = parts(picker);
  picker.setAttribute('aria-label', `Choose from ${name.toLowerCase()}`);
  list.setAttribute('aria-label', name);
  kindLabel.textContent = `A ${fresh.toLowerCase()} is of the kind`;
  kind.replaceChildren(...kinds.map((one) => make('option', { value: one }, one.replace('_', ' '))));
}
