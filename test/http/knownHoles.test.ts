import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { accountById } from '../../server/store/accounts.ts';
import { lastSeq } from '../../server/store/changes.ts';
import { danglingRows } from '../../server/store/integrity.ts';
import { roleOf } from '../../server/store/memberships.ts';
import { workspaceOf } from '../../server/store/workspaces.ts';
import { addComment } from '../../server/usecases/comments.ts';
import { rateMention, rateSource } from '../../server/usecases/ratings.ts';
import { formToken, serverSecret } from '../../server/usecases/secrets.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { aPerson, PASSWORD } from '../support/accounts.ts';
import { ALONE, startApp, type TestApp } from '../support/app.ts';
import { aLink, anEvent, aQuestion, aRegistered } from '../support/claims.ts';
import { aFolder } from '../support/folders.ts';
import { type Answer, get, post, save, upload } from '../support/requests.ts';
import { routeTable } from '../support/routeTable.ts';
import { type Site, startSite } from '../support/site.ts';
import { aQuotation, aSource, aText } from '../support/sources.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
const others: TestApp[] = [];
afterEach(async () => {
  for (const app of [site.app, ...others.splice(0)]) await app.close();
});

/** A server beside the first. */
async function another(given: typeof ALONE): Promise<TestApp> {
  const app = await startApp({ site: given });
  others.push(app);
  return app;
}

const ROUTES = routeTable();
const BAD = `<img src=x onerror=alert(1)>"'><script>alert(2)</script>`;
/** Markup that nobody here wrote: it would run, or break out of an attribute. */
const INJECTED = /<img|<script>|onerror=alert\(1\)>(?!&)|"'>|<iframe|="javascript:/i;
const injectedIn = ({ headers, text }: Answer): string =>
  headers['content-type']?.startsWith('text/html') ? (INJECTED.exec(text)?.[0] ?? '') : '';

/** Markup wherever people write something. */
function writtenEverywhere(): void {
  const context = site.app.context();
  const event = anEvent(context, BAD, { place: BAD, description: BAD });
  const claim = aRegistered(context, {
    statement: BAD,
    kind: 'utterance',
    place: BAD,
    event: { id: event.id },
    speaker: { name: BAD, kind: 'person' },
  });
  aQuestion(context, claim, { text: BAD });
  addVerdict(context, claim.id, null, { decision: 'unresolved', likelihood: null, confidence: null, rationale: BAD });
  const source = aSource(context, `${BAD} b`, { description: BAD, aliases: [{ name: `${BAD} c`, language: null }] });
  rateSource(context, source.id, { letter: 'B', topic: BAD, rationale: BAD });
  const document = aText(context, `${BAD} d`, `Somebody said the quay is shut, ${BAD}.`);
  const { mention } = aQuotation(context, document, {
    source,
    words: 'Somebody',
    cue: 'said',
    content: 'the quay is shut',
  });
  aLink(context, mention, claim);
  rateMention(context, document.id, mention.id, { grade: 2, rationale: BAD });
  for (const subject of [{ annotationId: mention.id }, { claimId: claim.id }])
    addComment(context, subject, { text: BAD, people: [] });
}

const PAGES = ROUTES.filter(
  ({ method, path }) => method === 'GET' && path.startsWith('/w/') && !path.endsWith('-stream'),
);
const inPlace = (path: string, number: number): string =>
  path.replace(':workspace', 'case').replace(/:\w+/g, String(number));

describe('CVE-2024-26152 (Label Studio): script in what is imported, in labels and in names', () => {
  test('stands on no page as markup, whatever it was written into', async () => {
    writtenEverywhere();
    const addresses = new Set(PAGES.flatMap(({ path }) => [1, 2].map((number) => inPlace(path, number))));
    const faults: string[] = [];
    for (const address of addresses) {
      const answer = await get(site.app, address);
      if (injectedIn(answer) !== '') faults.push(`${address}: ${injectedIn(answer)}`);
    }
    expect(faults).toEqual([]);
    expect((await get(site.app, '/w/case/claims/1')).text).toContain('&lt;script&gt;');
  });

  test('a dataset that isn’t one is refused without its markup coming back', async () => {
    await post(site.app, '/workspaces', { name: 'empty' });
    for (const bytes of [BAD, JSON.stringify({ format: BAD, [BAD]: 1 })]) {
      const answer = await upload(site.app, '/w/empty/datasets', [{ name: `${BAD}.json`, bytes }], 'text/html');
      expect([answer.status, injectedIn(answer)]).toEqual([422, '']);
    }
  });
});

