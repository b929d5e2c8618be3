import type { Source } from '../domain/source.ts';
import type { Letter } from '../domain/vocabulary.ts';
import { type GradeModel, gradeModel } from './standing.ts';

/** Who cites whom, how often; `through`: it cites itself by way of another, which is shown as circular. */
export type CitingRow = {
  name: string;
  href: string;
  isUnnamed: boolean;
  grade: GradeModel | null;
  times: number;
  through: string;
};
export type CitingModel = { rows: CitingRow[]; more: number };

type Citing = { sourceId: string; outletId: string | null; times: number };
type Neighbour = { sourceId: string; isCircular: boolean; times: number };
/** The neighbours of a source that are shown, and how many are left out. */
export type Foremost = { shown: Neighbour[]; more: number };

const SHOWN = 8;

/**
 * The voices on one side of a source, the most frequent first. A source next to itself is one voice and no citation.
 * What goes in a circle is a warning: it is never among those that are left out. `merged`: what each merged one became.
 */
export function foremost(self: Source, citing: readonly Citing[], merged: ReadonlyMap<string, string>): Foremost {
  const resolve = (id: string): string => {
    let at = id;
    for (let into = merged.get(at); into !== undefined; into = merged.get(at)) at = into;
    return at;
  };
  const found = new Map<string, Neighbour>();
  for (const one of citing) {
    const sourceId = resolve(one.sourceId);
    if (sourceId === self.id) continue;
    const isCircular = one.outletId !== null && resolve(one.outletId) === self.id;
    const key = `${isCircular} ${sourceId}`;
    const known = found.get(key) ?? { sourceId, isCircular, times: 0 };
    found.set(key, { ...known, times: known.times + one.times });
  }
  const sorted = [...found.values()].sort((a, b) => b.times - a.times || (a.sourceId < b.sourceId ? -1 : 1));
  const plain = sorted.filter((one) => !one.isCircular);
  const shown = [...plain.slice(0, SHOWN), ...sorted.filter((one) => one.isCircular)];
  return { shown, more: sorted.length - shown.length };
}

export const citingModel = (
  base: string,
  self: Source,
  { shown, more }: Foremost,
  sources: ReadonlyMap<string, Source>,
  letters: ReadonlyMap<string, Letter>,
): CitingModel => ({
  more,
  rows: shown.flatMap(({ sourceId, isCircular, times }): CitingRow[] => {
    const source = sources.get(sourceId);
    const letter = letters.get(sourceId);
    if (!source) return [];
    return [
      {
        name: isCircular ? self.name : source.name,
        href: `${base}/sources/${source.number}`,
        isUnnamed: source.kind === 'unnamed',
        grade: letter ? gradeModel(letter, null) : null,
        times,
        through: isCircular ? source.name : '',
      },
    ];
  }),
});
