import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { brokenChanges } from '../../server/store/changes.ts';
import { openDatabase } from '../../server/store/database.ts';
import { damageIn } from '../../server/usecases/verify.ts';
import { seeded } from '../bench/generate.ts';
import { aWorkspace } from '../support/builders.ts';
import { aFolder } from '../support/folders.ts';

const ANALYST = join(import.meta.dirname, 'analyst.ts');
/** Longest time a process is left to work, in milliseconds. */
const LONGEST = 120;
/** Rounds after which a new workspace is begun, so that checking it doesn't take longer and longer. */
const ROUNDS_A_WORKSPACE = 100;
/** Rounds between two readings of the whole file; the log is checked in every round. */
const WHOLE_EVERY = 10;

export type Killed = { rounds: number; acknowledged: number; lost: number; unheard: number; wrong: string[] };

/** Kills a process at a random moment of its work, round after round, and looks for every change that it had said was kept. */
export async function killAtRandom(rounds: number, seed: number, env: Record<string, string> = {}): Promise<Killed> {
  const random = seeded(seed);
  const sum: Killed = { rounds: 0, acknowledged: 0, lost: 0, unheard: 0, wrong: [] };
  for (let left = rounds; left > 0; left -= ROUNDS_A_WORKSPACE)
    await onOneWorkspace(Math.min(left, ROUNDS_A_WORKSPACE), random, env, sum);
  return sum;
}

async function onOneWorkspace(
  rounds: number,
  random: () => number,
  env: Record<string, string>,
  sum: Killed,
): Promise<void> {
  const folder = aFolder('torture');
  const file = join(folder, 'case.db');
  try {
    aWorkspace(file).db.close();
    let known = 0;
    for (let round = 1; round <= rounds; round++) {
      const said = await workUntilKilled(file, 1 + Math.floor(random() * 1e9), random, env);
      known = check(file, known, said, round === rounds || round % WHOLE_EVERY === 0, sum);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the process had said when it was killed: a number and a hash for each change. Some are killed while they open the file. */
async function workUntilKilled(
  file: string,
  seed: number,
  random: () => number,
  env: Record<string, string>,
): Promise<[number, string][]> {
  const child = spawn(process.execPath, [ANALYST, file, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  const awaited = random() < 0.1 ? 'opening\n' : 'ready\n';
  while (!out.includes(awaited) && child.exitCode === null) await once(child.stdout, 'data');
  await rest(random() * (awaited === 'ready\n' ? LONGEST : 5));
  child.kill('SIGKILL');
  await once(child, 'close');
  return [...out.matchAll(/^(\d+) ([0-9a-f]{64})\n/gm)].map(([, seq, hash]) => [Number(seq), String(hash)]);
}

function check(file: string, known: number, said: readonly [number, string][], isWhole: boolean, sum: Killed): number {
  const db = openDatabase(file, 'workspace');
  try {
    const hashOf = db.prepare('SELECT hash FROM change WHERE seq = ?').pluck();
    sum.rounds++;
    sum.acknowledged += said.length;
    sum.lost += said.filter(([seq, hash]) => hashOf.get(seq) !== hash).length;
    const last = db.prepare('SELECT coalesce(max(seq), 0) FROM change').pluck().get() as number;
    sum.unheard += Math.max(0, last - Math.max(known, said.at(-1)?.[0] ?? 0));
    for (const { seq } of brokenChanges(db, known)) sum.wrong.push(`round ${sum.rounds}: log entry ${seq}`);
    const damage = isWhole ? damageIn(db) : null;
    if (damage) sum.wrong.push(`round ${sum.rounds}: ${damage}`);
    return last;
  } finally {
    db.close();
  }
}
