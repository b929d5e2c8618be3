import { on } from './actions.ts';
import { numberOf } from './offsets.ts';
import { article, base, closest } from './page.ts';
import { proof } from './proof.ts';

const EVERY_MS = 4000;
let furthest = Number(article.dataset.readBlock ?? 0);
let timer = 0;

/** Notes how far the text has been read, forwards only and seldom; what isn't delivered is no loss. */
export function attachReading(): void {
  addEventListener(
    'scroll',
    () => {
      if (timer === 0) timer = window.setTimeout(note, EVERY_MS);
    },
    { passive: true },
  );
  on('done', () => {
    const form = document.querySelector<HTMLFormElement>('form[data-reading]');
    form?.requestSubmit();
    return form !== null;
  });
}

function note(): void {
  timer = 0;
  const block = lastRead();
  if (block <= furthest || document.querySelector('form[data-reading] [name="state"][value="begun"]')) return;
  furthest = block;
  const body = new URLSearchParams({ state: 'begun', block: String(block) });
  fetch(`${base}/reading`, {
    method: 'POST',
    headers: { accept: 'application/json', ...proof() },
    body,
    keepalive: true,
  }).catch(() => {});
}

/** The last block above the lower third of the window. */
function lastRead(): number {
  const box = article.getBoundingClientRect();
  const x = box.left + Math.min(120, box.width / 2);
  for (let y = innerHeight * 0.66; y > 60; y -= 24) {
    const block = closest(document.elementFromPoint(x, y), '.para');
    if (block) return numberOf(block);
  }
  return 0;
}
