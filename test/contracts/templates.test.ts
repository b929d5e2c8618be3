import { beforeAll, describe, expect, test } from '@jest/globals';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import { cite } from '../../server/usecases/citations.ts';
import { readAllForCopies } from '../../server/usecases/copies.ts';
import { addDerivation, decideDerivation } from '../../server/usecases/derivations.ts';
import { importDocument, importText } from '../../server/usecases/importDocument.ts';
import { addReport } from '../../server/usecases/reports.ts';
import { addSource, editSource } from '../../server/usecases/sources.ts';
import { firstPath } from '../support/accounts.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aClaim, anAttribution, place } from '../support/builders.ts';
import { aCitedOutlet, aCopy, aReport } from '../support/derivations.ts';
import { linking } from '../support/linking.ts';
import { passage } from '../support/passages.ts';
import { peopled } from '../support/peopled.ts';
import { pictured } from '../support/pictured.ts';
import { queues } from '../support/queues.ts';
import { remembered } from '../support/remembered.ts';
import { get, post, upload } from '../support/requests.ts';
import { ROUTES } from '../support/routes.ts';
import { removed, type Site, startSite } from '../support/site.ts';
import { everySourcePage } from '../support/sourcePages.ts';
import { talked } from '../support/talked.ts';
import { sorted } from '../support/trays.ts';
import { weighed } from './claimPages.ts';
import { branchesOf, type Findings, sourceOf, TEMPLATES, walk } from './templateWalk.ts';

const findings: Findings = { missing: new Set(), visited: new Set() };

function read(app: TestApp): void {
  for (const { template, model } of app.rendered) walk(template, model, findings);
}

/** Everything that a page can show and that the routes alone don’t bring about. */
async function furnished(site: Site): Promise<void> {
  const { app, w, d } = site;
  const context = app.context();
  const { value: arabic } = importText(context, 'قالت مصادر مطلعة إن الرصيف مغلق.\n\nوأضافت أن الحريق بدأ.', {
    title: 'الرصيف',
    language: 'ar',
    outlet: 'المنارة',
    author: 'منى سعيد',
    date: { from: '2025-03-14', to: '2025-03-15', basis: 'inferred' },
  });
  const { start, end } = place(app.db(), arabic, 'قالت مصادر مطلعة إن الرصيف مغلق.');
  const sentence = `${w}/documents/2/proposals?start=${start}&end=${end}`;
  await get(app, sentence);
  const unnamed = anAttribution(
    context,
    arabic,
    { cue: 'قالت', source: 'مصادر مطلعة', content: 'الرصيف مغلق' },
    { sources: [{ choice: { name: 'مصادر مطلعة', kind: 'unnamed' } }], attributes: { quoteMode: 'indirect' } },
  );
  const silent = [{ choice: { name: 'منى سعيد', kind: 'person' as const } }];
  anAttribution(context, arabic, { cue: 'أضافت' }, { sources: silent, attributes: { response: 'declined' } });
  const claim = aClaim(context, arabic, 'الحريق بدأ');
  anAttribution(context, arabic, { content: 'الرصيف مغلق' });
  editAnnotation(context, arabic, claim.id, 1, { note: 'Which?', attributes: { suspect: true, condition: 'if' } });
  for (const path of [
    '',
    '/details',
    '/sections',
    '/annotations/1',
    '/annotations/2',
    '/annotations/3',
    '/annotations/4',
  ])
    await get(app, `${w}/documents/2${path}`);
  const paraphrase = '---\nparaphrases: A report\nmood: calm\n---\n\n# One\n\nText.\n\n## Two\n\nMore.';
  const files = ['a.md', 'b.md'].map((name) => ({ name, bytes: paraphrase }));
  await upload(app, `${w}/documents`, [...files, { name: 'c.md', bytes: '' }], 'text/html');
  await post(app, `${w}/documents/3/sections`, { kind: 'post', startBlock: 1, endBlock: 3 });
  for (const path of ['', '/details', '/sections']) await get(app, `${w}/documents/3${path}`);
  await post(app, `${w}/documents/3/reading`, { state: 'done' });
  await get(app, `${w}/documents/3`);
  for (const path of ['/documents', '/sources', '/documents/1', '/documents/1/annotations/3'])
    await get(app, `${w}${path}`);
  for (const number of app.db().prepare('SELECT number FROM source').pluck().all())
    await get(app, `${w}/sources/${number}`);
  await get(app, sentence);
  await get(app, `${d}/proposals?start=0&end=3`);
  await get(app, `${w}/documents/2/annotations/${unnamed.number}/card`);
}

