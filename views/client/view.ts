import { on } from './actions.ts';
import { article } from './page.ts';

const KEPT = 'hearsay.view';
const radios = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('input[name="view"]')];

/** Which layers of marks are shown. The choice is kept on this machine. */
export function attachView(): void {
  const kept = localStorage.getItem(KEPT);
  if (kept && radios().some((radio) => radio.value === kept)) show(kept);
  for (const radio of radios()) radio.addEventListener('change', () => show(radio.value));
  on('view', () => {
    const all = radios();
    const next = all[(all.findIndex((radio) => radio.checked) + 1) % all.length];
    if (next) show(next.value);
    return true;
  });
}

function show(view: string): void {
  for (const radio of radios()) radio.checked = radio.value === view;
  article.dataset.view = view;
  localStorage.setItem(KEPT, view);
}
