import { make } from './page.ts';

export type Findbar = { element: HTMLElement; field: HTMLInputElement; count: HTMLElement };
export type Asked = { search: (query: string) => void; go: (by: 1 | -1) => void; close: () => void };

/** The bar that finds in the text, made on first use. */
export function makeFindbar({ search, go, close }: Asked): Findbar {
  const field = make('input', { class: 'input', type: 'search', dir: 'auto', 'aria-label': 'Find in this text' });
  const count = make('span', { class: 'faint findbar__count', role: 'status' });
  const element = make('div', { class: 'findbar', role: 'search', 'aria-label': 'Find in this text' }, field, count);
  const button = (label: string, sign: string, action: () => void): void => {
    const attributes = { type: 'button', class: 'btn btn--sm btn--quiet btn--icon', 'aria-label': label, title: label };
    const made = make('button', attributes, sign);
    made.addEventListener('click', action);
    element.append(made);
  };
  button('Previous place', '↑', () => go(-1));
  button('Next place', '↓', () => go(1));
  button('Close', '×', close);
  field.addEventListener('input', () => search(field.value));
  element.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  });
  return { element, field, count };
}
