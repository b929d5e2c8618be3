import { byId, make } from './page.ts';

const SHOWN_MS = 6000;
export type Offer = { label: string; do: () => void };

/** Says what happened, politely, and offers one way back. Goes by itself, but not while someone is at it. */
export function toast(message: string, offer: Offer | null = null): void {
  const region = byId('toasts');
  if (!region) return;
  const element = make('div', { class: 'toast', role: 'status' }, make('span', {}, message));
  if (offer) {
    const button = make('button', { type: 'button', class: 'btn btn--sm' }, offer.label);
    button.addEventListener('click', () => {
      element.remove();
      offer.do();
    });
    element.append(button);
  }
  region.replaceChildren(element);
  leaveLater(element);
}

function leaveLater(element: HTMLElement): void {
  let timer = 0;
  const start = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => element.remove(), SHOWN_MS);
  };
  const stop = (): void => clearTimeout(timer);
  for (const name of ['pointerenter', 'focusin']) element.addEventListener(name, stop);
  for (const name of ['pointerleave', 'focusout']) element.addEventListener(name, start);
  start();
}

/** Says at once what failed: read out by the assertive region, shown until it is closed or the next save succeeds. */
export function alarm(message: string): void {
  calm();
  byId('alerts')?.append(make('p', {}, message));
  const close = make('button', { type: 'button', class: 'btn btn--sm' }, 'Close');
  const words = make('div', {}, message);
  close.addEventListener('click', calm);
  byId('toasts')?.after(make('div', { id: 'alarm', class: 'alarm callout callout--danger' }, words, close));
}

export function calm(): void {
  byId('alarm')?.remove();
  byId('alerts')?.replaceChildren();
}
