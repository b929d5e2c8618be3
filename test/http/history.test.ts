import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lastSeq } from '../../server/store/changes.ts';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { editClaim } from '../../server/usecases/claims.ts';
import { eraseNames } from '../../server/usecases/erasure.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { undo } from '../../server/usecases/undo.ts';
import { aClaim } from '../support/builders.ts';
import { anEvent, aRegistered, CLAIM } from '../support/claims.ts';
import { get, post, save, upload } from '../support/requests.ts';
import { removed, type Site, startSite } from '../support/site.ts';

let site: Site;
let context: Context;
let mona: Context;
beforeEach(async () => {
  site = await startSite();
  context = site.app.context();
  mona = { ...context, actor: { id: '00000000-0000-7000-8000-00000000b0b0', name: 'Mona' } };
});
afterEach(() => site.app.close());

const seq = (): number => lastSeq(site.app.db());
/** What a page says in its main part, a line for each entry of the log. */
async function entries(path: string): Promise<string[]> {
  const { status, text } = await get(site.app, site.w + path);
  expect([status, site.app.logged]).toEqual([200, []]);
  const list = /<ol class="changes"[\s\S]*<\/ol>/.exec(text)?.[0] ?? '';
  return list
    .split('<li class="change"')
    .slice(1)
    .map((one) =>
      one
        .replace(/^[^>]*>/, '')
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('&#x27;', '’')
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

describe('the history of one thing', () => {
  test('tells who changed what, field by field, with the words of moved spans', async () => {
    const { start, end } = site.at('quay is shut');
    const mark = site.annotation(1);
    editAnnotation(mona, site.document(), mark.id, mark.version, {
      spans: [{ role: 'claim', start, end }],
      note: 'Which quay?',
      attributes: { polarity: 'negative' },
    });
    const [newest, oldest] = await entries('/documents/1/annotations/1/history');
    expect(newest).toContain('Mona today');
    expect(newest).toContain('edit an annotation');
    expect(newest).toContain('Words “The quay is shut” → became “quay is shut”');
    expect(newest).toContain('Note Which quay?');
    expect(newest).toContain('Polarity negative');
    expect(newest).not.toContain('Restore this version');
    expect(oldest).toContain('mark a claim');
    expect(oldest).toContain('Restore this version');
  });

  test('keeps the direction of words that are read from the right', async () => {
    const { value } = importText(context, 'الرصيف مغلق.', { title: 'الرصيف', language: 'ar' });
    aClaim(context, value, 'الرصيف مغلق');
    const { text } = await get(site.app, `${site.w}/documents/2/annotations/1/history`);
    expect(text).toContain('<ins lang="ar" dir="rtl">“الرصيف مغلق”</ins>');
  });

  test('names what a change took back and what took it back, with links', async () => {
    const claim = aRegistered(context);
    const made = seq();
    editClaim(context, claim.id, 1, { ...CLAIM, place: 'The quay' });
    undo(context, null);
    const [undone, edited] = await entries('/claims/1/history');
    expect(undone).toContain(`taken back: edit a claim takes back ${made + 1}`);
    expect(edited).toContain(`edit a claim taken back by ${made + 2}`);
    expect((await get(site.app, `${site.w}/claims/1/history`)).text).toContain(`href="${site.w}/log/${made + 2}"`);
  });

  test('leads back to a version, says so, and offers to take it back', async () => {
    const claim = aRegistered(context);
    const made = seq();
    editClaim(mona, claim.id, 1, { ...CLAIM, statement: 'Another.' });
    const form = { noun: 'claim', id: claim.id, change: made, next: `${site.w}/claims/1/history` };
    const answer = await post(site.app, `${site.w}/versions`, form);
    expect([answer.status, answer.headers.location]).toEqual([303, `${site.w}/claims/1/history?done=${made + 2}`]);
    expect((await entries('/claims/1/history'))[0]).toContain(
      'Statement Another. → became Two drones struck the northern quay.',
    );
  });

  test('is there for what is in the trash too, and for documents with all that was done in them', async () => {
    await removed(site, 1);
    expect((await get(site.app, `${site.w}/documents/1/annotations/1/history`)).text).toContain('It is in the trash.');
    const document = await entries('/documents/1/history');
    expect(document).toHaveLength(7);
    expect(document[0]).toContain('Deleted in the trash');
    expect(document.at(-1)).toContain('Title The quay');
    for (const path of ['/documents/99', '/claims/99', '/sources/99', '/events/99', '/documents/1/annotations/99'])
      expect((await get(site.app, `${site.w + path}/history`)).status).toBe(404);
  });

  test('is linked from the page', async () => {
    aRegistered(context);
    anEvent(context, 'The fire');
    for (const path of ['/claims/1', '/sources/1', '/events/1', '/documents/1', '/documents/1/annotations/2'])
      expect((await get(site.app, site.w + path)).text).toContain(`href="${site.w}${path}/history" data-history`);
  });
});

describe('the log', () => {
  test('is filtered by person, kind of thing and day, and paged by entries', async () => {
    aRegistered(mona);
    anEvent(context, 'The fire');
    const all = await entries('/log');
    expect(all).toHaveLength(seq());
    expect(await entries(`/log?person=${mona.actor.id}`)).toEqual([expect.stringContaining('make a claim')]);
    expect(await entries('/log?kind=event')).toEqual([expect.stringContaining('make an event')]);
    expect(await entries(`/log?kind=event&person=${mona.actor.id}`)).toEqual([]);
    expect(await entries('/log?day=2025-03-14')).toHaveLength(seq());
    expect(await entries('/log?day=2025-03-15')).toEqual([]);
    expect(await entries('/log?below=4')).toEqual(all.slice(-3));
    for (let i = 0; i < 40; i++) anEvent(context, `Event ${i}`);
    expect(await entries('/log')).toHaveLength(30);
    const { text } = await get(site.app, `${site.w}/log?kind=event`);
    expect(text).toContain(`${site.w}/log?kind&#x3D;event&amp;below&#x3D;${seq() - 29}`);
    expect(await entries(`/log?kind=event&below=${seq() - 29}`)).toHaveLength(11);
  });

  test('has a page for each entry, with all its rows', async () => {
    const [entry] = await entries('/log/2');
    expect(entry).toContain('import a document');
    expect(entry).toContain('Document 1');
    expect((await get(site.app, `${site.w}/log/99`)).status).toBe(404);
  });

  test('says of a dataset how much came', async () => {
    await post(site.app, '/workspaces', { name: 'again' });
    const { body } = await get(site.app, `${site.w}/dataset.json`);
    await upload(site.app, '/w/again/datasets', [{ name: 'a.json', bytes: body }]);
    const { text } = await get(site.app, '/w/again/log');
    expect(text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toContain('A dataset Documents 1 Marks 4 Sources 3');
    expect((await get(site.app, '/w/again/sources/1/history')).text).toContain('Nothing of it is in the log');
  });

  test('leads to the workspace as of a day', async () => {
    const { status, headers } = await get(site.app, `${site.w}/then?day=2025-03-14`);
    expect([status, headers.location]).toEqual([303, `${site.w}@2025-03-14/documents`]);
    expect((await get(site.app, `${site.w}/then?day=yesterday`)).status).toBe(422);
  });

  test('says of an erasure how much, and not what', async () => {
    const { seq: by } = eraseNames(context, { names: ['a dockworker'], texts: true });
    const [entry] = await entries(`/log/${by}`);
    expect(entry).toContain('erase a name');
    expect(entry).toContain('A name, everywhere');
    expect(entry).not.toContain('dockworker');
    expect((await entries('/sources/1/history')).at(-1)).toContain('A name was erased from this entry.');
  });
});

test('an undo that somebody else has built on is refused with the way to the history', async () => {
  const claim = aRegistered(context);
  editClaim(mona, claim.id, 1, { ...CLAIM, place: 'The quay' });
  const page = await post(site.app, `${site.w}/undos`, {});
  expect([page.status, page.text]).toEqual([
    409,
    expect.stringContaining('Mona changed claim 1 since: “edit a claim”'),
  ]);
  expect(page.text).toContain(`href="${site.w}/claims/1/history">See what was changed`);
  expect((await save(site.app, `${site.w}/undos`, {})).json()).toMatchObject({ history: `${site.w}/claims/1/history` });
});
