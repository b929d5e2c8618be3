import { ROLES, type Role } from '../../server/domain/vocabulary.ts';
import { on } from './actions.ts';
import { paint, unpaint } from './highlights.ts';
import { rangesOf } from './offsets.ts';
import { article, base, byId, closest } from './page.ts';
import { pend } from './pending.ts';
import { drop, picked } from './picked.ts';
import { placeNear } from './placing.ts';
import { toast } from './toasts.ts';

/** A whole sentence in one go: its parts are proposed, dashed in the text; Enter accepts those that are ticked. */
export function attachSweep(): void {
  const box = byId('sweepbox');
  if (!box) return;
  on('attribution', () => void propose(box));
  on('escape', () => (box.matches(':popover-open') ? close(box) : false));
  box.addEventListener('change', () => draw(box));
  box.addEventListener('click', (event) => closest(event.target, '[data-dismiss]') && close(box));
  box.addEventListener('submit', () => accept(box));
}

async function propose(box: HTMLElement): Promise<void> {
  const span = picked.value;
  if (!span) return toast('Select a sentence first, or some words of it.');
  try {
    const response = await fetch(`${base}/proposals?start=${span.start}&end=${span.end}`);
    if (!response.ok) throw new Error(String(response.status));
    box.innerHTML = await response.text();
  } catch {
    return toast('Nothing can be proposed just now. Mark the parts one by one: S, Q, T.');
  }
  if (!box.querySelector('input[data-role]')) {
    const why = box.querySelector('p')?.textContent ?? '';
    box.replaceChildren();
    return toast(why);
  }
  const ranges = rangesOf(span);
  offer(false);
  // Focus on opening would scroll to where the box stood before it was placed.
  for (const field of box.querySelectorAll('[autofocus]')) field.removeAttribute('autofocus');
  box.showPopover();
  placeNear(box, ranges.at(-1)?.getBoundingClientRect() ?? null);
  draw(box);
  box.querySelector<HTMLElement>('input[type="checkbox"]')?.focus({ preventScroll: true });
}

type Part = { role: Role; start: number; end: number };
const ticked = (box: HTMLElement): Part[] =>
  [...box.querySelectorAll<HTMLInputElement>('input[data-role]:checked')].map(({ dataset }) => ({
    role: dataset.role as Role,
    start: Number(dataset.start),
    end: Number(dataset.end),
  }));

const NAMES = ROLES.map((role) => `proposed-${role}`);

function draw(box: HTMLElement): void {
  const parts = ticked(box);
  for (const role of ROLES)
    paint(
      `proposed-${role}`,
      parts.filter((part) => part.role === role).flatMap((part) => rangesOf(part)),
      2,
    );
}

/** While parts are proposed, the other actions stand back; once they are dismissed, the words are still selected. */
function offer(isOffered: boolean): void {
  if (picked.value) picked.set({ ...picked.value, isOffered });
}

/** The form itself is sent like every other; until the answer comes, the words look as they will. */
function accept(box: HTMLElement): void {
  const releases = ticked(box).map((part) => pend(part, part.role));
  const form = box.querySelector('form');
  const settled = (event: Event): void => {
    for (const release of releases) release();
    // What was refused comes back as it was, to be put right.
    if (event instanceof CustomEvent && event.detail === null) reopen(box);
  };
  form?.addEventListener('saved', settled, { once: true });
  queueMicrotask(() => {
    close(box);
    drop();
  });
}

function reopen(box: HTMLElement): void {
  box.showPopover();
  draw(box);
}

function close(box: HTMLElement): undefined {
  if (box.matches(':popover-open')) box.hidePopover();
  unpaint(...NAMES);
  article.focus({ preventScroll: true });
  offer(true);
}
