import { byId, make } from './page.ts';

/** Says to those who don't see it what the word cursor stands on. */
export function say(words: string): void {
  const region = byId('cursor-words') ?? make('div', { id: 'cursor-words', class: 'vh', 'aria-live': 'polite' });
  if (!region.isConnected) document.body.append(region);
  region.textContent = words;
}