async function linked(site: Site): Promise<void> {
  const { app, w, d } = site;
  const context = app.context();
  const [first, second] = ['Harbour authority', 'Port ministry'].map(
    (name) =>
      addSource(context, { kind: 'government', name, description: 'In the port', affiliation: null, aliases: [] })
        .value,
  );
  if (!first || !second) throw new Error('Two sources were made.');
  const aliases = [{ name: 'سلطة الميناء', language: 'ar' }];
  editSource(context, first.id, 1, { ...first, affiliation: { id: second.id }, aliases });
  for (const source of [first, second]) await get(app, `${w}/sources/${source.number}`);
  await get(app, `${w}/sources`);
  await post(app, `${d}/annotations/2/attributes`, { version: site.annotation(2).version, response: '' });
  await post(app, `${d}/annotations/2/mentions/3/removal`, { version: site.annotation(2).version });
  await get(app, `${d}/annotations/2`);
  await post(app, `${d}/annotations/1/note`, { version: 0, note: 'late' });
  await post(app, `${w}/guidelines`, { version: 1, guidelines: 'Ours' });
  await get(app, `${w}/guidelines`);
}

async function listed(site: Site): Promise<void> {
  const { app, w } = site;
  const context = app.context();
  for (let i = 0; i < 205; i++)
    addSource(context, { kind: 'person', name: `Person ${i}`, description: '', affiliation: null, aliases: [] });
  for (let i = 0; i < 101; i++) importText(context, `Text ${i}.`, { title: `Text ${i}`, language: 'en' });
  const posts = Array.from({ length: 101 }, (_, i) => `::: post author="member_${i}"\n\nPost ${i}.\n\n:::`).join(
    '\n\n',
  );
  const bytes = new TextEncoder().encode(posts);
  const thread = importDocument(context, { bytes, fileName: 'thread.md' }).value;
  for (const page of [1, 2]) await get(app, `${w}/documents/${thread.number}/sections?page=${page}`);
  for (const path of ['/sources', '/documents', '/documents?page=2', '/documents?q=nothing', '/documents?state=done'])
    await get(app, `${w}${path}`);
  await removed(site, 1);
  await get(app, `${w}/trash`);
}

/** Derivations and reports in every state, and more of them than one page lists. */
async function derived(site: Site): Promise<void> {
  const { app, w, d } = site;
  const context = app.context();
  const parts = [1, 2, 3, 4, 5].map((seed) => passage(seed, 40));
  const [first] = [8, 9].map(
    (between) => importText(context, parts.join(`. ${passage(between, 3)}. `), { title: `Text ${between}` }).value,
  );
  const copy = aCopy(context);
  decideDerivation(context, copy.id, 1, 'confirmed', 'repost_of');
  aCitedOutlet(context);
  const report = aReport(context);
  const undated = aReport(context, 'Undated');
  const texts = Array.from(
    { length: 101 },
    (_, i) => importText(context, `Report ${i}.`, { title: `Report ${i}` }).value,
  );
  for (const [i, { id }] of texts.entries()) {
    const from = { fromDocumentId: i === 0 ? report.id : (first?.id ?? ''), fromSectionId: null };
    addDerivation(context, {
      documentId: id,
      sectionId: null,
      ...from,
      kind: 'quotes',
      note: i === 0 ? 'By letter' : '',
    });
  }
  const whole = { documentId: site.document().id, fromDocumentId: first?.id ?? '', fromSectionId: null, note: '' };
  addDerivation(context, { ...whole, sectionId: site.section.id, kind: 'repost_of' });
  cite(context, site.document(), site.annotation(4).id, { documentNumber: report.number });
  const date = { from: '2025-03-14', to: '2025-03-15', basis: 'masthead' as const };
  const dated = addReport(context, { title: 'Dated', outlet: null, date, address: 'https://example.org' }).value;
  for (let i = 0; i < 8; i++) importText(context, `${i} ${passage(20, 60)}`, { title: `Again ${i}` });
  readAllForCopies(context);
  for (const path of ['/derivations', '/derivations?page=2', '/documents']) await get(app, w + path);
  for (const path of ['', '?with=2', `?with=${report.number}`]) await get(app, `${d}/derivations${path}`);
  await get(app, `${w}/documents/${first?.number}/derivations?with=1`);
  for (const [number, other] of [
    [4, 5],
    [5, 4],
  ])
    await get(app, `${w}/documents/${number}/derivations?with=${other}`);
  for (const { number } of [report, undated, dated])
    for (const path of ['', '/details', '/derivations']) await get(app, `${w}/documents/${number}${path}`);
}

