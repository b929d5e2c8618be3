/**
 * `npm run bench:analysts`: a desk of 200 at work on one case, each with a session of their own and time to think. Prints
 * how long requests took, by what they were for, and how the server’s memory went. `--minutes 5`, `--people 200`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { putMembership } from '../../server/store/memberships.ts';
import { openFolder, workspaceOf } from '../../server/store/workspaces.ts';
import { hashPassword } from '../../server/usecases/passwords.ts';
import { formToken, serverSecret } from '../../server/usecases/secrets.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { PASSWORD } from '../support/accounts.ts';
import { anAccount } from '../support/anAccount.ts';
import { generateCase, SIZE } from './cases.ts';
import { atMost, percentile, table } from './figures.ts';
import { seeded } from './generate.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, people: { type: 'string', default: '200' } },
});
const MINUTES = Number(values.minutes);
const PEOPLE = Number(values.people);
/** Milliseconds of thought between two requests of one person: these at least, and up to as many more. */
const THOUGHT = { least: 5_000, spread: 10_000 };
const random = seeded(5);
const upTo = (most: number): number => 1 + Math.floor(random() * most);

type Person = { id: string; login: string; headers: Record<string, string> };
type Timed = { what: string; at: number; ms: number; status: number };

const agent = new Agent({ keepAlive: true, maxSockets: PEOPLE });
const timed: Timed[] = [];

function ask(
  origin: string,
  path: string,
  headers: Record<string, string>,
  form: Record<string, string> | null = null,
): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]>; ms: number }> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const type = form ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const sent = request(
      new URL(path, origin),
      {
        agent,
        method: form ? 'POST' : 'GET',
        headers: { accept: form ? 'application/json' : 'text/html', ...type, ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            headers: answer.headers,
            ms: performance.now() - begun,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(form ? new URLSearchParams(form).toString() : undefined);
  });
}

/** What people do, and how often: they open and read more than they write. */
const WORK: readonly [string, number, (person: Person, origin: string) => Promise<void>][] = [
  [
    'open a document',
    0.3,
    (person, origin) => get('open a document', person, origin, `documents/${upTo(SIZE.documents)}`),
  ],
  ['annotate', 0.25, annotate],
  [
    'search',
    0.15,
    (person, origin) =>
      get('search', person, origin, `documents?q=${['quay', 'drone', 'مصادر', 'official'][upTo(4) - 1]}`),
  ],
  [
    'the queue',
    0.15,
    (person, origin) => get('the queue', person, origin, `claims?view=${['', 'contested', 'circular'][upTo(3) - 1]}`),
  ],
  [
    'review a claim',
    0.15,
    (person, origin) => get('review a claim', person, origin, `claims/${2 + upTo(SIZE.claims - 2)}`),
  ],
];

async function get(what: string, { headers }: Person, origin: string, path: string): Promise<void> {
  const { status, ms } = await ask(origin, `/w/desk/${path}`, headers);
  timed.push({ what, at: performance.now(), ms, status });
}

/** Marks a claim anywhere in a document. */
async function annotate({ headers }: Person, origin: string): Promise<void> {
  const start = 10 * upTo(150);
  const { status, ms } = await ask(origin, `/w/desk/documents/${upTo(SIZE.documents)}/annotations`, headers, {
    kind: 'claim',
    span: `claim:${start}:${start + 25}`,
  });
  timed.push({ what: 'annotate', at: performance.now(), ms, status });
}

