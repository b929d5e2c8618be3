import type { AttributedSource } from '../domain/annotation.ts';
import type { Dating } from '../domain/document.ts';
import type { SourceName } from '../domain/source.ts';
import { wordFor } from './choices.ts';
import { basisWords, dateWords } from './dates.ts';
import { type Book, claimName, documentName, sourceName } from './historyRows.ts';

/** How a field of a row is called, and how its value is said. */
export type Way = { label: string; words: (value: never, book: Book, row: Record<string, unknown>) => string };

const plain = (label: string): Way => ({ label, words: (value: unknown) => String(value) });
const word = (label: string): Way => ({ label, words: (value: unknown) => coded(String(value)) });
export const coded = (code: string): string => wordFor(code).replaceAll('_', ' ');
const source = (label: string): Way => ({ label, words: (id: string, book) => sourceName(book, id) });
const person = (label: string): Way => ({ label, words: (id: string, book) => book.people.get(id) ?? 'someone' });
const yes = (label: string): Way => ({ label, words: (value: boolean) => (value ? 'yes' : '') });
const paragraph = (label: string, by: number): Way => ({ label, words: (block: number) => `¶ ${block + by}` });
const document = (label: string): Way => ({ label, words: (id: string, book) => documentName(book, id) });
const date = (label: string): Way => ({ label, words: (dating: Dating) => datingWords(dating) });

const datingWords = (dating: Dating): string => [dateWords(dating), basisWords(dating)].filter(Boolean).join(', ');

/** How each field is called and said. What isn't here is bookkeeping. */
export const WAYS: Record<string, Way> = {
  title: plain('Title'),
  name: plain('Name'),
  statement: plain('Statement'),
  text: plain('Text'),
  answer: plain('Answer'),
  description: plain('Description'),
  guidelines: plain('Guidelines'),
  note: plain('Note'),
  rationale: plain('Rationale'),
  place: plain('Place'),
  topic: plain('Topic'),
  label: plain('Label'),
  address: plain('Address'),
  fileName: plain('File'),
  language: plain('Language'),
  direction: word('Direction'),
  kind: word('Kind'),
  method: word('Known by'),
  state: word('State'),
  stance: word('Stance'),
  decision: word('Decision'),
  likelihood: word('Likelihood'),
  confidence: word('Confidence'),
  letter: plain('Reliability'),
  grade: plain('Credibility'),
  mark: word('The two are'),
  outletId: source('Outlet'),
  authorId: source('Author'),
  sourceId: source('Source'),
  affiliationId: source('Affiliation'),
  speakerId: source('Speaker'),
  eventId: { label: 'Event', words: (id: string, book) => book.events.get(id)?.name ?? 'an event' },
  claimId: { label: 'Claim', words: (id: string, book) => claimName(book, id) },
  otherId: { label: 'Other claim', words: (id: string, book) => claimName(book, id) },
  documentId: document('Document'),
  fromDocumentId: document('From'),
  paraphraseOf: plain('Paraphrase of'),
  mergedInto: { label: 'Merged into', words: (id: string, book) => mergeWords(book, id) },
  reviewerId: person('Reviewer'),
  ownerId: person('Who looks into it'),
  due: plain('Due'),
  answeredAt: { label: 'Answered', words: (at: string) => dateWords({ from: at.slice(0, 10), to: at.slice(0, 10) }) },
  resolvedAt: { label: 'Resolved', words: (at: string) => dateWords({ from: at.slice(0, 10), to: at.slice(0, 10) }) },
  date: date('Date'),
  startBlock: paragraph('From', 1),
  endBlock: paragraph('To', 0),
  protected: yes('Protected'),
  held: yes('In hand'),
  aliases: { label: 'Also written', words: (names: SourceName[]) => names.map(({ name }) => name).join(' · ') },
  sources: {
    label: 'Sources',
    words: (sources: AttributedSource[], book) => sources.map((one) => attributed(book, one)).join(' · '),
  },
  mentionIds: { label: 'Mentions', words: (ids: string[], book) => numbers(book, ids) },
  parentId: { label: 'Reported by', words: (id: string, book) => numbers(book, [id]) },
  attributes: plain('Details'),
  hiddenAt: { label: 'Deleted', words: () => 'in the trash' },
};

const mergeWords = (book: Book, id: string): string =>
  book.claims.has(id) ? claimName(book, id) : sourceName(book, id);

function attributed(book: Book, one: AttributedSource): string {
  const { identification, access, statedMin, statedMax, statedReason } = one;
  const count = statedMin === null ? '' : statedMax === statedMin ? `${statedMin}` : `${statedMin}–${statedMax}`;
  const more = [identification && coded(identification), access && coded(access), count, statedReason].filter(Boolean);
  return sourceName(book, one.sourceId) + (more.length > 0 ? ` (${more.join(', ')})` : '');
}

const numbers = (book: Book, ids: readonly string[]): string =>
  ids
    .flatMap((id) => {
      const found = book.annotations.get(id);
      return found ? [`${found.kind === 'claim' ? 'mention' : 'attribution'} ${found.number}`] : [];
    })
    .join(', ');
