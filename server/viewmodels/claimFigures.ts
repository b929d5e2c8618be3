import type { Origin, Side, SideStanding } from '../analysis/case.ts';
import type { ClaimKind } from '../domain/vocabulary.ts';
import { type CaseView, documentIn, documentWord, sourceWord } from './claimCase.ts';
import { allWords, sideCount, stanceCount, stancesOf } from './claimCounts.ts';
import { doubtWords, joinWords } from './claimReasons.ts';
import { originName } from './claimSides.ts';
import { listed, named, originWord, type Phrase, say } from './phrases.ts';
import { counted, originWords } from './standing.ts';

/** A figure of the summary line and, opened in place, the reasoning behind it. */
export type FigureModel = { id: string; label: string; isMain: boolean; lines: { words: Phrase }[] };

const LINES = 40;

/** What the two sides are called: an assessment is shared, an utterance was heard. */
export const sideWord = (kind: ClaimKind, side: Side): string =>
  side === 'against' ? 'against' : kind === 'assessment' ? 'shared by' : kind === 'utterance' ? 'heard by' : 'for';

/** Mentions, documents and outlets, then one range of origins for each side; never a sum of the two. */
export function figuresOf(view: CaseView): FigureModel[] {
  const { standing } = view;
  const { kind } = view.claimCase.claim;
  return [
    figure('mentions', allWords(standing), mentionLines(view)),
    figure('documents', counted(standing.documents, 'document'), documentLines(view)),
    figure('outlets', counted(standing.outlets, 'outlet'), outletLines(view)),
    { ...figure('for', sideLabel(kind, 'for', standing.for), sideLines(view, 'for')), isMain: true },
    { ...figure('against', sideLabel(kind, 'against', standing.against), sideLines(view, 'against')), isMain: true },
  ];
}

const figure = (id: string, label: string, lines: readonly Phrase[]): FigureModel => ({
  id: `why-${id}`,
  label,
  isMain: false,
  lines: lines.map((words) => ({ words })),
});

/** “for 1–2 independent origins”, in the words that the range is given in; “shared by nobody”. */
export function sideLabel(kind: ClaimKind, side: Side, { low, high }: SideStanding, range = originWords): string {
  const word = sideWord(kind, side);
  if (high > 0) return `${word} ${range(low, high)}`;
  return word.endsWith(' by') ? `${word} nobody` : `${word} no origin`;
}

function mentionLines({ standing, claimCase }: CaseView): Phrase[] {
  const lines = [...stancesOf(standing.paths)].map(([stance, count]) => say`${stanceCount(stance, count)}.`);
  const twice = standing.places.filter((place) => place.mentionIds.length > 1).length;
  if (twice > 0) lines.push(say`${counted(twice, 'place')} marked by more than one analyst: each counts once.`);
  const links = claimCase.evidence.length;
  if (links > standing.places.length)
    lines.push(say`${counted(links, 'link')} on ${counted(standing.places.length, 'place')}.`);
  return lines;
}

function documentLines(view: CaseView): Phrase[] {
  const places = Map.groupBy(view.standing.places, (place) => place.documentId);
  return cut(
    [...places],
    'document',
    ([id, own]) => say`${documentWord(view, id)}: ${counted(own.length, 'mention')}.`,
  );
}

function outletLines(view: CaseView): Phrase[] {
  const documents = [...new Set(view.standing.places.map((place) => place.documentId))];
  const byOutlet = Map.groupBy(documents, (id) => documentIn(view, id)?.outletId ?? `unknown ${id}`);
  return cut([...byOutlet], 'outlet', ([id, own]) =>
    id.startsWith('unknown ')
      ? say`An outlet that isn’t known, of ${documentWord(view, own[0] ?? '')}: it counts as one of its own.`
      : say`${sourceWord(view, id)}: ${counted(own.length, 'document')}.`,
  );
}

/** A line for each of the first, and how many more there are. */
const cut = <T>(items: readonly T[], what: string, line: (item: T) => Phrase): Phrase[] => [
  ...items.slice(0, LINES).map(line),
  ...(items.length > LINES ? [say`And ${counted(items.length - LINES, what)} more.`] : []),
];

/** The higher figure, what was joined to reach it, what could be one besides, and the lower figure. */
function sideLines(view: CaseView, side: Side): Phrase[] {
  const standing = view.standing[side];
  if (standing.high === 0)
    return [side === 'for' ? say`No mention supports it or passes it on.` : say`No mention disputes it.`];
  const joins = standing.origins.flatMap((origin) => origin.joins);
  return [
    say`${sideCount(standing)}, in ${counted(standing.documents, 'document')} of ${counted(standing.outlets, 'outlet')}.`,
    highLine(view, standing),
    ...cut(joins, 'join', (join) => joinWords(view, join)),
    ...cut(standing.couldBe, 'pair', (doubt) => doubtWords(view, standing, doubt)),
    lowLine(standing),
    ...leftOut(view, standing),
  ];
}

const highLine = (view: CaseView, { high, origins }: SideStanding): Phrase =>
  say`At most ${high}: ${listed(
    origins.map((origin) => say`${originWord(origin.number)} ${nameOf(view, origin)}`),
    20,
  )}.`;

function nameOf(view: CaseView, origin: Origin) {
  const { name, href } = originName(view, origin);
  return named(name, href);
}

function lowLine({ low, origins }: SideStanding): Phrase {
  const counting = origins.filter((origin) => origin.countsLow);
  if (low === 0) return say`At least 0: nobody who is known to have said it counts for certain.`;
  if (counting.length === 1) return say`At least 1.`;
  return say`At least ${low}: no two of ${listed(
    counting.map((origin) => originWord(origin.number)),
    20,
  )} could be one.`;
}

/** Each origin that the lower figure leaves out, with the reason. */
function leftOut(view: CaseView, standing: SideStanding): Phrase[] {
  const out = [...standing.origins.entries()].filter(([, origin]) => !origin.countsLow);
  return cut(out, 'origin', ([index, origin]) => leftOutLine(view, standing, origin, index));
}

function leftOutLine(view: CaseView, { couldBe, origins }: SideStanding, origin: Origin, index: number): Phrase {
  const which = say`The lower figure leaves out ${originWord(origin.number)}`;
  if (!origin.isFirm) {
    const isReported = origin.paths.every((path) => view.standing.paths[path]?.stance === 'reports');
    return isReported
      ? say`${which}: it is only passed on, without commitment.`
      : say`${which}: an outlet’s own voice corroborates nothing, unless it was there.`;
  }
  const others = couldBe
    .filter(({ a, b }) => a === index || b === index)
    .map(({ a, b }) => origins[a === index ? b : a])
    .filter((other) => other?.countsLow === true)
    .map((other) => originWord(other?.number ?? 0));
  return others.length > 0
    ? say`${which}: it could be ${listed(others)}.`
    : say`${which}: it could be one of the others.`;
}
