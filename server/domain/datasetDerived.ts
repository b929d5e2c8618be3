import type { DatasetClaim } from './dataset.ts';
import type { StandingRow } from './standing.ts';

/** What a dataset says of a claim that follows from the rest of it. */
export type Derived = Pick<DatasetClaim, 'status' | 'support' | 'dispute' | 'loops' | 'verdict'>;

type Value = string | number | null;
/** One derived value that a file gives otherwise than it is: `support.originsLow`, 2 in the file, 1 in truth. */
export type Difference = { key: string; said: Value; found: Value };

/** The differences of one claim; `path` is its place in the file. */
export type ClaimDifference = { path: string; number: number; statement: string; differences: Difference[] };

const NOTHING: Derived = { status: null, support: null, dispute: null, loops: [], verdict: null };

/** A standing as a dataset says it; of a claim that was merged into another one, nothing. */
export const derivedOf = (row: StandingRow | undefined): Derived =>
  row
    ? {
        status: row.status,
        support: {
          mentions: row.forMentions,
          documents: row.forDocuments,
          outlets: row.forOutlets,
          originsLow: row.forLow,
          originsHigh: row.forHigh,
        },
        dispute: {
          mentions: row.againstMentions,
          documents: row.againstDocuments,
          outlets: row.againstOutlets,
          originsLow: row.againstLow,
          originsHigh: row.againstHigh,
        },
        loops: row.loops,
        verdict: row.verdict === null ? null : { decision: row.verdict, at: row.verdictAt ?? '' },
      }
    : NOTHING;

/** Where a file differs from what was computed. A file that says nothing derived of a claim differs in nothing. */
export function differences(said: Derived, found: Derived): Difference[] {
  const [given, computed] = [leaves(said), leaves(found)];
  if (sameLeaves(given, leaves(NOTHING))) return [];
  return [...given.keys()]
    .map((key) => ({ key, said: given.get(key) ?? null, found: computed.get(key) ?? null }))
    .filter((one) => one.said !== one.found);
}

const SIDE_KEYS = ['mentions', 'documents', 'outlets', 'originsLow', 'originsHigh'] as const;

function leaves({ status, support, dispute, loops, verdict }: Derived): Map<string, Value> {
  const sides = Object.entries({ support, dispute }).flatMap(([name, side]) =>
    SIDE_KEYS.map((key): [string, Value] => [`${name}.${key}`, side?.[key] ?? null]),
  );
  return new Map<string, Value>([
    ['status', status],
    ...sides,
    ['loops', loops.length === 0 ? null : JSON.stringify(loops)],
    ['verdict.decision', verdict?.decision ?? null],
    ['verdict.at', verdict?.at ?? null],
  ]);
}

const sameLeaves = (a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean =>
  [...a].every(([key, value]) => b.get(key) === value);
