import type { Dataset, DatasetAnnotation, DatasetDocument } from './dataset.ts';
import type { Fault } from './datasetShape.ts';
import { Invalid } from './errors.ts';

// What the fault checks of a dataset have in common. Paths name a place: `annotations[12].spans[0].quote`.

/** The rows that others refer to. */
export type Known = {
  people: ReadonlySet<string>;
  sources: ReadonlySet<string>;
  events: ReadonlySet<string>;
  claims: ReadonlySet<string>;
  documents: ReadonlyMap<string, DatasetDocument>;
  annotations: ReadonlyMap<string, DatasetAnnotation>;
};

const idsOf = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map((row) => row.id));
const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

export const knownRows = ({ people, sources, events, claims, documents, annotations }: Dataset): Known => ({
  people: idsOf(people),
  sources: idsOf(sources),
  events: idsOf(events),
  claims: idsOf(claims),
  documents: byId(documents),
  annotations: byId(annotations),
});

/** The faults of each row of a list, each at its place in it. */
export function* each<T>(
  list: string,
  rows: readonly T[],
  faultsOf: (path: string, row: T) => Iterable<Fault>,
): Generator<Fault> {
  for (const [i, row] of rows.entries()) yield* faultsOf(`${list}[${i}]`, row);
}

/** A reference to what isn't there; null refers to nothing. */
export function* missing(
  path: string,
  id: string | null,
  known: { has(id: string): boolean },
  what: string,
): Generator<Fault> {
  if (id !== null && !known.has(id)) yield { path, reason: `there is no ${what} ${id} in this dataset` };
}

/** A reference to an annotation that isn't there or is of the other kind: a claim's is a mention. */
export function* missingMark(
  path: string,
  id: string,
  kind: DatasetAnnotation['kind'],
  known: Known,
): Generator<Fault> {
  const found = known.annotations.get(id);
  if (!found) yield { path, reason: `there is no annotation ${id} in this dataset` };
  else if (found.kind !== kind) yield { path, reason: `is an annotation of kind ${found.kind}, not ${kind}` };
}

/** A value that an earlier row has too; null is no value. */
export function* repeated<T>(
  list: string,
  rows: readonly T[],
  key: string,
  valueIn: (row: T) => string | number | null,
): Generator<Fault> {
  const first = new Map<string | number, number>();
  for (const [i, row] of rows.entries()) {
    const value = valueIn(row);
    if (value === null) continue;
    const before = first.get(value);
    if (before === undefined) first.set(value, i);
    else yield { path: `${list}[${i}].${key}`, reason: `is the same as that of ${list}[${before}]` };
  }
}

/** Rows that come back to themselves when one follows a link; each circle is told once. */
export function* circles<T extends { id: string }>(
  list: string,
  key: string,
  rows: readonly T[],
  linkOf: (row: T) => string | null,
): Generator<Fault> {
  const place = new Map(rows.map((row, i) => [row.id, i]));
  const walk = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    let at: T | undefined = row;
    while (at && !walk.has(at.id)) {
      walk.set(at.id, i);
      const link: string | null = linkOf(at);
      at = link === null ? undefined : rows[place.get(link) ?? -1];
    }
    if (at && walk.get(at.id) === i)
      yield { path: `${list}[${place.get(at.id)}].${key}`, reason: 'leads back to itself in a circle' };
  }
}

/** A pair whose smaller id should stand first, so that it is known either way round. */
export function* unordered(
  path: string,
  { firstId, secondId }: { firstId: string; secondId: string },
): Generator<Fault> {
  if (firstId === secondId) yield { path: `${path}.secondId`, reason: 'is the first one itself' };
  else if (firstId > secondId) yield { path: `${path}.firstId`, reason: 'is the greater of the two ids' };
}

/** What a rule of the domain refuses, at the field that it names. `names`: what a field of a form is called here. */
export function* broken(path: string, check: () => void, names: Record<string, string> = {}): Generator<Fault> {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const [field = ''] = Object.keys(error.fields);
    yield { path: `${path}.${names[field] ?? field}`, reason: error.message };
  }
}
