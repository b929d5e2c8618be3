import { replaced } from './apply.ts';
import { blockNumbered } from './offsets.ts';
import { blockCount } from './page.ts';

/** Links of the numbers and the margins: the marks that they lead to are walked through with J and K. */
const LINKS = '.pn, .rail a';
const AT_ONCE = 50;

/** With script, the article is one Tab stop. Block by block while nothing else is to be done. */
export function attachTabStops(): void {
  quieten(1);
  replaced.on((reply) => {
    if (!reply) quieten(1);
    else for (const { position } of reply.blocks) skip(blockNumbered(position + 1));
  });
}

let waiting = 0;

/** Safari has no idle time of its own. */
const hasIdle = 'requestIdleCallback' in window;
const cancelIdle = (id: number): void => (hasIdle ? cancelIdleCallback(id) : clearTimeout(id));
const whenIdle = (work: (deadline: Pick<IdleDeadline, 'timeRemaining'>) => void): number =>
  hasIdle ? requestIdleCallback(work) : Number(setTimeout(() => work({ timeRemaining: () => 0 }), AT_ONCE));

function quieten(from: number): void {
  if (waiting) cancelIdle(waiting);
  waiting = whenIdle((deadline) => {
    waiting = 0;
    let next = from;
    do {
      for (const end = next + AT_ONCE; next < end && next <= blockCount; next++) skip(blockNumbered(next));
    } while (next <= blockCount && deadline.timeRemaining() > 2);
    if (next <= blockCount) quieten(next);
  });
}

function skip(block: HTMLElement | null): void {
  for (const link of block?.querySelectorAll<HTMLElement>(LINKS) ?? []) if (link.tabIndex !== -1) link.tabIndex = -1;
}
