import { type Colleague, colleaguesNamed } from './colleagues.ts';
import { byId, make, workspace } from './page.ts';
import { proof } from './proof.ts';
import { me, present } from './stream.ts';
import { pageOf } from './topics.ts';

const EVERY_MS = 12_000;
const tab = 'randomUUID' in crypto ? crypto.randomUUID() : `tab-${Math.random().toString(36).slice(2)}`;

const here = pageOf(location.pathname, workspace);

/** Says which page is being read, while it is in sight, and shows who else reads it. */
export function attachPresence(): void {
  if (workspace === '' || !byId('present')) return;
  void sit();
  setInterval(() => void sit(), EVERY_MS);
  document.addEventListener('visibilitychange', () => void (document.hidden ? leave() : sit()));
  addEventListener('pagehide', () => void leave());
  present.on((pages) => {
    const ids = pages[here];
    if (ids) void show(ids);
  });
}

async function sit(): Promise<void> {
  if (document.hidden) return;
  const response = await send(here);
  if (response?.ok) await show(((await response.json()) as { people: string[] }).people);
}

const leave = (): Promise<unknown> => send('');

const send = (page: string): Promise<Response | null> =>
  fetch(`${workspace}/presence`, {
    method: 'POST',
    headers: { accept: 'application/json', ...proof() },
    body: new URLSearchParams({ tab, page }),
    keepalive: true,
  }).catch(() => null);

let shown = '';

async function show(ids: readonly string[]): Promise<void> {
  const list = byId('present');
  const others = ids.filter((id) => id !== me);
  if (!list || shown === others.join()) return;
  shown = others.join();
  const people = others.length > 0 ? await colleaguesNamed(others) : [];
  if (shown !== others.join()) return;
  list.replaceChildren(...people.map(face));
  list.hidden = people.length === 0;
}

const face = ({ name, initials }: Colleague): HTMLElement =>
  make(
    'li',
    { class: 'avatar', title: `${name} is reading this too` },
    make('span', { 'aria-hidden': 'true' }, initials),
    make('span', { class: 'vh' }, name),
  );
