import type { Point } from './graph.ts';
import { type Box, round } from './graphBoxes.ts';
import { type Line, pointAt } from './graphLines.ts';
import { widthOf } from './graphText.ts';

/** Words beside a line or a box. */
export type Label = { x: number; y: number; text: string; classes: string; anchor: string };
/** The number of mentions on a line, in a frame of its colour. */
export type Badge = {
  x: number;
  y: number;
  width: number;
  height: number;
  textX: number;
  textY: number;
  text: string;
  classes: string;
};

type Area = { x: number; y: number; width: number; height: number };

const SIZE = 11.5;
const BADGE = { height: 15, digit: 7, pad: 9 };
/** Where on a line its words are tried, from the middle outwards. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/** With more lines than this, none says how many mentions it carries. */
const MOST = 60;

/** What the lines say, each where nothing else stands; what has no room is only in the title of its line. */
export function labelsOf(lines: readonly Line[], boxes: readonly Box[]): { labels: Label[]; badges: Badge[] } {
  const taken: Area[] = boxes.map(({ x, y, width, height }) => ({
    x: x - 2,
    y: y - 2,
    width: width + 4,
    height: height + 4,
  }));
  const labels = lines.flatMap((line) => labelOn(line, lines, taken));
  const badges = lines.length > MOST ? [] : lines.flatMap((line) => badgeOn(line, taken));
  return { labels, badges };
}

/** Above its line, below it or beside it; where all of that is taken, over a line, but never over a box. */
function labelOn({ edge, points }: Line, lines: readonly Line[], taken: Area[]): Label[] {
  if (edge.label === '' || edge.emphasis === 'faint' || points.length < 4) return [];
  const areas = areasBeside(points, widthOf(edge.label, SIZE));
  const drawn = lines.flatMap(dotsOn);
  const area = areas.find((one) => isFree(one, taken) && isFree(one, drawn)) ?? areas.find((one) => isFree(one, taken));
  if (!area) return [];
  taken.push(area);
  const classes = edge.isLoop ? 'w w-loop' : 'w';
  const at = { x: round(area.x + area.width / 2), y: round(area.y + 11) };
  return [{ ...at, text: edge.label, classes, anchor: 'middle' }];
}

function areasBeside(points: readonly Point[], width: number): Area[] {
  const side = width / 2 + 7;
  return PARTS.flatMap((part) => {
    const { x, y } = pointAt(points, part);
    const middles = [
      { x, y: y - 10 },
      { x, y: y + 10 },
      { x: x + side, y },
      { x: x - side, y },
    ];
    return middles.map((middle) => ({ x: middle.x - width / 2, y: middle.y - 7, width, height: 14 }));
  });
}

const DOTS = Array.from({ length: 60 }, (_, i) => i / 59);
const dotsOn = ({ points }: Line): Area[] =>
  points.length < 4 ? [] : DOTS.map((part) => ({ ...pointAt(points, part), width: 1, height: 1 }));

function badgeOn({ edge: { mentions, to, emphasis }, points, classes }: Line, taken: Area[]): Badge[] {
  if (emphasis === 'faint' || to === 'claim' || points.length < 4) return [];
  if (mentions < 2 && emphasis !== 'loop') return [];
  const text = String(mentions);
  const width = Math.max(BADGE.height, text.length * BADGE.digit + BADGE.pad);
  for (const part of PARTS) {
    const { x, y } = pointAt(points, part);
    const area = { x: round(x - width / 2), y: round(y - BADGE.height / 2), width, height: BADGE.height };
    if (!isFree(area, taken)) continue;
    taken.push(area);
    const tone = /svg-o\d/.exec(classes)?.[0] ?? '';
    return [{ ...area, text, textX: round(x), textY: round(y + 4), classes: tone }];
  }
  return [];
}

const isFree = (area: Area, taken: readonly Area[]): boolean =>
  taken.every(
    (other) =>
      area.x + area.width <= other.x ||
      other.x + other.width <= area.x ||
      area.y + area.height <= other.y ||
      other.y + other.height <= area.y,
  );
