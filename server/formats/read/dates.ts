import type { Dating } from '../../domain/document.ts';
import { isoDay } from '../../domain/isoDate.ts';
import type { DateBasis } from '../../domain/vocabulary.ts';
import { fromSolar, MONTH_NAMES, MONTHS, plainDigits, SOLAR_MONTHS, SOLAR_NAMES, WEEKDAYS } from './date-words.ts';

/** A date in a text: what it says, and where it stands (UTF-16 code units). */
export type FoundDate = { dating: Dating; start: number; end: number };

const UNITS_READ = 2000;
const CLOCK = String.raw`(?:[\s,]*(?:at|à|a|الساعة|ساعت|-|–|[|])?\s*(?<hour>[01]?\d|2[0-3])\s?[:h]\s?(?<minute>[0-5]\d)(?::\d\d)?\s?(?<half>[ap]\.?m\b\.?|ص(?!\p{L})|م(?!\p{L})|مساءً?|صباحا?ً?)?)?`;
const DAY = String.raw`(?<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|er)?`;
const SLASHED = String.raw`(?:\s?\/\s?(?:${MONTH_NAMES}))?`;

type Order = 'named' | 'solar' | 'iso' | 'numeric';
const FORMS: readonly { order: Order; pattern: RegExp }[] = [
  form('iso', String.raw`(?<![\d-])(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?!\d)(?:T(?=\d))?`),
  form('named', String.raw`(?<!\p{L})(?<month>${MONTH_NAMES})\.?\s${DAY},?\s(?<year>\d{4})(?!\d)`),
  form(
    'named',
    String.raw`(?<!\d)${DAY}[\s-]+(?:de |d’)?(?<month>${MONTH_NAMES})${SLASHED}\.?[\s,،-]+(?<year>\d{4})(?!\d)`,
  ),
  form('solar', String.raw`(?<!\d)${DAY}\s(?<month>${SOLAR_NAMES})(?:\sماه)?[\s،,]+(?<year>1[34]\d\d)(?!\d)`),
  form(
    'numeric',
    String.raw`(?<![\d/.-])(?<first>\d{1,2})(?<sign>[/.-])(?<second>\d{1,2})\k<sign>(?<year>\d{4})(?![\d/])`,
  ),
];

function form(order: Order, day: string): { order: Order; pattern: RegExp } {
  return { order, pattern: new RegExp(day + CLOCK, 'iu') };
}

/**
 * The first date in a text, English, French, Arabic or Persian, as an interval: a day, or a minute where a time of day
 * stands with it; the zone is left to the text. `language` settles 11/7/2021 (month first in English, day first
 * elsewhere; `inferred` where both could be meant). Basis `masthead` for a line such as "| 5 March 2023, Sunday |".
 * Only the first 2000 characters are read.
 */
export function sniffDate(text: string, language: string): Dating | null {
  return findDate(text, language)?.dating ?? null;
}

/** As `sniffDate`, with the place of the date. */
function findDate(text: string, language: string): FoundDate | null {
  const read = plainDigits(text.slice(0, UNITS_READ));
  if (!/\d{4}/.test(read)) return null;
  let best: FoundDate | null = null;
  for (const { order, pattern } of FORMS) {
    const match = pattern.exec(read);
    const dating = match && datingOf(match.groups ?? {}, order, language);
    if (!match || !dating || (best !== null && best.start <= match.index)) continue;
    best = {
      dating: isMasthead(read) ? { ...dating, basis: 'masthead' } : dating,
      start: match.index,
      end: match.index + match[0].length,
    };
  }
  return best;
}

function isMasthead(line: string): boolean {
  return line.length < 120 && /^\s*\|.*\|\s*$/.test(line);
}

type Groups = Record<string, string | undefined>;

function datingOf(groups: Groups, order: Order, language: string): Dating | null {
  const time = timeOf(groups);
  const american = language === 'en' && isHalf(groups.half);
  const ordered =
    order === 'numeric'
      ? numericDay(groups, language, american)
      : { day: namedDay(groups, order), basis: 'stated' as const };
  if (ordered.day === null) return null;
  const at = ordered.day + time;
  return { from: at, to: at, basis: ordered.basis };
}

function isHalf(half: string | undefined): boolean {
  return half !== undefined && /m/i.test(half);
}

function namedDay(groups: Groups, order: Order): string | null {
  const name = (groups.month ?? '').toLowerCase();
  const [year, day] = [Number(groups.year), Number(groups.day)];
  if (order === 'solar') return fromSolar(year, SOLAR_MONTHS.get(name) ?? 0, day);
  return isoDay(year, order === 'iso' ? Number(name) : (MONTHS.get(name) ?? 0), day);
}

function numericDay(groups: Groups, language: string, american: boolean): { day: string | null; basis: DateBasis } {
  const [first, second, year] = [Number(groups.first), Number(groups.second), Number(groups.year)];
  const either = first <= 12 && second <= 12 && first !== second && groups.sign !== '.';
  const monthFirst = second > 12 || (first <= 12 && groups.sign !== '.' && (american || language === 'en'));
  const day = monthFirst ? isoDay(year, first, second) : isoDay(year, second, first);
  const sure = american || (language !== 'en' && !isHalf(groups.half));
  return { day, basis: either && !sure ? 'inferred' : 'stated' };
}

function timeOf(groups: Groups): string {
  if (groups.hour === undefined || groups.minute === undefined) return '';
  const hour = Number(groups.hour);
  const late = /^(?:p|م(?!\p{L})|مساء)/iu.test(groups.half ?? '');
  const early = /^(?:a|ص)/iu.test(groups.half ?? '');
  const full = late && hour < 12 ? hour + 12 : early && hour === 12 ? 0 : hour;
  return `T${String(full).padStart(2, '0')}:${groups.minute}`;
}

const REST = new RegExp(
  String.raw`(?:${WEEKDAYS})(?!\p{L})|(?<!\p{L})(?:published|posted|updated|on|at|le|publié|نشر|في|بتاريخ|يوم|تاریخ|[A-Z]{2,4}|GMT|UTC)(?!\p{L})|[^\p{L}\p{N}]`,
  'giu',
);

/** Whether a line is a date and nothing else but a weekday, a zone, "Published" and signs; then that date. At most 80 characters. */
export function dateLine(line: string, language: string): Dating | null {
  if (line.length > 80) return null;
  const found = findDate(line, language);
  if (found === null) return null;
  const rest = line.slice(0, found.start) + line.slice(found.end);
  return rest.replace(REST, '') === '' ? found.dating : null;
}
