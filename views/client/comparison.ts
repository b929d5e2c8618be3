import { on } from './actions.ts';
import { closest, reveal } from './page.ts';

/** Two documents side by side: J and K go from match to match, the arrows open the passage on that side. */
export function attachComparison(): void {
  if (matches().length === 0) return;
  on('matchNext', () => step(1));
  on('matchPrevious', () => step(-1));
  on('openFirst', () => open('first'));
  on('openSecond', () => open('second'));
  document.addEventListener('focusin', (event) => {
    const match = closest(event.target, MATCH);
    if (match) show(match);
  });
  matches()[0]?.setAttribute('tabindex', '0');
}

const MATCH = '[data-comparison] [data-match]';
const matches = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(MATCH)];
const current = (): HTMLElement | null =>
  closest(document.activeElement, MATCH) ?? document.querySelector(`${MATCH}.is-current`);

function step(by: 1 | -1): boolean {
  const all = matches();
  const here = all.indexOf(current() ?? document.body);
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by))];
  if (!next) return false;
  next.focus({ preventScroll: true });
  reveal(next);
  return true;
}

/** The current match is the only one that Tab stops at, beside the links in the rows. */
function show(match: HTMLElement): void {
  for (const one of matches()) {
    one.classList.toggle('is-current', one === match);
    one.tabIndex = one === match ? 0 : -1;
  }
}

function open(side: string): boolean {
  const link = current()?.querySelector<HTMLAnchorElement>(`a[data-side="${side}"]`);
  link?.click();
  return Boolean(link);
}
