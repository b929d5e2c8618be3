import { workspace } from './page.ts';
import { signal } from './signal.ts';
import type { Told } from './topics.ts';

type Message = { event: 'change' | 'missed' | 'present'; data: string; id: number };
type Asked = { asks: number };

const { seq = '0', me: own = '' } = document.body.dataset;
export const me = own;
let last = Number(seq);

export const changed = signal<Told | null>(null);
/** So much has changed that it isn’t told one by one. */
export const missed = signal<number>(0);
/** Who is on which page, as far as that has changed. */
export const present = signal<Record<string, string[]>>({});

const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 60_000;
const KEPT = 100;

let channel: BroadcastChannel | null = null;

/**
 * Listens for changes. A browser has few connections to a server, so of all tabs of a workspace one listens and tells the
 * others; when it is closed, another one goes on from what it has heard.
 */
export function attachStream(): void {
  if (workspace === '' || !('BroadcastChannel' in window)) return;
  channel = new BroadcastChannel(`hearsay ${workspace}`);
  channel.addEventListener('message', ({ data }: MessageEvent<Message | Asked>) => {
    if ('asks' in data) answer(data.asks);
    else hear(data);
  });
  if (navigator.locks) void navigator.locks.request(`hearsay ${workspace}`, lead);
  else void lead();
  askOthers();
  addEventListener('pageshow', ({ persisted }) => persisted && askOthers());
}

/** What was told while this page was on its way here. */
const askOthers = (): void => channel?.postMessage({ asks: last } satisfies Asked);

/** What the listening tab has told of late, and from which entry on. */
let kept: Message[] = [];
let from = -1;

function answer(since: number): void {
  if (from < 0) return;
  if (since < from) channel?.postMessage({ event: 'missed', data: '{}', id: last } satisfies Message);
  for (const message of kept) if (message.id > since || message.event === 'present') channel?.postMessage(message);
}

function hear({ event, data, id }: Message): void {
  if (event === 'present') present.set(JSON.parse(data) as Record<string, string[]>);
  if (event === 'present' || id <= last) return;
  last = id;
  if (event === 'missed') missed.set(id);
  else changed.set(JSON.parse(data) as Told);
}

function tell(message: Message): void {
  if (message.event === 'present') message = withWhoElse(message);
  kept = [...kept.filter((one) => message.event !== 'present' || one.event !== 'present'), message].slice(-KEPT);
  const oldest = kept.find((one) => one.event !== 'present');
  if (kept.length === KEPT && oldest) from = oldest.id;
  channel?.postMessage(message);
  hear(message);
}

/** Pages of which nothing is told now are as they were. */
function withWhoElse(message: Message): Message {
  const before = kept.find((one) => one.event === 'present');
  const pages = { ...(before ? JSON.parse(before.data) : {}), ...JSON.parse(message.data) };
  return { ...message, data: JSON.stringify(pages) };
}

/** Holds the lock for as long as the tab is open. */
function lead(): Promise<never> {
  from = last;
  connect(FIRST_WAIT_MS);
  return new Promise(() => {});
}

/** The browser connects again by itself, and says what it heard last; unless it was refused, or the server is another. */
function connect(wait: number): void {
  const source = new EventSource(`${workspace}/events-stream?since=${last}`);
  let next = wait;
  source.addEventListener('open', () => {
    next = FIRST_WAIT_MS;
    kept = kept.filter((one) => one.event !== 'present');
  });
  for (const event of ['change', 'missed', 'present'] as const)
    source.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) =>
      tell({ event, data, id: Number(lastEventId) || last }),
    );
  source.addEventListener('error', () => {
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => connect(Math.min(next * 2, LONGEST_WAIT_MS)), next);
  });
}
