import type { Document, Range } from '../domain/document.ts';
import type { Database } from '../store/database.ts';
import { textOf } from '../store/documentTexts.ts';
import {
  type DescribedSource,
  describeSource,
  type ProposedAttribution,
  proposeAttribution,
} from '../suggest/index.ts';

/** What plain rules read out of a passage; nothing is stored until somebody accepts it. */
export function proposalFor(
  db: Database,
  document: Document,
  { start, end }: Range,
): { text: string; proposed: ProposedAttribution | null } {
  const text = textOf(db, document.id);
  return { text, proposed: proposeAttribution(text, start, Math.min(end, text.length), document.language) };
}

/** What some typed words would be called in the registry. */
export const describe = (words: string, language: string): DescribedSource => describeSource(words, language);
