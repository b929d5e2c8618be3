import { on } from './actions.ts';
import { byId, closest, isField } from './page.ts';

/** Row lists: J and K go from row to row, Enter opens the row's link, other letters lead to a part of what it opens. */
export function attachLists(): void {
  on('rowNext', () => step(1));
  on('rowPrevious', () => step(-1));
  on('rowOpen', (event) => {
    const link = isField(event.target) ? null : linkOf(closest(event.target, ROW));
    link?.click();
    return Boolean(link);
  });
  on('rowVerdict', () => open('verdict'));
  on('rowEdit', () => unfold('[data-edit]') || focusFirst(byId('edit')) || open('edit'));
  on('rowAct', () => unfold('[data-act]'));
  on('rowNew', () => begin(document.querySelector<HTMLElement>('[data-new]')));
  on('import', () => {
    const target = document.querySelector<HTMLElement>('[data-import] input[type="file"]');
    if (target) target.focus();
    else document.querySelector<HTMLElement>('a[data-key="import"]')?.click();
    return undefined;
  });
  document.addEventListener('change', filtered);
  document.addEventListener('input', chosen);
  document.addEventListener('keydown', entered);
  document.addEventListener('click', left);
  go(byId(location.hash.slice(1)));
}

const ROW = '[data-rows] :is(tr, li):has(a[data-open])';
const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ROW)];
const here = (): HTMLElement | null => closest(document.activeElement, ROW);
const linkOf = (row: HTMLElement | null): HTMLAnchorElement | null =>
  row?.querySelector<HTMLAnchorElement>('a[data-open]') ?? null;

function step(by: 1 | -1): boolean {
  const all = rows();
  const at = all.indexOf(here() ?? document.body);
  return go(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]);
}

/** The focused row is the list's only Tab stop beside the links in it. */
function go(next: HTMLElement | null | undefined): boolean {
  if (!next?.matches(ROW)) return false;
  for (const row of rows()) {
    row.classList.toggle('is-current', row === next);
    row.tabIndex = row === next ? 0 : -1;
  }
  next.focus();
  return true;
}

/** A part of the page that the focused row leads to. */
function open(part: string): boolean {
  const row = here();
  const link = linkOf(row);
  if (!row || !link) return false;
  remember(row);
  location.assign(`${link.pathname}#${part}`);
  return true;
}

/** Whoever comes back stands where they left. */
function left(event: MouseEvent): void {
  const row = closest(event.target, ROW);
  if (row && closest(event.target, 'a[data-open]') && !event.ctrlKey && !event.metaKey && !event.shiftKey)
    remember(row);
}

function remember(row: HTMLElement): void {
  if (row.id) history.replaceState(history.state, '', `#${row.id}`);
}

/** Opens what the focused row folds away, and goes to its first field. */
function unfold(part: string): boolean {
  const details = here()?.querySelector<HTMLDetailsElement>(`details${part}`);
  if (!details) return false;
  details.open = true;
  return focusFirst(details);
}

/** The form for a new one: over the page, or beside the list. */
function begin(form: HTMLElement | null): boolean {
  if (form?.popover && !form.matches(':popover-open')) form.showPopover();
  return focusFirst(form);
}

function focusFirst(within: HTMLElement | null): boolean {
  const field = within?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select');
  field?.focus();
  return Boolean(field);
}

function filtered(event: Event): void {
  const form = closest(event.target, 'form[data-filter]');
  if (form instanceof HTMLFormElement && event.target instanceof HTMLSelectElement) form.requestSubmit();
}

/** A name that was chosen from what a field offers, not typed. */
function chosen(event: Event): void {
  const form = closest(event.target, 'form[data-filter]');
  const isChosen = !(event instanceof InputEvent) || event.inputType === 'insertReplacementText';
  if (form instanceof HTMLFormElement && isChosen && closest(event.target, 'input[list]')) form.requestSubmit();
}

/** In a field for one sentence, Enter sends. */
function entered(event: KeyboardEvent): void {
  const field = closest(event.target, 'textarea[data-enter]');
  if (!(field instanceof HTMLTextAreaElement) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  field.form?.requestSubmit();
}
