import type { Dating } from '../../domain/document.ts';
import { dateLine, sniffDate } from './dates.ts';

/** Who wrote a text and when, as a line over it says. */
export type Byline = { author: string | null; date: Dating | null };

const LATIN = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:de|du|van|von|bin|ibn|al|el|and|et)\s+)?\p{Lu}[\p{L}.'’-]*){0,4}`;
const BYLINES: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:By|BY|Par|PAR)\s*:?\s+(?<name>${LATIN}?)(?<rest>\s+\p{L}{3,9}\.?\s+\d.*|[\s,|/–—-]+(?:\p{L}+,?\s)?\d.*|\s*[|,–—-].{0,50})?$`,
    'u',
  ),
  /^(?:بقلم|كتب|كتبت|إعداد|تحرير|نویسنده|به قلم|گزارش)\s*[:：]\s*(?<name>\p{L}+(?:\s\p{L}+){0,4})(?<rest>[\s|,،–-].{0,60})?$/u,
  /^(?:بقلم|به قلم)\s+(?<name>\p{L}+(?:\s\p{L}+){0,3})(?<rest>[|,،–-].{0,60})?$/u,
];
const LONGEST = 110;

/**
 * Reads a line that names the writer ("BY NAME DEC 03, 2021 4:10 PM ET", "Par Nom", "بقلم: …") or is only a date
 * ("Published December 3, 2021 at 9:10am"). Null for any other line.
 */
export function bylineOf(line: string, language: string): Byline | null {
  if (line.length > LONGEST) return null;
  for (const pattern of BYLINES) {
    const groups = pattern.exec(line)?.groups;
    if (groups?.name !== undefined)
      return { author: groups.name.replace(/\s+/g, ' '), date: sniffDate(line, language) };
  }
  const date = dateLine(line, language);
  return date === null ? null : { author: null, date };
}
