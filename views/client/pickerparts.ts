import { SOURCE_KINDS } from '../../server/domain/vocabulary.ts';
import { make } from './page.ts';

type Parts = { field: HTMLInputElement; list: HTMLElement; kind: HTMLSelectElement };

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
  const list = make('ul', { class: 'options', id: 'pick-list', role: 'listbox', 'aria-label': 'Sources' });
  const kind = make('select', { class: 'select' });
  kind.append(...SOURCE_KINDS.map((one) => make('option', { value: one }, one.replace('_', ' '))));
  const label = make(
    'label',
    { class: 'field pick__kind' },
    make('span', { class: 'label' }, 'A new source is of the kind'),
    kind,
  );
  picker.replaceChildren(field, list, label);
  return { field, list, kind };
}
