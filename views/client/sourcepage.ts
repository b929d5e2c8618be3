import { on } from './actions.ts';
import { byId, closest, isField, reveal } from './page.ts';

/** The page of a source: E edits, R and a letter rate it. On unnamed sources: a letter says what the two selected are. */
export function attachSourcePage(): void {
  on('rowEdit', () => unfold('edit', 'input[name="name"]'));
  on('rate', () => unfold('rate', 'input[name="letter"]'));
  for (const [action, mark] of Object.entries(MARKS)) on(action, () => say(mark));
  document.addEventListener('keydown', lettered);
}

const MARKS = { markMaybe: 'maybe', markSame: 'same', markDifferent: 'different' };

/** Opens a part of the page that is folded away, and goes to a field of it. */
function unfold(part: string, field: string): boolean {
  const details = byId(part);
  if (!(details instanceof HTMLDetailsElement)) return false;
  details.open = true;
  details.querySelector<HTMLElement>(field)?.focus();
  reveal(details);
  return true;
}

/** After R: a letter from A to F chooses, and the reason is asked for. */
function lettered(event: KeyboardEvent): void {
  const form = closest(event.target, '[data-letters]');
  const isLetter = /^[a-f]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!form || !isLetter || !isRadio(event.target)) return;
  const choice = form.querySelector<HTMLInputElement>(`input[value="${event.key.toUpperCase()}"]`);
  if (!choice) return;
  choice.checked = true;
  form.querySelector<HTMLElement>('textarea')?.focus();
  event.preventDefault();
}

const isRadio = (target: EventTarget | null): boolean =>
  !isField(target) || (target instanceof HTMLInputElement && target.type === 'radio');

/** Two have to be selected: the form says so where they aren't. */
function say(mark: string): boolean {
  const button = document.querySelector<HTMLButtonElement>(`button[data-mark="${mark}"]`);
  if (!button?.closest('.is-on')) return false;
  button.click();
  return true;
}
