import type { CaseStep, Origin, Path, Side } from '../analysis/case.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { documentIn, documentWord, paragraphOf, placeHref, sourceIn, stepHref } from './claimCase.ts';
import { stepName } from './claimChains.ts';
import { originName } from './claimSides.ts';
import { dateWords } from './dates.ts';
import type { PictureView } from './graphNodes.ts';
import { documentStop, reportsOf } from './graphRoutes.ts';
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
  const all = sides.flatMap((side) => view.standing[side].origins.map((origin) => ({ side, origin })));
  const left = all.length - ORIGINS;
  return {
    trees: all.slice(0, ORIGINS).map(({ side, origin }) => treeOf(view, side, origin)),
    more: left > 0 ? `${counted(left, 'more origin')} on the page of the claim.` : '',
  };
}

function treeOf(view: PictureView, side: Side, origin: Origin): OriginTree {
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
    counts: `${counted(places.size, 'mention')}${places.size > 1 ? ', counted once' : ''}${origin.countsLow ? '' : '; only in the higher figure'}`,
    branches: grown(
      view,
      paths.filter((path) => shown.has(path.place)),
    ),
    more: places.size > PLACES ? `${counted(places.size - PLACES, 'more mention')} on the page of the claim.` : '',
  };
}

const stanceOf = (side: Side, paths: readonly Path[]): Stance =>
  side === 'against' ? 'disputes' : paths.some((path) => path.stance === 'supports') ? 'supports' : 'reports';

type Twig = { key: string; words: Phrase; isLoop: boolean };
type Growing = Branch & { byKey: Map<string, Growing> };

/** Ways with the same voices nearest the origin share a branch. */
function grown(view: PictureView, paths: readonly Path[]): Branch[] {
  const root = sprout({ key: '', words: [], isLoop: false });
  for (const path of paths) {
    let at = root;
    for (const twig of twigsOf(view, path)) {
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

/** From the origin outwards: reports that it goes on into, voices, and last the document that is read. */
function twigsOf(view: PictureView, path: Path): Twig[] {
  const reports = reportsOf(view, path).map(({ report, how }) => ({
    key: documentStop(report.documentId).id,
    words: say`${documentWord(view, report.documentId)}${documentIn(view, report.documentId)?.held === false ? ', not in hand' : ''}, ${how.done}`,
    isLoop: false,
  }));
  const relays = path.steps.filter(
    (step, i) => i > 0 && i < path.steps.length - (path.onward.length > 0 ? 0 : 1) && step.by !== 'author',
  );
  return [...reports, ...relays.reverse().map((step) => voiceTwig(view, step)), documentTwig(view, path)];
}

const voiceTwig = (view: PictureView, step: CaseStep): Twig => ({
  key: `v ${step.sourceId ?? step.attributionId ?? step.sectionId}`,
  words: say`through ${named(stepName(view, step), stepHref(view, step))}`,
  isLoop: false,
});

function documentTwig(view: PictureView, path: Path): Twig {
  const place = view.standing.places[path.place];
  const document = place && documentIn(view, place.documentId);
  const outlet = document?.outletId ? sourceIn(view, document.outletId)?.name : undefined;
  const words = place
    ? say`${named(outlet ?? 'Outlet unknown', placeHref(view, place))}, ${document?.date ? dateWords(document.date) : 'undated'}, ¶ ${paragraphOf(view, place)}, ${documentWord(view, place.documentId)}`
    : [];
  return { key: `p ${path.place}`, words, isLoop: path.isCircular };
}
