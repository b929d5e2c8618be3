import { on } from './actions.ts';
import { byId, closest, reveal } from './page.ts';

const FIELDS = 'form[data-deliberate] textarea[name="text"]';
const KEPT = 'hearsay.draft ';

/** Comments are sent on purpose only; until then they are kept in this tab, whatever is looked at meanwhile. */
export function attachComments(): void {
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.matches(FIELDS)) keepDraft(target);
  });
  document.addEventListener('saved', ({ target, detail }: CustomEventInit & Event) => {
    if (target instanceof HTMLFormElement && detail) forget(target);
  });
  document.addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement && !byId('article')) forget(target);
  });
  restoreDrafts(document);
  if (!byId('article')) on('comment', () => unfoldComment(document));
}

/** Opens the box for a new comment. */
export function unfoldComment(within: ParentNode): boolean {
  const fold = within.querySelector<HTMLDetailsElement>('details[data-comment]');
  const field = fold?.querySelector<HTMLTextAreaElement>('textarea') ?? null;
  if (!fold || !field) return false;
  fold.open = true;
  field.focus();
  reveal(field);
  return true;
}

const placeOf = (form: HTMLFormElement | null): string => {
  const under = form?.querySelector<HTMLInputElement>('input[name="under"]')?.value ?? '';
  return `${KEPT}${form?.getAttribute('action')} ${under}`;
};

function keepDraft(field: HTMLTextAreaElement): void {
  if (field.value === field.defaultValue) sessionStorage.removeItem(placeOf(field.form));
  else sessionStorage.setItem(placeOf(field.form), field.value);
}

function forget(form: HTMLFormElement): void {
  if (!form.matches('[data-deliberate]')) return;
  sessionStorage.removeItem(placeOf(form));
  const field = form.querySelector('textarea');
  if (field && form.isConnected && byId('article')) field.value = '';
}

/** What was being written in these boxes when they were last on the page. */
export function restoreDrafts(within: ParentNode): void {
  for (const field of within.querySelectorAll<HTMLTextAreaElement>(FIELDS)) {
    const draft = sessionStorage.getItem(placeOf(field.form));
    if (draft === null) continue;
    field.value = draft;
    const fold = closest(field, 'details');
    if (fold instanceof HTMLDetailsElement) fold.open = true;
  }
}
