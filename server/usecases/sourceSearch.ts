import { resolver } from '../analysis/resolver.ts';
import { matchScore } from '../domain/matching.ts';
import type { Source } from '../domain/source.ts';
import { keysAsked } from '../domain/sourceKeys.ts';
import type { Database } from '../store/database.ts';
import { ensureSourceKeys, sourcesByKeys } from '../store/sourceKeys.ts';
import { sourcesWithMerges } from '../store/sources.ts';

/** A visible source that what was typed may mean; `name`: the spelling that fits best, `score` from 1 to 100. */
export type FoundSource = { source: Source; name: string; score: number };

/** How many are looked at for each way in which a name may fit. */
const LOOKED_AT = 150;

/**
 * The visible sources whose names or aliases fit, whatever the spelling or script, the best first; merges
 * resolved. An unnamed one is only looked for where it is asked for, and never found by what it was called before a merge.
 */
export function sourcesMatching(
  db: Database,
  query: string,
  limit: number,
  { withUnnamed } = { withUnnamed: false },
): FoundSource[] {
  ensureSourceKeys(db);
  const hits = sourcesByKeys(db, keysAsked(query), withUnnamed, Math.max(LOOKED_AT, limit));
  const sources = sourcesWithMerges(db, hits);
  const resolve = resolver(sources);
  const best = new Map<string, FoundSource>();
  for (const id of hits) {
    const hit = sources.get(id);
    const root = sources.get(resolve(id));
    if (!hit || !root || root.hiddenAt !== null) continue;
    if (hit.kind === 'unnamed' && (hit !== root || !withUnnamed)) continue;
    for (const name of [hit.name, ...hit.aliases.map((alias) => alias.name)]) {
      const score = matchScore(query, name);
      if (score > (best.get(root.id)?.score ?? 0)) best.set(root.id, { source: root, name, score });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.source.number - b.source.number).slice(0, limit);
}
