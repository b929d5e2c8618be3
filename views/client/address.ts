import { byId, closest, hasArticle, reveal } from './page.ts';
import { choose } from './travel.ts';

/** Opens what the address points to: a block in folded site chrome, or the annotation that the page was asked for. */
export function attachDeepLinks(): void {
  addEventListener('hashchange', () => unfold(location.hash));
  unfold(location.hash);
  const selected = Number(document.body.dataset.selected);
  if (!hasArticle || !selected) return;
  const chosen = choose(selected);
  reveal(chosen?.spans[0]?.pieces[0]?.element ?? null, 'center');
}

function unfold(hash: string): void {
  const target = byId(hash.slice(1));
  const fold = closest(target, 'details:not([open])');
  if (!(fold instanceof HTMLDetailsElement)) return;
  fold.open = true;
  reveal(target, 'start');
}

/** Folded site chrome would be missing from paper. */
export function attachPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('.sec--boilerplate:not([open])')];
    for (const fold of opened) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
  });
}
