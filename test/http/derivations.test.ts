import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { citationsBy, derivationCount, derivations, derivationsAround } from '../../server/store/derivations.ts';
import { documentByNumber } from '../../server/store/documents.ts';
import { cite } from '../../server/usecases/citations.ts';
import { aCitedOutlet, aCopy, aReport } from '../support/derivations.ts';
import { get, post, send, upload } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

const row = (id: string) => derivations.get(site.app.db(), id);
const decide = (id: string, fields: Record<string, string | number>) =>
  post(site.app, `${site.w}/derivations/${id}/decisions`, { version: 1, kind: 'repost_of', ...fields });

describe('a proposal on the page', () => {
  test('shows the passage on both sides, and goes once it is decided, with the way back', async () => {
    const copy = aCopy(
      site.app.context(),
      'the gate of the old dock was found open at three by a guard who had lost the key',
    );
    const before = await get(site.app, `${site.w}/derivations`);
    expect(before.text.match(/<mark class="hl hl-content">the gate of the old dock/g)).toHaveLength(2);
    const { status, headers } = await decide(copy.id, { state: 'confirmed', kind: 'wire_copy_of', at: 'p-1' });
    expect([status, headers.location]).toEqual([303, expect.stringMatching(/\/derivations\?done=\d+#p-1$/)]);
    expect(row(copy.id)).toMatchObject({ state: 'confirmed', kind: 'wire_copy_of' });
    const after = await get(site.app, headers.location ?? '');
    expect(after.text).toContain('0 proposed, 1 confirmed');
    await post(site.app, `${site.w}/undos`, {});
    expect(row(copy.id)?.state).toBe('proposed');
  });

  test('can be confirmed the other way round', async () => {
    const copy = aCopy(site.app.context());
    await decide(copy.id, { state: 'confirmed', kind: 'turned:quotes' });
    expect(row(copy.id)).toMatchObject({
      documentId: copy.fromDocumentId,
      fromDocumentId: copy.documentId,
      kind: 'quotes',
      passages: { here: copy.passages.there, there: copy.passages.here },
    });
  });

  test('that somebody decided meanwhile is answered with both decisions', async () => {
    const copy = aCopy(site.app.context());
    await decide(copy.id, { state: 'dismissed' });
    const { status, text } = await decide(copy.id, { state: 'confirmed', version: 2 });
    expect(status).toBe(409);
    expect(text).toContain('has been dismissed already');
    expect(row(copy.id)?.state).toBe('dismissed');
  });

  test('of a citation is decided without having been stored', async () => {
    const { document, from } = aCitedOutlet(site.app.context());
    const page = await get(site.app, `${site.w}/documents/${document.number}/derivations`);
    expect(page.text).toContain('it names the other’s outlet');
    const fields = { document: document.number, from: from.number, state: 'dismissed', kind: 'cites' };
    const { headers } = await post(site.app, `${site.w}/derivations/decisions`, { ...fields, back: document.number });
    expect(headers.location).toMatch(new RegExp(`/documents/${document.number}/derivations\\?done=`));
    expect(derivationsAround(site.app.db(), [document.id])).toMatchObject([{ state: 'dismissed', method: 'explicit' }]);
    expect((await get(site.app, `${site.w}/derivations`)).text).toContain('0 proposed');
  });

  test.each([
    ['a kind that there isn’t', { state: 'confirmed', kind: 'copies' }],
    ['a decision that there isn’t', { state: 'proposed' }],
  ])('is not decided by %s', async (_what, fields) => {
    const copy = aCopy(site.app.context());
    expect((await decide(copy.id, fields)).status).toBe(422);
    expect(row(copy.id)?.state).toBe('proposed');
  });
});

describe('a derivation set by hand', () => {
  const set = (fields: Record<string, string | number>) =>
    post(site.app, `${site.w}/derivations`, { document: 1, kind: 'repost_of', ...fields });

  test('names a section where the text has one, and is removed where it stands', async () => {
    const copy = aCopy(site.app.context());
    const other = 2;
    const { status } = await set({ other, section: site.section.id, note: 'By its byline' });
    expect(status).toBe(303);
    const made = derivationsAround(site.app.db(), [site.document().id])[0];
    expect(made).toMatchObject({ sectionId: site.section.id, fromDocumentId: copy.fromDocumentId, method: 'analyst' });
    const page = await get(site.app, `${site.d}/derivations`);
    expect(page.text).toContain('By its byline');
    await post(site.app, `${site.w}/derivations/${made?.id}/removal`, { version: 1, back: 1 });
    expect(derivationsAround(site.app.db(), [site.document().id])).toEqual([]);
  });

  test('of a text from itself is refused with what to do, before and after it is chosen', async () => {
    expect((await get(site.app, `${site.d}/derivations?with=1`)).status).toBe(422);
    const { status, text } = await set({ other: 1 });
    expect([status, text.includes('Choose the other text')]).toEqual([422, true]);
  });

  test('from a document that isn’t there is refused', async () => {
    expect((await set({ other: 99 })).status).toBe(404);
    expect((await get(site.app, `${site.d}/derivations?with=99`)).status).toBe(404);
  });
});

describe('a report that is not in hand', () => {
  test('is listed as such, apart from what there is to read', async () => {
    const report = aReport(site.app.context());
    const all = await get(site.app, `${site.w}/documents`);
    expect(all.text).toContain('1 document and 1 not in hand');
    expect((await get(site.app, `${site.w}/documents?state=new`)).text).not.toContain(report.title);
    const unheld = await get(site.app, `${site.w}/documents?held=no`);
    expect([unheld.text.includes(report.title), unheld.text.includes('>The quay<')]).toEqual([true, false]);
    expect((await get(site.app, `${site.w}/documents?q=statement`)).text).toContain(report.title);
  });

  test('has a page that says who cites it, and none that needs a text breaks', async () => {
    const context = site.app.context();
    const report = aReport(context);
    cite(context, site.document(), site.annotation(4).id, { documentNumber: report.number });
    const address = `${site.w}/documents/${report.number}`;
    const page = await get(site.app, address);
    expect(page.text).toContain('Al-Manara … reported');
    const asked = [
      '/details',
      '/sections',
      '/derivations',
      '/annotations/1',
      '/blocks?from=1&to=3',
      '/proposals?start=0&end=3',
    ];
    for (const path of asked) expect([path, (await get(site.app, address + path)).status]).toEqual([path, 200]);
    expect((await get(site.app, `${address}/original`)).status).toBe(404);
    const mark = await post(site.app, `${address}/annotations`, { kind: 'claim', span: 'claim:0:3' });
    expect(mark.status).toBe(422);
    expect((await get(site.app, `${site.w}/dataset.json`)).json<{ documents: object[] }>().documents[1]).toMatchObject({
      held: false,
      text: '',
    });
    expect(site.app.logged).toEqual([]);
  });

  test('is made by a form that wants a title or an outlet', async () => {
    const { headers } = await post(site.app, `${site.w}/reports`, { outlet: 'Al-Manara', from: '2025-03-13' });
    const number = Number(/documents\/(\d+)/.exec(headers.location ?? '')?.[1]);
    expect(documentByNumber(site.app.db(), number)).toMatchObject({ held: false, title: 'A report by Al-Manara' });
    expect((await post(site.app, `${site.w}/reports`, { title: ' ' })).status).toBe(422);
  });

  test.each([
    ['pasted', (address: string) => post(site.app, address, { text: 'The gate was found open.', title: 'Open' })],
    [
      'uploaded',
      (address: string) =>
        upload(site.app, address, [{ name: 'open.txt', bytes: 'The gate was found open.' }], 'text/html'),
    ],
    ['here already', (address: string) => post(site.app, address, { document: 2 })],
  ])('is replaced by a text that is %s, and undo brings it back', async (_how, replace) => {
    const context = site.app.context();
    const { documentId } = aCopy(context);
    const report = aReport(context);
    const attribution = site.annotation(4);
    cite(context, site.document(), attribution.id, { documentNumber: report.number });
    const { status, headers } = await replace(`${site.w}/documents/${report.number}/replacements`);
    expect(status).toBe(303);
    const number = Number(/documents\/(\d+)/.exec(headers.location ?? '')?.[1]);
    const cited = () => citationsBy(site.app.db(), [attribution.id])[0]?.documentId;
    expect([cited(), documentId === report.id]).toEqual([documentByNumber(site.app.db(), number)?.id, false]);
    expect((await get(site.app, `${site.w}/documents/${report.number}`)).status).toBe(404);
    await post(site.app, `${site.w}/undos`, {});
    expect(cited()).toBe(report.id);
    expect((await get(site.app, `${site.w}/documents/${report.number}`)).status).toBe(200);
  });

  test('is not replaced by nothing, by two files or by another that isn’t in hand', async () => {
    const [report, other] = [aReport(site.app.context()), aReport(site.app.context(), 'Another')];
    const address = `${site.w}/documents/${report.number}/replacements`;
    expect((await post(site.app, address, { text: ' ' })).status).toBe(422);
    expect((await post(site.app, address, { document: other.number })).status).toBe(422);
    expect((await post(site.app, address, { document: 99 })).status).toBe(404);
    const files = ['a.txt', 'b.txt'].map((name) => ({ name, bytes: name }));
    expect((await upload(site.app, address, files)).status).toBe(422);
    const broken = { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'x' };
    expect((await send(site.app, address, broken)).status).toBe(422);
    expect((await post(site.app, `${site.d}/replacements`, { text: 'Other words.' })).status).toBe(422);
    expect(derivationCount(site.app.db(), 'proposed')).toBe(0);
  });
});
