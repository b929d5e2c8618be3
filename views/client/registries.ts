import { CLAIM_KINDS, SOURCE_KINDS } from '../../server/domain/vocabulary.ts';
import { bestOf, type Option, sourceMatches } from './matches.ts';
import { base, workspace } from './page.ts';

/** What the picker chooses from: sources or claims. */
export type Registry = {
  /** What is looked up, in the plural, and one new one of them. */
  name: string;
  fresh: string;
  kinds: readonly string[];
  kind: string;
  find: (query: string, signal: AbortSignal | null) => Promise<Option[]>;
  /** Which of what is offered is meant by these words; -1: a new one. */
  best: (options: readonly Option[], query: string) => number;
  /** The words of a new one where nothing was typed. */
  words: string;
};

export const SOURCES: Registry = {
  name: 'Sources',
  fresh: 'New source',
  kinds: SOURCE_KINDS,
  kind: 'organisation',
  find: sourceMatches,
  best: bestOf,
  words: '',
};

/**
 * Claims; with a mention (its id, or its number in this document), those that are most like its words come first. `words`:
 * what a new claim says where nothing was typed.
 */
export const claimsFor = (mention = '', words = ''): Registry => ({
  name: 'Claims',
  fresh: 'New claim',
  kinds: CLAIM_KINDS,
  kind: 'fact',
  find: (query, signal) => claimMatches(query, mention, signal),
  // With nothing typed, only a claim that shares words with the mention is more than a guess.
  best: (options, query) =>
    query.trim() === '' ? options.findIndex((option) => option.hint !== '') : bestOf(options, query),
  words,
});

async function claimMatches(query: string, mention: string, signal: AbortSignal | null): Promise<Option[]> {
  const search = new URLSearchParams({ q: query, ...(mention === '' ? {} : { mention }) });
  if (base !== '') search.set('document', base.split('/').at(-1) ?? '');
  const response = await fetch(`${workspace}/claims/matches?${search}`, {
    headers: { accept: 'application/json' },
    signal,
  });
  return response.ok ? ((await response.json()) as { options: Option[] }).options : [];
}
