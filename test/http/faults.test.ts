import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { get, post, save, send } from '../support/requests.ts';
import { removed, type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

const asked = (path: string) => get(site.app, path, { accept: 'application/json' });

describe('404', () => {
  test.each([
    ['/nothing', 'There is nothing at this address. It may have been mistyped.'],
    ['/w/nowhere/documents', 'There is no workspace at this address.'],
    ['/w/..%2fcase/documents', 'There is no workspace at this address.'],
    ['/w/control/documents', 'There is no workspace at this address.'],
    ['/w/case/documents/99', 'There is no such document in this workspace.'],
    ['/w/case/documents/one', 'There is nothing at this address.'],
    ['/w/case/documents/1/annotations/99', 'There is no such annotation in this document.'],
    ['/w/case/sources/99', 'There is no such source in this workspace.'],
  ])('%s', async (path, error) => {
    const answer = await asked(path);
    expect([answer.status, answer.json()]).toEqual([404, { error }]);
  });

  test('says of what was deleted where it can be restored', async () => {
    await removed(site, 1);
    expect((await asked(`${site.d}/annotations/1`)).json()).toEqual({
      error: 'Mention 1 was deleted. It can be restored from the trash.',
    });
    await post(site.app, `${site.d}/removal`, { version: site.document().version });
    expect((await asked(site.d)).json<{ error: string }>().error).toContain('It can be restored from the trash.');
  });
});

describe('422', () => {
  test('names the fields at fault', async () => {
    const answer = await save(site.app, `${site.d}/details`, {
      version: 'x',
      title: 'T',
      language: 'English',
      direction: 'ltr',
    });
    expect(answer.status).toBe(422);
    const { error, fields } = answer.json<{ error: string; fields: Record<string, string> }>();
    expect(Object.keys(fields).sort()).toEqual(['language', 'version']);
    expect(error).toContain('language: a code of two or three letters');
  });

  test.each([
    ['a span without end', '/annotations', { kind: 'claim', span: 'claim:1' }],
    ['a span of another role', '/annotations', { kind: 'claim', span: 'source:0:3' }],
    ['a kind that isn’t one', '/annotations', { kind: 'rumour', span: 'claim:0:3' }],
    ['a passage past the end', '/annotations', { kind: 'claim', span: 'claim:0:99999' }],
    ['a source without a name', '/annotations', { kind: 'attribution', span: 'source:0:3', source: ' ' }],
    ['sections that cross', '/sections', { kind: 'post', startBlock: 2, endBlock: 1 }],
    ['a date that is none', '/sections', { kind: 'post', startBlock: 1, endBlock: 3, from: 'yesterday' }],
    ['a reading state that isn’t one', '/reading', { state: 'half' }],
    ['too few numbers', '/continuations', { start: 0 }],
  ])('for %s', async (_what, path, fields) => {
    const answer = await save(site.app, `${site.d}${path}`, fields);
    expect(answer.status).toBe(422);
    expect(answer.json<{ error: string }>().error).toMatch(/\.$/);
    expect(site.annotations()).toHaveLength(4);
  });

  test('is a page with a way back where there is no script', async () => {
    const { status, text } = await post(
      site.app,
      `${site.d}/annotations`,
      { kind: 'claim' },
      { referer: `${site.app.url}${site.d}` },
    );
    expect(status).toBe(422);
    expect(text).toContain('That can’t be saved as it is');
    expect(text).toContain(`href="${site.d}">Back</a>`);
  });

  test('for site chrome, which bears no marks', async () => {
    await post(site.app, `${site.d}/sections`, { kind: 'boilerplate', startBlock: 3, endBlock: 3 });
    const fields = { kind: 'claim', span: site.span('claim', 'declined') };
    expect((await save(site.app, `${site.d}/annotations`, fields)).json<{ error: string }>().error).toContain(
      'site chrome',
    );
  });
});

describe('409', () => {
  test('for the same text a second time, with the one that is here', async () => {
    const paste = () => save(site.app, `${site.w}/texts`, { text: 'The same words.', title: 'Once' });
    await paste();
    const answer = await paste();
    expect([answer.status, answer.json()]).toMatchObject([409, { existing: { number: 2, title: 'Once' } }]);
  });
});

describe('what can’t be read', () => {
  test('is the client’s fault, and said so', async () => {
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    const body = `note=${'a'.repeat(5_000_000)}`;
    expect((await send(site.app, `${site.d}/annotations/1/note`, { method: 'POST', headers, body })).status).toBe(413);
    const odd = { ...headers, 'content-encoding': 'snappy' };
    expect((await send(site.app, `${site.d}/undos`, { method: 'POST', headers: odd, body: 'x=1' })).status).toBe(415);
    expect((await asked('/w/%ff/documents')).status).toBe(400);
  });
});

describe('500', () => {
  test('is logged under an id and shows nothing of what happened', async () => {
    site.app.db().exec('DROP TABLE document_search');
    const answer = await asked(`${site.w}/documents?q=quay`);
    expect(answer.status).toBe(500);
    const { error, id } = answer.json<{ error: string; id: string }>();
    expect(error).toBe(`Nothing was changed. The details are in the server’s log under ${id}.`);
    expect(site.app.logged).toMatchObject([{ details: { id, method: 'GET' } }]);
    expect(answer.text).not.toContain('document_search');
  });

  test('logs no words of the case', async () => {
    site.app.db().exec('DROP TABLE document_search');
    await asked(`${site.w}/documents?q=secretword`);
    expect(JSON.stringify(site.app.logged)).not.toContain('secretword');
  });
});
