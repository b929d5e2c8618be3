import { on } from './actions.ts';
import { closest, isField } from './page.ts';

/** Row lists: J and K go from row to row, Enter opens the row's link. */
export function attachLists(): void {
  on('rowNext', () => step(1));
  on('rowPrevious', () => step(-1));
  on('rowOpen', (event) => {
    const link = isField(event.target)
      ? null
      : closest(event.target, ROW)?.querySelector<HTMLAnchorElement>('a[data-open]');
    link?.click();
    return Boolean(link);
  });
  on('import', () => {
    const target = document.querySelector<HTMLElement>('[data-import] input[type="file"]');
    if (target) target.focus();
    else document.querySelector<HTMLElement>('a[data-key="import"]')?.click();
    return undefined;
  });
  document.addEventListener('change', (event) => {
    const form = closest(event.target, 'form[data-filter]');
    if (form instanceof HTMLFormElement && event.target instanceof HTMLSelectElement) form.requestSubmit();
  });
}

const ROW = '[data-rows] tr:has(a[data-open])';
const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ROW)];

/** The focused row is the list's only Tab stop beside the links in it. */
function step(by: 1 | -1): boolean {
  const all = rows();
  const here = all.indexOf(closest(document.activeElement, ROW) ?? document.body);
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by))];
  for (const row of all) {
    row.classList.toggle('is-current', row === next);
    row.tabIndex = row === next ? 0 : -1;
  }
  next?.focus();
  return next !== undefined;
}
