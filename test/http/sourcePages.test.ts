import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sourceById } from '../../server/store/sources.ts';
import { markSources } from '../../server/usecases/identities.ts';
import { rateMention, rateSource } from '../../server/usecases/ratings.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import type { SourcePageModel } from '../../server/viewmodels/sourcePage.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { type Answer, type Fields, get, post, save } from '../support/requests.ts';
import { aSource, type Papers, somePapers } from '../support/sources.ts';

let app: TestApp;
let papers: Papers;
beforeEach(async () => {
  app = await startApp();
  papers = somePapers(app.context());
});
afterEach(() => app.close());

const W = '/w/case';
const at = (path = ''): string => `${W}/sources/${papers.tribune.number}${path}`;
/** What the template was given. */
async function shown<T>(path: string, template: string): Promise<T> {
  const { status, text } = await get(app, path);
  expect([status, status < 400 ? '' : text]).toEqual([200, '']);
  return app.rendered.findLast((one) => one.template === template)?.model as T;
}
const page = (path = ''): Promise<SourcePageModel> => shown(at(path), 'source');
const refused = async (answer: Answer): Promise<string> => {
  expect(answer.status).toBe(422);
  return answer.json<{ error: string }>().error;
};
const names = async (query: string): Promise<string[]> =>
  (await shown<{ rows: { name: string }[] }>(`${W}/sources${query}`, 'sources')).rows.map((row) => row.name);

describe('the registry', () => {
  beforeEach(() => {
    rateSource(app.context(), papers.tribune.id, { letter: 'C', topic: null, rationale: 'Careful.' });
    aSource(app.context(), 'Mona Said', { protected: true });
  });

  test.each([
    ['?kind=agency', ['Dune Wire Service']],
    ['?q=tilal', ['Al-Tilal', 'Tilal House', 'Tilal Online']],
    ['?q=التلال', ['Al-Tilal', 'Tilal House', 'Tilal Online']],
    ['?letter=C', ['Al-Tilal']],
    ['?letter=A', []],
    ['?protected=yes', ['Mona Said']],
    ['?letter=none&kind=outlet', ['Dune Wire', 'Radio Reef', 'Tilal Online']],
    ['?q=tilal&kind=outlet&letter=C&protected=no', ['Al-Tilal']],
  ])('filters %s', async (query, expected) => {
    expect((await names(query)).sort()).toEqual(expected);
  });

  test('shows a merged source under the one it was merged into, with its letter', async () => {
    mergeSources(app.context(), papers.online.id, [papers.tribune.id]);
    expect(await names('?letter=C')).toEqual(['Tilal Online']);
    expect(await names('?q=التلال&kind=outlet')).toEqual(['Tilal Online']);
  });

  test('says what was searched where nothing fits, with a way on', async () => {
    const { text } = await get(app, `${W}/sources?q=zzz`);
    expect(text).toContain('No source fits “<bdi>zzz</bdi>”');
    expect(text).toContain(`href="${W}/sources">Show all sources</a>`);
  });
});

