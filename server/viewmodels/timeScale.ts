/** A moment on a time axis, in milliseconds; `label` is empty where a tick is only a tick. */
export type Tick = { at: number; label: string };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The moment of an ISO date or date-time, read as it stands, without a zone; null where it is none. */
export function momentOf(iso: string): number | null {
  const at = Date.parse(iso.length <= 10 ? `${iso}T00:00:00Z` : `${iso}Z`);
  return Number.isNaN(at) ? null : at;
}

type Step = { length: number; next: (at: number) => number; label: (at: number) => string };

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (at: number): string => made.format(new Date(at));
};
const dayLabel = format({ day: 'numeric', month: 'long' });
const hourLabel = format({ hour: '2-digit', minute: '2-digit' });
const monthLabel = format({ month: 'short', year: 'numeric' });
const yearLabel = format({ year: 'numeric' });

const every = (length: number): Step => ({
  length,
  next: (at) => Math.ceil(at / length) * length,
  label: (at) => (at % DAY === 0 ? dayLabel(at) : hourLabel(at)),
});
const everyMonths = (months: number): Step => ({
  length: months * 30 * DAY,
  next: (at) => {
    const date = new Date(at);
    const begun = date.getTime() === Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) ? 0 : 1;
    const month = Math.ceil((date.getUTCFullYear() * 12 + date.getUTCMonth() + begun) / months) * months;
    return Date.UTC(Math.floor(month / 12), month % 12);
  },
  label: months >= 12 ? yearLabel : monthLabel,
});

const STEPS: readonly Step[] = [
  ...[HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY].map(every),
  ...[1, 3, 6, 12, 24, 60, 120, 600].map(everyMonths),
];

/** Ticks from one moment to another, at round hours, days, months or years, about `most` of them; of one moment, its day. */
export function ticksBetween(from: number, to: number, most: number): Tick[] {
  if (from === to) return [{ at: from, label: dayLabel(from) }];
  const step = STEPS.find(({ length }) => (to - from) / length <= most) ?? (STEPS.at(-1) as Step);
  const ticks: Tick[] = [];
  for (let at = step.next(from); at <= to && ticks.length < 100; at = step.next(at + 1))
    ticks.push({ at, label: step.label(at) });
  return ticks;
}
