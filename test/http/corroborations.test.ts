import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { claimByNumber } from '../../server/store/claims.ts';
import { documentByNumber } from '../../server/store/documents.ts';
import { evidenceInDocument } from '../../server/store/mentionClaims.ts';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import { addClaim } from '../../server/usecases/claims.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { aClaim } from '../support/builders.ts';
import { get, post, save } from '../support/requests.ts';
import { elsewhere, linked, type Site, startSite } from '../support/site.ts';

let site: Site;
let other: string;
beforeEach(async () => {
  site = await startSite();
  other = await elsewhere(site);
});
afterEach(() => site.app.close());

const page = () => `${site.d}/annotations/1/corroborations`;
const links = (number: number) =>
  evidenceInDocument(site.app.db(), documentByNumber(site.app.db(), number)?.id ?? '').map(
    ({ stance, claimId }) => `${stance} ${claimId === claimByNumber(site.app.db(), 1)?.id ? 1 : 2}`,
  );

describe('mentions elsewhere', () => {
  test('are offered with the words that they have in common, and who states them', async () => {
    const { text } = await get(site.app, page());
    expect(text).toContain('the northern quay was open and not shut');
    expect(text).toMatch(/in common: <bdi>[^<]*quay/);
    expect(text).toContain('stated by <bdi>Radio Dhow</bdi>');
  });

  test('are searched by words, and nothing found says so', async () => {
    expect((await get(site.app, `${page()}?q=northern+quay`)).text).toContain('value="same:');
    expect((await get(site.app, `${page()}?q=zeppelin`)).text).toContain('No mention in another document was found');
  });

  test('are found in another language by what a translation says', async () => {
    const context = site.app.context();
    const { value } = importText(context, 'قالت الإذاعة إن الرصيف مغلق.', { title: 'الرصيف', language: 'ar' });
    const mention = aClaim(context, value, 'الرصيف مغلق');
    editAnnotation(context, value, mention.id, 1, { attributes: { translation: 'the quay is shut' } });
    const { text } = await get(site.app, page());
    expect(text).toContain('lang="ar" dir="rtl"');
    expect(text).toContain(`same:${mention.id}`);
  });
});

describe('one step', () => {
  test('records that both support one claim, which is made of the mention’s words', async () => {
    const { status, headers } = await post(site.app, page(), { found: `same:${other}` });
    expect([status, headers.location]).toEqual([303, expect.stringMatching(/\/annotations\/1\?done=\d+#a1$/)]);
    expect((await get(site.app, headers.location ?? '')).text).toContain('Done: corroborate, claim 1');
    expect(claimByNumber(site.app.db(), 1)?.statement).toBe('The quay is shut');
    expect([links(1), links(2)]).toEqual([['supports 1'], ['supports 1']]);
  });

  test('records that one disputes the other; the claim that there is stays, and so does the stance on it', async () => {
    await linked(site);
    const [link] = evidenceInDocument(site.app.db(), site.document().id);
    await save(site.app, `${site.d}/annotations/1/evidence/${link?.id}`, { stance: 'disputes' });
    await post(site.app, page(), { found: `opposite:${other}` });
    expect([links(1), links(2)]).toEqual([['disputes 1'], ['supports 1']]);
  });

  test('is undone in one step, on the page that it was taken from', async () => {
    await post(site.app, page(), { found: `same:${other}` });
    await save(site.app, `${site.d}/undos`, {});
    expect([links(1), links(2), claimByNumber(site.app.db(), 1)?.hiddenAt === null]).toEqual([[], [], false]);
  });

  test('takes the claim that is meant where the mention bears on several', async () => {
    await linked(site);
    await save(site.app, `${site.d}/annotations/1/evidence`, { claim: 'Ships wait' });
    const second = claimByNumber(site.app.db(), 2);
    expect((await get(site.app, page())).text).toContain('This one is meant');
    await post(site.app, page(), { found: `same:${other}`, claim: `id:${second?.id}` });
    expect(links(2)).toEqual(['supports 2']);
  });

  test('asks before it brings two events together, and can be gone on with', async () => {
    const fields = { kind: 'fact' as const, place: '', date: null, speaker: null, reviewerId: null };
    const context = site.app.context();
    const fire = addClaim(context, { ...fields, statement: 'The quay was shut', event: { name: 'The fire' } }).value;
    const visit = addClaim(context, { ...fields, statement: 'The quay was open', event: { name: 'The visit' } }).value;
    await save(site.app, `${site.w}/documents/2/annotations/2/evidence`, { claim: `id:${visit.id}` });
    await save(site.app, `${site.d}/annotations/1/evidence`, { claim: `id:${fire.id}` });
    const asked = await post(site.app, page(), { found: `same:${other}` });
    expect([asked.status, asked.text.includes('name="acrossEvents"')]).toEqual([409, true]);
    const sure = await post(site.app, page(), { found: `same:${other}`, acrossEvents: 'yes' });
    expect(sure.status).toBe(303);
  });
});

describe('refused, with a way on', () => {
  test('a mention of the same document, an attribution, a way that is none', async () => {
    const own = await post(site.app, page(), { found: `same:${site.annotation(3).id}` });
    expect([own.status, own.text]).toEqual([422, expect.stringContaining('can’t corroborate itself')]);
    expect((await get(site.app, `${site.d}/annotations/2/corroborations`)).status).toBe(422);
    expect((await post(site.app, page(), { found: `perhaps:${other}` })).status).toBe(422);
  });
});
