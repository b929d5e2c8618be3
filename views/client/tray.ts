import { on } from './actions.ts';
import { closest, isField } from './page.ts';

/** The tray: a digit links the mention that bears it with the claim at hand, N makes a new claim of the row in focus. */
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
