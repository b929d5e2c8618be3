import { fold } from '../../server/domain/fold.ts';
import { base, make, workspace } from './page.ts';

/** A source or a claim as the server offers it; `value` is what a form sends for it. */
export type Option = { value: string; name: string; kind: string; hint: string; same: boolean };

const documentNumber = base.split('/').at(-1) ?? '';

/** Sources whose names match, in any spelling or script; unnamed voices of this document come first. */
export async function sourceMatches(query: string, signal: AbortSignal | null = null): Promise<Option[]> {
  const search = new URLSearchParams({ q: query, document: documentNumber });
  const response = await fetch(`${workspace}/sources/matches?${search}`, {
    headers: { accept: 'application/json' },
    signal,
  });
  return response.ok ? ((await response.json()) as { options: Option[] }).options : [];
}

/** The kind that the words suggest for a new source, unless it is an unnamed voice, which has a row of its own. */
export const suggestedKind = (options: readonly Option[]): Option | undefined =>
  options.find((option) => option.value.startsWith('new:') && !option.value.startsWith('new:unnamed:'));

const bare = (words: string): string => fold(words).replace(/[\s\p{P}]/gu, '');

/**
 * Which of what is offered goes by these words: the same name but for spaces, hyphens and accents, else the first that
 * there is already; -1 where nothing matched.
 */
export function bestOf(options: readonly Option[], query: string): number {
  const isKnown = (option: Option): boolean => !option.value.startsWith('new:');
  const same = options.findIndex((option) => isKnown(option) && bare(option.name) === bare(query));
  return same >= 0 ? same : options.findIndex(isKnown);
}

export function rowOf(option: Option, index: number): HTMLElement {
  const hint = make('span', { class: 'faint' }, [option.kind, option.hint].filter(Boolean).join(', '));
  const words = make('span', {}, make('bdi', {}, option.name), ' ', hint);
  const attributes = { role: 'option', id: `pick-${index}`, 'data-value': option.value, 'aria-selected': 'false' };
  return make('li', attributes, words);
}

/** Always last: a new one. Its kind stands below the list, since an option can't hold a field. */
export function newRow(words: string, what: string): HTMLElement {
  const attributes = { role: 'option', id: 'pick-new', 'data-new': words, 'aria-selected': 'false' };
  return make('li', attributes, make('span', {}, `${what} “`, make('bdi', {}, words), '”'));
}
