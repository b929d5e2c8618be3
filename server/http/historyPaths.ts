import { annotationById } from '../store/annotations.ts';
import { claims, events } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { documentById } from '../store/documents.ts';
import { sourceById } from '../store/sources.ts';

/** Where the history of a row is; null for what has no page of its own. */
export function historyPathOf(db: Database, base: string, noun: string, id: string): string | null {
  const path = PATHS[noun]?.(db, id) ?? null;
  return path && `${base}/${path}`;
}

type Numbered = { number: number } | null;
const under = (place: string, row: Numbered): string | null => row && `${place}/${row.number}/history`;

const PATHS: Record<string, (db: Database, id: string) => string | null> = {
  document: (db, id) => under('documents', documentById(db, id)),
  source: (db, id) => under('sources', sourceById(db, id)),
  claim: (db, id) => under('claims', claims.get(db, id)),
  event: (db, id) => under('events', events.get(db, id)),
  annotation: (db, id) => {
    const annotation = annotationById(db, id);
    const document = annotation && documentById(db, annotation.documentId);
    return document && under(`documents/${document.number}/annotations`, annotation);
  },
  workspace: () => 'log?kind=workspace',
};
