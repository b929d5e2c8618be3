import type { Dating } from './document.ts';
import type { DateBasis } from './vocabulary.ts';

const POINT =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/**
 * An ISO date, month, year, minute, or interval of two of them (`2020-11-30/2020-12-02`) as an interval; null when it
 * is none. A month or a year is the interval of its days. Seconds and zones are left out.
 */
export function isoDating(written: string, basis: DateBasis = 'stated'): Dating | null {
  const parts = written.trim().split('/');
  const first = pointOf(parts[0] ?? '');
  const last = parts.length === 2 ? pointOf(parts[1] ?? '') : first;
  if (parts.length > 2 || first === null || last === null || first.from > last.to) return null;
  return { from: first.from, to: last.to, basis };
}

function pointOf(written: string): { from: string; to: string } | null {
  const match = POINT.exec(written.trim());
  if (match === null) return null;
  const [, year = '', month, day, hour, minute] = match;
  const from = isoDay(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (from === null) return null;
  if (hour !== undefined) return { from: `${from}T${hour}:${minute}`, to: `${from}T${hour}:${minute}` };
  return { from, to: day === undefined ? lastDay(Number(year), month) : from };
}

function lastDay(year: number, month: string | undefined): string {
  if (month === undefined) return `${year}-12-31`;
  return new Date(Date.UTC(year, Number(month), 0)).toISOString().slice(0, 10);
}

/** An ISO date, null when the calendar has no such day or the year is out of reach of news. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1000 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
}
