import { on } from './actions.ts';
import { type Current, current, firstPiece } from './current.ts';
import { inspectorOf } from './inspector.ts';
import { reveal } from './page.ts';
import { toast } from './toasts.ts';
import { choose } from './travel.ts';

/** The marks that `.` came through, for `,`. */
let trail: number[] = [];

/** The chain of the selected mark as the inspector lists it: `.` goes a step towards the origin, `,` a step back. */
export function attachChain(): void {
  on('chainIn', () => current.value !== null && void step(1) === undefined);
  on('chainOut', () => current.value !== null && void step(-1) === undefined);
}

async function step(by: 1 | -1): Promise<void> {
  const now = current.value;
  const panel = now && (await inspectorOf(now.number));
  if (!now || !panel || current.value?.number !== now.number) return;
  const next = by > 0 ? further(panel, now) : (beside(panel, now, -1) ?? trail.pop());
  if (next === undefined || !choose(next)) return toast(by > 0 ? 'This is the origin.' : 'The chain begins here.');
  trail = by > 0 ? [...trail.slice(-20), now.number] : trail.filter((number) => number !== next);
  reveal(firstPiece());
}

/** Towards the origin: the step below; else what this one reports in turn; from a claim, who states it. */
function further(panel: HTMLElement, now: Current): number | undefined {
  const inner = panel.querySelector<HTMLElement>('a[data-inner-annotation]')?.dataset.innerAnnotation;
  const bearer = now.kind === 'claim' ? panel.querySelector<HTMLElement>('[data-go]')?.dataset.go : undefined;
  return beside(panel, now, 1) ?? numbered(inner) ?? numbered(bearer);
}

const numbered = (words: string | undefined): number | undefined => Number(words) || undefined;

/** The nearest step with a mark of its own, within the chain that this mark stands in. A claim stands before them all. */
function beside(panel: HTMLElement, { number, kind }: Current, by: 1 | -1): number | undefined {
  for (const list of panel.querySelectorAll('.steps')) {
    const steps = [...list.querySelectorAll<HTMLElement>('[data-step-annotation]')].map((link) =>
      Number(link.dataset.stepAnnotation),
    );
    const here = by > 0 ? steps.lastIndexOf(number) : steps.indexOf(number);
    if (here < 0 && (by < 0 || kind !== 'claim')) continue;
    const others = by > 0 ? steps.slice(here + 1) : steps.slice(0, here).reverse();
    const next = others.find((step) => step > 0 && step !== number);
    if (next !== undefined) return next;
  }
  return undefined;
}
