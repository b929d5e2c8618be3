import type { Source } from '../domain/source.ts';
import type { Letter } from '../domain/vocabulary.ts';
import { resolveMerged } from './reading.ts';
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
type Sources = ReadonlyMap<string, Source>;

const SHOWN = 8;

/** The voices on one side of a source, the most frequent first. A source next to itself is one voice, no citation. */
export function citingModel(
  base: string,
  self: Source,
  citing: readonly Citing[],
  sources: Sources,
  letters: ReadonlyMap<string, Letter>,
): CitingModel {
  const times = new Map<string, number>();
  for (const one of citing) {
    const id = resolveMerged(sources, one.sourceId);
    if (id === self.id) continue;
    const isCircular = one.outletId !== null && resolveMerged(sources, one.outletId) === self.id;
    const key = `${isCircular ? 'through' : 'by'} ${id}`;
    times.set(key, (times.get(key) ?? 0) + one.times);
  }
  const rows = [...times].flatMap(([key, count]) => rowOf(base, self, key, count, sources, letters));
  const sorted = rows.sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1));
  // What goes in a circle is a warning: it is never among those that are left out.
  const [circular, plain] = [sorted.filter((row) => row.through !== ''), sorted.filter((row) => row.through === '')];
  const shown = [...plain.slice(0, SHOWN), ...circular];
  return { rows: shown, more: sorted.length - shown.length };
}

function rowOf(
  base: string,
  self: Source,
  key: string,
  times: number,
  sources: Sources,
  letters: ReadonlyMap<string, Letter>,
): CitingRow[] {
  const [how, id = ''] = key.split(' ');
  const source = sources.get(id);
  if (!source) return [];
  const letter = letters.get(id);
  const shown = how === 'through' ? self : source;
  return [
    {
      name: shown.name,
      href: `${base}/sources/${source.number}`,
      isUnnamed: source.kind === 'unnamed',
      grade: letter ? gradeModel(letter, null) : null,
      times,
      through: how === 'through' ? source.name : '',
    },
  ];
}
