import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Context } from '../../server/usecases/change.ts';
import { addComment, resolveThread } from '../../server/usecases/comments.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { ANALYST, OMAR } from '../support/analyst.ts';
import { barriersOn } from '../support/axe.ts';
import { anAttribution } from '../support/builders.ts';
import { aLink, aMention, anEvent, aQuestion, aRegistered } from '../support/claims.ts';
import { aCopy } from '../support/derivations.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { type Answer, post, upload } from '../support/requests.ts';
import { otherwiseDerived } from '../support/richDataset.ts';
import { elsewhere, linked, linkIn, type Site, startSite } from '../support/site.ts';
import { useBrowser, type Visit } from '../support/visits.ts';

const browser = useBrowser();
let site: Site;
const FILES = [
  { name: 'blank.txt', bytes: ' ' },
  { name: 'fire.md', bytes: '# The fire\n\nThe quay burns.' },
];
/** The address of what was reported of an import. */
let takenAt: string;

const PAGES = [
  '/account',
  '/people',
  '/w/case/members',
  '/workspaces',
  '/w/case/about',
  '/w/case/guidelines',
  '/w/case/guidelines/form',
  '/w/case/documents',
  '/w/case/documents?q=nothing',
  '/w/case/documents/1',
  '/w/case/documents/1/annotations/1',
  '/w/case/documents/1/annotations/2',
  '/w/case/documents/2/annotations/1',
  '/w/case/documents/1/annotations/1/corroborations',
  '/w/case/documents/1/annotations/1/corroborations?q=zeppelin',
  '/w/case/documents/1/annotations/4/citation',
  '/w/case/documents/1/details',
  '/w/case/documents/1/sections',
  '/w/case/claims/1',
  '/w/case/events/1/brief',
  '/w/case/compare',
  '/w/case/derivations',
  '/w/case/documents/1/derivations?with=2',
  '/w/case/documents/4',
  '/w/case/documents/4/details',
  '/w/empty/derivations',
  '/w/case/sources',
  '/w/case/claims',
  '/w/case/claims?q=nothing',
  '/w/case/claims/unlinked',
  '/w/case/claims/unlinked?claim=1',
  '/w/case/claims/duplicates',
  '/w/case/events',
  '/w/case/events/1',
  '/w/case/questions',
  '/w/case/trash',
  '/w/case/log',
  '/w/case/log/3',
  '/w/case/documents/1/history',
  '/w/case/documents/2/annotations/1/history',
  '/w/case/claims/1/history',
  '/w/case/sources/1/history',
  '/w/case/events/1/history',
  '/w/case/sources/1/erasure',
  '/w/case@12/documents/1',
  '/w/case@12/claims',
  '/w/case/news',
  '/w/case/export',
  '/w/empty/documents',
  '/w/empty/sources',
  '/w/empty/sources/unnamed',
  '/w/empty/sources/duplicates',
  '/w/empty/claims',
  '/w/empty/claims/unlinked',
  '/w/empty/claims/duplicates',
  '/w/empty/events',
  '/w/empty/questions',
  '/w/empty/trash',
  '/w/empty/news',
  '/w/nowhere',
];

/** A claim for and against, and an attribution that cites a report. */
async function claimed(site: Site): Promise<void> {
  const { app, d } = site;
  await linked(site);
  await post(app, `${d}/annotations/1/corroborations`, { found: `opposite:${await elsewhere(site)}` });
  await post(app, `${d}/annotations/4/citation`, { title: 'What Al-Manara wrote' });
}

/** Copies in two scripts, one of them confirmed, and a derivation of a section that was set by hand. */
async function derived({ app, w, section }: Site): Promise<void> {
  aCopy(
    app.context(),
    'قال مسؤول في الميناء إن الرصيف الشمالي أغلق قبل فجر يوم الجمعة بعد أن شب حريق في مستودع الوقود',
  );
  const { id } = aCopy(app.context());
  await post(app, `${w}/derivations/${id}/decisions`, { version: 1, state: 'confirmed', kind: 'repost_of' });
  await post(app, `${w}/derivations`, {
    document: 1,
    other: 2,
    section: section.id,
    kind: 'quotes',
    note: 'By letter',
  });
}

