import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { claimByNumber } from '../../server/store/claims.ts';
import { documentByNumber } from '../../server/store/documents.ts';
import { evidenceInDocument } from '../../server/store/mentionClaims.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { aClaim, anAttribution } from '../support/builders.ts';
import { type Answer, type Fields, get, post, save } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

type Saved = { selected: number; message: string; blocks: { position: number; html: string }[] };
function saved(answer: Answer): Saved {
  expect([answer.status, answer.status < 400 ? '' : answer.text]).toEqual([200, '']);
  return answer.json<Saved>();
}
const on = (number: number, path: string, fields: Fields): Promise<Answer> =>
  save(site.app, `${site.d}/annotations/${number}${path}`, fields);
const inspector = async (number: number): Promise<string> =>
  (await get(site.app, `${site.d}/annotations/${number}/inspector`)).text;
const links = (document = 1) => evidenceInDocument(site.app.db(), documentByNumber(site.app.db(), document)?.id ?? '');
const statements = (): string[] => [1, 2].flatMap((number) => claimByNumber(site.app.db(), number)?.statement ?? []);
const stances = (): string[] => links().map((one) => one.stance);

describe('a mention', () => {
  test('makes a claim of its own words', async () => {
    const { message, selected } = saved(await on(1, '/evidence', {}));
    expect([message, selected, statements(), stances()]).toEqual([
      'supports claim 1',
      1,
      ['The quay is shut'],
      ['supports'],
    ]);
  });

  test('is linked by the picker’s value, by a number that is said aloud, by the words of a new claim', async () => {
    saved(await on(1, '/evidence', { claim: 'new:assessment:The quay will stay shut', stance: 'questions' }));
    const claim = claimByNumber(site.app.db(), 1);
    expect([claim?.kind, claim?.statement]).toEqual(['assessment', 'The quay will stay shut']);
    saved(await on(3, '/evidence', { claim: `id:${claim?.id}` }));
    saved(await on(3, '/evidence', { claim: 'claim 1', stance: 'disputes' }));
    saved(await on(3, '/evidence', { claim: 'The fire began first', kind: 'intention' }));
    expect(statements()).toEqual(['The quay will stay shut', 'The fire began first']);
    expect(links().map((one) => one.stance)).toEqual(['questions', 'disputes', 'supports']);
  });

  test('bears on several claims, each with its stance, note and removal', async () => {
    saved(await on(1, '/evidence', {}));
    saved(await on(1, '/evidence', { claim: 'Ships wait outside', stance: 'reports' }));
    const [first, second] = links();
    saved(await on(1, `/evidence/${second?.id}`, { stance: 'disputes' }));
    saved(await on(1, `/evidence/${first?.id}`, { note: 'Not since when', version: 1 }));
    expect(links().map(({ stance, note }) => [stance, note])).toEqual([
      ['supports', 'Not since when'],
      ['disputes', ''],
    ]);
    const html = await inspector(1);
    expect(html).toContain('Not since when');
    expect(html.match(/name="stance" value="disputes" checked/g)).toHaveLength(1);
    saved(await on(1, `/evidence/${second?.id}/removal`, {}));
    expect(links()).toHaveLength(1);
  });

  test('shows its claim in the text and the margin, in the inspector of whoever states it, and in the card', async () => {
    const { blocks } = saved(await on(3, '/evidence', { stance: 'disputes' }));
    expect(blocks.map((block) => block.position)).toEqual([1]);
    expect(blocks[0]?.html).toMatch(/<mark class="hl hl-claim is-tail is-\w+[^"]*" data-a="[^"]*3c/);
    expect(blocks[0]?.html).toContain('<span class="sign sign--disputes" aria-hidden="true">−</span>');
    expect(blocks[0]?.html).toContain('<b class="claim-no">1</b>');
    expect(await inspector(2)).toContain('data-chip=');
    expect((await get(site.app, `${site.d}/annotations/3/card`)).text).toContain('claim 1');
  });

  test('changes without script too', async () => {
    const { headers } = await post(site.app, `${site.d}/annotations/1/evidence`, { claim: 'A new one' });
    expect(headers.location).toBe(`${site.d}/annotations/1#a1`);
    const page = (await get(site.app, `${site.d}/annotations/1`)).text;
    expect(page).toContain('A new one');
    expect(page).toContain('is-tail');
  });
});

test('words of a claim are never markup', async () => {
  const evil = '<img src=x onerror=alert(1)> "&';
  const { blocks } = saved(await on(3, '/evidence', { claim: evil }));
  const { d } = site;
  const pages = ['/annotations/3', '/annotations/2', '/annotations/3/card', '/annotations/3/corroborations'];
  const shown = await Promise.all(pages.map(async (path) => (await get(site.app, d + path)).text));
  for (const html of [...shown, ...blocks.map((block) => block.html)]) {
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src');
  }
});

describe('what a link changes', () => {
  test('is told with the blocks of all mentions of the claim, once it stands otherwise', async () => {
    saved(await on(1, '/evidence', { claim: 'The quay is shut' }));
    const second = saved(await on(3, '/evidence', { claim: '1', stance: 'disputes' }));
    expect(second.blocks.map((block) => block.position)).toEqual([0, 1]);
    for (const { html } of second.blocks) expect(html).toContain('is-contested');
    const [, mine] = links();
    const again = saved(await on(3, `/evidence/${mine?.id}`, { stance: 'disputes' }));
    expect(again.blocks).toEqual([]);
  });

  test('is undone and made again with the rest of the document', async () => {
    saved(await on(1, '/evidence', {}));
    const undone = saved(await save(site.app, `${site.d}/undos`, {}));
    expect([links(), undone.selected, claimByNumber(site.app.db(), 1)?.hiddenAt === null]).toEqual([[], 1, false]);
    expect(undone.blocks[0]?.html).not.toContain('is-tail');
    const redone = saved(await save(site.app, `${site.d}/redos`, {}));
    expect([links().length, redone.blocks[0]?.html.includes('is-tail')]).toEqual([1, true]);
  });

  test('is on the page of another document that states the claim, however lately it was read', async () => {
    const context = app();
    const { value: other } = importText(context, 'Radio Dhow said the quay was open.', {
      title: 'Dhow',
      language: 'en',
    });
    anAttribution(context, other, { source: 'Radio Dhow', content: 'the quay was open' });
    const mention = aClaim(context, other, 'the quay was open');
    const page = `${site.w}/documents/${other.number}`;
    await save(site.app, `${page}/annotations/${mention.number}/evidence`, {
      claim: 'The quay is shut',
      stance: 'disputes',
    });
    expect((await get(site.app, page)).text).not.toContain('is-contested');
    saved(await on(3, '/evidence', { claim: '1' }));
    expect((await get(site.app, page)).text).toContain('is-contested');
  });

  test('takes about a kilobyte beside its one block', async () => {
    saved(await on(1, '/evidence', {}));
    const answer = await on(1, `/evidence/${links()[0]?.id}`, { stance: 'reports' });
    const { blocks } = saved(answer);
    expect(answer.text.length - blocks.reduce((sum, one) => sum + one.html.length, 0)).toBeLessThan(400);
    expect(answer.text.length).toBeLessThan(1600);
  });
});

describe('refused, with a way on', () => {
  const told = async (answer: Promise<Answer>): Promise<[number, string]> => {
    const { status, json } = await answer;
    return [status, json<{ error: string }>().error];
  };

  test('a claim that isn’t there, a stance that is none, a link of another mention', async () => {
    expect(await told(on(1, '/evidence', { claim: '77' }))).toEqual([
      422,
      'There is no claim 77 here. Write the statement of a new one instead.',
    ]);
    expect((await told(on(1, '/evidence', { stance: 'likes' })))[0]).toBe(422);
    saved(await on(1, '/evidence', {}));
    expect((await told(on(3, `/evidence/${links()[0]?.id}`, { stance: 'reports' })))[0]).toBe(404);
    expect((await told(on(1, `/evidence/${links()[0]?.id}`, {})))[0]).toBe(422);
  });

  test('a stance on a mention that was deleted, and a link of an attribution', async () => {
    saved(await on(1, '/evidence', {}));
    const { id } = links()[0] ?? { id: '' };
    await on(1, '/removal', { version: site.annotation(1).version });
    expect((await told(on(1, `/evidence/${id}`, { stance: 'reports' })))[1]).toContain('restored from the trash');
    expect((await told(on(2, '/evidence', {})))[1]).toContain('is an attribution');
  });
});

const app = () => site.app.context();
