import { SOURCE_KINDS } from '../../server/domain/vocabulary.ts';
import { firstPiece } from './current.ts';
import { matchesOf, newRow, type Option, rowOf, suggestedKind } from './matches.ts';
import { article, byId, closest, make } from './page.ts';
import { placeNear } from './placing.ts';
import { change } from './requests.ts';
import { save } from './save.ts';
import { toast } from './toasts.ts';

type Asked = { title: string; query: string; near: Element | null; choose: (value: string, words: string) => void };

const WAIT_MS = 120;
let asked: Asked | null = null;
let last: string | null = null;
let loading: AbortController | null = null;
let timer = 0;

/** The source that was chosen last; before any was, the unnamed voice that this document used last. */
export async function chosenLast(): Promise<string | null> {
  return last ?? (await matchesOf('')).find((option) => option.same)?.value ?? null;
}

/** Asks for a source in a list that filters as you type; the first is chosen unless another one is. */
export function pick(wanted: Asked): void {
  const picker = byId('pick');
  if (!picker) return;
  asked = wanted;
  const { field, list } = parts(picker);
  field.value = wanted.query;
  field.setAttribute('aria-label', wanted.title);
  list.replaceChildren();
  if (!picker.matches(':popover-open')) picker.showPopover();
  placeNear(picker, wanted.near?.getBoundingClientRect() ?? null);
  field.focus();
  field.select();
  void load(wanted.query);
}

/** Whose voice it is, for an attribution that was just made. */
export const pickSource = (number: number, query: string): void =>
  pick({
    title: 'Whose voice is it?',
    query,
    near: firstPiece(),
    choose: (value) => void save(() => change(number, `/sources/${indexOf(query)}`, [['source', value]])),
  });

/** Which of the attribution's sources goes by these words: the last one in the inspector that does. */
function indexOf(name: string): string {
  const buttons = [...document.querySelectorAll<HTMLElement>('#inspector [data-pick][data-query]')];
  return (
    buttons.findLast((button) => button.dataset.query === name && button.dataset.pick !== 'new')?.dataset.pick ?? '0'
  );
}

type Parts = { field: HTMLInputElement; list: HTMLElement; kind: HTMLSelectElement };

/** The parts of the picker, made on first use: without script there is nothing to pick with. */
function parts(picker: HTMLElement): Parts {
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

async function load(query: string): Promise<void> {
  loading?.abort();
  loading = new AbortController();
  try {
    show(await matchesOf(query, loading.signal), query);
  } catch (error) {
    if (!(error instanceof DOMException)) toast('The sources can’t be looked up just now.');
  }
}

function show(options: readonly Option[], query: string): void {
  const picker = byId('pick');
  if (!picker) return;
  const { list, kind } = parts(picker);
  const fresh = suggestedKind(options);
  kind.value = fresh?.value.split(':')[1] ?? 'organisation';
  list.replaceChildren(...options.filter((option) => option !== fresh).map(rowOf));
  if (query.trim() !== '') list.append(newRow(query.trim()));
  activate(list.querySelector<HTMLElement>('[role="option"]'));
}

function activate(option: HTMLElement | null): void {
  const picker = byId('pick');
  if (!picker || !option) return;
  const { field, list } = parts(picker);
  for (const other of list.children) other.setAttribute('aria-selected', String(other === option));
  field.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function choose(option: HTMLElement | null): void {
  const isNew = option?.dataset.new !== undefined;
  const value = isNew && made ? `new:${made.kind.value}:${option.dataset.new}` : option?.dataset.value;
  if (!value || !asked) return;
  const { choose: chosen } = asked;
  last = value;
  byId('pick')?.hidePopover();
  chosen(value, option?.dataset.new ?? option?.querySelector('bdi')?.textContent ?? '');
}

function step(list: HTMLElement, by: 1 | -1): void {
  const options = [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  activate(options[(at + by + options.length) % options.length] ?? null);
}

function pressed(event: KeyboardEvent, { list }: Parts): void {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown') step(list, 1);
  else if (event.key === 'ArrowUp') step(list, -1);
  else if (event.key === 'Enter') choose(list.querySelector('[aria-selected="true"]'));
  else return;
  event.preventDefault();
}

/** Wires the picker and every button that opens it: `data-pick` on a button inside the form that takes the choice. */
export function attachPicker(): void {
  const picker = byId('pick');
  if (!picker) return;
  const found = parts(picker);
  found.field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void load(found.field.value), WAIT_MS);
  });
  found.field.addEventListener('keydown', (event) => pressed(event, found));
  found.list.addEventListener('click', (event) => {
    choose(closest(event.target, '[role="option"]'));
  });
  picker.addEventListener('toggle', (event) => {
    if (!(event instanceof ToggleEvent) || event.newState !== 'closed') return;
    asked = null;
    if (document.activeElement === document.body || picker.contains(document.activeElement))
      (firstPiece() ?? article).focus({ preventScroll: true });
  });
}
