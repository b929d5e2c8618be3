import type { Claim, Event } from '../domain/claim.ts';
import type { Dating } from '../domain/document.ts';
import { STANCES, type Stance } from '../domain/vocabulary.ts';
import { dateWords } from './dates.ts';
import { counted, stanceModel } from './standing.ts';
import { momentOf, ticksBetween } from './timeScale.ts';

/** Mentions of one claim with one stance that stand too close to tell apart. `x`, `y`: the middle, in units of the picture. */
export type TimelineMark = {
  x: number;
  y: number;
  left: number;
  top: number;
  width: number;
  name: string;
  sign: string;
  title: string;
};
export type TimelineLane = {
  y: number;
  lineY: number;
  label: string;
  title: string;
  about: { x: number; y: number; width: number; title: string } | null;
  marks: TimelineMark[];
};
/** When which claim of an event was said, and when it is about: a lane a claim. */
export type TimelineModel = {
  width: number;
  height: number;
  axisY: number;
  tickY: number;
  left: number;
  right: number;
  ticks: { x: number; label: string }[];
  band: { x: number; width: number; height: number; title: string } | null;
  lanes: TimelineLane[];
  title: string;
  note: string;
};

type Said = { claimId: string; stance: Stance; date: Dating | null };
type Span = { from: number; to: number };

const WIDTH = 1100;
const [LEFT, RIGHT, TOP] = [76, 28, 12];
const LANE = 26;
const MARK = 16;
const LANES = 24;
const DAY = 24 * 3_600_000;

/** Null where nothing has a date. */
export function timelineOf(
  event: Event,
  claims: readonly Pick<Claim, 'id' | 'number' | 'statement' | 'date'>[],
  mentions: readonly Said[],
): TimelineModel | null {
  const dated = claims.filter((claim) => claim.date || mentions.some((one) => one.claimId === claim.id && one.date));
  const spans = [event.date, ...dated.map((claim) => claim.date), ...mentions.map((one) => one.date)].flatMap(spanOf);
  if (spans.length === 0 || dated.length === 0) return null;
  const shown = dated.slice(0, LANES);
  const whole = widened({
    from: Math.min(...spans.map((span) => span.from)),
    to: Math.max(...spans.map((span) => span.to)),
  });
  const scale = (at: number): number =>
    round(LEFT + ((at - whole.from) / (whole.to - whole.from)) * (WIDTH - LEFT - RIGHT));
  const axisY = TOP + shown.length * LANE + 6;
  const [during] = spanOf(event.date);
  const undated = mentions.filter((one) => one.date === null).length;
  return {
    width: WIDTH,
    height: axisY + 26,
    axisY,
    tickY: axisY + 18,
    left: LEFT,
    right: WIDTH - RIGHT,
    ticks: ticksBetween(whole.from, whole.to, 9).map(({ at, label }) => ({ x: scale(at), label })),
    band:
      during && event.date
        ? { ...stretch(scale, during), height: axisY, title: `The event: ${dateWords(event.date)}` }
        : null,
    lanes: shown.map((claim, i) => laneOf(claim, mentions, scale, TOP + i * LANE + LANE / 2)),
    title: `Time line of ${counted(shown.length, 'claim')} and ${counted(mentions.length - undated, 'dated mention')}`,
    note: [
      undated > 0 ? `${counted(undated, 'mention')} in texts without a date: only in the list.` : '',
      dated.length > LANES ? `The first ${LANES} of ${dated.length} claims; the list has all.` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** An interval in milliseconds; a day ends when the next one begins. */
function spanOf(date: Dating | null): Span[] {
  const from = date && momentOf(date.from);
  const to = date && momentOf(date.to);
  if (!date || from === null || to === null) return [];
  return [{ from, to: date.to.length <= 10 ? to + DAY : to }];
}

/** Never nothing wide, and with a little room at both ends. */
function widened({ from, to }: Span): Span {
  const room = Math.max((to - from) * 0.02, to === from ? DAY / 2 : 0);
  return { from: from - room, to: to + room };
}

const stretch = (scale: (at: number) => number, { from, to }: Span): { x: number; width: number } => ({
  x: scale(from),
  width: Math.max(4, round(scale(to) - scale(from))),
});

function laneOf(
  claim: Pick<Claim, 'id' | 'number' | 'statement' | 'date'>,
  mentions: readonly Said[],
  scale: (at: number) => number,
  y: number,
): TimelineLane {
  const own = mentions.filter((one) => one.claimId === claim.id);
  const [about] = spanOf(claim.date);
  return {
    y: y + 4,
    lineY: y,
    label: `claim ${claim.number}`,
    title: claim.statement,
    about:
      about && claim.date
        ? { ...stretch(scale, about), y: y + 9, title: `Claim ${claim.number} is about ${dateWords(claim.date)}` }
        : null,
    marks: marksOf(own, scale, y),
  };
}

type Cluster = { x: number; stance: Stance; dates: Dating[] };

/** Marks from left to right, none over another: what stands where one is already moves on a little. */
function marksOf(said: readonly Said[], scale: (at: number) => number, y: number): TimelineMark[] {
  const clusters: Cluster[] = [];
  for (const { stance, date } of said) {
    const [span] = spanOf(date);
    if (!span || !date) continue;
    const x = scale(span.from);
    const near = clusters.find((one) => one.stance === stance && Math.abs(one.x - x) < MARK);
    if (near) near.dates.push(date);
    else clusters.push({ x, stance, dates: [date] });
  }
  clusters.sort((a, b) => a.x - b.x || STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance));
  let end = 0;
  return clusters.map(({ x, stance, dates }) => {
    const width = dates.length > 1 ? MARK + 8 : MARK;
    const left = round(Math.max(x - MARK / 2, end));
    end = left + width + 2;
    const { name, sign, word } = stanceModel(stance);
    const [first] = dates;
    return {
      x: left + width / 2,
      y: y + 4,
      left,
      top: y - MARK / 2,
      width,
      name,
      sign: dates.length > 1 ? `${sign}${dates.length}` : sign,
      title: `${first ? dateWords(first) : ''}: ${dates.length > 1 ? `${dates.length} mentions, ${word}` : word}`,
    };
  });
}
