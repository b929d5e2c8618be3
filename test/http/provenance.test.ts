import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sourceNamed } from '../../server/store/sources.ts';
import { editClaim, mergeClaims } from '../../server/usecases/claims.ts';
import { editSource } from '../../server/usecases/sources.ts';
import { aRegistered, CLAIM } from '../support/claims.ts';
import { aContested } from '../support/contested.ts';
import { aSpread } from '../support/pictured.ts';
import { get } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

const BAD = `<img src=x onerror=alert(1)>"'><script>alert(2)</script>`;
const INJECTED = /<img|<script>|onerror=alert\(1\)>(?!&)|"'>/i;

const page = (path: string) => get(site.app, site.w + path);
const svgIn = (html: string): string => /<svg class="graph.*?<\/svg>\n/s.exec(html)?.[0] ?? '';

describe('the picture of a claim', () => {
  test('has a link for each box, and nothing that a content policy would refuse', async () => {
    aContested(site.app.context());
    const { status, text } = await page('/claims/1/provenance');
    const svg = svgIn(text);
    expect(status).toBe(200);
    expect(svg).not.toMatch(/\sstyle=|<style|<script|\son[a-z]+=/);
    expect([...svg.matchAll(/<a id="g\d+" href="(\/w\/case\/[^"]+)"/g)].length).toBe(
      [...svg.matchAll(/<rect class="node/g)].length,
    );
    expect(svg).toContain('edge--loop');
    expect(svg).toContain('direction="rtl"');
  });

  test('says the same as a list, circle and report not in hand included', async () => {
    aContested(site.app.context());
    const { text } = await page('/claims/1/provenance');
    const list = text.slice(text.indexOf('id="h-list"')).replace(/<[^>]+>/g, '');
    for (const words of [
      'dockhand_9',
      'Harbour Post',
      'the harbour master',
      'not in hand',
      'circular, counted once',
      'المنارة',
    ])
      expect(list).toContain(words);
  });

  test('shows one side where it is asked for, and all of it for a side that there is none of', async () => {
    aContested(site.app.context());
    const against = svgIn((await page('/claims/1/provenance?side=against')).text);
    expect([against.includes('harbour master'), against.includes('dockhand')]).toEqual([true, false]);
    expect(svgIn((await page('/claims/1/provenance?side=above')).text)).toContain('dockhand');
  });

  test('of a claim without mentions says how it fills', async () => {
    aRegistered(site.app.context());
    const { status, text } = await page('/claims/1/provenance');
    expect([status, text.includes('Nothing leads here yet'), text.includes('<svg class="graph')]).toEqual([
      200,
      true,
      false,
    ]);
  });

  test('takes words for words, in boxes, lists, briefs and comparisons', async () => {
    const context = site.app.context();
    const { claim, documents } = aContested(context);
    const master = sourceNamed(context.db, 'the harbour master');
    if (!master) throw new Error('The harbour master is a source.');
    editSource(context, master.id, master.version, { ...master, name: BAD, description: BAD, affiliation: null });
    editClaim(context, claim.id, claim.version, { ...CLAIM, statement: BAD, place: BAD });
    const { denial, echo } = documents;
    const compared = `/compare?left=${denial.number}&right=${echo.number}`;
    for (const path of ['/claims/1/provenance', '/claims/1/brief', compared]) {
      const { status, text } = await page(path);
      expect([path, status, INJECTED.exec(text)?.[0] ?? '']).toEqual([path, 200, '']);
    }
  });

  test('of a merged claim is that of what it became', async () => {
    const context = site.app.context();
    const { claim } = aContested(context);
    const other = aRegistered(context, { statement: 'Drones struck.' });
    mergeClaims(context, claim.id, [other.id]);
    for (const path of ['provenance', 'brief', 'brief.md']) {
      const { status, headers } = await page(`/claims/${other.number}/${path}`);
      expect([status, headers.location]).toEqual([303, `/w/case/claims/${claim.number}/${path}`]);
    }
  });

  test('of many origins and circles folds what is too much', async () => {
    const { claim } = aSpread(site.app.context());
    const { text } = await page(`/claims/${claim.number}/provenance`);
    expect(text).toMatch(/\d+ more documents/);
    expect(text).toContain('2 more circles');
    expect(text).toMatch(/\d+ more origins on the page of the claim/);
  });

  test('of a claim that is not there is nowhere', async () => {
    for (const path of ['claims/9/provenance', 'claims/x/brief', 'events/9/brief', 'events/9/brief.md'])
      expect([path, (await page(`/${path}`)).status]).toEqual([path, 404]);
  });
});