/** Also a right-to-left text with a voice that isn’t known, something in the trash, a workspace without anything. */
async function furnish({ app, w, d, annotation }: Site): Promise<void> {
  const text = 'قالت مصادر مطلعة إن الرصيف الشمالي مغلق.';
  const { value } = importText(app.context(), text, { title: 'الرصيف', language: 'ar', outlet: 'المنارة' });
  const words = { cue: 'قالت', source: 'مصادر مطلعة', content: 'الرصيف الشمالي مغلق' };
  anAttribution(app.context(), value, words, { sources: [{ choice: { name: 'مصادر مطلعة', kind: 'unnamed' } }] });
  await post(app, `${d}/annotations/1/note`, {
    version: annotation(1).version,
    note: '# Note\n\nWith a [link](https://example.org).',
  });
  await claimed(site);
  await post(app, `${w}/guidelines`, { version: 1, guidelines: '# Ours\n\n- [x] one' });
  await post(app, `${d}/annotations/3/removal`, { version: annotation(3).version });
  await derived(site);
  queued(app.context());
  said(site);
  await post(app, '/workspaces', { name: 'empty' });
  await taken(site);
}

/** Threads in two scripts, one of them resolved, and somebody who is named. */
function said({ app, annotation }: Site): void {
  const nadia = app.context();
  const omar = { ...nadia, actor: OMAR };
  const people = [ANALYST, OMAR];
  for (const subject of [
    { annotationId: annotation(1).id },
    { claimId: nadia.db.prepare('SELECT id FROM claim WHERE number = 1').pluck().get() as string },
  ]) {
    const first = addComment(omar, subject, { text: '@Nadia Haddad: is *this* certain?', people }).value;
    addComment(nadia, subject, { text: 'نعم، رأيته.', people }, first.id);
    const { id } = addComment(nadia, subject, { text: 'Since when?', people }).value;
    resolveThread(omar, id, 1, true);
  }
}

/** A dataset that came into a workspace of its own. */
async function taken({ app }: Site): Promise<void> {
  await post(app, '/workspaces', { name: 'taken' });
  const { headers } = await upload(
    app,
    '/w/taken/datasets',
    [{ name: 'a.json', bytes: JSON.stringify(otherwiseDerived()) }],
    'text/html',
  );
  takenAt = headers.location ?? '';
}

/** A claim of an event, said in Arabic; and what would settle it. */
function queued(context: Context): void {
  const event = anEvent(context, 'The fire', { date: { from: '2025-03-12', to: '2025-03-13', basis: 'stated' } });
  const claim = aRegistered(context, { event: { id: event.id }, reviewerId: context.actor.id });
  const { mention } = aMention(context, 'ضربت مسيرتان الرصيف', { language: 'ar', day: '2025-03-13' });
  aLink(context, mention, claim);
  aQuestion(context, claim, { due: '2025-03-01' });
}

beforeAll(async () => {
  site = await startSite();
  await furnish(site);
});
afterAll(() => site.app.close());

