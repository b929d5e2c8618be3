import { SIDES, type Side } from '../analysis/case.ts';
import type { StandingRow } from '../domain/standing.ts';
import { allWords } from './claimCounts.ts';
import { sideLabel } from './claimFigures.ts';
import { type LoopLink, loopLinks } from './claimLoops.ts';
import type { Graph, Layout } from './graph.ts';
import { type Drawing, drawingOf } from './graphDrawing.ts';
import { withLoop } from './graphLoop.ts';
import type { PictureView } from './graphNodes.ts';
import { graphOf } from './graphPlan.ts';
import { TONES } from './phrases.ts';
import { type OriginTree, treesOf } from './provenanceTree.ts';
import { counted, type EchoModel, echoModel, rangeWords, type StatusModel, statusModel } from './standing.ts';

export type ProvenanceModel = {
  claims: string;
  action: string;
  number: number;
  statement: string;
  status: StatusModel;
  figures: { label: string; isMain: boolean }[];
  echo: EchoModel;
  loops: LoopLink[];
  moreLoops: LoopLink[];
  moreLoopsLabel: string;
  /** Whether one circle stands out in the picture. */
  hasLoop: boolean;
  shows: { label: string; href: string; isHere: boolean }[];
  drawing: Drawing;
  /** Of the picture, for those who don’t see it. */
  title: string;
  description: string;
  /** The colours of origins, 0 for none: each has an arrow head. */
  tones: number[];
  isFolded: boolean;
  trees: OriginTree[];
  hasTrees: boolean;
  more: string;
};

/** Circles that are spelled out at once; the others are folded. */
const LOOPS = 3;

export const SHOWS = ['all', ...SIDES] as const;
export type Show = (typeof SHOWS)[number];

const sidesOf = (show: Show): readonly Side[] => (show === 'all' ? SIDES : [show]);

/** What the picture of a claim shows: all of it, or one side; and which of its circles stands out, by number from 1. */
export function pictureOf(view: PictureView, show: Show, loop = 0): Graph {
  const graph = graphOf(view, sidesOf(show));
  const circle = view.standing.loops[loop - 1];
  return circle ? withLoop(view, graph, circle) : graph;
}

export function provenanceModel(
  view: PictureView,
  row: StandingRow,
  { show, loop }: { show: Show; loop: number },
  graph: Graph,
  layout: Layout,
): ProvenanceModel {
  const { claim, standing } = view;
  const action = `${view.base}/claims/${claim.number}`;
  const loops = loopLinks(view, action, loop);
  const { trees, more } = treesOf(view, sidesOf(show));
  return {
    claims: `${view.base}/claims`,
    action,
    number: claim.number,
    statement: claim.statement.replace(/[.\s]+$/, ''),
    status: statusModel(row),
    figures: [
      { label: allWords(standing), isMain: false },
      { label: counted(standing.documents, 'document'), isMain: false },
      { label: counted(standing.outlets, 'outlet'), isMain: false },
      ...SIDES.map((side) => ({
        label: sideLabel(view.claimCase.claim.kind, side, standing[side], rangeWords),
        isMain: true,
      })),
    ],
    echo: echoModel(row),
    loops: loops.slice(0, LOOPS),
    moreLoops: loops.slice(LOOPS),
    moreLoopsLabel: counted(loops.length - LOOPS, 'more circle'),
    hasLoop: loop > 0 && loop <= loops.length,
    shows: SHOWS.map((one) => ({ label: SHOWN[one], href: hrefOf(action, one), isHere: one === show })),
    drawing: drawingOf(graph, layout, aboutClaim(view, show)),
    title: `Where claim ${claim.number} comes from`,
    tones: TONES_DRAWN,
    description: descriptionOf(graph),
    isFolded: graph.nodes.some((node) => node.look === 'fold'),
    trees,
    hasTrees: trees.length > 0,
    more,
  };
}

const TONES_DRAWN = Array.from({ length: TONES + 1 }, (_, tone) => tone);

const SHOWN: Record<Show, string> = { all: 'All', for: 'Supports', against: 'Disputes' };
const hrefOf = (action: string, show: Show): string => `${action}/provenance${show === 'all' ? '' : `?side=${show}`}`;

function aboutClaim({ standing }: PictureView, show: Show): { for: string; against: string } {
  const words = (side: Side, sign: string, verb: string): string =>
    sidesOf(show).includes(side) && standing[side].high > 0
      ? `${sign} ${verb} ${rangeWords(standing[side].low, standing[side].high)} ${standing[side].high === 1 ? 'origin' : 'origins'}`
      : '';
  return { for: words('for', '+', 'for:'), against: words('against', '−', 'against:') };
}

function descriptionOf({ nodes }: Graph): string {
  const of = (column: string): number => nodes.filter((node) => node.column === column).length;
  return `Left to right: ${counted(of('documents'), 'document')}, ${counted(of('outlets'), 'outlet')}, ${counted(of('origins'), 'origin')}, the claim. The same content follows as a list.`;
}