describe('the page of a source', () => {
  test('shows each attribution in its words, with claim, stance, grade and place', async () => {
    const context = app.context();
    rateSource(context, papers.tribune.id, { letter: 'C', topic: null, rationale: 'Careful.' });
    rateMention(context, null, papers.hit.id, { grade: 4, rationale: 'Nobody saw it.' });
    const { rows, total } = await page();
    expect(total).toBe(3);
    const [hit] = rows;
    expect(hit).toMatchObject({
      claim: { number: papers.claims.hit.number },
      status: { name: 'contested' },
      stance: { name: 'supports' },
      grade: { letter: 'C', grade: '4' },
      outlet: 'Dune Wire',
      paragraph: 1,
    });
    expect(hit?.html.replace(/<[^>]+>/g, '')).toBe('The daily Al-Tilal wrote that a boat had hit the pier');
  });

  test('filters by stance, and by what it published itself', async () => {
    expect((await page('?stance=reports')).rows.map((row) => row.claim?.number)).toEqual([papers.claims.laid.number]);
    const published = await page('?as=publisher');
    expect(published.rows.map((row) => [row.language, row.attribution])).toEqual([['ar', '']]);
    expect((await page('?as=publisher&stance=disputes')).rows).toEqual([]);
  });

  test('counts what became of what it said, its own reports first', async () => {
    const { record, hasRecord } = await page();
    expect(hasRecord).toBe(true);
    expect(record.label).toBe('0 corroborated, 1 contested, 0 refuted, 1 open, of 2');
    expect(record.isSmall && record.parts.every((part) => part.share === '')).toBe(true);
    // Its claim of the boat was in print a day before, by other mouths.
    expect(record.first).toBe(1);
    addVerdict(app.context(), papers.claims.gone.id, null, {
      decision: 'refuted',
      likelihood: null,
      confidence: null,
      rationale: 'It is still there.',
    });
    expect((await page()).record.label).toBe('0 corroborated, 1 contested, 1 refuted, 0 open, of 2');
  });

  test('says whom it cites and who cites it, how often', async () => {
    const { cites, citedBy } = await page();
    expect(cites.rows.map((row) => [row.name, row.times])).toEqual([['مصادر مطلعة', 1]]);
    expect(citedBy.rows.map((row) => [row.name, row.times])).toEqual([
      ['Dune Wire', 2],
      ['Radio Reef', 1],
    ]);
  });

  test('of a merged source leads to what it became', async () => {
    mergeSources(app.context(), papers.tribune.id, [papers.online.id]);
    const answer = await get(app, `${W}/sources/${papers.online.number}`);
    expect([answer.status, answer.headers.location]).toEqual([303, at()]);
    expect((await page()).written.map((one) => one.name)).toContain('Altilal');
  });

  test('stands over the documents of those that were merged into it, in the list and its filter', async () => {
    const { tribune, online } = papers;
    mergeSources(app.context(), online.id, [tribune.id]);
    type Documents = { rows: { outlet: string }[]; outlets: { value: string; label: string }[] };
    const { rows, outlets } = await shown<Documents>(`${W}/documents`, 'documents');
    expect(rows.map((row) => row.outlet)).toContain('Tilal Online');
    expect(outlets.map((one) => one.label)).toEqual(['Any outlet', 'Dune Wire', 'Radio Reef', 'Tilal Online']);
    const filtered = await shown<Documents>(`${W}/documents?outlet=${online.id}`, 'documents');
    expect(filtered.rows.map((row) => row.outlet)).toEqual(['Tilal Online']);
  });

  test('offers other spellings with the reason in words', async () => {
    const { text } = await get(app, at());
    expect(text).toContain('<bdi>Al-Tilal</bdi> ~ <bdi>Altilal</bdi>: <bdi>a name in common</bdi>');
    await post(app, `${W}/sources/dismissals`, { first: papers.tribune.id, second: papers.online.id });
    expect((await page()).candidates).toEqual([]);
  });

  test('shows who holds it to be whom', async () => {
    markSources(app.context(), papers.tribune.id, papers.online.id, 'different', 'Another house.');
    expect((await page()).marks).toMatchObject([{ words: 'different', name: 'Tilal Online' }]);
  });
});

