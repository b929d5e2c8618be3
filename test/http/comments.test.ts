import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { comments } from '../../server/store/comments.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addComment } from '../../server/usecases/comments.ts';
import { ANALYST, OMAR } from '../support/analyst.ts';
import { aRegistered } from '../support/claims.ts';
import { get, post, save } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let omar: Context;
beforeEach(async () => {
  site = await startSite();
  omar = { ...site.app.context(), actor: OMAR };
});
afterEach(() => site.app.close());

const people = [ANALYST, OMAR];
const onMark = (text: string, context = omar) =>
  addComment(context, { annotationId: site.annotation(3).id }, { text, people }).value;
const inspector = async () => (await get(site.app, `${site.d}/annotations/3/inspector`)).text;

describe('comments beside a text', () => {
  test('are shown as Markdown with nothing of it alive, each in its own direction', async () => {
    onMark('**Sure?** <script>alert(1)</script> [x](javascript:alert(1))');
    onMark('هل هذا صحيح؟');
    const html = await inspector();
    expect(html).toContain('<strong>Sure?</strong> &lt;script&gt;');
    expect(html).not.toMatch(/<script|javascript:/);
    expect(html).toContain('dir="rtl"><p>هل هذا صحيح؟</p>');
  });

  test('show people by the names that they have now, as text', async () => {
    onMark('@Nadia Haddad and `@Omar Saleh`');
    site.app.db().exec(`UPDATE person SET name = '<i>N</i> Haddad' WHERE id = '${ANALYST.id}'`);
    const html = await inspector();
    expect(html).toContain('@<bdi>&lt;i&gt;N&lt;/i&gt; Haddad</bdi>');
    expect(html).toContain('<code>@Omar Saleh</code>');
  });

  test('are counted on the note in the margin, also where they are on a mention in it', async () => {
    const answer = await save(site.app, `${site.d}/annotations/3/comments`, { text: 'Since when?' });
    const { blocks, selected } = answer.json<{ blocks: { html: string }[]; selected: number }>();
    expect(selected).toBe(3);
    expect(blocks.map((one) => one.html).join()).toContain('title="1 comment"');
    const page = (await get(site.app, site.d)).text;
    expect(page).toContain('title="1 comment"');
    await post(site.app, `${site.d}/undos`, {});
    expect((await get(site.app, site.d)).text).not.toContain('title="1 comment"');
  });

  test('offer changing and deleting to their writer alone', async () => {
    const theirs = onMark('Sure?');
    const mine = onMark('Yes.', site.app.context());
    const html = await inspector();
    expect(html).toContain(`comments/${mine.id}/removal`);
    expect(html).not.toContain(`comments/${theirs.id}/removal`);
    expect(html).toContain(`comments/${theirs.id}/resolution`);
    const refused = await post(site.app, `${site.d}/annotations/3/comments/${theirs.id}`, { version: 1, text: 'No' });
    expect(refused.status).toBe(403);
  });

  test('are found under what they are about, and nowhere else', async () => {
    const { id } = onMark('Sure?', site.app.context());
    for (const path of [`${site.d}/annotations/1/comments/${id}/removal`, `${site.d}/annotations/3/comments/x/removal`])
      expect((await post(site.app, path, { version: 1 })).status).toBe(404);
    expect(comments.get(site.app.db(), id)?.hiddenAt).toBeNull();
  });

  test('tell both versions where they were changed meanwhile', async () => {
    const { id } = onMark('Sure?', site.app.context());
    await save(site.app, `${site.d}/annotations/3/comments/${id}`, { version: 1, text: 'Surely?' });
    const late = await save(site.app, `${site.d}/annotations/3/comments/${id}`, { version: 1, text: 'Late' });
    expect([late.status, comments.get(site.app.db(), id)?.text]).toEqual([409, 'Surely?']);
  });

  test('that were deleted leave their answers', async () => {
    const first = onMark('Sure?', site.app.context());
    addComment(omar, { annotationId: site.annotation(3).id }, { text: 'No.', people }, first.id);
    await post(site.app, `${site.d}/annotations/3/comments/${first.id}/removal`, { version: 1 });
    const html = await inspector();
    expect(html).toContain('This comment was deleted.');
    expect(html).toContain('<p>No.</p>');
    const trash = (await get(site.app, `${site.w}/trash`)).text;
    expect(trash).toContain('Comment on mention 3');
  });
});

describe('comments on a claim', () => {
  test('stand on its page, the resolved ones folded away', async () => {
    const claim = aRegistered(omar);
    const page = `${site.w}/claims/${claim.number}`;
    const { headers } = await post(site.app, `${page}/comments`, { text: 'Two or three?\r\nAsk @omar saleh.' });
    expect(headers.location).toMatch(/\?done=\d+#comments$/);
    const open = (await get(site.app, page)).text;
    expect(open).toContain('Two or three?');
    addComment(omar, { claimId: claim.id }, { text: '@Omar Saleh?', people });
    const [first] = site.app.db().prepare('SELECT id FROM comment ORDER BY id').pluck().all() as string[];
    await post(site.app, `${page}/comments/${first}/resolution`, { version: 1, resolved: 'yes' });
    expect((await get(site.app, page)).text).toMatch(/1 resolved thread<\/summary>[\s\S]*Resolved by Nadia Haddad/);
  });
});

describe('colleagues', () => {
  test('are those who have done something here, by name and handle', async () => {
    onMark('Sure?');
    const { people: found } = (await get(site.app, `${site.w}/colleagues`)).json<{ people: object[] }>();
    expect(found).toContainEqual({ id: OMAR.id, name: 'Omar Saleh', initials: 'OS', handle: '@Omar Saleh' });
    expect(found).toContainEqual(expect.objectContaining({ id: ANALYST.id }));
  });
});