async function empty(): Promise<void> {
  const fresh = await startApp({ isNew: true });
  const first = firstPath(fresh);
  for (const path of ['/welcome', first, '/w/nowhere']) await get(fresh, path);
  await post(fresh, first, { name: 'Nadia' });
  await get(fresh, '/workspaces');
  await post(fresh, '/workspaces', { name: 'Visits' });
  for (const path of ['documents', 'claims', 'events', 'questions', 'sources', 'trash', 'export', 'guidelines'])
    await get(fresh, `/w/visits/${path}`);
  fresh.folder.markDamaged('visits', 'a part of it can’t be read');
  await get(fresh, '/w/visits/documents');
  read(fresh);
  await fresh.close();
}

async function imported(): Promise<void> {
  const site = await startSite();
  const json = (await get(site.app, `${site.w}/dataset.json`)).body;
  await post(site.app, '/workspaces', { name: 'again' });
  await upload(site.app, '/w/again/datasets', [{ name: 'a.json', bytes: json }]);
  for (const path of ['', '/details']) await get(site.app, `/w/again/documents/1${path}`);
  read(site.app);
  await site.app.close();
}

beforeAll(async () => {
  for (const { ask } of [
    ...Object.values(ROUTES),
    ...[
      furnished,
      linked,
      linking,
      sorted,
      listed,
      derived,
      queues,
      weighed,
      everySourcePage,
      pictured,
      talked,
      remembered,
    ].map((ask) => ({
      ask,
    })),
  ]) {
    const site = await startSite();
    await ask(site);
    expect(site.app.logged).toEqual([]);
    read(site.app);
    await site.app.close();
  }
  await empty();
  await imported();
  const people = await peopled();
  read(people);
  await people.close();
});

describe('templates and their models', () => {
  test('every name that a template uses is in its model', () => {
    expect([...findings.missing]).toEqual([]);
  });

  test.each([...TEMPLATES.keys()])('%s was rendered, with each of its branches', (template) => {
    expect(findings.visited.has(template)).toBe(true);
    expect(branchesOf(template).filter((place) => !findings.visited.has(place))).toEqual([]);
  });
});

describe.each([...TEMPLATES.keys()])('%s', (template) => {
  const source = sourceOf(template);

  test('has no styles and no scripts of its own', () => {
    expect(source).not.toMatch(/\sstyle=|\son[a-z]+=|<style|<script(?! src="\{\{)/i);
  });

  test('puts in markup only from where it is made', () => {
    const raw = [...source.matchAll(/\{\{\{\s*([\w.]+)/g)].map(([, name]) => name);
    expect(raw.filter((name) => !['body', 'article', 'noteHtml', 'html'].includes(`${name}`))).toEqual([]);
  });

  test('quotes every attribute that it fills in', () => {
    expect(source).not.toMatch(/=\{\{/);
  });
});
