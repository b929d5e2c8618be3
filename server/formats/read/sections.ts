import type { ReadSection } from '../../domain/document.ts';
import type { SectionKind } from '../../domain/vocabulary.ts';

/** A section before it has its place in the tree: blocks `[startBlock, endBlock)` and what is known of them. */
export type LooseSection = Omit<ReadSection, 'parent'>;

/** Sections deeper than this are left to the one around them. */
const DEEPEST = 24;

/** A section with nothing known about it but its kind. */
export function sectionOf(
  kind: SectionKind,
  startBlock: number,
  endBlock: number,
  known: Partial<LooseSection> = {},
): LooseSection {
  return { source: null, author: null, date: null, label: null, ...known, kind, startBlock, endBlock };
}

/**
 * Sections in any order, put into a tree by what covers what: parents before their children, in the order of the text.
 * Of two with the same blocks the first in the list is the parent. A section that would cross the end of the one around
 * it is cut there; empty ones are dropped. `O(n log n)`.
 */
export function nest(loose: readonly LooseSection[]): ReadSection[] {
  const order = loose
    .map((section, i) => ({ section, i }))
    .filter(({ section }) => section.startBlock < section.endBlock);
  order.sort(
    (a, b) => a.section.startBlock - b.section.startBlock || b.section.endBlock - a.section.endBlock || a.i - b.i,
  );
  const sections: ReadSection[] = [];
  const open: { index: number; end: number }[] = [];
  for (const { section } of order) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= section.startBlock) open.pop();
    if (open.length >= DEEPEST) continue;
    const around = open.at(-1);
    const endBlock = Math.min(section.endBlock, around?.end ?? section.endBlock);
    open.push({ index: sections.length, end: endBlock });
    sections.push({ ...section, endBlock, parent: around?.index ?? null });
  }
  return sections;
}
