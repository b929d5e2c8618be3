import { colleaguesNamed } from './colleagues.ts';
import { make, workspace } from './page.ts';
import { changed, me, missed } from './stream.ts';
import { concerns, pageOf } from './topics.ts';
import { isTyping } from './typing.ts';

/** On pages that aren’t a text: says quietly that somebody changed what is shown, and shows it where that is wanted. */
export function attachLiveStrip(): void {
  if (workspace === '') return;
  const page = pageOf(location.pathname, workspace);
  changed.on((told) => told && told.by !== me && concerns(page, told) && void show(told.by));
  missed.on(() => void show(null));
}

async function show(who: string | null): Promise<void> {
  const [person] = who === null ? [] : await colleaguesNamed([who]);
  document.querySelector('.livestrip')?.remove();
  const name = make('bdi', {}, person?.name ?? 'others');
  const isBegun = isTyping(document);
  const words = isBegun ? [name, ' changed this since you began'] : ['Changed by ', name, ' just now'];
  // What was typed here stays here: theirs opens beside it.
  const link = make('a', { class: 'btn btn--sm', href: location.href, ...(isBegun && { target: '_blank' }) });
  link.append(isBegun ? 'Show in a new tab' : 'Show');
  link.addEventListener('click', (event) => {
    if (isTyping(document)) return;
    event.preventDefault();
    location.reload();
  });
  document.body.append(make('div', { class: 'livestrip', role: 'status' }, make('span', {}, ...words), link));
}