describe('ratings', () => {
  const rate = (fields: Fields) => save(app, at('/ratings'), fields);

  test('are appended with topic and reason, and the history can be read', async () => {
    for (const letter of ['B', 'C']) await post(app, at('/ratings'), { letter, rationale: `Now ${letter}.` });
    await post(app, at('/ratings'), { letter: 'D', topic: ' casualties ', rationale: 'Twice too high.' });
    const { ratings } = await page();
    expect([ratings.grade?.letter, ratings.rationale]).toEqual(['C', 'Now C.']);
    expect(ratings.history.map((one) => [one.grade.letter, one.before?.letter, one.topic, one.stands])).toEqual([
      ['D', undefined, 'casualties', true],
      ['C', 'B', '', true],
      ['B', undefined, '', false],
    ]);
    expect(ratings.others.map((one) => one.topic)).toEqual(['casualties']);
  });

  test('without a letter or a reason are refused, and nothing is kept', async () => {
    expect(await refused(await rate({ letter: 'C', rationale: '  ' }))).toBe(
      'A rating needs a rationale: say what it rests on.',
    );
    expect(await refused(await rate({ rationale: 'So.' }))).toContain('choose a letter from A to F');
    expect(await refused(await rate({ letter: 'G', rationale: 'So.' }))).toContain('letter');
    expect((await page()).hasRatings).toBe(false);
  });

  test('are told of, and undone from where they were made', async () => {
    const answer = await post(app, at('/ratings'), { letter: 'C', rationale: 'Careful.' });
    const { text } = await get(app, answer.headers.location ?? '');
    expect(text).toContain('Done: rate “');
    await post(app, `${W}/undos`, { next: at() });
    expect((await page()).hasRatings).toBe(false);
  });
});

describe('merging and splitting', () => {
  const merge = (fields: Fields) => save(app, `${W}/sources/merges`, fields);

  test('several at once ask which one stays, where the form doesn’t say', async () => {
    const source = [papers.tribune, papers.online].map(({ id }) => `id:${id}`);
    const answer = await post(app, `${W}/sources/merges`, { into: '', source });
    expect(answer.status).toBe(303);
    const { options } = await shown<{ options: { name: string; isChosen: boolean }[] }>(
      answer.headers.location ?? '',
      'source-merge',
    );
    expect(options.filter((one) => one.isChosen).map((one) => one.name)).toEqual(['Al-Tilal']);
    await post(app, `${W}/sources/merges`, { into: papers.tribune.id, source });
    expect(sourceById(app.db(), papers.online.id)?.mergedInto).toBe(papers.tribune.id);
  });

  test('by a name that somebody typed finds the source of that name, and refuses one that isn’t there', async () => {
    expect(await refused(await merge({ into: papers.tribune.id, source: 'Nobody at all' }))).toBe(
      'There is no source named “Nobody at all”. Choose one from the registry.',
    );
    await post(app, `${W}/sources/merges`, { into: papers.tribune.id, source: 'Tilal online' });
    expect(sourceById(app.db(), papers.online.id)?.mergedInto).toBe(papers.tribune.id);
  });

  test('with itself, or of one alone, is refused with what to do', async () => {
    const one = `id:${papers.tribune.id}`;
    expect(await refused(await merge({ into: papers.tribune.id, source: one }))).toContain('Choose another source');
    expect(await refused(await merge({ source: one }))).toContain('at least two');
  });

  test('what was merged can be taken out again, later than the last step', async () => {
    mergeSources(app.context(), papers.tribune.id, [papers.online.id]);
    aSource(app.context(), 'Somebody');
    expect((await page()).merged.map((one) => one.name)).toEqual(['Tilal Online']);
    await post(app, `${W}/sources/${papers.online.number}/separations`, {});
    expect((await page()).merged).toEqual([]);
  });

  test('a split moves the selected attributions to a new source', async () => {
    const [first] = papers.attributions;
    const fields = { attribution: first?.id ?? '', name: 'Al-Tilal of the north', kind: 'outlet' };
    const answer = await post(app, at('/splits'), fields);
    expect(answer.headers.location).toMatch(/\/sources\/\d+\?done=\d+$/);
    expect((await page()).total).toBe(2);
    expect(await refused(await save(app, at('/splits'), { name: 'X', kind: 'outlet' }))).toContain(
      'Select the attributions',
    );
  });

  test('deleting what stands in a chain is refused with where it is used; the page lists it', async () => {
    const { uses, isUsed } = await page();
    expect(isUsed).toBe(true);
    expect(uses.some((use) => use.words.startsWith('outlet of'))).toBe(true);
    expect(await refused(await save(app, at('/removal'), { version: papers.tribune.version }))).toContain(
      'is still used: in attribution',
    );
  });
});

