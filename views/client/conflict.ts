import { make } from './page.ts';
import type { Field, Fields, Refused } from './reply.ts';
import { toast } from './toasts.ts';

/** Shows both versions side by side. Nothing is overwritten, and what was typed can be taken along. */
export function showConflict(refusal: Refused, fields: Fields): void {
  const mine = refusal.yours && refusal.yours.length > 0 ? refusal.yours : fieldsSent(fields);
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
    make('div', { class: 'row' }, reload, copy, close),
  );
  document.querySelector('dialog.conflict')?.remove();
  document.body.append(dialog);
  dialog.showModal();
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
