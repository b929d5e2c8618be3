import type { Origin, Path, Side } from '../analysis/case.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { dateAt, documentIn, documentWord, paragraphOf, placeHref, sourceIn, stepHref } from './claimCase.ts';
import { stepName } from './claimChains.ts';
import { originCount } from './claimCounts.ts';
import { originName } from './claimSides.ts';
import { dateWords } from './dates.ts';
import type { PictureView } from './graphNodes.ts';
import { pairKey } from './graphRanks.ts';
import { type How, type Stop, wayOf } from './graphRoutes.ts';
import { named, type OriginMark, originMark, type Phrase, say } from './phrases.ts';
import { counted, type GradeModel, gradeModel, type StanceModel, stanceModel } from './standing.ts';

/** Something that passed it on, and what passed it on from there. */
export type Branch = { words: Phrase; isLoop: boolean; branches: Branch[]; hasBranches: boolean };

/** An origin and the ways from it to the documents: the picture, for those who don’t see it. */
export type OriginTree = {
  mark: OriginMark;
  isUnnamed: boolean;
  name: string;
  href: string;
  grade: GradeModel | null;
  stance: StanceModel;
  counts: string;
  branches: Branch[];
  more: string;
};

const ORIGINS = 40;
const PLACES = 12;

/** The origins of these sides, each with the voices and documents that lead to it; long lists are cut and say so. */
export function treesOf(view: PictureView, sides: readonly Side[]): { trees: OriginTree[]; more: string } {
  const all = sides.flatMap((side) => view.standing[side].origins.map((origin, index) => ({ side, origin, index })));
  const left = all.length - ORIGINS;
  return {
    trees: all.slice(0, ORIGINS).map(({ side, origin, index }) => treeOf(view, side, origin, index)),
    more: left > 0 ? `${counted(left, 'more origin')} on the page of the claim.` : '',
  };
}

function treeOf(view: PictureView, side: Side, origin: Origin, index: number): OriginTree {
  const paths = origin.paths.map((path) => view.standing.paths[path]).filter((path) => path !== undefined);
  const places = new Set(paths.map((path) => path.place));
  const letter = origin.sourceIds[0] ? view.letterOf(origin.sourceIds[0]) : null;
  const shown = new Set([...places].slice(0, PLACES));
  return {
    mark: originMark(origin.number),
    isUnnamed: origin.kind !== 'named',
    ...originName(view, origin),
    grade: letter && gradeModel(letter, null),
    stance: stanceModel(stanceOf(side, paths)),
    counts: `${originCount(view.standing, origin)}${origin.countsLow ? '' : '; only in the higher figure'}`,
    branches: grown(
      paths
        .filter((path) => shown.has(path.place))
        .map((path) => twigsOf(view, path, origin, wayOf(view, path, side, index))),
    ),
    more: places.size > PLACES ? `${counted(places.size - PLACES, 'more mention')} on the page of the claim.` : '',
  };
}

const stanceOf = (side: Side, paths: readonly Path[]): Stance =>
  side === 'against' ? 'disputes' : paths.some((path) => path.stance === 'supports') ? 'supports' : 'reports';

type Twig = { key: string; words: Phrase; isLoop: boolean };
type Growing = Branch & { byKey: Map<string, Growing> };

/** Ways with the same voices nearest the origin share a branch. */
function grown(ways: readonly Twig[][]): Branch[] {
  const root = sprout({ key: '', words: [], isLoop: false });
  for (const way of ways) {
    let at = root;
    for (const twig of way) {
      const next = at.byKey.get(twig.key) ?? sprout(twig);
      if (!at.byKey.has(twig.key)) {
        at.byKey.set(twig.key, next);
        at.branches.push(next);
        at.hasBranches = true;
      }
      at = next;
    }
  }
  return root.branches.map(plain);
}

const sprout = ({ words, isLoop }: Twig): Growing => ({
  words,
  isLoop,
  branches: [],
  hasBranches: false,
  byKey: new Map(),
});
const plain = ({ words, isLoop, branches, hasBranches }: Branch): Branch => ({
  words,
  isLoop,
  branches: branches.map(plain),
  hasBranches,
});

/** From the origin outwards: those who passed it on, the reports that it went through, and last the document that is read. */
function twigsOf(view: PictureView, path: Path, origin: Origin, { stops, hows }: ReturnType<typeof wayOf>): Twig[] {
  const voices = stops.slice(1, -2).map((stop, i) => ({ stop, how: hows.get(pairKey(stops[i]?.id ?? '', stop.id)) }));
  const last = voices.at(-1)?.stop.step;
  const isOrigin =
    last?.by !== 'report' && (origin.sourceIds.length === 0 || origin.sourceIds.includes(last?.sourceId ?? ''));
  const between = voices.slice(1, isOrigin ? -1 : undefined);
  return [...between.reverse().map(({ stop, how }) => voiceTwig(view, stop, how)), documentTwig(view, path)];
}

function voiceTwig(view: PictureView, { id, step }: Stop, how: How | undefined): Twig {
  const isReport = step?.by === 'report';
  const done = how && (isReport || how.done !== 'cited by') ? `, ${how.done}` : '';
  const words = isReport
    ? say`${documentWord(view, step.documentId)}${documentIn(view, step.documentId)?.held === false ? ', not in hand' : ''}${done}`
    : say`through ${step ? named(stepName(view, step), stepHref(view, step)) : ''}${done}`;
  return { key: `${id}${done}`, words, isLoop: false };
}

function documentTwig(view: PictureView, path: Path): Twig {
  const place = view.standing.places[path.place];
  const document = place && documentIn(view, place.documentId);
  const outlet = document?.outletId ? sourceIn(view, document.outletId)?.name : undefined;
  const date = dateAt(view, path.place);
  const words = place
    ? say`${named(outlet ?? 'Outlet unknown', placeHref(view, place))}, ${date ? dateWords(date) : 'undated'}, ¶ ${paragraphOf(view, place)}, ${documentWord(view, place.documentId)}`
    : [];
  return { key: `p ${path.place}`, words, isLoop: path.isCircular };
}
