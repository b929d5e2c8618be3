import { apply, applyAround, replaced } from './apply.ts';
import { colleaguesNamed } from './colleagues.ts';
import { current } from './current.ts';
import { renewInspector } from './inspector.ts';
import { blockNumbered } from './offsets.ts';
import { base, byId, closest, make } from './page.ts';
import { isPicking, picked, show as select } from './picked.ts';
import { refreshArticle } from './refresh.ts';
import type { Saved } from './reply.ts';
import { changed, me, missed } from './stream.ts';
import type { Told } from './topics.ts';
import { hasTyped, isTyping } from './typing.ts';

const TOGETHER_MS = 80;
const BLOCKS_AT_ONCE = 50;
const BLOCKS_AT_MOST = 200;
const NOTES_SHOWN = 3;

const own = new Set<number>();
const waiting = new Set<number>();
let isWhole = false;
let by = me;
let timer = 0;

/** Puts what others change on the open page, paragraph by paragraph, without taking anything out of anybody’s hands. */
export function attachLiveDocument(): void {
  const number = base.split('/').at(-1) ?? '';
  replaced.on((reply) => reply?.seq !== undefined && own.add(reply.seq));
  changed.on((told) => told && note(told, told.documents[number]));
  missed.on(() => {
    isWhole = true;
    soon();
  });
  const panel = byId('inspector');
  panel?.addEventListener('focusout', () => setTimeout(() => release(panel)));
  panel?.addEventListener('saved', () => release(panel));
}

function note(told: Told, blocks: number[] | null | undefined): void {
  if (blocks === undefined || own.has(told.seq)) return;
  if (blocks === null) isWhole = true;
  else for (const block of blocks) waiting.add(block);
  by = told.by;
  soon();
}

/** What comes together is fetched together; not while a selection is being drawn. */
function soon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => (isPicking() ? soon() : void fetchChanged()), TOGETHER_MS);
}

async function fetchChanged(): Promise<void> {
  const numbers = [...waiting].sort((a, b) => a - b);
  const whole = isWhole || numbers.length > BLOCKS_AT_MOST;
  const who = by;
  waiting.clear();
  isWhole = false;
  if (whole) {
    await refreshArticle('Somebody changed this text, and the page couldn’t be brought up to date. Reload it.');
    return beside(who);
  }
  try {
    const parts: Fetched[] = [];
    for (const [from, to] of runsOf(numbers)) parts.push(await blocksFrom(from, to));
    const [last] = parts.slice(-1);
    if (last) put({ ...last, blocks: parts.flatMap((part) => part.blocks) }, who);
  } catch {
    // Without a connection nothing comes; when it is back, the stream tells again.
    for (const number of numbers) waiting.add(number);
  }
}

type Fetched = Pick<Saved, 'blocks' | 'counts'> & { activity: string };

/** Neighbouring paragraphs whose margins are alike unfolded, or not. */
function runsOf(numbers: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    const isNext = run && run[1] === number - 1 && number - run[0] < BLOCKS_AT_ONCE;
    if (isNext && isUnfolded(number) === isUnfolded(run[1])) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

const isUnfolded = (number: number): boolean =>
  (blockNumbered(number)?.querySelectorAll('.rail .note').length ?? 0) > NOTES_SHOWN;

async function blocksFrom(from: number, to: number): Promise<Fetched> {
  const notes = isUnfolded(from) ? '&notes=all' : '';
  const response = await fetch(`${base}/blocks?from=${from}&to=${to}${notes}`, {
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Fetched;
}

function put(fetched: Fetched, who: string): void {
  const words = picked.value?.by === 'pointer' ? picked.value : null;
  const activity = byId('activity');
  if (activity) activity.textContent = fetched.activity;
  const panel = byId('inspector');
  const now = current.value;
  const isAbout = now !== null && fetched.blocks.some(({ position }) => stands(position + 1));
  if (isAbout && panel && !isTyping(panel)) apply(replyOf(fetched));
  else applyAround(fetched);
  if (words) select(words);
  if (isAbout && panel && isTyping(panel)) void hold(panel, who);
}

/** Whether the selected mark stands in a paragraph. */
const stands = (number: number): boolean =>
  current.value?.spans.some((span) =>
    span.pieces.some(({ element }) => closest(element, '.para')?.id === `p${number}`),
  ) ?? false;

function replyOf({ blocks, counts }: Fetched): Saved {
  const now = current.value;
  return {
    blocks,
    counts,
    selected: now?.number ?? null,
    version: null,
    kind: now?.kind ?? null,
    message: '',
    ask: null,
  };
}

/** The panel beside the text after all of it came anew. */
function beside(who: string): void {
  const panel = byId('inspector');
  if (!panel || !current.value) return;
  if (isTyping(panel)) void hold(panel, who);
  else renewInspector();
}

const HELD = '[data-held]';

/** A form that somebody is filling in stays as it is; saving it shows both versions. */
async function hold(panel: HTMLElement, who: string): Promise<void> {
  const [person] = await colleaguesNamed([who]);
  panel.querySelector(HELD)?.remove();
  if (!isTyping(panel)) return renewInspector();
  const name = who === me ? 'You, in another tab,' : (person?.name ?? 'Somebody');
  const button = make('button', { type: 'button', class: 'btn btn--sm' }, 'Drop mine, show it');
  button.addEventListener('click', () => {
    for (const form of panel.querySelectorAll('form')) form.reset();
    renewInspector();
  });
  const words = make('span', {}, make('bdi', {}, name), ' changed this since you began. What you typed is kept.');
  panel.append(make('div', { class: 'callout callout--warn held', role: 'status', 'data-held': '' }, words, button));
}

/** Nothing is being typed any more: what waited comes. */
function release(panel: HTMLElement): void {
  if (panel.querySelector(HELD) && !isTyping(panel) && !hasTyped(panel)) renewInspector();
}
