import type { Dating } from '../domain/document.ts';
import { isoDating } from '../domain/isoDate.ts';

const BASES = { stated: '', inferred: 'inferred', masthead: 'from the masthead' } as const;

/** An interval in words: "13 March 2025, 06:40", "30 November – 2 December 2020". ISO text is taken as it stands, no zone. */
export function dateWords({ from, to }: Pick<Dating, 'from' | 'to'>): string {
  if (from === to) return pointWords(from);
  const [first, last] = [pointWords(from), pointWords(to)];
  return isDay(from) && isDay(to) ? `${withoutShared(from, to, first)} – ${last}` : `${first} – ${last}`;
}

const isDay = (iso: string): boolean => /^\d{4}-\d\d-\d\d$/.test(iso);

/** The first day of an interval without the month or year that the last one says anyway. */
function withoutShared(from: string, to: string, words: string): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return words;
  return from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8))) : words.replace(/ \d{4}$/, '');
}

/** How a date is known, in a word or two; empty where the text states it. */
export const basisWords = ({ basis }: Pick<Dating, 'basis'>): string => BASES[basis];

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const WORDS_KEPT = 5000;
const known = new Map<string, string>();

/** A moment in words. A page says the same days again and again, and a formatter takes its time. */
function pointWords(iso: string): string {
  const words = known.get(iso) ?? freshWords(iso);
  if (known.size >= WORDS_KEPT) known.clear();
  known.set(iso, words);
  return words;
}

function freshWords(iso: string): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?/.exec(iso);
  if (!parts?.[1]) return iso;
  const [, year, month, day, time] = parts;
  if (!month) return year;
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return `${day ? days.format(date) : months.format(date)}${time ? `, ${time}` : ''}`;
}

const shortDays = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day for narrow places: "13 Mar 2025"; what isn't a whole day stays as it is. */
export const shortDate = (iso: string): string =>
  isoDating(iso.slice(0, 10)) && /^\d{4}-\d\d-\d\d/.test(iso)
    ? shortDays.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`))
    : iso;

/** When something was done here: today's time, or the day. `now` and `at` are ISO instants. */
export function momentWords(at: string, now: string): string {
  const time = at.slice(11, 16);
  return at.slice(0, 10) === now.slice(0, 10) ? `today, ${time}` : `${days.format(new Date(at))}, ${time}`;
}