describe.each(['CVE-2025-25296', 'CVE-2025-47783'])('%s (Label Studio): script reflected out of a request', () => {
  const reflected = (path: string): string =>
    `${path}?${new URLSearchParams(['q', 'next', 'label_config', 'source', 'view', 'done', 'page', 'a', 'in'].map((name) => [name, BAD]))}`;

  test('out of an address', async () => {
    const paths = [
      '/sign-in',
      '/welcome',
      '/workspaces',
      '/nothing',
      `/w/${encodeURIComponent(BAD)}/documents`,
      ...PAGES.map(({ path }) => inPlace(path, 1)),
    ];
    const faults: string[] = [];
    for (const path of paths) {
      const answer = await get(site.app, reflected(path), { referer: `${site.app.url}/${BAD}` });
      if (answer.status >= 500 || injectedIn(answer) !== '')
        faults.push(`${path}: ${answer.status} ${injectedIn(answer)}`);
    }
    expect(faults).toEqual([]);
  });

  test('out of a form', async () => {
    const nobody = { 'x-form-token': formToken(site.app.site.secret, site.app.formToken) };
    const answers = [
      await post(site.app, '/sessions', { login: BAD, password: BAD, next: BAD }, nobody),
      await post(site.app, '/sessions', { login: BAD, password: BAD, next: BAD }),
      await post(site.app, '/w/case/claims', { statement: '', kind: BAD, event: BAD }),
      await post(site.app, '/w/case/documents/1/annotations/1/note', { version: 0, note: BAD }),
    ];
    expect(answers.map(injectedIn)).toEqual(['', '', '', '']);
  });
});

