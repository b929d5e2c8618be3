import { on } from './actions.ts';
import { closest, isField, make } from './page.ts';

/** The tray: a digit links the mention that bears it with the claim at hand, N words a new claim for the row in focus. */
export function attachTray(): void {
  const tray = document.querySelector<HTMLElement>('[data-tray]');
  if (!tray) return;
  on('linkDigit', (event) => {
    const digit = event instanceof KeyboardEvent ? event.key : '';
    return press(tray.querySelector<HTMLButtonElement>(`button[data-digit="${CSS.escape(digit)}"]`));
  });
  on('rowNew', (event) =>
    press(
      isField(event.target)
        ? null
        : closest(event.target, 'li')?.querySelector<HTMLButtonElement>('button[name="fresh"]'),
    ),
  );
  tray.addEventListener('click', (event) => {
    const button = closest(event.target, 'button[data-fresh]');
    if (!button || button.hidden) return;
    event.preventDefault();
    word(button);
  });
  // Whoever chose a stance with the mouse goes on with digits, which don't act in a field.
  tray.addEventListener('click', (event) => {
    const isByPointer = event instanceof MouseEvent && event.detail > 0;
    if (isByPointer && event.target instanceof HTMLInputElement) event.target.blur();
  });
}

function press(button: HTMLButtonElement | null | undefined): boolean {
  button?.click();
  return Boolean(button);
}

/** In place of the button, the statement of the new claim, at first in the mention's words; Enter makes it, Esc leaves it. */
function word(button: HTMLElement): void {
  const { fresh = '' } = button.dataset;
  const field = make('textarea', {
    class: 'area area--line',
    name: 'statement',
    rows: '2',
    maxlength: '1000',
    dir: 'auto',
    'aria-label': 'What the new claim says, in one sentence',
  });
  field.value = fresh;
  const value = button.getAttribute('value') ?? '';
  const save = make('button', { type: 'submit', class: 'btn btn--sm', name: 'fresh', value }, 'Make the claim');
  const box = make('div', { class: 'tray__new' }, field, save);
  const leave = (): void => {
    box.remove();
    button.hidden = false;
    button.focus();
  };
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || event.shiftKey || !['Enter', 'Escape'].includes(event.key)) return;
    if (event.key === 'Enter' && event.target !== field) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') save.click();
    else leave();
  });
  for (const other of document.querySelectorAll<HTMLElement>('.tray__new')) other.remove();
  for (const hidden of document.querySelectorAll<HTMLElement>('button[data-fresh][hidden]')) hidden.hidden = false;
  button.hidden = true;
  closest(button, 'li, .tray__head')?.append(box);
  field.select();
}
