import type { Derivation } from '../domain/derivation.ts';
import type { Database } from '../store/database.ts';
import { documentsById } from '../store/documents.ts';
import { blocksOf, textOf } from '../store/documentTexts.ts';
import { sectionsById } from '../store/sections.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import type { Shelf } from '../viewmodels/derivations.ts';

type Places = Pick<Derivation, 'documentId' | 'sectionId' | 'fromDocumentId' | 'fromSectionId'>;

/** The texts that derivations are about, with what their pages name of them. */
export function shelfFor(
  db: Database,
  base: string,
  derivations: readonly Places[],
  more: readonly string[] = [],
): Shelf {
  const ids = [...new Set([...derivations.flatMap((one) => [one.documentId, one.fromDocumentId]), ...more])];
  const documents = documentsById(db, ids);
  const sectionIds = derivations.flatMap((one) => [one.sectionId, one.fromSectionId]);
  const sections = sectionsById(
    db,
    sectionIds.filter((id): id is string => id !== null),
  );
  const sourceIds = [
    ...documents.map((document) => document.outletId),
    ...sections.flatMap((section) => [section.sourceId, section.authorId]),
  ];
  return {
    base,
    texts: new Map(
      documents.map((document) => [
        document.id,
        {
          document,
          text: textOf(db, document.id),
          blocks: blocksOf(db, document.id),
          href: `${base}/documents/${document.number}`,
        },
      ]),
    ),
    sections: new Map(sections.map((section) => [section.id, section])),
    sources: sourcesWithMerges(
      db,
      sourceIds.filter((id): id is string => id !== null),
    ),
  };
}
