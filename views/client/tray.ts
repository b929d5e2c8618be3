import { on } from './actions.ts';
import { closest } from './page.ts';

const ROW = '[data-tray-row]';

/** The tray and the finder of duplicates: J and K go from row to row, Enter opens one, a digit links the mention that bears it. */
export function attachTray(): void {
  on('rowNext', () => step(1));
  on('rowPrevious', () => step(-1));
  on('rowOpen', (event) => {
    const link = closest(event.target, ROW)?.querySelector<HTMLAnchorElement>('a[data-open], a[href]');
    link?.click();
    return Boolean(link);
  });
  on('linkDigit', (event) => {
    const digit = event instanceof KeyboardEvent ? event.key : '';
    const button = document.querySelector<HTMLButtonElement>(`[data-tray] button[data-digit="${CSS.escape(digit)}"]`);
    button?.click();
    return button !== null;
  });
  // Whoever chose a stance with the mouse goes on with digits, which don't act in a field.
  document.querySelector('[data-tray]')?.addEventListener('click', (event) => {
    const isByPointer = event instanceof MouseEvent && event.detail > 0;
    if (isByPointer && event.target instanceof HTMLInputElement) event.target.blur();
  });
}

function step(by: 1 | -1): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(ROW)];
  const here = all.indexOf(closest(document.activeElement, ROW) ?? document.body);
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by))];
  for (const row of all) row.classList.toggle('is-current', row === next);
  next?.focus();
  return next !== undefined;
}
