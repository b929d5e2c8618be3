import type { PlacedBlock, Range } from '../domain/document.ts';
import type { Section } from '../domain/section.ts';
import { type Shingle, shinglesOf } from './similarity.ts';

/** A text’s own words (`section` null), or those of one repost in it. */
export type Part = { section: Section | null; shingles: Shingle[] };

/**
 * A text in parts that are compared each by itself: every repost, less the reposts inside it, and what is left. Site
 * chrome is in none. Parts without five words in a row are left out.
 */
export function partsOfText(text: string, blocks: readonly PlacedBlock[], sections: readonly Section[]): Part[] {
  const owners = ownersOf(blocks.length, sections);
  const parts = [null, ...sections.filter((section) => section.kind === 'repost')];
  return parts
    .map((section) => ({
      section,
      shingles: shinglesOf(
        text,
        stretchesOf(blocks, (position) => owners[position] === section),
      ),
    }))
    .filter((part) => part.shingles.length > 0);
}

/** To which part each block belongs: the innermost repost, null for the text’s own words, undefined for site chrome. */
function ownersOf(count: number, sections: readonly Section[]): (Section | null | undefined)[] {
  const owners = new Array<Section | null | undefined>(count).fill(null);
  const own = sections.filter((section) => section.kind === 'repost');
  const chrome = sections.filter((section) => section.kind === 'boilerplate');
  // Sections come parents first, so the innermost repost is written last.
  for (const section of own) owners.fill(section, section.startBlock, section.endBlock);
  for (const section of chrome) owners.fill(undefined, section.startBlock, section.endBlock);
  return owners;
}

/** Neighbouring blocks that belong together, as stretches of the text. */
function stretchesOf(blocks: readonly PlacedBlock[], isOwn: (position: number) => boolean): Range[] {
  const stretches: Range[] = [];
  let open: Range | null = null;
  for (const { position, start, end } of blocks) {
    if (!isOwn(position)) open = null;
    else if (open) open.end = end;
    else {
      open = { start, end };
      stretches.push(open);
    }
  }
  return stretches;
}
