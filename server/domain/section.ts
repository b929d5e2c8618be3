import type { Dating } from './document.ts';
import { Invalid } from './errors.ts';
import type { SectionKind } from './vocabulary.ts';

/** A stretch of blocks with a provenance of its own. Sections of a document form a tree over block positions. */
export type Section = {
  id: string;
  documentId: string;
  parentId: string | null;
  kind: SectionKind;
  startBlock: number;
  endBlock: number;
  sourceId: string | null;
  authorId: string | null;
  date: Dating | null;
  label: string | null;
  createdBy: string;
  createdAt: string;
  version: number;
  hiddenAt: string | null;
};

type Stretch = { startBlock: number; endBlock: number };

const holds = (outer: Stretch, inner: Stretch): boolean =>
  outer.startBlock <= inner.startBlock && inner.endBlock <= outer.endBlock;
const meets = (a: Stretch, b: Stretch): boolean => a.startBlock < b.endBlock && b.startBlock < a.endBlock;
const length = (stretch: Stretch): number => stretch.endBlock - stretch.startBlock;

/** The sections around a stretch of blocks, from the outermost to the innermost. */
export const sectionsAround = <T extends Stretch>(sections: readonly T[], stretch: Stretch): T[] =>
  sections.filter((section) => holds(section, stretch)).sort((a, b) => length(b) - length(a));

/**
 * The same sections, outermost first, with each one's parent set to the innermost section that holds it.
 * Of two over the same blocks the one that was the other's parent (else the earlier) is the outer one.
 * @throws Invalid where two sections cross, or one lies outside the document's blocks.
 */
export function nest<T extends Stretch & { id: string; parentId: string | null; kind: SectionKind }>(
  sections: readonly T[],
  blockCount: number,
): T[] {
  const sorted = [...sections].sort(
    (a, b) =>
      a.startBlock - b.startBlock ||
      b.endBlock - a.endBlock ||
      (a.id === b.parentId ? -1 : b.id === a.parentId ? 1 : a.id < b.id ? -1 : 1),
  );
  const open: T[] = [];
  return sorted.map((section) => {
    checkBlocks(section, blockCount);
    while (open.length > 0 && !meets(open.at(-1) as T, section)) open.pop();
    const parent = open.at(-1);
    if (parent && !holds(parent, section))
      throw new Invalid(
        `The ${section.kind} from ¶ ${section.startBlock + 1} crosses the ${parent.kind} that ends with ¶ ${parent.endBlock}. End one inside the other.`,
        { endBlock: 'crosses' },
      );
    open.push(section);
    return { ...section, parentId: parent?.id ?? null };
  });
}

function checkBlocks({ startBlock, endBlock }: Stretch, blockCount: number): void {
  if (startBlock < 0 || endBlock > blockCount || startBlock >= endBlock) {
    throw new Invalid(`A section runs from a paragraph to the same or a later one, between ¶ 1 and ¶ ${blockCount}.`, {
      startBlock: 'range',
      endBlock: 'range',
    });
  }
}

/** Whether a block lies in boilerplate: folded, not annotated, never counted. */
export const isBoilerplate = (sections: readonly (Stretch & { kind: SectionKind })[], block: number): boolean =>
  sections.some((section) => section.kind === 'boilerplate' && section.startBlock <= block && block < section.endBlock);
