import { resolver } from '../analysis/resolver.ts';
import { type Likeness, likenessOf, type Named } from '../domain/likeness.ts';
import type { Source } from '../domain/source.ts';
import type { Database } from '../store/database.ts';
import { dismissedFrom } from '../store/dismissals.ts';
import { identitiesOf } from '../store/ratings.ts';
import { ensureSourceKeys, pairsAlike, sourcesSharingKeys } from '../store/sourceKeys.ts';
import { sourceFamilies } from '../store/sourceMerges.ts';
import { sourcesById, sourcesWithMerges } from '../store/sources.ts';

/** Two sources that may be two spellings of one, and why. */
export type Candidate = { source: Source; other: Source; likeness: Likeness };

/** A key that so many sources share tells nothing. */
const MANY = 60;
const PAIRS = 2000;

/** The sources that may be the same as this one, the strongest reason first; those that were told apart are left out. */
export function candidatesFor(db: Database, source: Source, limit: number): Candidate[] {
  ensureSourceKeys(db);
  if (source.kind === 'unnamed') return [];
  const family = sourceFamilies(db, [source.id]).get(source.id) ?? [source.id];
  const near = sourcesSharingKeys(db, family, MANY);
  const roots = near.map(resolver(sourcesWithMerges(db, near))).filter((id) => id !== source.id);
  return likely(
    db,
    [...new Set(roots)].map((id) => [source.id, id]),
    limit,
  ).map((found) => (found.source.id === source.id ? found : { ...found, source: found.other, other: found.source }));
}

/** Pairs of sources of the whole workspace that share a name or its consonants. */
export function candidatePairs(db: Database, limit: number): Candidate[] {
  ensureSourceKeys(db);
  return likely(db, pairsAlike(db, PAIRS), limit);
}

const STRENGTH: readonly Likeness['because'][] = ['alias', 'consonants', 'words', 'surname'];

function likely(db: Database, pairs: readonly (readonly [string, string])[], limit: number): Candidate[] {
  const ids = [...new Set(pairs.flat())];
  const families = sourceFamilies(db, ids);
  const members = new Map(sourcesById(db, [...families.values()].flat()).map((one) => [one.id, one]));
  const apart = toldApart(db, families);
  const named = new Map(ids.map((id) => [id, namesOf(members, id, families.get(id) ?? [id])]));
  return pairs
    .flatMap(([a, b]): Candidate[] => {
      const [source, other] = [members.get(a), members.get(b)];
      const [one, two] = [named.get(a), named.get(b)];
      if (!source || !other || !one || !two || source.hiddenAt !== null || other.hiddenAt !== null) return [];
      if (apart.has(`${a} ${b}`)) return [];
      const likeness = likenessOf(one, two);
      return likeness ? [{ source, other, likeness }] : [];
    })
    .sort((a, b) => STRENGTH.indexOf(a.likeness.because) - STRENGTH.indexOf(b.likeness.because))
    .slice(0, limit);
}

/** The names of a source and of those merged into it; what an unnamed one was called is no name. */
function namesOf(members: ReadonlyMap<string, Source>, id: string, family: readonly string[]): Named | undefined {
  const source = members.get(id);
  if (!source) return undefined;
  const all = family.flatMap((one) => members.get(one) ?? []).filter((one) => one === source || one.kind !== 'unnamed');
  return { kind: source.kind, names: all.flatMap((one) => [one.name, ...one.aliases.map((alias) => alias.name)]) };
}

/** Pairs of which somebody said that they are different, or that they don't belong together; both ways round. */
function toldApart(db: Database, families: ReadonlyMap<string, string[]>): Set<string> {
  const rootOf = new Map([...families].flatMap(([root, family]) => family.map((id) => [id, root] as const)));
  const all = [...rootOf.keys()];
  const marked = identitiesOf(db, all).filter((one) => one.mark === 'different');
  const pairs = [...dismissedFrom(db, all), ...marked.map((one) => [one.firstId, one.secondId] as const)];
  return new Set(
    pairs.flatMap(([a, b]) => {
      const [one, other] = [rootOf.get(a) ?? a, rootOf.get(b) ?? b];
      return [`${one} ${other}`, `${other} ${one}`];
    }),
  );
}
