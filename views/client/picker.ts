import { firstPiece } from './current.ts';
import { newRow, type Option, rowOf, sourceMatches, suggestedKind } from './matches.ts';
import { article, byId, closest } from './page.ts';
import { describe, parts } from './pickerparts.ts';
import { placeNear } from './placing.ts';
import { type Registry, SOURCES } from './registries.ts';
import { change } from './requests.ts';
import { save } from './save.ts';
import { toast } from './toasts.ts';

type Asked = {
  title: string;
  query: string;
  near: Element | null;
  /** Chosen from; sources unless it is said. */
  of?: Registry;
  choose: (value: string, words: string) => void;
};

const WAIT_MS = 120;
let asked: Asked | null = null;
let last: string | null = null;
let loading: AbortController | null = null;
let timer = 0;
/** The words that the list was looked up for. */
let shown: string | null = null;

/** The source that was chosen last; before any was, the unnamed voice that this document used last. */
export async function chosenLast(): Promise<string | null> {
  return last ?? (await sourceMatches('')).find((option) => option.same)?.value ?? null;
}

/** Asks for a source or a claim in a list that filters as you type; the first is chosen unless another one is. */
export function pick(wanted: Asked): void {
  const picker = byId('pick');
  if (!picker) return;
  asked = wanted;
  const { field, list } = parts(picker);
  describe(picker, wanted.of ?? SOURCES);
  field.value = wanted.query;
  field.setAttribute('aria-label', wanted.title);
  list.replaceChildren();
  shown = null;
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
  const buttons = [
    ...document.querySelectorAll<HTMLElement>('#inspector [data-pick]:not([data-pick="claim"])[data-query]'),
  ];
  return (
    buttons.findLast((button) => button.dataset.query === name && button.dataset.pick !== 'new')?.dataset.pick ?? '0'
  );
}

async function load(query: string): Promise<void> {
  const registry = asked?.of ?? SOURCES;
  loading?.abort();
  loading = new AbortController();
  try {
    show(registry, await registry.find(query, loading.signal), query);
  } catch (error) {
    if (!(error instanceof DOMException)) toast(`${registry.name} can’t be looked up just now.`);
  }
}

function show(registry: Registry, options: readonly Option[], query: string): void {
  const picker = byId('pick');
  if (!picker) return;
  const { list, kind } = parts(picker);
  const fresh = suggestedKind(options);
  kind.value = fresh?.value.split(':')[1] ?? registry.kind;
  const offered = options.filter((option) => option !== fresh);
  list.replaceChildren(...offered.map(rowOf));
  const words = query.trim() || registry.words;
  if (words !== '') list.append(newRow(words, registry.fresh));
  // Where nothing matched, a new one: last in the list, or the unnamed voice before it if the words sound like one.
  const other = fresh || registry.words !== '' ? list.lastElementChild : list.firstElementChild;
  activate(list.children[registry.best(offered, query)] ?? other);
  shown = query;
}

function activate(option: Element | null): void {
  const picker = byId('pick');
  if (!picker || !option) return;
  const { field, list } = parts(picker);
  for (const other of list.children) other.setAttribute('aria-selected', String(other === option));
  field.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function choose(picker: HTMLElement, option: HTMLElement | null): void {
  const isNew = option?.dataset.new !== undefined;
  const value = isNew ? `new:${parts(picker).kind.value}:${option.dataset.new}` : option?.dataset.value;
  if (!value || !asked) return;
  const { choose: chosen, of = SOURCES } = asked;
  if (of === SOURCES) last = value;
  picker.hidePopover();
  chosen(value, option?.dataset.new ?? option?.querySelector('bdi')?.textContent ?? '');
}

function step(list: HTMLElement, by: 1 | -1): void {
  const options = [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  activate(options[(at + by + options.length) % options.length] ?? null);
}

/** Enter takes what was found for the words as they are now, even if they were typed faster than they are looked up. */
async function accept(picker: HTMLElement): Promise<void> {
  const { field, list } = parts(picker);
  clearTimeout(timer);
  if (shown !== field.value) await load(field.value);
  if (shown === field.value) choose(picker, list.querySelector('[aria-selected="true"]'));
}

function pressed(event: KeyboardEvent, picker: HTMLElement): void {
  if (event.isComposing) return;
  const { list } = parts(picker);
  if (event.key === 'ArrowDown') step(list, 1);
  else if (event.key === 'ArrowUp') step(list, -1);
  else if (event.key === 'Enter') void accept(picker);
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
  found.field.addEventListener('keydown', (event) => pressed(event, picker));
  found.list.addEventListener('click', (event) => {
    choose(picker, closest(event.target, '[role="option"]'));
  });
  picker.addEventListener('toggle', (event) => {
    if (!(event instanceof ToggleEvent) || event.newState !== 'closed') return;
    asked = null;
    if (document.activeElement === document.body || picker.contains(document.activeElement))
      (firstPiece() ?? article).focus({ preventScroll: true });
  });
}
