import { annotationsById } from '../store/annotations.ts';
import type { Change } from '../store/changes.ts';
import { claims, events } from '../store/claims.ts';
import { documentsById } from '../store/documents.ts';
import { peopleOf } from '../store/people.ts';
import { sectionsById } from '../store/sections.ts';
import { sourcesById } from '../store/sources.ts';
import type { Book } from '../viewmodels/historyRows.ts';
import type { Here } from './here.ts';

type Kind = 'annotations' | 'claims' | 'documents' | 'events' | 'sections' | 'sources';

/** Fields that name another row, by what they name; `mergedInto` and `parentId` name a row of the same kind. */
const REFERENCES: Record<string, Kind> = {
  outletId: 'sources',
  authorId: 'sources',
  sourceId: 'sources',
  affiliationId: 'sources',
  speakerId: 'sources',
  firstId: 'sources',
  secondId: 'sources',
  eventId: 'events',
  claimId: 'claims',
  otherId: 'claims',
  mentionId: 'annotations',
  annotationId: 'annotations',
  documentId: 'documents',
  fromDocumentId: 'documents',
  sectionId: 'sections',
};
const OWN: Record<string, Kind> = {
  annotation: 'annotations',
  claim: 'claims',
  source: 'sources',
};

/** Whatever the shown entries of the log refer to, so that it can be named. */
export function bookOf({ db, base, deps }: Here, changes: readonly Change[]): Book {
  const ids = idsIn(changes);
  const annotations = byId(annotationsById(db, ids.annotations));
  const documents = new Set([...ids.documents, ...[...annotations.values()].map((one) => one.documentId)]);
  return {
    base,
    now: deps.now(),
    annotations,
    documents: byId(documentsById(db, [...documents])),
    claims: byId(claims.byId(db, ids.claims)),
    events: byId(events.byId(db, ids.events)),
    sections: byId(sectionsById(db, ids.sections)),
    sources: byId(sourcesById(db, ids.sources)),
    people: new Map(peopleOf(db).map((person) => [person.id, person.name])),
  };
}

function idsIn(changes: readonly Change[]): Record<Kind, string[]> {
  const found: Record<Kind, Set<string>> = {
    annotations: new Set(),
    claims: new Set(),
    documents: new Set(),
    events: new Set(),
    sections: new Set(),
    sources: new Set(),
  };
  for (const { entries } of changes)
    for (const { noun, before, after } of entries)
      for (const row of [before, after]) note(found, noun, (row ?? {}) as Record<string, unknown>);
  return Object.fromEntries(Object.entries(found).map(([kind, ids]) => [kind, [...ids]])) as Record<Kind, string[]>;
}

function note(found: Record<Kind, Set<string>>, noun: string, row: Record<string, unknown>): void {
  const put = (kind: Kind | undefined, id: unknown): void => {
    if (kind && typeof id === 'string') found[kind].add(id);
  };
  for (const [name, value] of Object.entries(row)) put(REFERENCES[name], value);
  put(OWN[noun], row.mergedInto);
  put(OWN[noun], row.parentId);
  if (noun !== 'annotation') return;
  for (const id of (row.mentionIds ?? []) as unknown[]) put('annotations', id);
  for (const one of (row.sources ?? []) as { sourceId: unknown }[]) put('sources', one.sourceId);
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
