import { standingOf } from '../../server/analysis/standing.ts';
import type { Database } from '../../server/store/database.ts';
import { markAllStale } from '../../server/store/stale.ts';
import { openFolder } from '../../server/store/workspaces.ts';
import { casesOf } from '../../server/usecases/cases.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { atMost, type Figure, median, percentile } from './figures.ts';

const ROUNDS = 60;

/** Pages of a large case, by their addresses under the workspace, with what they are called in the table. */
const PAGES: [string, string[]][] = [
  ['The queue of claims', ['claims', 'claims?sort=origins', 'claims?view=contested&sort=newest', 'claims?q=vessel']],
  ['A claim with 200 mentions', ['claims/2']],
  ['A source', ['sources/5', 'sources/700', 'sources/2900']],
  ['Type-ahead over claims', ['claims/matches?q=vess', 'claims/matches?q=harbour+official']],
  ['Type-ahead over sources', ['sources/matches?q=qan', 'sources/matches?q=mus']],
];

/** Server time of whole answers, one after the other, the first of each left out: the 95th percentile. */
export async function measureCase(base: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, paths] of PAGES) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++)
      for (const path of paths) {
        const began = performance.now();
        const answer = await fetch(`${base}/${path}`);
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
        if (round > 2) times.push(performance.now() - began);
      }
    figures.push(atMost(`${name}, 95th percentile`, percentile(times, 0.95), 'ms', 50));
  }
  return figures;
}

/** Origins and loops: of the claim with 2,000 mentions, and of all claims with all that is read for them. */
export function measureStandings(data: string, slug: string): Figure[] {
  const folder = openFolder(data);
  const db = folder.open(slug);
  if (!db) throw new Error(`${slug} is gone.`);
  const figures = [oneLarge(db), all(db)];
  folder.close();
  return figures;
}

function oneLarge(db: Database): Figure {
  const id = db.prepare('SELECT id FROM claim WHERE number = 1').pluck().get() as string;
  const claimCase = casesOf(db, [id]).get(id);
  if (!claimCase) throw new Error('The large claim is gone.');
  const times = Array.from({ length: 40 }, () => timed(() => standingOf(claimCase)));
  return atMost('Origins and loops of a claim with 2,000 mentions', median(times.slice(10)), 'ms', 20);
}

function all(db: Database): Figure {
  const times = Array.from({ length: 3 }, () => {
    markAllStale(db);
    return timed(() => refreshStandings(db));
  });
  return atMost('How all 5,000 claims stand, reading included', median(times) / 1000, 's', 2);
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
