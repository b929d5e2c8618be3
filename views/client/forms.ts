import { current, select } from './current.ts';
import { closest } from './page.ts';
import type { Fields, Saved } from './reply.ts';
import { redo, save, undo } from './save.ts';
import { versionOf } from './versions.ts';

/** Sends forms that save (`data-save`) without leaving the page; without script they are ordinary forms. */
export function attachForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    if (form.matches('[data-step]')) void (form.action.endsWith('/redos') ? redo() : undo());
    else if (form.matches('[data-save]')) void submit(form, event.submitter);
    else return;
    event.preventDefault();
  });
  document.addEventListener('change', (event) => {
    const form = autosaved(event.target);
    if (form && !(event.target instanceof HTMLTextAreaElement)) form.requestSubmit();
  });
  document.addEventListener('focusout', (event) => {
    const { target } = event;
    const form = target instanceof HTMLTextAreaElement && target.value !== target.defaultValue && closestSaved(target);
    if (form && !form.matches('[data-deliberate]')) form.requestSubmit();
  });
  document.addEventListener('keydown', (event) => {
    const form = event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? closestSaved(event.target) : null;
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

const closestSaved = (target: EventTarget | null): HTMLFormElement | null => formOf(closest(target, 'form[data-save]'));
const autosaved = (target: EventTarget | null): HTMLFormElement | null =>
  formOf(closest(target, '[data-autosave]')?.closest('form[data-save]') ?? null);
const formOf = (element: Element | null): HTMLFormElement | null =>
  element instanceof HTMLFormElement ? element : null;

const fieldsOf = (form: HTMLFormElement, submitter: HTMLElement | null = null): Fields =>
  [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]);

/** What each form has sent and has no answer to: leaving a field for the button beside it is one save, not two. */
const onTheWay = new WeakMap<HTMLFormElement, string>();

/** What is typed while it is on its way stays: the fields count as saved as they were sent. */
async function submit(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const fields = fieldsOf(form, submitter);
  const words = JSON.stringify(fields);
  if (onTheWay.get(form) === words) return;
  onTheWay.set(form, words);
  markSaved(form);
  const reply = await save(async () => ({ url: form.action, fields: await fresh(form, fields) }));
  onTheWay.delete(form);
  if (!reply) unmarkSaved(form);
  else if (form.matches('[data-removes]')) select(null);
  form.dispatchEvent(new CustomEvent<Saved | null>('saved', { detail: reply, bubbles: true }));
}

/**
 * The version is the one that the page shows when the form's turn comes: a save of ours just before may have raised it.
 * Someone else's change is not taken over, because nothing has shown it here.
 */
async function fresh(form: HTMLFormElement, fields: Fields): Promise<Fields> {
  // A link of a mention with a claim has a version of its own.
  const number = Number(/\/annotations\/(\d+)\/(?!evidence\/)/.exec(form.action)?.[1] ?? Number.NaN);
  if (number !== current.value?.number || !fields.some(([name]) => name === 'version')) return fields;
  const version = String(await versionOf(number));
  return fields.map(([name, value]) => [name, name === 'version' ? version : value]);
}

function markSaved(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll('textarea')) {
    field.dataset.before = field.defaultValue;
    field.defaultValue = field.value;
  }
}

function unmarkSaved(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll('textarea'))
    field.defaultValue = field.dataset.before ?? field.defaultValue;
}