describe('in every look', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await browser.visit({ reducedMotion: 'reduce' });
  });

  test.each(PAGES)('%s has no barriers, no complaints, and no sideways scrolling', async (path) => {
    const { page, complaints } = visit;
    complaints.length = 0;
    await page.goto(site.app.url + path);
    expect(await faultsInEveryLook(page)).toEqual([]);
    expect(complaints.filter((words) => path !== '/w/nowhere' || !words.includes('404'))).toEqual([]);
  });

  test('a split without a sentence has none either', async () => {
    const { text } = await post(site.app, '/w/case/claims/1/splits', {
      evidence: linkIn(site),
      statement: '',
      kind: 'fact',
    });
    await visit.page.route('**/split', (route) => route.fulfill({ contentType: 'text/html', body: text }));
    await visit.page.goto(`${site.app.url}/split`);
    expect(await faultsInEveryLook(visit.page)).toEqual([]);
  });

  test('what was said of an import has none either', async () => {
    await visit.page.goto(site.app.url + takenAt);
    expect(await faultsInEveryLook(visit.page)).toEqual([]);
    await shown(await upload(site.app, '/w/case/documents', FILES, 'text/html'), '/report');
  });

  test('what a form is answered with that was overtaken, or is to erase a name, has none either', async () => {
    const { app, w } = site;
    const claim = { version: 0, statement: 'ضربت مسيرتان الرصيف', kind: 'fact', place: 'The quay', from: '2025-03-14' };
    await shown(await post(app, `${w}/claims/1`, claim), '/overtaken');
    await shown(await post(app, `${w}/sources/1/erasure`, { name: 'a dockworker' }), '/erasing');
    const name = String(app.db('taken').prepare('SELECT name FROM source WHERE number = 1').pluck().get());
    const { headers } = await post(app, '/w/taken/sources/1/erasure', { name, texts: 'mask', sure: 'yes' });
    await visit.page.goto(site.app.url + (headers.location ?? ''));
    expect(await faultsInEveryLook(visit.page)).toEqual([]);
  });

  /** The page that answers a form, as if it had been gone to. */
  async function shown({ text }: Answer, path: string): Promise<void> {
    await visit.page.route(`**${path}`, (route) => route.fulfill({ contentType: 'text/html', body: text }));
    await visit.page.goto(site.app.url + path);
    expect(await faultsInEveryLook(visit.page)).toEqual([]);
  }
});

describe('what opens over a page', () => {
  test.each([
    ['the list of keys', '/w/case/documents/1', async ({ page }: Visit) => page.keyboard.press('?'), '#keymap'],
    [
      'how to read the marks',
      '/w/case/documents/1',
      async ({ page }: Visit) => page.getByRole('button', { name: 'How to read' }).click(),
      '#legend',
    ],
    [
      'the other workspaces',
      '/w/case/sources',
      async ({ page }: Visit) => page.locator('button.project').click(),
      '#switcher',
    ],
    [
      'the choice of a claim',
      '/w/case/documents/1/annotations/1',
      async ({ page }: Visit) => page.keyboard.press('l'),
      '#pick [role=option]',
    ],
    [
      'what can be done with a step',
      '/w/case/documents/1/annotations/2',
      async ({ page }: Visit) => {
        await page.locator('.step__tools summary').first().click();
        await page.locator('[data-add-step] summary').click();
      },
      '[data-step-form] select',
    ],
    [
      'the choice of a source',
      '/w/case/documents/1/annotations/2',
      async ({ page }: Visit) => page.locator('#inspector').getByRole('button', { name: 'Change' }).click(),
      '#pick [role=option]',
    ],
  ])('%s has no barriers', async (_what, path, open, opened) => {
    const visit = await browser.visit({ reducedMotion: 'reduce' });
    await visit.page.goto(site.app.url + path);
    await open(visit);
    await visit.page.locator(opened).first().waitFor();
    expect(await barriersOn(visit.page)).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });
});

/** In tests of their own, with more on them than here. */
const LOOKED_AT_ELSEWHERE = [
  'welcome',
  'joining',
  'sign-in',
  'brief',
  'grading',
  'provenance',
  'source',
  'source-duplicates',
  'source-merge',
  'sources-unnamed',
];

test('every page that there is was looked at', () => {
  const shown = new Set([...site.app.rendered.map((one) => one.template), ...LOOKED_AT_ELSEWHERE]);
  const pages = readdirSync(join(import.meta.dirname, '../../views/pages')).map((name) => basename(name, '.hbs'));
  expect(pages.filter((name) => !shown.has(name)).sort()).toEqual([]);
});
