import { SOURCE_KINDS } from '../../server/domain/vocabulary.ts';
import { firstPiece } from './current.ts';
import { article, base, byId, closest, make, workspace } from './page.ts';
import { placeNear } from './placing.ts';
import { change } from './requests.ts';
import { save } from './save.ts';
import { toast } from './toasts.ts';

type Option = { value: string; name: string; kind: string; hint: string; same: boolean };
type Asked = { title: string; query: string; near: Element | null; choose: (value: string) => void };

const WAIT_MS = 120;
const documentNumber = base.split('/').at(-1) ?? '';
let asked: Asked | null = null;
let last: string | null = null;
let loading: AbortController | null = null;
let timer = 0;

/** The source that was chosen last; before any was, the unnamed voice that this document used last. */
export async function chosenLast(): Promise<string | null> {
  return last ?? (await matchesOf('')).find((option) => option.same)?.value ?? null;
}

async function matchesOf(query: string, signal: AbortSignal | null = null): Promise<Option[]> {
  const search = new URLSearchParams({ q: query, document: documentNumber });
  const response = await fetch(`${workspace}/sources/matches?${search}`, {
    headers: { accept: 'application/json' },
    signal,
  });
  return response.ok ? ((await response.json()) as { options: Option[] }).options : [];
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
    choose: (value) => void save(() => change(number, '/sources/0', [['source', value]])),
  });

type Parts = { field: HTMLInputElement; list: HTMLElement };

function parts(picker: HTMLElement): Parts {
  const field = picker.querySelector<HTMLInputElement>('input[role="combobox"]');
  const list = picker.querySelector<HTMLElement>('[role="listbox"]');
  if (field && list) return { field, list };
  const made = {
    field: make('input', {
      class: 'input',
      type: 'search',
      role: 'combobox',
      'aria-expanded': 'true',
      'aria-controls': 'pick-list',
      'aria-autocomplete': 'list',
    }),
    list: make('ul', { class: 'options', id: 'pick-list', role: 'listbox', 'aria-label': 'Sources' }),
  };
  picker.replaceChildren(made.field, made.list);
  return made;
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
  const { list } = parts(picker);
  const fresh = options.find((option) => option.value.startsWith('new:') && !option.value.startsWith('new:unnamed:'));
  list.replaceChildren(...options.filter((option) => option !== fresh).map(row));
  if (query.trim() !== '') list.append(newRow(query.trim(), fresh?.value.split(':')[1] ?? 'organisation'));
  activate(list.querySelector<HTMLElement>('[role="option"]'));
}

function row(option: Option, index: number): HTMLElement {
  const hint = make('span', { class: 'faint' }, [option.kind, option.hint].filter(Boolean).join(', '));
  const words = make('span', {}, make('bdi', {}, option.name), ' ', hint);
  return make(
    'li',
    { role: 'option', id: `pick-${index}`, 'data-value': option.value, 'aria-selected': 'false' },
    words,
  );
}

/** Always last: a new source, of a kind that can be set. */
function newRow(name: string, kind: string): HTMLElement {
  const kinds = make('select', { class: 'select', 'aria-label': 'Kind of the new source', tabindex: '-1' });
  kinds.append(...SOURCE_KINDS.map((one) => make('option', { value: one }, one.replace('_', ' '))));
  kinds.value = kind;
  const item = make(
    'li',
    { role: 'option', id: 'pick-new', 'aria-selected': 'false' },
    make('span', {}, 'New source “', make('bdi', {}, name), '”'),
    kinds,
  );
  const update = (): void => void item.setAttribute('data-value', `new:${kinds.value}:${name}`);
  kinds.addEventListener('change', update);
  update();
  return item;
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
  const value = option?.dataset.value;
  if (!value || !asked) return;
  const { choose: chosen } = asked;
  last = value;
  byId('pick')?.hidePopover();
  chosen(value);
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
    if (!closest(event.target, 'select')) choose(closest(event.target, '[role="option"]'));
  });
  picker.addEventListener('toggle', (event) => {
    if (!(event instanceof ToggleEvent) || event.newState !== 'closed') return;
    asked = null;
    if (document.activeElement === document.body || picker.contains(document.activeElement))
      (firstPiece() ?? article).focus({ preventScroll: true });
  });
}
