import { on } from './actions.ts';
import { closest, make } from './page.ts';

/** Rows that can be selected: Space or a click selects, and what can be done with several stands below the list. */
export function attachRowSelection(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-selection]');
  if (!form) return;
  const all = allBox(form);
  on('rowSelect', () => toggle(closest(document.activeElement, 'tr[data-number]')));
  on('escape', () => clear(form));
  on('rowsMerge', () => press(form, 'button[data-merge]'));
  on('rowAct', () => {
    if (!form.querySelector('[data-bulk].is-on')) return false;
    form.querySelector<HTMLElement>('#bulk-person')?.focus();
    return true;
  });
  form.addEventListener('change', (event) => changed(form, all, event));
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    clear(form);
  });
  window.addEventListener('pageshow', () => show(form));
  show(form);
}

const BOXES = 'tr[data-number] input[type="checkbox"]';
const boxes = (form: HTMLFormElement): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>(BOXES)];

/** In the order in which they were selected: others are merged into the first. */
const selected: HTMLInputElement[] = [];

function toggle(row: HTMLElement | null): boolean {
  const box = row?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  box?.click();
  return Boolean(box);
}

function changed(form: HTMLFormElement, all: HTMLInputElement, event: Event): void {
  if (event.target === all) for (const box of boxes(form)) box.checked = all.checked;
  // Letters are keys again at once: a box would keep them to itself.
  if (event.target instanceof HTMLInputElement && event.target.matches(BOXES)) closest(event.target, 'tr')?.focus();
  show(form);
  all.checked = selected.length > 0 && selected.length === boxes(form).length;
  all.indeterminate = selected.length > 0 && !all.checked;
}

function clear(form: HTMLFormElement): boolean {
  if (selected.length === 0) return false;
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
    box.checked = false;
    box.indeterminate = false;
  }
  show(form);
  return true;
}

function press(form: HTMLFormElement, which: string): boolean {
  const button = form.querySelector<HTMLButtonElement>(which);
  if (!button || button.hidden || selected.length === 0) return false;
  button.click();
  return true;
}

/** What is selected, on the rows and in the bar below them. */
function show(form: HTMLFormElement): void {
  const now = boxes(form).filter((box) => box.checked);
  const kept = [...selected.filter((box) => now.includes(box)), ...now.filter((box) => !selected.includes(box))];
  selected.splice(0, selected.length, ...kept);
  for (const box of boxes(form)) closest(box, 'tr')?.setAttribute('aria-selected', String(box.checked));
  const [first] = selected;
  form.querySelector('[data-bulk]')?.classList.toggle('is-on', first !== undefined);
  setWords(form, '[data-chosen]', first ? `${selected.length} selected` : '');
  setWords(form, '[data-target]', mergeWords());
  const into = form.querySelector<HTMLInputElement>('input[name="into"]');
  if (into) into.value = first?.value ?? '';
  const merge = form.querySelector<HTMLElement>('button[data-merge]');
  if (merge) merge.hidden = selected.length < 2;
}

/** What goes into what: the first that was selected stays. */
function mergeWords(): string {
  const [first, second] = selected.map((box) => closest(box, 'tr')?.dataset);
  if (first?.into) return first.into;
  const others = selected.length > 2 ? `${selected.length - 1} claims` : `claim ${second?.number ?? ''}`;
  return `${others} into claim ${first?.number ?? ''}, which stays`;
}

function setWords(form: HTMLFormElement, which: string, words: string): void {
  const element = form.querySelector(which);
  if (element && element.textContent !== words) element.textContent = words;
}

/** Selects whatever the page shows; without script there is none. */
function allBox(form: HTMLFormElement): HTMLInputElement {
  const box = make('input', { type: 'checkbox', 'aria-label': 'Select all on this page', autocomplete: 'off' });
  form.querySelector('thead .pick')?.replaceChildren(box);
  return box;
}
