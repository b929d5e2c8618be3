import { byId, closest, make } from './page.ts';
import { refreshList } from './relist.ts';
import { type Outcome, sizeWords, upload } from './upload.ts';

type Row = { element: HTMLElement; progress: HTMLProgressElement; say: HTMLElement };

/** Files dropped or chosen are sent one by one; a failure doesn't stop the others, and the rest can be cancelled. */
export function attachUploads(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-import]');
  const input = form?.querySelector<HTMLInputElement>('input[type="file"]');
  if (!form || !input) return;
  const zone = form.matches('.drop') ? form : (form.querySelector<HTMLElement>('.drop') ?? form);
  for (const button of form.querySelectorAll<HTMLElement>('[data-without-script]')) button.hidden = true;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    void run(form, files);
  });
  form.addEventListener('submit', (event) => {
    if ((input.files?.length ?? 0) === 0) return;
    event.preventDefault();
    void run(form, [...(input.files ?? [])]);
  });
  attachDrop(form, zone);
}

function attachDrop(form: HTMLFormElement, zone: HTMLElement): void {
  const over = (isOver: boolean) => (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    zone.classList.toggle('is-over', isOver);
  };
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', (event) => {
    over(false)(event);
    void run(form, [...(event.dataTransfer?.files ?? [])]);
  });
  // A file that misses the zone would replace the page.
  for (const name of ['dragover', 'drop'] as const)
    document.addEventListener(name, (event) => closest(event.target, '.drop') || event.preventDefault());
}

async function run(form: HTMLFormElement, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const { list, say, cancel } = reportIn(form);
  const control = new AbortController();
  cancel.hidden = false;
  cancel.onclick = () => control.abort();
  const rows = files.map((file) => rowFor(file, list));
  let done = 0;
  let failed = 0;
  for (const [i, file] of files.entries()) {
    const row = rows[i];
    if (!row) continue;
    say.textContent = `${i + 1} of ${files.length}: ${file.name}`;
    const outcome: Outcome = control.signal.aborted
      ? { ok: false, error: 'Cancelled; it was not sent.', results: [] }
      : await upload(form.action, file, fieldsOf(form), (part) => (row.progress.value = part), control.signal);
    if (outcome.ok) done++;
    else failed++;
    show(row, outcome);
  }
  cancel.hidden = true;
  if (done > 0) await refreshList();
  say.textContent = `${done} imported${failed > 0 ? `, ${failed} not` : ''}.`;
}

/** Choices beside the files go with each of them. */
const fieldsOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string');

function reportIn(form: HTMLFormElement): { list: HTMLElement; say: HTMLElement; cancel: HTMLButtonElement } {
  const region = byId('import-report') ?? form;
  region.querySelector('.uploads')?.remove();
  const list = make('ul', { class: 'files' });
  const say = make('p', { class: 'meta', role: 'status' });
  const cancel = make('button', { type: 'button', class: 'btn btn--sm' }, 'Cancel the rest');
  region.append(make('div', { class: 'uploads stack-2' }, make('div', { class: 'row' }, say, cancel), list));
  return { list, say, cancel };
}

function rowFor(file: File, list: HTMLElement): Row {
  const progress = make('progress', { value: '0', max: '1', 'aria-label': `Sending ${file.name}` });
  const say = make('span', { class: 'say' }, 'waits');
  const element = make(
    'li',
    {},
    make('bdi', {}, file.name),
    make('span', { class: 'faint' }, sizeWords(file.size)),
    progress,
    say,
  );
  list.append(element);
  return { element, progress, say };
}

function show(row: Row, outcome: Outcome): void {
  row.progress.remove();
  row.element.classList.toggle('is-failed', !outcome.ok);
  const parts = outcome.results.flatMap((result) => {
    const words = result.ok ? result.title || result.name : result.error || 'refused';
    const href = result.href || result.duplicateHref;
    return [href ? make('a', { href }, make('bdi', {}, words)) : make('span', {}, words), ' '];
  });
  row.say.replaceChildren(...(parts.length > 0 ? parts : [outcome.error]));
}
