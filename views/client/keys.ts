import { KEYS, type Key } from '../../server/domain/keys.ts';
import { act, on } from './actions.ts';
import { matches, type Stroke, signOf } from './keymatch.ts';
import { byId, closest, hasArticle, isField } from './page.ts';

const OFF = 'hearsay.keys';
const SEQUENCE_MS = 1200;
const own = document.body.dataset.keys as Key['where'] | undefined;
const here: readonly Key['where'][] = ['anywhere', own ?? (hasArticle ? 'document' : 'lists')];
const table = KEYS.filter((key) => here.includes(key.where)).flatMap(({ action, keys }) =>
  keys.map((key) => ({ action, key })),
);
const sequences = new Map(table.filter(({ key }) => /^g[a-z]$/.test(key)).map(({ action, key }) => [key, action]));
let isPrefixed = false;

/** Listens for the keys of the one table. They can be turned off, but for Escape and undo. */
export function attachKeys(): void {
  document.addEventListener('keydown', pressed);
  on('help', () => {
    byId('keymap')?.togglePopover();
    return true;
  });
  attachSwitch();
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const inField = isField(event.target);
  if (inField && event.key !== 'Escape') return;
  const stroke = strokeOf(event);
  const action = inField ? 'escape' : (sequenceFor(stroke) ?? actionFor(stroke));
  if (!action || (isOff() && !['escape', 'undo', 'redo'].includes(action)) || isTaken(event, action)) return;
  if (act(action, event)) event.preventDefault();
}

export const strokeOf = (event: KeyboardEvent): Stroke => ({
  key: event.key,
  code: event.code,
  shiftKey: event.shiftKey,
  ctrlKey: event.ctrlKey,
  altKey: event.altKey,
  metaKey: event.metaKey,
  altGraph: event.getModifierState('AltGraph'),
});

/** `g`, then a letter. */
function sequenceFor(stroke: Stroke): string | null {
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey || stroke.shiftKey) return null;
  const sign = signOf(stroke);
  const found = isPrefixed ? sequences.get(`g${sign}`) : undefined;
  isPrefixed = sign === 'g' && !isPrefixed;
  if (isPrefixed) setTimeout(() => (isPrefixed = false), SEQUENCE_MS);
  return found ?? null;
}

const actionFor = (stroke: Stroke): string | null =>
  table.find(({ key }) => !sequences.has(key) && matches(stroke, key))?.action ?? null;

/** Enter on a link or button is theirs; so are all letters while a dialog is open. */
function isTaken(event: KeyboardEvent, action: string): boolean {
  if (action === 'escape') return false;
  if (closest(event.target, 'dialog, .pick, .sweep') || (action !== 'help' && closest(event.target, '.pop--center')))
    return true;
  return ['Enter', ' '].includes(event.key) && closest(event.target, 'a[href], button, summary') !== null;
}

const isOff = (): boolean => localStorage.getItem(OFF) === 'off';

/** A checkbox in the list of keys, for people whose speech input or hands type letters by accident (WCAG 2.1.4). */
function attachSwitch(): void {
  const box = document.querySelector<HTMLInputElement>('#keymap input[data-keys-switch]');
  if (!box) return;
  box.checked = !isOff();
  box.addEventListener('change', () => localStorage.setItem(OFF, box.checked ? 'on' : 'off'));
}
