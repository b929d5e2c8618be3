import { type Loop, SIDES } from '../analysis/case.ts';
import type { CaseView } from './claimCase.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { pairKey } from './graphRanks.ts';
import { type Route, routesOf } from './graphRoutes.ts';

/** How many mentions take at least one step of a circle: as the picture draws them, through the reports that they go on into. */
export const mentionsRound = (view: CaseView, loop: Loop): number =>
  new Set(routesRound(view, loop).map((route) => route.place)).size;

/** A picture in which a circle stands out: its voices and the lines between them; and the texts that tell of it stay. */
export function withLoop(view: CaseView, graph: Graph, loop: Loop): Graph {
  const members = new Set(loop.sourceIds.map(voiceId));
  const texts = new Set(routesRound(view, loop).flatMap(({ stops: [first] }) => first?.id ?? []));
  const isRound = stepsOf(loop);
  const ofNode = ({ id }: GraphNode): GraphNode['emphasis'] =>
    members.has(id) ? 'loop' : texts.has(id) ? '' : 'faint';
  const ofEdge = ({ from, to }: GraphEdge): GraphEdge['emphasis'] => {
    if (isRound.has(pairKey(from, to))) return 'loop';
    return texts.has(from) && members.has(to) ? '' : 'faint';
  };
  return {
    nodes: graph.nodes.map((node) => ({ ...node, emphasis: ofNode(node) })),
    edges: graph.edges.map((edge) => ({ ...edge, emphasis: ofEdge(edge) })),
  };
}

function routesRound(view: CaseView, loop: Loop): Route[] {
  const isRound = stepsOf(loop);
  return routesOf(view, SIDES).filter(({ stops }) =>
    stops.slice(1).some((stop, i) => isRound.has(pairKey(stops[i]?.id ?? '', stop.id))),
  );
}

const voiceId = (sourceId: string): string => `v:${sourceId}`;
const stepsOf = ({ edges }: Loop): Set<string> =>
  new Set(edges.map(({ from, to }) => pairKey(voiceId(from), voiceId(to))));
