import { on } from './actions.ts';
import { closest, reveal } from './page.ts';

/** The picture of a claim: `.` goes from a box to the next one towards the claim, `,` back towards a document. */
export function attachGraph(): void {
  if (!document.querySelector(PICTURE)) return;
  on('boxIn', () => go(nextOf));
  on('boxOut', () => go(previousOf));
}

const PICTURE = '[data-graph]';
const boxes = (): SVGAElement[] => [...document.querySelectorAll<SVGAElement>(`${PICTURE} a[data-next]`)];
const idsOf = (box: Element): string[] => (box.getAttribute('data-next') ?? '').split(' ').filter((id) => id !== '');

const leftOf = (box: Element): number => Number(box.querySelector('rect')?.getAttribute('x'));

/** Never along a line within a column: a circle has no end. */
const nextOf = (box: Element): SVGAElement | undefined =>
  boxes().find((one) => idsOf(box).includes(one.id) && leftOf(one) > leftOf(box));
const previousOf = (box: Element): SVGAElement | undefined =>
  boxes().find((one) => idsOf(one).includes(box.id) && leftOf(one) < leftOf(box));

function go(to: (box: Element) => SVGAElement | undefined): boolean {
  const here = closest(document.activeElement, `${PICTURE} a`);
  const next = here ? to(here) : boxes()[0];
  next?.focus();
  reveal(next ?? null);
  return next !== undefined;
}
