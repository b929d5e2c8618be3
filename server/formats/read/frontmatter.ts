import { parseDocument } from 'yaml';
import type { Dating } from '../../domain/document.ts';
import { Invalid } from '../../domain/errors.ts';
import { isoDating } from '../../domain/isoDate.ts';
import { DATE_BASES } from '../../domain/vocabulary.ts';

/** What a text says of itself between `---` lines at its top. Absent keys are null. */
export type FrontMatter = {
  title: string | null;
  outlet: string | null;
  author: string | null;
  address: string | null;
  date: Dating | null;
  language: string | null;
  paraphraseOf: string | null;
  other: Record<string, string>;
};

/** Front matter longer than this is taken for text. */
const MOST_UNITS = 64 * 1024;
const FENCED = /^---[ \t]*\n(?=[\p{L}"'][^\n]{0,100}:(?:[ \t]|\n))([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u;
const ALIASES: Readonly<Record<string, string>> = { url: 'address', lang: 'language', paraphrases: 'paraphraseOf' };
const OWN = ['title', 'outlet', 'author', 'address', 'language', 'paraphraseOf'] as const;

/**
 * Cuts YAML front matter off a text: title, outlet, author, address or url, date (ISO, or an interval `a/b`) with
 * `dateBasis`, language or lang, paraphrases; other keys are kept as strings in `other`. Without front matter `front`
 * is null and `body` the whole text. Throws `Invalid` with the line for YAML that can't be read and dates that are none.
 */
export function cutFrontMatter(text: string): { front: FrontMatter | null; body: string } {
  const match = text.startsWith('---') ? FENCED.exec(text.slice(0, MOST_UNITS)) : null;
  if (match === null) return { front: null, body: text };
  return { front: read(match[1] ?? ''), body: text.slice(match[0].length) };
}

function read(yaml: string): FrontMatter {
  const values = parse(yaml);
  const given: Record<string, string> = Object.create(null);
  for (const [key, value] of Object.entries(values)) {
    const written = textOf(value);
    if (written !== '') given[(Object.hasOwn(ALIASES, key) && ALIASES[key]) || key] = written.toWellFormed();
  }
  const front: FrontMatter = {
    title: null,
    outlet: null,
    author: null,
    address: null,
    date: dateOf(given),
    language: null,
    paraphraseOf: null,
    other: {},
  };
  for (const key of OWN) front[key] = given[key] ?? null;
  const known: readonly string[] = [...OWN, 'date', 'dateBasis'];
  front.other = Object.fromEntries(Object.entries(given).filter(([key]) => !known.includes(key)));
  return front;
}

function parse(yaml: string): Record<string, unknown> {
  try {
    const document = parseDocument(yaml, { logLevel: 'silent' });
    const [error] = document.errors;
    if (error !== undefined) throw unreadable(`line ${(error.linePos?.[0].line ?? 0) + 1}`);
    const values: unknown = document.toJS({ maxAliasCount: 20 });
    if (typeof values !== 'object' || values === null || Array.isArray(values)) throw unreadable('line 2');
    return { ...values };
  } catch (error) {
    if (error instanceof Invalid) throw error;
    throw unreadable('line 2');
  }
}

function unreadable(where: string): Invalid {
  return new Invalid(
    `The front matter can’t be read (${where} of the file); write one “key: value” a line between the --- lines.`,
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

function dateOf(given: Record<string, string>): Dating | null {
  const written = given.date;
  if (written === undefined) return null;
  const basis = DATE_BASES.find((one) => one === (given.dateBasis ?? 'stated'));
  if (basis === undefined) {
    throw new Invalid(`The front matter’s dateBasis is “${given.dateBasis}”; write stated, inferred or masthead.`);
  }
  const date = isoDating(written, basis);
  if (date === null)
    throw new Invalid(`The front matter’s date is “${written}”; write it as 2021-11-07 or 2021-11-07/2021-11-09.`);
  return date;
}
