/** `npm run torture`: what power cuts, kills, full disks and flipped bytes do to a workspace. `-- --rounds 200 --seed 7`. */
import { availableParallelism, cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fillDisk } from './diskFull.ts';
import { flipBytes } from './flips.ts';
import { type Killed, killAtRandom } from './kills.ts';
import { killMigrations } from './migrations.ts';
import { cutPower } from './powerLoss.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
const quick = { NODE_COMPILE_CACHE: join(tmpdir(), 'hearsay-torture-compiled') };
const lines: string[] = [];
const wrong: string[] = [];

function report(what: string, figures: string, faults: readonly string[]): void {
  lines.push(`| ${what} | ${figures} | ${faults.length === 0 ? 'none' : faults.length} |`);
  wrong.push(...faults.map((fault) => `${what}: ${fault}`));
  console.error(lines.at(-1));
}

async function kills(): Promise<void> {
  const lanes = await Promise.all([0, 1].map((lane) => killAtRandom(Math.ceil(rounds / 2), seed + lane, quick)));
  const sum = (key: 'rounds' | 'acknowledged' | 'lost' | 'unheard'): number =>
    lanes.reduce((total: number, lane: Killed) => total + lane[key], 0);
  const lost = sum('lost') === 0 ? [] : [`${sum('lost')} acknowledged changes were lost`];
  report(
    'kill -9 at a random moment',
    `${sum('rounds')} rounds, ${sum('acknowledged')} acknowledged changes, ${sum('lost')} lost; ${sum('unheard')} kept of which the answer was cut off`,
    [...lost, ...lanes.flatMap((lane) => lane.wrong)],
  );
}

function powerLoss(): void {
  const { boundaries, states, checkpoints, wrong: faults } = cutPower(60, 1, 200, seed);
  report(
    'power cut while saving',
    `${boundaries} frame boundaries, ${states} states of the log`,
    faults.filter((fault) => !fault.startsWith('checkpoint')),
  );
  report(
    'power cut while the log is copied into the file',
    `${checkpoints} mixtures of pages`,
    faults.filter((fault) => fault.startsWith('checkpoint')),
  );
}

function flips(): void {
  const { files, found, atOnce, harmless, missed } = flipBytes(1000, 150, seed);
  report(
    'three bytes flipped',
    `${files} files: ${found} found at start (${atOnce} of them on opening), ${harmless} where nothing of the case stands`,
    missed,
  );
}

function migrations(): void {
  const { steps, wrong: faults } = killMigrations(1, quick);
  report('kill -9 in a migration', `before each of ${steps} statements`, faults);
}

function full(): void {
  const disk = fillDisk(8, seed);
  if (disk) report('disk full', disk.tried.map(({ what }) => what).join(', '), disk.wrong);
  else console.error('disk full: left out, since only root can make a small disk');
  for (const { what, told } of disk?.tried ?? []) console.error(`  ${what}: ${told}`);
}

const began = performance.now();
full();
migrations();
flips();
powerLoss();
await kills();
console.log(['| What | How often | Wrong |', '| --- | --- | ---: |', ...lines].join('\n'));
console.log(
  `\n${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, ${process.platform} ${release()}, Node ${process.versions.node}; seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s.`,
);
for (const fault of wrong) console.error(fault);
process.exitCode = wrong.length === 0 ? 0 : 1;
