import { type Part, partsOfText } from '../analysis/parts.ts';
import type { Document } from '../domain/document.ts';
import type { Database } from '../store/database.ts';
import { blocksOf, textOf } from '../store/documentTexts.ts';
import { sectionsOf } from '../store/sections.ts';

/** The parts of a document that are compared with those of others; none for a report that is not in hand. */
export const partsOf = (db: Database, { id, held }: Pick<Document, 'id' | 'held'>): Part[] =>
  held ? partsOfText(textOf(db, id), blocksOf(db, id), sectionsOf(db, id)) : [];
