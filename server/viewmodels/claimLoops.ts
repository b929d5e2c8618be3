import type { Loop, Path } from '../analysis/case.ts';
import type { Dating } from '../domain/document.ts';
import { type CaseView, placeHref, sourceWord, stepDate, stepHref } from './claimCase.ts';
import { dateWords } from './dates.ts';
import { mentionsRound } from './graphLoop.ts';
import { linked, listed, type Phrase, say } from './phrases.ts';
import { counted } from './standing.ts';

/** Circular reporting, spelled out; on a page, with the picture in which the circle stands out. */
export type LoopModel = { words: Phrase };
export type LoopLink = LoopModel & { href: string; isShown: boolean };

/** `action`: the page of the claim; `shown`: the number from 1 of the circle that stands out, 0 for none. */
export const loopLinks = (view: CaseView, action: string, shown = 0): LoopLink[] =>
  loopModels(view).map((loop, i) => ({
    ...loop,
    href: `${action}/provenance${shown === i + 1 ? '' : `?loop=${i + 1}`}`,
    isShown: shown === i + 1,
  }));

/** “Al-Manara cites Levant Wire, which had cited Al-Manara.” Each link of the circle leads to the passage that shows it. */
export const loopModels = (view: CaseView): LoopModel[] =>
  view.standing.loops.map((loop) => ({ words: say`${circleWords(view, loop)} ${countWords(view, loop)}` }));

type Edge = Loop['edges'][number];

function circleWords(view: CaseView, loop: Loop): Phrase {
  const circle = circleOf(view, loop);
  const [first, ...rest] = circle;
  if (!first)
    return say`${listed(loop.edges.map((edge) => say`${sourceWord(view, edge.from)} ${citing(view, edge, 'cites')} ${sourceWord(view, edge.to)}`))}.`;
  const tail = rest.map((edge, i) => {
    const verb = i === rest.length - 1 ? 'had cited' : 'cites';
    return say`, which ${citing(view, edge, verb)} ${sourceWord(view, edge.to)}`;
  });
  return say`${sourceWord(view, first.from)} ${citing(view, first, 'cites')} ${sourceWord(view, first.to)}${tail.flat()}.`;
}

/** The edges in the order of citing, from the latest text back to the first; empty where the members make no single circle. */
function circleOf(view: CaseView, { sourceIds, edges }: Loop): Edge[] {
  const circle = sourceIds.map((from, i) => {
    const to = sourceIds[(i + 1) % sourceIds.length];
    return edges.find((edge) => edge.from === from && edge.to === to);
  });
  if (circle.some((edge) => edge === undefined)) return [];
  const whole = circle as Edge[];
  const dates = whole.map((edge) => tellingOf(view, edge).date?.from ?? '');
  const latest = dates.reduce((most, date, i) => (date > (dates[most] ?? '') ? i : most), 0);
  return [...whole.slice(latest), ...whole.slice(0, latest)];
}

/** Where one cites the other first: the day of that text, and the passage. */
type Telling = { date: Dating | null; href: string };

function tellingOf(view: CaseView, edge: Edge): Telling {
  const all = edge.paths
    .map((path) => view.standing.paths[path])
    .flatMap((path) => (path ? tellingsOn(view, path, edge) : []));
  const from = ({ date }: Telling): string => date?.from ?? '9999';
  return all.reduce((first, one) => (from(one) < from(first) ? one : first), all[0] ?? { date: null, href: '' });
}

/** A path that goes on into the reports of others tells of more than its own text does: each step has the text that says it. */
function tellingsOn(view: CaseView, path: Path, { from, to }: Edge): Telling[] {
  return [path.route, path.steps].flatMap((steps) =>
    steps.slice(1).flatMap((step, i): Telling[] => {
      const before = steps[i];
      if (before?.sourceId !== from || step.sourceId !== to) return [];
      const telling = step.by === 'outlet' ? before : step;
      const place = view.standing.places[path.place];
      const isOwn = place?.documentId === telling.documentId;
      return [
        {
          date: stepDate(view, telling),
          href: place && isOwn ? placeHref(view, place) : stepHref(view, telling),
        },
      ];
    }),
  );
}

/** The verb, linked to the passage, with the day of the text in brackets where it is known. */
function citing(view: CaseView, edge: Edge, verb: string): Phrase {
  const { date, href } = tellingOf(view, edge);
  const word = href ? linked(verb, href) : verb;
  return date ? say`(${dateWords({ from: date.from.slice(0, 10), to: date.to.slice(0, 10) })}) ${word}` : say`${word}`;
}

function countWords(view: CaseView, loop: Loop): Phrase {
  const mentions = mentionsRound(view, loop);
  return say`${counted(mentions, 'mention')} of this claim ${mentions === 1 ? 'takes' : 'take'} one step of it or more; whatever ends inside it counts once.`;
}
