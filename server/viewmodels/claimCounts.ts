import type { Origin, Path, Side, Standing } from '../analysis/case.ts';
import { STANCES, type Stance } from '../domain/vocabulary.ts';
import { counted, mentionWords } from './standing.ts';

const STANCE_WORDS: Record<Stance, [string, string]> = {
  supports: ['supports', 'support'],
  disputes: ['disputes', 'dispute'],
  reports: ['passes', 'pass'],
  questions: ['questions', 'question'],
};
const OBJECT: Record<Stance, string> = { supports: 'it', disputes: 'it', reports: 'it on', questions: 'it' };

/** “2 mentions dispute it”, without the noun “2 dispute it”. */
export const stanceCount = (stance: Stance, count: number, noun = ''): string =>
  `${count}${noun && ` ${noun}${count === 1 ? '' : 's'}`} ${STANCE_WORDS[stance][count === 1 ? 0 : 1]} ${OBJECT[stance]}`;

/** How many mentions take each stance. One that supports the claim isn’t counted again where it passes it on. */
export function stancesOf(paths: Iterable<Path>): Map<Stance, number> {
  const taken = new Map<number, Set<Stance>>();
  for (const { place, stance } of paths) taken.set(place, (taken.get(place) ?? new Set()).add(stance));
  const counts = new Map<Stance, number>();
  for (const stances of taken.values())
    for (const stance of stances)
      if (stance !== 'reports' || !stances.has('supports')) counts.set(stance, (counts.get(stance) ?? 0) + 1);
  return new Map(STANCES.flatMap((stance) => (counts.has(stance) ? [[stance, counts.get(stance) ?? 0]] : [])));
}

/** “6 support it”, “3 pass it on”; nothing where all of them support it: then their number says enough. */
export function stanceWords({ mentions, paths }: Standing): string[] {
  const stances = stancesOf(paths);
  if (mentions === 0 || (stances.size === 1 && stances.has('supports'))) return [];
  const twice = [...stances.values()].reduce((sum, count) => sum + count, 0) - mentions;
  return [
    ...[...stances].map(([stance, count]) => stanceCount(stance, count)),
    ...(twice > 0 ? [`${twice} counted under both`] : []),
  ];
}

/** “9 mentions: 6 support it, 3 pass it on”. */
export function allWords(standing: Standing): string {
  const parts = stanceWords(standing);
  return `${counted(standing.mentions, 'mention')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

/** “6 mentions and 3 that pass it on”, of a side. */
export const sideCount = ({ mentions, reported }: Standing[Side]): string =>
  mentionWords(mentions - reported, reported);

/** The same of an origin, “, counted once” where they are several. */
export function originCount({ paths }: Standing, origin: Origin): string {
  const stances = stancesOf(origin.paths.flatMap((path) => paths[path] ?? []));
  const reported = stances.get('reports') ?? 0;
  const stated = (stances.get('supports') ?? 0) + (stances.get('disputes') ?? 0);
  return `${mentionWords(stated, reported)}${stated + reported > 1 ? ', counted once' : ''}`;
}
