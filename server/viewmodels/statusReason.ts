import type { CaseView } from './claimCase.ts';
import { stanceCount, stancesOf } from './claimCounts.ts';
import type { RelationLine } from './claimPanels.ts';
import { linked, listed, type Phrase, say } from './phrases.ts';

/** Why a claim has its status, where its own mentions don’t show it; empty where they do. `relations`: of the claim. */
export function statusReason({ standing, claimCase }: CaseView, relations: readonly RelationLine[]): Phrase {
  const stances = stancesOf(standing.paths);
  if (standing.status === 'contested' && claimCase.contradictedBy.length > 0) {
    const disputed = stances.get('disputes') ?? 0;
    const contrary = contraryWords(claimCase.contradictedBy, relations);
    return disputed > 0
      ? say`Contested: ${stanceCount('disputes', disputed, 'mention')}, and ${contrary}.`
      : say`Contested: ${contrary}.`;
  }
  if (standing.status !== 'unsourced' || stances.size === 0 || stances.has('supports')) return [];
  const others = [...stances].map(([stance, count], i) => stanceCount(stance, count, i === 0 ? 'mention' : ''));
  return say`Nobody in hand states it; ${listed(others)}.`;
}

/** “claim 12 says the contrary and has support”. */
function contraryWords(claimIds: readonly string[], relations: readonly RelationLine[]): Phrase {
  const lines = new Map(relations.map((line) => [line.claimId, line]));
  const claims = [...new Set(claimIds)]
    .flatMap((id) => lines.get(id) ?? [])
    .map(({ number, href }) => linked(`claim ${number}`, href));
  return claims.length === 1
    ? say`${listed(claims)} says the contrary and has support`
    : say`${listed(claims)} say the contrary and have support`;
}
