import type { OriginMark } from './phrases.ts';

/** Left to right. Voices that pass something on without being an outlet or an account stand before the origins. */
export const COLUMNS = ['documents', 'outlets', 'relays', 'origins', 'claim'] as const;
export type Column = (typeof COLUMNS)[number];

/** Where one circle is shown: what belongs to it stands out, the rest is faint. */
export type Emphasis = 'loop' | 'faint' | '';

/** A box of the picture. Sizes are in pixels of the picture; `lines` are drawn below one another, the first in bold. */
export type GraphNode = {
  id: string;
  column: Column;
  /** How far from the documents it stands: those at 0, whoever passes it on at 1 and more, origins, last the claim. */
  rank: number;
  name: string;
  sub: string;
  /** All that the box stands for, in words. */
  title: string;
  href: string;
  /** `open`: a voice that isn’t known by name, or a report that isn’t in hand. `fold`: stands for several. */
  look: 'plain' | 'origin' | 'open' | 'fold' | 'claim';
  origin: OriginMark | null;
  /** An origin that may be one of the others. */
  isOpen: boolean;
  /** An origin against the claim has a square where one for it has a disc. */
  isAgainst: boolean;
  emphasis: Emphasis;
};

/** From what is read to who said it; `origin` is where it leads, null where it leads to several. */
export type GraphEdge = {
  from: string;
  to: string;
  origin: OriginMark | null;
  mentions: number;
  /** What the one does with the other where that isn’t plain: “repost of”, “translation of”. */
  label: string;
  /** It closes a circle: the latest text of it cites back. */
  isLoop: boolean;
  /** Leads to an origin that may be one of the others. */
  isOpen: boolean;
  emphasis: Emphasis;
};

export type Graph = { nodes: GraphNode[]; edges: GraphEdge[] };

/** What is laid out: boxes in columns, `gap` apart, and the pairs of them that lines lead between, with how many. */
export type Plan = {
  gap: number;
  nodes: { id: string; rank: number; width: number; height: number }[];
  edges: { from: string; to: string; lines: number }[];
};
export type Point = { x: number; y: number };

/**
 * Where everything stands: top left corners of boxes in the plan’s order, and for each pair the middles of the lanes
 * in which its lines run past the columns between its two boxes.
 */
export type Layout = { width: number; height: number; nodes: Point[]; lanes: Point[][] };
