import { make } from './page.ts';
import { proof } from './proof.ts';
import { changed, me } from './stream.ts';

/** The count in the bar goes on while a page is open; whoever leaves the page of news has seen it. */
export function attachNews(): void {
  changed.on((told) => told && told.by !== me && count());
  const form = document.querySelector<HTMLFormElement>('form[data-seen]');
  if (!form) return;
  addEventListener('pagehide', () => {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    void fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json', ...proof() },
      body,
      keepalive: true,
    });
  });
}

function count(): void {
  const link = document.querySelector<HTMLElement>('.news-link');
  const shown = link?.querySelector<HTMLElement>('[data-news]');
  const now = Number.parseInt(shown?.textContent ?? '0', 10) + 1;
  if (!link || now > 99) return;
  shown?.remove();
  const words = make('span', { class: 'vh' }, now === 1 ? ' unread change' : ' unread changes');
  link.append(make('span', { class: 'count', 'data-news': '' }, String(now), words));
}
