import { replaced } from './apply.ts';
import { current, select } from './current.ts';
import { article, base } from './page.ts';
import { alarm } from './toasts.ts';

/** The whole article anew: sections stand around blocks, so a change of them can't be told block by block. */
export async function refreshArticle(
  failure = 'It was saved, but the page couldn’t be brought up to date. Reload it.',
): Promise<void> {
  try {
    const response = await fetch(base, { headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.getElementById('article');
    if (!fresh) throw new Error(String(response.status));
    const now = current.value;
    article.replaceChildren(...fresh.childNodes);
    select(now?.number ?? null, { isDeliberate: now?.isDeliberate ?? false });
    replaced.set(null);
  } catch {
    alarm(failure);
  }
}
