import { nameKey } from '../domain/fold.ts';
import {
  claimsInDocuments,
  claimsOfEvents,
  claimsThroughSources,
  claimsWithWords,
  sourcesBeginning,
} from '../store/claimFilters.ts';
import { claimByNumber, eventByNumber, resolvedClaim } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { documentsFound } from '../store/documentLists.ts';
import { documentByNumber } from '../store/documents.ts';
import { eventsCalled } from '../store/eventLists.ts';
import { sourceByNumber } from '../store/sources.ts';
import { phrases } from './search.ts';

type Asked = { q: string | null; document: string | null; source: string | null; event: string | null };

const MOST_DOCUMENTS = 2000;
/** “3 · The quay”, or the number alone. */
const NUMBER = /^#?(\d{1,9})(?:\s*·.*)?$/s;
const CLAIM_NUMBER = /^(?:claim\s*)?#?\s*(\d{1,9})$/i;

/** The claims that words, document, source and event leave, all of them together; null where none of these was asked for. */
export function idsFor(db: Database, { q, document, source, event }: Asked): string[] | null {
  const found = [
    q === null ? null : withWords(db, q),
    document === null ? null : claimsInDocuments(db, documentsCalled(db, document)),
    source === null ? null : claimsThroughSources(db, sourcesCalled(db, source)),
    event === null ? null : claimsOfEvents(db, eventsCalled(db, event, numberIn(event))),
  ].filter((ids) => ids !== null);
  const [first, ...others] = found;
  if (!first) return null;
  const sets = others.map((ids) => new Set(ids));
  return first.filter((id) => sets.every((set) => set.has(id)));
}

/** What the fields of the filter show: a number with the name that goes with it, else the words as they were typed. */
export function shownFor(
  db: Database,
  { document, source, event }: Asked,
): Record<'document' | 'source' | 'event', string> {
  const shown = (text: string | null, nameOf: (number: number) => string | undefined): string => {
    const number = text === null ? null : numberIn(text);
    const name = number === null ? undefined : nameOf(number);
    return name === undefined ? (text ?? '') : `${number} · ${name}`;
  };
  return {
    document: shown(document, (number) => documentByNumber(db, number)?.title),
    source: shown(source, (number) => sourceByNumber(db, number)?.name),
    event: shown(event, (number) => eventByNumber(db, number)?.name),
  };
}

const numberIn = (text: string): number | null => {
  const number = NUMBER.exec(text.trim())?.[1];
  return number === undefined ? null : Number(number);
};

/** Words in the statement or the mentions; a number is also the claim that bears it. */
function withWords(db: Database, typed: string): string[] {
  const number = CLAIM_NUMBER.exec(typed.trim())?.[1];
  const numbered = number === undefined ? null : claimByNumber(db, Number(number));
  const root = numbered && resolvedClaim(db, numbered.id);
  const query = phrases(typed);
  const found = query ? claimsWithWords(db, query) : [];
  return root?.hiddenAt === null ? [root.id, ...found.filter((id) => id !== root.id)] : found;
}

function documentsCalled(db: Database, text: string): string[] {
  const number = numberIn(text);
  const numbered = number === null ? null : documentByNumber(db, number);
  if (number !== null) return numbered?.hiddenAt === null ? [numbered.id] : [];
  const query = phrases(text);
  return query ? documentsFound(db, `title : (${query})`, MOST_DOCUMENTS) : [];
}

/** By number, or by how a name or alias begins, in any spelling that folds to the same; unnamed ones by their words. */
function sourcesCalled(db: Database, text: string): string[] {
  const number = numberIn(text);
  if (number !== null) return [sourceByNumber(db, number)?.id].filter((id) => id !== undefined);
  const folded = nameKey(text);
  return folded === '' ? [] : sourcesBeginning(db, folded);
}
