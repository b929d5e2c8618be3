import { replaced } from './apply.ts';
import { current } from './current.ts';
import { base, byId, closest } from './page.ts';
import type { Saved } from './reply.ts';
import { toast } from './toasts.ts';

/** “4 more”: unfolds the margin of one block. Without script it is a link to the page with that margin unfolded. */
export function attachMargins(): void {
  document.addEventListener('click', (event) => {
    const link = closest(event.target, '.more > a');
    const block = closest(link, '.para');
    if (!link || !block || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void unfold(block.id);
  });
}

async function unfold(id: string): Promise<void> {
  const number = id.slice(1);
  try {
    const response = await fetch(`${base}/blocks?from=${number}&to=${number}&notes=all`, {
      headers: { accept: 'application/json' },
    });
    const { blocks } = (await response.json()) as Pick<Saved, 'blocks'>;
    const block = byId(id);
    const fresh = new DOMParser().parseFromString(blocks[0]?.html ?? '', 'text/html').querySelector('.rail');
    if (block && fresh) block.querySelector('.rail')?.replaceWith(fresh);
    fresh?.querySelectorAll<HTMLElement>('a')[3]?.focus();
    byId(`note-${current.value?.number}`)?.classList.add('is-on');
    replaced.set(null);
  } catch {
    toast('The other notes couldn’t be loaded.');
  }
}