describe('CVE-2023-47117 (Label Studio): fields leaked through filters and orders', () => {
  test.each(['claims', 'sources', 'documents', 'questions', 'sources/unnamed', 'claims/unlinked'])(
    '%s asks the database for nothing that a request names',
    async (list) => {
      const reader = await aPerson(site.app, 'Rita', { role: 'reader' });
      const asked = async (query: string) => {
        const { status, text } = await get(site.app, `/w/case/${list}${query}`, reader.headers);
        return [status, text.replace(/href="[^"]*"/g, '')];
      };
      const plain = await asked('');
      for (const name of [
        'account__password_hash',
        'created_by__password_hash',
        'password_hash',
        '__proto__',
        'constructor',
      ])
        expect(await asked(`?${name}=${encodeURIComponent('$argon2id')}&filter[${name}]=a`)).toEqual(plain);
      for (const name of ['sort', 'order', 'view'])
        expect((await asked(`?${name}=password_hash`)).join()).not.toContain('argon2');
    },
  );
});

describe('CVE-2023-47115 (Label Studio): uploads served as pages', () => {
  test.each([
    ['page.html', '<!doctype html><p>The quay is shut, they said.</p><script>alert(1)</script>'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'],
    ['page.html.md', '<script>alert(1)</script> The quay is shut.'],
  ])('%s comes back as a file to keep, never as a page', async (name, bytes) => {
    const { results } = (await upload(site.app, '/w/case/documents', [{ name, bytes }])).json<{
      results: { ok: boolean }[];
    }>();
    if (!results[0]?.ok) return;
    const { headers } = await get(site.app, '/w/case/documents/2/original');
    expect(headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' });
    expect(headers['content-disposition']).toMatch(/^attachment;/);
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  });
});

describe('paths that lead out of where they belong', () => {
  test.each([
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/app.js%00.css',
    '/w/..%2fcontrol/documents',
    '/w/control/documents',
    '/w/secret/documents',
    '/w/case.db/documents',
    '/w/case%00/documents',
    '/w/..%2fcase@1/documents',
  ])('%s', async (path) => {
    const { status, text } = await get(site.app, path);
    expect([status, text.includes('"dependencies"')]).toEqual([404, false]);
  });

  test.each(['../../outside', '..', '/etc/passwd', 'control', 'C:\\x', 'a\u0000b', '%2e%2e%2fx'])(
    'a workspace named %j has its file in the data folder, under a name of letters',
    async (name) => {
      await post(site.app, '/workspaces', { name });
      const files = readdirSync(site.app.folder.path).filter((file) => !/-(?:wal|shm)$/.test(file));
      expect(files.filter((file) => !/^[a-z0-9-]+\.db$/.test(file))).toEqual([]);
    },
  );
});

describe('CVE-2023-43791 (Label Studio): a secret that everybody knows', () => {
  test('each server makes its own, and a session or form of another one opens nothing', async () => {
    expect(serverSecret(aFolder('one'))).not.toBe(serverSecret(aFolder('two')));
    const other = await another({ ...ALONE, secret: 'another secret' });
    const here = await aPerson(site.app, 'Omar', { role: 'admin' });
    await aPerson(other, 'Omar', { role: 'admin' });
    const answers = [
      await get(other, '/account', here.headers),
      await post(other, '/workspaces', { name: 'taken' }, here.headers),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 403]);
  });

  test('none is written in the program', () => {
    const said = sources().filter(({ text }) => /secret\s*[:=]\s*['"`](?!hs_\$)[^'"`]{6,}/i.test(text));
    expect(said.map(({ name }) => name)).toEqual([]);
  });
});

describe('CVE-2026-22033 (Label Studio): what is in another workspace, by its id', () => {
  /** What somebody who is in another workspace knows of it. */
  async function elsewhere() {
    await post(site.app, '/workspaces', { name: 'other' });
    const context = site.app.context('other');
    const document = aText(context, 'Tribune', 'Somebody said the gate is shut.');
    const source = aSource(context, 'Somebody of theirs');
    const { mention } = aQuotation(context, document, {
      source,
      words: 'Somebody',
      cue: 'said',
      content: 'the gate is shut',
    });
    const claim = aRegistered(context, { statement: 'The gate is shut.' });
    return {
      document,
      source,
      mention,
      claim,
      event: anEvent(context, 'Theirs'),
      link: aLink(context, mention, claim),
      question: aQuestion(context, claim),
    };
  }

  test('is answered as what isn’t there, and nothing is written here or there', async () => {
    const theirs = await elsewhere();
    const ours = aRegistered(site.app.context());
    const before = [lastSeq(site.app.db()), lastSeq(site.app.db('other'))];
    const a = `${site.d}/annotations/1`;
    const c = `${site.w}/claims/${ours.number}`;
    const { version } = site.annotation(1);
    const tries: [string, Record<string, string | number>][] = [
      [`${a}/evidence`, { claim: `id:${theirs.claim.id}` }],
      [`${a}/evidence/${theirs.link.id}`, { version: 1, note: 'x' }],
      [`${a}/evidence/${theirs.link.id}/removal`, { version: 1 }],
      [`${a}/mentions`, { mention: theirs.mention.id, version }],
      [`${site.d}/annotations/2/sources`, { source: `id:${theirs.source.id}`, version: site.annotation(2).version }],
      [`${site.d}/sections/${theirs.document.id}`, { version: 1, kind: 'post', startBlock: 1, endBlock: 1 }],
      [`${site.d}/sections/${theirs.document.id}/removal`, { version: 1 }],
      [`${c}/relations`, { claim: theirs.claim.id, kind: 'contradicts' }],
      [`${c}/merges`, { claim: theirs.claim.id }],
      [`${c}/evidence`, { evidence: theirs.link.id, action: 'unlink' }],
      [`${c}`, { version: 1, statement: 'x', kind: 'fact', event: `id:${theirs.event.id}` }],
      [`${c}`, { version: 1, statement: 'x', kind: 'fact', speaker: `id:${theirs.source.id}` }],
      [`${site.w}/claims/links`, { mention: theirs.mention.id, claim: ours.id }],
      [`${site.w}/claims/merges`, { into: ours.id, claim: theirs.claim.id }],
      [`${site.w}/claims/assignments`, { claim: theirs.claim.id, event: `id:${theirs.event.id}` }],
      [`${site.w}/claims/dismissals`, { noun: 'claim', a: ours.id, b: theirs.claim.id }],
      [`${site.w}/sources/merges`, { into: site.sourceId('Al-Manara'), source: theirs.source.id }],
      [`${site.w}/sources/identities`, { first: site.sourceId('Al-Manara'), second: theirs.source.id, mark: 'same' }],
      [`${site.w}/sources/identities/${theirs.source.id}/removal`, {}],
      [`${site.w}/questions/${theirs.question.id}`, { version: 1, text: 'x' }],
      [`${site.w}/questions/${theirs.question.id}/answers`, { version: 1, answer: 'x' }],
      [`${site.w}/questions/${theirs.question.id}/removal`, { version: 1 }],
      [`${site.w}/trash/restorations`, { noun: 'claim', id: theirs.claim.id }],
      [
        `${site.d}/details`,
        { version: 1, title: 'x', language: 'en', direction: 'ltr', outlet: `id:${theirs.source.id}` },
      ],
      [`${site.w}/derivations`, { document: theirs.document.id, from: site.document().id, kind: 'repost_of' }],
    ];
    const statuses: [string, number][] = [];
    for (const [path, fields] of tries) statuses.push([path, (await save(site.app, path, fields)).status]);
    expect(statuses.filter(([, status]) => status !== 404 && status !== 422)).toEqual([]);
    expect([lastSeq(site.app.db()), lastSeq(site.app.db('other'))]).toEqual(before);
    expect([...danglingRows(site.app.db())]).toEqual([]);
  });
});

describe('CVE-2026-27802 (Vaultwarden): a manager who raises themselves', () => {
  test('no form but the members’ makes anybody more than they are, whatever is written into it', async () => {
    const { control } = site.app.folder;
    const workspaceId = workspaceOf(site.app.db())?.id ?? '';
    const boss = await aPerson(site.app, 'Boss', { role: 'admin', isAdmin: true });
    for (const role of ['reader', 'annotator', 'reviewer', 'admin'] as const) {
      const { id, headers } = await aPerson(site.app, `Some${role}`, { role });
      const more = { role: 'admin', isAdmin: '1', is_admin: 'true', admin: 'yes', account: id, change: 'run' };
      for (const path of ['/account', '/people', `/people/${id}`, `/people/${boss.id}/resets`, '/people/invitations'])
        await post(site.app, path, { ...more, name: `Some${role}`, login: 'x' }, headers);
      if (role !== 'admin')
        for (const path of ['/w/case/members', '/w/case/members/invitations', `/w/case/members/${boss.id}/removal`])
          expect((await post(site.app, path, more, headers)).status).toBe(403);
      expect([accountById(control, id)?.isAdmin, roleOf(control, id, workspaceId)]).toEqual([false, role]);
    }
    expect(roleOf(control, boss.id, workspaceId)).toBe('admin');
  });

  test('an invitation gives the role that it was made with', async () => {
    const boss = await aPerson(site.app, 'Boss', { role: 'admin' });
    const { text } = await post(site.app, '/w/case/members/invitations', { role: 'reader' }, boss.headers);
    const path = /\/invitations\/[\w-]+/.exec(text)?.[0] ?? '';
    const nobody = { 'x-form-token': formToken(site.app.site.secret, '') };
    const form = { name: 'Guest', login: 'guest', password: PASSWORD, role: 'admin', isAdmin: '1' };
    expect((await post(site.app, path, form, nobody)).status).toBe(303);
    const { id } = site.app.folder.control.prepare("SELECT id FROM account WHERE login = 'guest'").get() as {
      id: string;
    };
    expect(roleOf(site.app.folder.control, id, workspaceOf(site.app.db())?.id ?? '')).toBe('reader');
  });
});

describe('what is written in the program', () => {
  test('fetches no address: only the server that vouches for people is asked, whose address its owner set', () => {
    const asks = /\bfetch\(|\bhttps?\.(?:request|get)\(|createConnection\(|from 'node:(?:https|http2|dgram|tls)'/;
    expect(
      sources()
        .filter(({ name, text }) => name !== 'oidc.ts' && asks.test(text))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  test('has no script and no style in its pages that the policy would have to let through', () => {
    const inline = /\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|href="javascript:/i;
    const pages = filesIn('views').filter(({ name }) => name.endsWith('.hbs'));
    expect(
      [...pages, ...sources()]
        .filter(({ text }) => inline.test(text.replace(/`[^`]*\$\{/g, '')))
        .map(({ name }) => name),
    ).toEqual([]);
  });
});

test('a dataset that is a bomb, or reaches for prototypes, is refused and nothing is kept', async () => {
  await post(site.app, '/workspaces', { name: 'empty' });
  const before = lastSeq(site.app.db('empty'));
  const deep = `${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}`;
  const head = '"format":"hearsay","version":99,';
  const current = (more: string) => `{"format":"hearsay-dataset","version":1,${more}}`;
  for (const bytes of [
    `{${head}"documents":${deep}}`,
    current(`"documents":${deep}`),
    current('"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}'),
    current('"documents":[{"__proto__":{"id":"x"}}],"sources":{"length":4294967295}'),
    '[1e999]',
    'null',
    `"${'\\u0000'.repeat(100_000)}"`,
  ]) {
    const answer = await upload(site.app, '/w/empty/datasets', [{ name: 'bomb.json', bytes }]);
    expect([answer.status, lastSeq(site.app.db('empty'))]).toEqual([422, before]);
  }
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect(site.app.logged).toEqual([]);
});

test('a desk’s server takes so much from one person in a minute, and no more', async () => {
  const desk = await another({ ...ALONE, isPrivate: false });
  const { headers } = await aPerson(desk, 'Omar', { role: 'admin' });
  const statuses: number[] = [];
  for (let i = 0; i < 21; i++) statuses.push((await post(desk, '/w/case/datasets', {}, headers)).status);
  expect([new Set(statuses.slice(0, 20)), statuses[20]]).toEqual([new Set([422]), 429]);
});

type File = { name: string; text: string };
const filesIn = (folder: string): File[] => {
  const root = join(import.meta.dirname, '../..', folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|hbs)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
};
const sources = (): File[] => filesIn('server');
