import { closest, isField } from './page.ts';

const WAIT_MS = 180;

/** Pages that look for something elsewhere: the list follows what is typed, and is walked through with the arrows. */
export function attachLive(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-live]');
  const field = form?.querySelector<HTMLInputElement>('input[type="search"]');
  if (!form || !field) return;
  let timer = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(form), WAIT_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void look(form);
  });
  document.addEventListener('keydown', (event) => pressed(event, field));
}

let loading: AbortController | null = null;

/** The page for what is typed now; of it, only what was found. The address follows, so that a reload shows the same. */
async function look(form: HTMLFormElement): Promise<void> {
  loading?.abort();
  loading = new AbortController();
  const address = `${form.action}?${new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))}`;
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' }, signal: loading.signal });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector('[data-finds]');
    if (!response.ok || !fresh) return;
    document.querySelector('[data-finds]')?.replaceChildren(...fresh.childNodes);
    history.replaceState(history.state, '', address);
  } catch {
    // A newer look has taken its place, or the connection is down: what is shown stays.
  }
}

/** The rows by their first button: arrows go from one to the next, and back to the field; + and − choose. */
function pressed(event: KeyboardEvent, field: HTMLInputElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = closest(event.target, '.find-row');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (!row && event.target !== field) return;
    event.preventDefault();
    step(row, event.key === 'ArrowDown' ? 1 : -1, field);
  } else if (row && !isField(event.target)) {
    const sign = event.key === '−' ? '-' : event.key;
    const button = [...row.querySelectorAll<HTMLElement>('button[data-way]')].find((one) => one.dataset.way === sign);
    button?.click();
  }
}

function step(row: HTMLElement | null, by: 1 | -1, field: HTMLInputElement): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('.find-row [data-first]')];
  const at = row ? buttons.findIndex((button) => row.contains(button)) : -1;
  const next = at + by;
  const target = next < 0 ? field : buttons[Math.min(next, buttons.length - 1)];
  target?.focus();
}