async function prepare(data: string): Promise<Person[]> {
  const folder = openFolder(data);
  const now = (): string => new Date().toISOString();
  const first = { id: v7(), name: 'Analyst 1' };
  const slug = createWorkspace(folder, first, { name: 'desk', description: '' }, now, v7);
  const db = folder.open(slug);
  if (!db) throw new Error('The desk is gone.');
  generateCase({ db, actor: first, now, newId: v7 });
  refreshStandings(db);
  const passwordHash = await hashPassword(PASSWORD);
  const workspaceId = workspaceOf(db)?.id ?? '';
  const people = Array.from({ length: PEOPLE }, (_, i) => {
    const id = i === 0 ? first.id : v7();
    const login = `analyst${i + 1}`;
    anAccount(folder.control, { id, name: `Analyst ${i + 1}` }, now(), { login, passwordHash, isAdmin: i === 0 });
    putMembership(folder.control, { accountId: id, workspaceId, role: 'reviewer', since: now() });
    return { id, login, headers: {} };
  });
  folder.close();
  return people;
}

async function startServer(data: string): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../server/cli.ts'), 'serve', '--data', data], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('The server says nothing.');
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /http:\/\/\S+/.exec(line)?.[0];
    if (origin) return { child, origin };
  }
  throw new Error('The server ended before it was ready.');
}

async function signIn(person: Person, origin: string, secret: string): Promise<void> {
  const proof = { 'x-form-token': formToken(secret, '') };
  const { status, headers } = await ask(origin, '/sessions', proof, { login: person.login, password: PASSWORD });
  if (status !== 303) throw new Error(`${person.login} could not sign in: ${status}`);
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  person.headers = { cookie, 'x-form-token': formToken(secret, person.id) };
}

function nextTask(): (person: Person, origin: string) => Promise<void> {
  let left = random();
  for (const [, share, task] of WORK) {
    left -= share;
    if (left < 0) return task;
  }
  return annotate;
}

async function work(person: Person, origin: string, until: number): Promise<void> {
  const think = (): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, THOUGHT.least + random() * THOUGHT.spread));
  await new Promise((resolve) => setTimeout(resolve, random() * (THOUGHT.least + THOUGHT.spread)));
  while (performance.now() < until) {
    await nextTask()(person, origin);
    await think();
  }
}

/** Megabytes that the process holds in memory. */
const memoryOf = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'hearsay-desk-'));
  const people = await prepare(data);
  const { child, origin } = await startServer(data);
  const secret = serverSecret(data);
  for (const person of people) await signIn(person, origin, secret);
  const begun = performance.now();
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(memoryOf(child)), 10_000);
  await Promise.all(people.map((person) => work(person, origin, begun + MINUTES * 60_000)));
  clearInterval(watch);
  report(memory);
  child.kill('SIGTERM');
  agent.destroy();
  rmSync(data, { recursive: true, force: true });
}

function report(memory: readonly number[]): void {
  const all = timed.map(({ ms }) => ms);
  const wrong = timed.filter(({ status }) => status >= 400);
  const perSecond = all.length / (MINUTES * 60);
  console.log(
    table([
      atMost(`${PEOPLE} analysts, 95th percentile`, percentile(all, 0.95), 'ms', 50),
      atMost(`${PEOPLE} analysts, 99th percentile`, percentile(all, 0.99), 'ms', 150),
      atMost(`${PEOPLE} analysts, answers that were errors`, wrong.length, '', 1),
    ]),
  );
  for (const [what] of WORK) {
    const own = timed.filter((one) => one.what === what).map(({ ms }) => ms);
    console.log(
      `${what}: ${own.length}, median ${percentile(own, 0.5).toFixed(1)}, 95th ${percentile(own, 0.95).toFixed(1)} ms`,
    );
  }
  const minutes = Array.from({ length: Math.ceil(memory.length / 6) }, (_, i) =>
    Math.max(...memory.slice(6 * i, 6 * i + 6)),
  );
  console.log(`${perSecond.toFixed(1)} requests a second for ${MINUTES} minutes`);
  console.log(`memory by the minute, MB: ${minutes.map((one) => one.toFixed(0)).join(', ')}`);
  console.log(`${availableParallelism()} cores, ${cpus()[0]?.model}, Node ${process.versions.node}`);
  if (wrong.length > 0) console.log(wrong.slice(0, 5));
}

await main();
