import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sourceNamed } from '../../server/store/sources.ts';
import { addDerivation } from '../../server/usecases/derivations.ts';
import { hideEvent } from '../../server/usecases/events.ts';
import { addReport } from '../../server/usecases/reports.ts';
import { editSource } from '../../server/usecases/sources.ts';
import { aLink, aMention, anEvent } from '../support/claims.ts';
import { get } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';
import { aWeighed } from '../support/weighing.ts';

let site: Site;
let made: ReturnType<typeof aWeighed>;
beforeEach(async () => {
  site = await startSite();
  made = aWeighed(site.app.context());
});
afterEach(() => site.app.close());

const page = async (path: string): Promise<string> => (await get(site.app, site.w + path)).text;
const said = (html: string): string =>
  (/<main.*<\/main>/s.exec(html)?.[0] ?? '').replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

describe('the brief of a claim', () => {
  test('gives each sentence its footnote: document, block, chain and grade', async () => {
    const markdown = await page('/claims/1/brief.md');
    const marks = [...markdown.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => Number(number));
    const notes = [...markdown.matchAll(/^\[\^(\d+)\]: /gm)].map(([, number]) => Number(number));
    expect([...new Set(marks)].sort((a, b) => a - b)).toEqual(notes);
    expect(new Set(notes).size).toBe(notes.length);
    expect(markdown).toMatch(
      /^\[\^2\]: Document 3, .*Gulf Wire, 2 May 2025, 06:30, ¶ 2\. Chain: Gulf Wire › Harbour Post › dockhand\\_9\. Not graded\.$/m,
    );
    expect(markdown).toMatch(
      /Quay Watch.*Grade C3: source fairly reliable \(the harbour master\), information possibly true\.$/m,
    );
  });

  test('says the origins in words, and the contrary evidence under a heading of its own', async () => {
    const markdown = await page('/claims/1/brief.md');
    expect(markdown).toMatch(/Origin 1 is dockhand\\_9 \(social account\); 3 mentions go back to it and count once\./);
    const against = markdown.slice(markdown.indexOf('## The contrary evidence'));
    expect(against).toMatch(
      /citing the harbour master, who disputes it: “The harbour master denied that any drone hit the northern quay\.”/,
    );
    expect(markdown).toContain('Circular reporting: Harbour Post');
  });

  test('gives the translation that somebody noted', async () => {
    const translated = 'the claim in translation: “Three drones hit the northern quay”';
    expect(await page('/claims/1/brief.md')).toContain(translated);
    expect(said(await page('/claims/1/brief'))).toContain(translated);
  });

  test('says how many mentions support it, and how many only pass it on', async () => {
    const words = said(await page('/claims/1/brief'));
    expect(words).toContain(
      '11 mentions in 11 documents of 10 outlets. Of these 5 support it, 4 dispute it, 1 passes it on and 1 questions it.',
    );
    expect(words).toContain('1–4 independent origins support it, in 5 mentions and 1 that passes it on.');
  });

  test('names the claim that says the contrary, once it has support', async () => {
    expect(said(await page('/claims/1/brief'))).not.toContain('says the contrary');
    aLink(site.app.context(), aMention(site.app.context(), 'The fire began in a cold store').mention, made.rival);
    expect(said(await page('/claims/1/brief'))).toContain(
      'Contested: 4 mentions dispute it, and claim 2 says the contrary and has support.',
    );
  });

  test('tells why right after what was decided', async () => {
    const words = said(await page('/claims/1/brief'));
    expect(words).toMatch(/judged the claim on [^.]*: unresolved\. One post, \*\*repeated\*\*\. ?It is unlikely/);
    expect(await page('/claims/1/brief.md')).toMatch(/judged the claim on .*: unresolved\.\n\n> One post/);
  });

  test('counts the reports not in hand that this claim goes back to, and no others', async () => {
    const context = site.app.context();
    const report = addReport(context, { title: 'Of other things', outlet: null, date: null, address: null }).value;
    const none = { sectionId: null, fromSectionId: null, note: '' };
    const { denial } = made.documents;
    addDerivation(context, { ...none, documentId: denial.id, fromDocumentId: report.id, kind: 'quotes' });
    expect(said(await page('/claims/1/brief'))).toContain('1 report that is cited is not in hand.');
  });

  test('never says likelihood and confidence in one sentence', async () => {
    const words = said(await page('/claims/1/brief'));
    expect(words).toContain('It is unlikely that the claim is true (20–45 %).');
    expect(words).toContain('Confidence in this analysis is moderate.');
    expect(words).toContain('The verdict was given before new evidence.');
    expect(words.split(/(?<=[.])\s/).filter((one) => /likely/.test(one) && /onfidence/.test(one))).toEqual([]);
  });

  test('sums up its sources: what they are, how they know, how reliable, what is weak and what is missing', async () => {
    const words = said(await page('/claims/1/brief'));
    const summary = words.slice(words.indexOf('Source summary statement'));
    for (const part of [
      /The account rests on \d+ documents of \d+ outlets, dated 1 – \d+ \w+ 2025, in English, Arabic and French/,
      /named ones \(dockhand_9/,
      /The texts do not say how any of them know/,
      /Reliability: the harbour master C \(fairly reliable\)/,
      /circle of outlets citing one another was found/,
      /1 report that is cited is not in hand/,
      /1 question that would settle it is open/,
    ])
      expect(summary).toMatch(part);
  });

  test('keeps the language and direction of what it quotes', async () => {
    expect(await page('/claims/1/brief')).toMatch(
      /<q lang="ar" dir="rtl">قالت مصادر مطلعة إن ثلاث طائرات مسيّرة أصابت الرصيف الشمالي\.<\/q>/,
    );
  });

  test('is Markdown by its type and name', async () => {
    const { headers } = await get(site.app, `${site.w}/claims/1/brief.md`);
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(headers['content-disposition']).toBe('inline; filename="claim-1.md"');
  });
});

describe('protected sources', () => {
  beforeEach(() => {
    const context = site.app.context();
    const master = sourceNamed(context.db, 'the harbour master');
    if (master)
      editSource(context, master.id, master.version, {
        ...master,
        affiliation: null,
        description: 'Born here',
        protected: true,
      });
  });

  test.each(['claims/1/brief', 'claims/1/brief.md', 'events/1/brief', 'events/1/brief.md'])(
    '%s names none, in no title and no quotation either',
    async (path) => {
      const text = await page(`/${path}`);
      expect(text).not.toMatch(/harbour master|Born here/i);
      expect(text).toMatch(/protected source \d+/);
      expect(text).toContain('1 protected source under a pseudonym.');
    },
  );

  test('leave no more of a sentence than the words of the mention, and those that deny it', async () => {
    const markdown = await page('/claims/1/brief.md');
    expect(markdown).toContain('who disputes it: “denied … any drone hit the northern quay”');
    expect(markdown).toContain('“No drone hit the quay”');
    expect(markdown).not.toContain('wrote that two drones');
  });

  test('are named where the person asks for it, with a word of warning', async () => {
    const text = await page('/claims/1/brief?protected=shown');
    expect(said(text)).toContain('the harbour master');
    expect(said(text)).toContain('1 protected source shown by name: not to be passed on.');
    expect(text.includes('/claims/1/brief.md?protected&#x3D;shown')).toBe(true);
  });
});

describe('the brief of an event', () => {
  test('has its claims one after another with one series of notes', async () => {
    const markdown = await page('/events/1/brief.md');
    expect(markdown).toContain('# Fire at the northern quay');
    expect(markdown).toContain('## Claim 1: Two drones struck the northern quay before the fire.');
    const notes = [...markdown.matchAll(/^\[\^(\d+)\]: /gm)].map(([, number]) => Number(number));
    expect(notes).toEqual(notes.map((_, i) => i + 1));
    const marks = new Set([...markdown.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => Number(number)));
    expect(notes.filter((note) => !marks.has(note))).toEqual([]);
  });

  test('without claims says how it fills; a deleted one is nowhere', async () => {
    const context = site.app.context();
    const event = anEvent(context, 'Nothing yet');
    expect(await page(`/events/${event.number}/brief`)).toContain('Nothing to brief on yet');
    hideEvent(context, event.id, event.version);
    expect((await get(site.app, `${site.w}/events/${event.number}/brief`)).status).toBe(404);
  });
});
