import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { citationsBy } from '../../server/store/derivations.ts';
import { documentById } from '../../server/store/documents.ts';
import { sourceById } from '../../server/store/sources.ts';
import { get, post, save } from '../support/requests.ts';
import { elsewhere, type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

const page = () => `${site.d}/annotations/4/citation`;
function cited() {
  const [citation] = citationsBy(site.app.db(), [site.annotation(4).id]);
  return citation ? documentById(site.app.db(), citation.documentId) : null;
}
const inspector = async (number: number): Promise<string> =>
  (await get(site.app, `${site.d}/annotations/${number}/inspector`)).text;

// Attribution 4 is of Al-Manara.
test('a report not in hand is made and cited in one step; it is of the attribution’s own source', async () => {
  const { headers } = await post(site.app, page(), {
    title: 'What it wrote overnight',
    from: '2025-03-13',
    basis: 'inferred',
  });
  expect(headers.location).toBe(`${site.d}/annotations/4#a4`);
  const report = cited();
  expect([report?.title, report?.held, report?.date?.from]).toEqual(['What it wrote overnight', false, '2025-03-13']);
  expect(sourceById(site.app.db(), report?.outletId ?? '')?.name).toBe('Al-Manara');
  for (const number of [4, 3]) expect(await inspector(number)).toMatch(/What it wrote overnight.*not in hand/s);
});

test('known documents are offered, those of the source first, and found by number and by words', async () => {
  await elsewhere(site);
  await post(site.app, `${site.w}/texts`, { text: 'Al-Manara writes about the crane.', outlet: 'Al-Manara' });
  const { text } = await get(site.app, page());
  expect(text.indexOf('document 3')).toBeLessThan(text.indexOf('document 2'));
  expect(text).not.toContain('document 1<');
  expect((await get(site.app, `${page()}?q=2`)).text).toContain('Cites this one<span class="vh">, document 2<');
  expect((await get(site.app, `${page()}?q=crane`)).text).toContain('Cites this one<span class="vh">, document 3<');
  expect((await get(site.app, `${page()}?q=zeppelin`)).text).toContain('No report was found');
  await post(site.app, page(), { document: 3 });
  expect(cited()?.number).toBe(3);
  expect(await inspector(4)).toContain('the chain goes on there');
});

test('a citation is taken back, and undone with the rest of the document', async () => {
  await post(site.app, page(), { title: 'A report' });
  await post(site.app, `${page()}/removal`, {});
  expect(cited()).toBeNull();
  await save(site.app, `${site.d}/undos`, {});
  expect(cited()?.title).toBe('A report');
});

test('what can’t be cited is refused with a way on', async () => {
  const told = async (fields: Record<string, string | number>): Promise<string> =>
    (await save(site.app, page(), fields)).json<{ error: string }>().error;
  expect(await told({ document: 1 })).toContain('can’t cite the text that it stands in');
  expect(await told({ document: 99 })).toContain('There is no document 99');
  expect((await get(site.app, `${site.d}/annotations/1/citation`)).status).toBe(422);
  await post(site.app, page(), { title: 'A report' });
  expect(await told({ title: 'Another' })).toContain('Take that citation back first');
});
