/** What is told of a change by anybody: numbers alone; what they stand for is fetched. */
export type Told = {
  seq: number;
  by: string;
  documents: Record<string, number[] | null>;
  claims: number[];
  sources: number[];
  events: number[];
  nouns: string[];
};
/** The page as others know it: `documents/3`, whichever mark of it is open. */
export const pageOf = (path: string, base: string): string =>
  /^\/([a-z]+(?:\/\d+)?)/.exec(path.slice(base.length))?.[1] ?? 'start';
/** Which lists show what is told of a change, by the first word of their address. */
const LISTS: Record<string, (told: Told) => boolean> = {
  documents: ({ documents }) => Object.keys(documents).length > 0,
  claims: ({ claims, nouns }) => claims.length > 0 || nouns.includes('annotation'),
  questions: ({ nouns }) => nouns.includes('question'),
  sources: ({ sources }) => sources.length > 0,
  events: ({ events, claims }) => events.length + claims.length > 0,
  derivations: ({ nouns }) => nouns.some((noun) => ['derivation', 'citation'].includes(noun)),
  trash: () => true,
  news: () => true,
  compare: ({ documents }) => Object.keys(documents).length > 0,
};

/** Whether a page (`claims/14`, `sources`) shows something else after this change. */
export function concerns(page: string, told: Told): boolean {
  const [kind = '', number] = page.split('/');
  if (number === undefined) return LISTS[kind]?.(told) ?? false;
  if (kind === 'documents') return number in told.documents;
  const numbers = { claims: told.claims, sources: told.sources, events: told.events }[kind] ?? [];
  return numbers.includes(Number(number));
}
