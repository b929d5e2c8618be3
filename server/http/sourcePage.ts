import type { Request } from 'express';
import { z } from 'zod';
import type { Source } from '../domain/source.ts';
import { STANCES } from '../domain/vocabulary.ts';
import { changesOf } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { peopleOf } from '../store/people.ts';
import { identitiesOf } from '../store/ratings.ts';
import { countsOf, documentsBy } from '../store/sourceLists.ts';
import { resolvedSource, sourceFamily } from '../store/sourceMerges.ts';
import { sourcesById, sourcesWithMerges } from '../store/sources.ts';
import { usesOf } from '../store/sourceUses.ts';
import { ratingsOf } from '../usecases/grades.ts';
import { candidatesFor } from '../usecases/sourceCandidates.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { historyModel } from '../viewmodels/history.ts';
import { identityWords } from '../viewmodels/identities.ts';
import { resolveMerged } from '../viewmodels/reading.ts';
import { type CandidateModel, candidateModel } from '../viewmodels/sourceCandidates.ts';
import { type MarkModel, type SourcePageModel, sourcePageModel } from '../viewmodels/sourcePage.ts';
import { optionalOf, parse } from './fields.ts';
import type { Here } from './here.ts';
import { citingOf, recordOf } from './sourceRecords.ts';
import { passagesOf } from './sourceRows.ts';

const USES_SHOWN = 12;
const CANDIDATES_SHOWN = 5;
const HISTORY_SHOWN = 20;
const asked = z.object({
  stance: optionalOf(STANCES),
  as: z.enum(['source', 'publisher']).catch('source'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Everything that the page of one source shows. */
export function sourcePageOf(where: Here, request: Request, source: Source): SourcePageModel {
  const { db, base } = where;
  refreshStandings(db);
  const query = parse(asked, request.query);
  const family = sourceFamily(db, source.id);
  const people = new Map(peopleOf(db).map((person) => [person.id, person.name]));
  const { rows, total, length } = passagesOf(db, base, family, query);
  return sourcePageModel({
    base,
    source,
    merged: sourcesById(
      db,
      family.filter((id) => id !== source.id),
    ),
    affiliation: affiliationOf(db, source),
    published: documentsBy(db, family),
    named: countsOf(db, [source.id]).get(source.id) ?? { attributions: 0, documents: 0 },
    record: recordOf(db, source, family),
    ...citingOf(db, base, source, family),
    list: { ...query, length, total },
    rows,
    ratings: ratingsOf(db, [source.id]).get(source.id) ?? [],
    people,
    candidates: candidateModels(db, base, source),
    marks: marksOf(db, base, family, people),
    uses: usesOf(db, family, USES_SHOWN),
    history: historyModel(changesOf(db, source.id, HISTORY_SHOWN), source.id, people, where.deps.now()),
    now: where.deps.now(),
  });
}

/** What it is affiliated to by now; nothing where that became the source itself. */
function affiliationOf(db: Database, source: Source): Source | null {
  const found = source.affiliationId === null ? null : resolvedSource(db, source.affiliationId);
  return found?.id === source.id ? null : found;
}

function candidateModels(db: Database, base: string, source: Source): CandidateModel[] {
  const found = candidatesFor(db, source, CANDIDATES_SHOWN);
  const counts = countsOf(
    db,
    found.map(({ other }) => other.id),
  );
  return found.map(({ other, likeness }) =>
    candidateModel(base, other, likeness, counts.get(other.id)?.attributions ?? 0),
  );
}

/** What somebody holds of this source and others: the same, maybe, different. */
function marksOf(
  db: Database,
  base: string,
  family: readonly string[],
  people: ReadonlyMap<string, string>,
): MarkModel[] {
  const marks = identitiesOf(db, family);
  const sources = sourcesWithMerges(
    db,
    marks.flatMap((mark) => [mark.firstId, mark.secondId]),
  );
  return marks.flatMap(({ firstId, secondId, mark, createdBy, rationale }) => {
    const other = sources.get(resolveMerged(sources, family.includes(firstId) ? secondId : firstId));
    if (!other || family.includes(other.id)) return [];
    const who = people.get(createdBy) ?? 'someone';
    return [{ words: identityWords(mark), name: other.name, href: `${base}/sources/${other.number}`, who, rationale }];
  });
}
