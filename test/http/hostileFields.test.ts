import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lastSeq } from '../../server/store/changes.ts';
import { statement } from '../../server/store/database.ts';
import { workspaceFaults } from '../../server/usecases/verify.ts';
import { anEvent, aQuestion, aRegistered } from '../support/claims.ts';
import { aPart, aValue, FIELD_NAMES } from '../support/hostileValues.ts';
import { type Answer, send } from '../support/requests.ts';
import { type Route, routeTable } from '../support/routeTable.ts';
import { elsewhere, linked, type Site, startSite } from '../support/site.ts';

/** More of them and others, by hand: `HOSTILE_RUNS=20000 HOSTILE_SEED=7`. */
const RUNS = Number(process.env.HOSTILE_RUNS ?? 500);
const SEED = Number(process.env.HOSTILE_SEED ?? 20_250_314);
/** After so many, what was deleted on the way is there again. */
const AT_ONCE = 250;
const PATIENCE = 5_000;

/** A stream of events has no end, and passwords are made to take long. */
const ROUTES = routeTable().filter(({ path }) => !/-stream$|^\/(?:sessions|account\/password|resets|start)/.test(path));

let site: Site;
const fields = new Map<Route, readonly string[]>();

async function furnished(): Promise<Site> {
  const made = await startSite();
  await linked(made);
  await elsewhere(made);
  const context = made.app.context();
  aQuestion(context, aRegistered(context));
  anEvent(context, 'The fire');
  return made;
}

beforeAll(async () => {
  site = await furnished();
  for (const route of ROUTES.filter(({ method }) => method === 'POST')) fields.set(route, await fieldsOf(route));
  await site.app.close();
  site = await furnished();
});
afterAll(() => site.app.close());

const inPlace = (path: string, parts: readonly string[]): string => {
  let i = 0;
  return path
    .replace(':workspace', 'case')
    .replace('*rest', 'rest')
    .replace(/:\w+/g, () => encodeURIComponent((parts[i++] ?? '1').toWellFormed()));
};

/** The fields that a route reads: it complains of each that comes twice. */
async function fieldsOf(route: Route): Promise<string[]> {
  const body = FIELD_NAMES.map((name) => `${name}=a&${name}=b`).join('&');
  const { text } = await asked(route, ['1', '1', '1'], body, FORM);
  const named = (JSON.parse(text || '{}') as { fields?: Record<string, string> }).fields ?? {};
  return Object.keys(named).map((name) => name.replace(/\..*/, ''));
}

const FORM = 'application/x-www-form-urlencoded';
const TYPES = [FORM, 'application/json', 'multipart/form-data; boundary=x', 'multipart/form-data', 'text/plain', ''];

const asked = (route: Route, parts: readonly string[], said: string, type: string): Promise<Answer> => {
  const isPost = route.method === 'POST';
  const path = inPlace(route.path, parts) + (isPost || said === '' ? '' : `?${said.slice(0, 4000)}`);
  return answeredIn(
    PATIENCE,
    send(site.app, path, {
      method: route.method,
      headers: { accept: 'application/json', ...(isPost && type !== '' ? { 'content-type': type } : {}) },
      ...(isPost ? { body: said } : {}),
    }),
  );
};

function answeredIn<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<T>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const escaped = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll('%EF%BF%BD', '%ED%A0%80');

type Case = { route: Route; parts: string[]; said: [string, string][]; type: string };
const aCase = (): fc.Arbitrary<Case> => {
  const db = site.app.db();
  return fc.constantFrom(...ROUTES).chain((route) => {
    const own = fields.get(route) ?? [];
    const name =
      own.length === 0
        ? fc.constantFrom(...FIELD_NAMES)
        : fc.oneof(
            { weight: 9, arbitrary: fc.constantFrom(...own) },
            { weight: 1, arbitrary: fc.constantFrom(...FIELD_NAMES, '__proto__', 'a[b][c]', '') },
          );
    return fc.record({
      route: fc.constant(route),
      parts: fc.array(aPart(db), { minLength: 3, maxLength: 3 }),
      said: fc
        .tuple(
          // Each field once with something in it, so that what is behind the checks of a form is reached as well.
          fc.tuple(...own.map((one) => aValue(db).map((value): [string, string] => [one, value]))),
          fc.array(fc.tuple(name, aValue(db)), { maxLength: 4 }),
          fc.boolean(),
        )
        .map(([all, more, isWhole]) => [...(isWhole ? all : []), ...more] as [string, string][]),
      type: fc.oneof({ weight: 9, arbitrary: fc.constant(FORM) }, { weight: 1, arbitrary: fc.constantFrom(...TYPES) }),
    });
  });
};

/** What the server did that it must not do, in a line; null: nothing. */
async function faultOf({ route, parts, said, type }: Case): Promise<string | null> {
  const { app } = site;
  const body = said.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');
  const before = written();
  const answer = await asked(route, parts, body, type).catch((error: unknown) => String(error));
  const name = `${route.method} ${inPlace(route.path, parts).slice(0, 120)} ${body.slice(0, 300)}`;
  if (typeof answer === 'string') return `${name}: ${answer}`;
  const logged = app.logged
    .splice(0)
    .map(({ details }) => String((details as { error?: Error }).error?.stack).slice(0, 400));
  if (answer.status >= 500 || logged.length > 0) return `${name}: ${answer.status} ${logged}`;
  if ((answer.status >= 400 || route.method === 'GET') && written() !== before)
    return `${name}: ${answer.status}, and something was written`;
  return unguarded(answer, route.path) ? `${name}: ${answer.status} ${JSON.stringify(answer.headers)}` : null;
}

/** Whether an answer lacks what every answer bears, may be kept by somebody on the way, or leads to another server. */
function unguarded({ headers }: Answer, path: string): boolean {
  const isKept = headers['cache-control'] !== 'no-store' && !path.startsWith('/assets/');
  const isGuarded =
    headers['x-content-type-options'] === 'nosniff' &&
    headers['content-security-policy']?.includes("default-src 'none'");
  return isKept || !isGuarded || !/^\/(?![/\\])/.test(headers.location ?? '/');
}

/** How far the logs of the workspace and of the accounts go, and how many workspaces there are. */
const written = (): string => {
  const { folder, db } = site.app;
  const accounts = statement(folder.control, 'SELECT count(*) FROM account_event').pluck().get();
  return `${lastSeq(db())} ${accounts} ${folder.slugs().length}`;
};

test('whatever is sent to whichever address is answered without a fault of ours, or half of it written', async () => {
  const faults: string[] = [];
  for (let done = 0; done < RUNS; done += AT_ONCE) {
    for (const one of fc.sample(aCase(), { numRuns: Math.min(AT_ONCE, RUNS - done), seed: SEED + done }))
      faults.push(...[await faultOf(one)].filter((fault) => fault !== null));
    faults.push(...[...workspaceFaults(site.app.db())].map(({ where, what }) => `${where}: ${what}`));
    await site.app.close();
    site = await furnished();
  }
  expect(faults).toEqual([]);
}, 3_600_000);
