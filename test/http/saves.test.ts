import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstBrokenChange } from '../../server/store/changes.ts';
import { type Answer, get, post, save, saveOnce } from '../support/requests.ts';
import { restarted, type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

const WORDS = [
  'quay',
  'shut',
  'Al-Manara',
  'reported',
  'dockworker',
  'saw',
  'fire',
  'begin',
  'alarm',
  'harbour',
  'master',
];
type Saved = { blocks: { position: number; html: string }[]; selected: number; version: number; message: string };
type Refused = { error: string; theirs: { label: string; value: string }[]; yours: { label: string; value: string }[] };

const mark = (words: string): Promise<Answer> =>
  save(site.app, `${site.d}/annotations`, { kind: 'claim', span: site.span('claim', words) });

describe('saves at the same time', () => {
  test('twelve to one document are twelve kept, each with a number of its own', async () => {
    const before = site.annotations().length;
    const answers = await Promise.all([...WORDS, 'comment'].map(mark));
    expect(answers.map((answer) => answer.status)).toEqual(Array(12).fill(200));
    expect(new Set(answers.map((answer) => answer.json<Saved>().selected)).size).toBe(12);
    expect(site.annotations()).toHaveLength(before + 12);
    expect(firstBrokenChange(site.app.db())).toBeNull();
  });

  test('of two edits of one mark, one is kept and the other is told so', async () => {
    const { version } = site.annotation(1);
    const notes = ['Which quay?', 'Says who?'];
    const answers = await Promise.all(
      notes.map((note) => save(site.app, `${site.d}/annotations/1/note`, { version, note })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(notes).toContain(site.annotation(1).note);
  });
});

describe('an edit against an older version', () => {
  const stale = () => ({ version: site.annotation(1).version - 1, note: 'Mine' });
  beforeEach(async () => {
    await save(site.app, `${site.d}/annotations/1/note`, { version: site.annotation(1).version, note: 'Theirs' });
  });

  test('is refused with both versions, and what stands stays', async () => {
    const answer = await save(site.app, `${site.d}/annotations/1/note`, stale());
    expect(answer.status).toBe(409);
    const { error, theirs, yours } = answer.json<Refused>();
    expect(error).toContain('Mention 1 has changed since you opened it');
    expect(theirs).toEqual([{ label: 'note', value: 'Theirs' }]);
    expect(yours).toEqual([{ label: 'note', value: 'Mine' }]);
    expect(site.annotation(1).note).toBe('Theirs');
  });

  test('shows both on a page where there is no script', async () => {
    const { status, text } = await post(site.app, `${site.d}/annotations/1/note`, stale());
    expect(status).toBe(409);
    expect(text).toMatch(/as it stands now.*Theirs.*what you sent.*Mine/s);
  });

  test.each([
    [
      'a document',
      '/details',
      () => ({ title: 'Mine', language: 'en', direction: 'ltr' }),
      () => site.document().title,
    ],
    ['a source', '/../../sources/1', () => ({ kind: 'person', name: 'Mine' }), () => site.sourceId('a dockworker')],
    ['a deletion', '/annotations/1/removal', () => ({}), () => site.annotation(1).hiddenAt],
    ['the workspace', '/../../about', () => ({ name: 'Mine' }), () => site.document().title],
    ['the guidelines', '/../../guidelines', () => ({ guidelines: 'Mine' }), () => site.document().title],
  ])('of %s is refused too', async (_what, path, fields, now) => {
    const before = now();
    const url = new URL(`${site.d}${path}`, site.app.url).pathname;
    const answer = await save(site.app, url, { ...fields(), version: 0 });
    expect(answer.status).toBe(409);
    expect(now()).toBe(before);
  });

  test('adding is never stale', async () => {
    expect((await mark('declined')).status).toBe(200);
  });
});

describe('a save that is sent again because its answer was lost', () => {
  const again = (key: string) => {
    const fields = { kind: 'claim', span: site.span('claim', 'harbour') };
    return saveOnce(site.app, `${site.d}/annotations`, fields, `00000000-0000-4000-8000-${key.padStart(12, '0')}`);
  };

  test('is answered again and made once', async () => {
    const answers = await Promise.all([again('1'), again('1'), again('1')]);
    expect(answers.map((answer) => answer.json<Saved>().selected)).toEqual([5, 5, 5]);
    expect(site.annotations()).toHaveLength(5);
  });

  test('under another key is another save', async () => {
    await again('1');
    await again('2');
    expect(site.annotations()).toHaveLength(6);
  });
});

describe('what a save answers', () => {
  test('only the blocks that look different now, the new version and a sentence', async () => {
    const { blocks, selected, version, message } = (await mark('harbour master')).json<Saved>();
    expect(blocks.map((block) => block.position)).toEqual([2]);
    expect(blocks[0]?.html).toContain(`data-a="${selected}c"`);
    expect([version, message]).toEqual([1, 'Mention 5 marked']);
  });

  test('without a script the page of the mark', async () => {
    const fields = { kind: 'claim', span: site.span('claim', 'harbour master') };
    const { headers } = await post(site.app, `${site.d}/annotations`, fields);
    expect(headers.location).toBe(`${site.d}/annotations/5#a5`);
    expect((await get(site.app, `${site.d}/annotations/5`)).text).toContain('Mention 5');
  });

  test('a quote that isn’t what stands there is refused, and nothing is kept', async () => {
    const fields = { kind: 'claim', span: site.span('claim', 'harbour'), quote: 'airport' };
    const answer = await save(site.app, `${site.d}/annotations`, fields);
    expect(answer.status).toBe(422);
    expect(answer.json<{ error: string }>().error).toContain('“harbour”, not “airport”');
    expect(site.annotations()).toHaveLength(4);
  });
});

describe('undo', () => {
  test('goes back step by step after the program was started anew, and forward again', async () => {
    await mark('harbour');
    await mark('master');
    site = await restarted(site);
    await save(site.app, `${site.d}/undos`, {});
    await save(site.app, `${site.d}/undos`, {});
    expect(site.annotations().map((one) => one.number)).toEqual([1, 2, 3, 4]);
    site = await restarted(site);
    expect((await save(site.app, `${site.d}/redos`, {})).json<Saved>().selected).toBe(5);
    await save(site.app, `${site.d}/redos`, {});
    expect(
      site
        .annotations()
        .map((one) => one.spans[0]?.quote)
        .slice(4),
    ).toEqual(['harbour', 'master']);
    expect(firstBrokenChange(site.app.db())).toBeNull();
  });

  test('says so where there is nothing to take back', async () => {
    const answer = await save(site.app, `${site.d}/redos`, {});
    expect([answer.status, answer.json<{ error: string }>().error]).toEqual([422, 'There is nothing to redo here.']);
  });
});
