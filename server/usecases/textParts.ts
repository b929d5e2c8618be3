import { type Part, partsOfText } from '../analysis/parts.ts';
import { passagesShared, type Shingle } from '../analysis/similarity.ts';
import type { Passages } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import type { Database } from '../store/database.ts';
import { blocksOf, textOf } from '../store/documentTexts.ts';
import { sectionsOf } from '../store/sections.ts';

type Held = Pick<Document, 'id' | 'held'>;

/** The parts of a document that are compared with those of others; none for a report that is not in hand. */
export const partsOf = (db: Database, { id, held }: Held): Part[] =>
  held ? partsOfText(textOf(db, id), blocksOf(db, id), sectionsOf(db, id)) : [];

/** What two texts, or one repost in each (by section id), have in common word for word. */
export function sharedPassages(
  db: Database,
  document: Held,
  other: Held,
  sectionId: string | null = null,
  otherSectionId: string | null = null,
): Passages {
  return passagesShared(shinglesIn(db, document, sectionId), shinglesIn(db, other, otherSectionId));
}

/** A section that isn’t a repost has no part of its own: the whole text stands for it. */
function shinglesIn(db: Database, document: Held, sectionId: string | null): Shingle[] {
  const parts = partsOf(db, document);
  const own = parts.filter((part) => part.section?.id === sectionId);
  return (sectionId === null || own.length === 0 ? parts : own).flatMap((part) => part.shingles);
}
