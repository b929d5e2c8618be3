import { on } from './actions.ts';
import { byId, closest, reveal } from './page.ts';

/** The page of a claim: J and K go from mention to mention; signs set the stance of the one in focus, or of those selected. */
export function attachClaimPage(): void {
  const bulk = byId('bulk');
  on('mentionNext', () => step(1));
  on('mentionPrevious', () => step(-1));
  on('mentionOpen', () => follow(here()?.querySelector<HTMLAnchorElement>('a[data-open]')));
  on('mentionSelect', () => select(here()));
  for (const [action, stance] of Object.entries(STANCES)) on(action, () => setStance(bulk, stance));
  on('verdict', () => judge());
  on('claimPrevious', () => follow(document.querySelector<HTMLAnchorElement>('a[rel="prev"]')));
  on('claimNext', () => follow(document.querySelector<HTMLAnchorElement>('a[rel="next"]')));
  on('escape', fold);
  if (bulk instanceof HTMLFormElement) {
    document.addEventListener('change', () => count(bulk));
    count(bulk);
  }
  // The browser itself goes to what the address names once the page is there, and would take the focus along.
  addEventListener('load', landed, { once: true });
}

const STANCES = { mentionSupports: 'supports', mentionDisputes: 'disputes', mentionReports: 'reports' };

const mentions = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-mention]')].filter((one) => one.checkVisibility());
const here = (): HTMLElement | null => closest(document.activeElement, '[data-mention]');

function step(by: 1 | -1): boolean {
  const all = mentions();
  const at = all.indexOf(here() ?? document.body);
  return focus(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]);
}

function focus(mention: HTMLElement | undefined): boolean {
  mention?.focus({ preventScroll: true });
  reveal(mention ?? null);
  return mention !== undefined;
}

function follow(link: HTMLAnchorElement | null | undefined): boolean {
  link?.click();
  return Boolean(link);
}

const boxOf = (mention: HTMLElement | null): HTMLInputElement | null =>
  mention?.querySelector<HTMLInputElement>('input[name="evidence"]') ?? null;
const boxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('[data-mention] input[name="evidence"][type="checkbox"]'),
];

function select(mention: HTMLElement | null): boolean {
  const box = boxOf(mention);
  box?.click();
  return box !== null;
}

/** A sign means what is selected; with nothing selected, the mention in focus. */
function setStance(bulk: HTMLElement | null, stance: string): boolean {
  const button = bulk?.querySelector<HTMLButtonElement>(`button[data-sets="${stance}"]`);
  const chosen = boxes().some((box) => box.checked);
  const box = boxOf(here());
  if (!button || (!chosen && !box)) return false;
  if (!chosen && box) box.checked = true;
  button.click();
  return true;
}

function judge(): boolean {
  const first = document.querySelector<HTMLInputElement>('#verdict input[name="decision"]');
  first?.focus();
  reveal(byId('verdict'), 'start');
  return first !== null;
}

/** How many are selected; the bar floats over the page only while some are. */
function count(bulk: HTMLFormElement): void {
  const chosen = boxes().filter((box) => box.checked).length;
  const words = bulk.querySelector('[data-count]');
  if (words) words.textContent = chosen === 1 ? '1 mention selected' : `${chosen} mentions selected`;
  bulk.classList.toggle('is-live', chosen > 0);
}

/** Closes the figure whose reasoning is open, and whatever else is unfolded around the focus. */
function fold(): boolean {
  const around = closest(document.activeElement, 'main details[open]');
  const open = around ?? document.querySelector('details.figure[open]');
  if (!(open instanceof HTMLDetailsElement)) return false;
  open.open = false;
  open.querySelector('summary')?.focus();
  return true;
}

/**
 * After a change, the mention that it was about has the focus again, in whichever column it stands now; whoever came for
 * the verdict or to edit stands in the first field of that.
 */
function landed(): void {
  const target = byId(location.hash.slice(1));
  if (target?.matches('[data-mention]')) target.focus();
  if (target?.id === 'verdict') judge();
  if (target?.id === 'edit') target.querySelector<HTMLElement>('textarea, input:not([type="hidden"])')?.focus();
}