describe('unnamed sources', () => {
  type Unnamed = { rows: { id: string; name: string; outlet: string; when: string; words: string }[]; marks: object[] };
  const list = (query = ''): Promise<Unnamed> => shown(`${W}/sources/unnamed${query}`, 'sources-unnamed');
  const mark = (fields: Fields) => save(app, `${W}/sources/identities`, fields);

  test('are listed with their outlet, date and words; named ones aren’t', async () => {
    expect((await list()).rows).toMatchObject([
      { name: 'Informed sources', outlet: 'Dune Wire', when: '13 March 2025', words: 'Informed sources' },
      { name: 'مصادر مطلعة', outlet: 'Al-Tilal', when: '12 March 2025' },
    ]);
    expect((await list('?q=informed')).rows.map((row) => row.name)).toEqual(['Informed sources']);
    expect((await list('?q=nobody')).rows).toEqual([]);
  });

  test('two are marked, which is listed and can be removed', async () => {
    const source = (await list()).rows.map((row) => row.id);
    const answer = await post(app, `${W}/sources/identities`, { source, mark: 'maybe', rationale: 'One day apart.' });
    expect(answer.status).toBe(303);
    const { marks } = await list();
    expect(marks).toMatchObject([
      { mark: 'may be the same', rationale: 'One day apart.', firstWhere: expect.any(String) },
    ]);
    const { action } = marks[0] as { action: string };
    await post(app, action, {});
    expect((await list()).marks).toEqual([]);
  });

  test('one, three, or none of the words is refused', async () => {
    const source = (await list()).rows.map((row) => row.id);
    expect(await refused(await mark({ source: source[0] ?? '', mark: 'same' }))).toContain('exactly two');
    expect(await refused(await mark({ source: [...source, papers.tribune.id], mark: 'same' }))).toContain(
      'exactly two',
    );
    expect(await refused(await mark({ source, mark: 'cousins' }))).toContain('mark');
  });
});

describe('the protected flag', () => {
  test('is set and taken back in the form, and shown', async () => {
    const fields = { version: papers.tribune.version, kind: 'outlet', name: 'Al-Tilal' };
    await post(app, at(), { ...fields, protected: 'yes', alias: ['التلال', ''], aliasLanguage: ['ar', ''] });
    const { isProtected, written } = await page();
    expect([isProtected, written]).toMatchObject([true, [{ name: 'التلال', language: 'ar' }]]);
    await post(app, at(), { ...fields, version: papers.tribune.version + 1 });
    expect((await page()).isProtected).toBe(false);
  });
});

describe('type-ahead', () => {
  const options = async (q: string): Promise<string[]> =>
    (await get(app, `${W}/sources/matches?q=${encodeURIComponent(q)}`, { accept: 'application/json' }))
      .json<{ options: { name: string; value: string }[] }>()
      .options.filter((one) => one.value.startsWith('id:'))
      .map((one) => one.name);

  test('finds other spellings and scripts, and never an unnamed voice of another report', async () => {
    expect((await options('tilal'))[0]).toBe('Al-Tilal');
    expect((await options('تلال'))[0]).toBe('Al-Tilal');
    expect(await options('informed sources')).toEqual([]);
    expect((await options('')).length).toBeGreaterThan(3);
  });

  test('finds what was made before the index was', async () => {
    app
      .db()
      .exec(
        "DELETE FROM source_key; INSERT INTO source_search (source_search) VALUES ('delete-all'); DELETE FROM source_rules",
      );
    expect((await options('tilal'))[0]).toBe('Al-Tilal');
  });
});
