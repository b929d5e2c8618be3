import { make } from './page.ts';
import type { Field, Fields, Refused, Request } from './reply.ts';
import { toast } from './toasts.ts';

/**
 * Shows both versions side by side. Nothing is overwritten unasked: what was typed can be taken along or, having seen
 * what stands there now, saved over it.
 */
export function showConflict(refusal: Refused, request: Request, again: (mine: Request) => void): void {
  const mine = refusal.yours && refusal.yours.length > 0 ? refusal.yours : fieldsSent(request.fields);
  const dialog = make('dialog', { class: 'dlg conflict', 'aria-labelledby': 'conflict-title' });
  const reload = make('button', { type: 'button', class: 'btn btn--primary' }, 'Reload');
  const copy = make('button', { type: 'button', class: 'btn' }, 'Copy mine');
  const close = make('button', { type: 'button', class: 'btn btn--quiet' }, 'Close');
  reload.addEventListener('click', () => location.reload());
  copy.addEventListener('click', () => void copyWords(mine));
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(
    make('h2', { id: 'conflict-title' }, 'Changed in the meantime'),
    make('p', {}, refusal.error),
    table(refusal.theirs ?? [], mine),
    make('div', { class: 'row' }, reload, copy, ...over(request, refusal, dialog, again), ...since(refusal), close),
  );
  document.querySelector('dialog.conflict')?.remove();
  document.body.append(dialog);
  dialog.showModal();
}

/** The way to what was changed since, and by whom. */
const since = ({ history }: Refused): Node[] =>
  history ? [make('a', { class: 'btn', href: history }, 'See what was changed')] : [];

/** Edits of fields only: a place in the text, or the mark itself, may no longer be what it was. */
const EDIT = /\/(attributes|note|kind|parent|sources\/\d+|evidence\/[0-9a-f-]{36})$/;

function over(request: Request, refusal: Refused, dialog: HTMLDialogElement, again: (mine: Request) => void): Node[] {
  const { theirsVersion } = refusal;
  if (typeof theirsVersion !== 'number' || !EDIT.test(request.url)) return [];
  const button = make('button', { type: 'button', class: 'btn' }, 'Save mine over it');
  button.addEventListener('click', () => {
    dialog.close();
    const version = String(theirsVersion);
    again({ ...request, fields: request.fields.map(([name, value]) => [name, name === 'version' ? version : value]) });
  });
  return [button];
}

function table(theirs: readonly Field[], yours: readonly Field[]): HTMLElement {
  const labels = [...new Set([...theirs, ...yours].map((field) => field.label))];
  const value = (fields: readonly Field[], label: string): string =>
    fields.find((field) => field.label === label)?.value ?? '—';
  const head = make('tr', {}, make('th', {}, 'Field'), make('th', {}, 'There now'), make('th', {}, 'Yours'));
  const rows = labels.map((label) =>
    make('tr', {}, make('th', { scope: 'row' }, label), cell(value(theirs, label)), cell(value(yours, label))),
  );
  return make('table', { class: 'tbl' }, make('thead', {}, head), make('tbody', {}, ...rows));
}

const cell = (words: string): HTMLElement => make('td', { dir: 'auto' }, words);

const fieldsSent = (fields: Fields): Field[] =>
  fields.filter(([name]) => name !== 'version').map(([label, value]) => ({ label, value }));

async function copyWords(fields: readonly Field[]): Promise<void> {
  await navigator.clipboard.writeText(fields.map(({ label, value }) => `${label}: ${value}`).join('\n'));
  toast('Copied');
}
