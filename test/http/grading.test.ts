import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { credibilitiesOf } from '../../server/store/ratings.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { rateSource } from '../../server/usecases/ratings.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import type { GradingModel } from '../../server/viewmodels/grading.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aLink } from '../support/claims.ts';
import { type Fields, get, post, save } from '../support/requests.ts';
import { aQuotation, aSource, aText, type Papers, somePapers } from '../support/sources.ts';

let app: TestApp;
let papers: Papers;
beforeEach(async () => {
  app = await startApp();
  papers = somePapers(app.context());
});
afterEach(() => app.close());

const grading = (): string => `/w/case/documents/1/annotations/${papers.hit.number}/grading`;
const give = (fields: Fields) => post(app, grading(), { rationale: 'Nobody saw it.', ...fields });
const rate = (name: string, letter: 'A' | 'B' | 'E'): void => {
  rateSource(app.context(), sourceNamed(app.db(), name)?.id ?? '', { letter, topic: null, rationale: 'Because.' });
};
async function shown(path = grading()): Promise<GradingModel> {
  expect((await get(app, path)).status).toBe(200);
  return app.rendered.findLast((one) => one.template === 'grading')?.model as GradingModel;
}

/** Two more named voices for the same claim. */
function corroborate(): string[] {
  const context = app.context();
  return ['Mona Said', 'Karim Adel'].map((name) => {
    const source = aSource(context, name);
    const text = aText(context, `Paper of ${name}`, `${name} saw that a boat had hit the pier.`);
    const quotation = aQuotation(context, text, {
      source,
      words: name,
      cue: 'saw',
      content: 'a boat had hit the pier',
    });
    aLink(context, quotation.mention, papers.claims.hit);
    return source.id;
  });
}

describe('until the number is chosen', () => {
  test('the answer is the same to the byte, whatever letter the sources of the mention have', async () => {
    // The number of the log's newest entry is on every page, and says that something was rated, not how.
    const body = async () => (await get(app, grading())).text.replace(/ data-(?:seq|since)="\d+"/g, '');
    const bare = await body();
    const bodies: string[] = [];
    for (const letter of ['A', 'E'] as const) {
      rate('Al-Tilal', letter);
      rate('Dune Wire', letter);
      bodies.push(await body());
    }
    for (const one of bodies) expect(one).toBe(bare);
  });

  test('no letter and no words of one are in it, also where somebody has graded before', async () => {
    rate('Al-Tilal', 'B');
    await give({ grade: 4 });
    const { text } = await get(app, grading());
    const main = /<main.*<\/main>/s.exec(text)?.[0] ?? '';
    expect(main).not.toMatch(/<i data-g="\d">[A-F]<\/i>/);
    expect(main).not.toMatch(/reliable/);
  });

  test('someone else’s grade doesn’t open it', async () => {
    rate('Al-Tilal', 'B');
    const { value } = (await give({ grade: 4 })).headers.location
      ? { value: credibilitiesOf(app.db(), [papers.hit.id])[0] }
      : { value: null };
    app.db().prepare("INSERT INTO person VALUES ('other', 'Other')").run();
    app.db().prepare("UPDATE credibility SET created_by = 'other'").run();
    expect((await shown(`${grading()}?graded=${value?.id}`)).result).toBeNull();
  });
});

describe('a grade', () => {
  test('is kept with its reason; then the letter is shown, with whose it is, and the share on the diagonal', async () => {
    rate('Al-Tilal', 'B');
    const answer = await give({ grade: 2 });
    expect(answer.status).toBe(303);
    const { result } = await shown(answer.headers.location ?? '');
    expect(result).toMatchObject({
      grade: { letter: 'B', grade: '2' },
      whose: 'Al-Tilal',
      rationale: 'Nobody saw it.',
      diagonal: '1 of your one grade on the diagonal A1, B2, C3, D4, E5.',
    });
  });

  test('is appended: the older ones can be read', async () => {
    await give({ grade: 4, rationale: 'At first.' });
    const { headers } = await give({ grade: 3, rationale: 'By now.' });
    const { result } = await shown(headers.location ?? '');
    expect(result?.given.map((one) => [one.grade.grade, one.rationale])).toEqual([
      ['3', 'By now.'],
      ['4', 'At first.'],
    ]);
    expect((await shown()).last?.words).toMatch(/^3, /);
  });

  test.each([
    ['without a reason', { grade: 3, rationale: ' ' }, 'needs a rationale'],
    ['without a number', {}, 'grade'],
    ['of seven', { grade: 7 }, 'choose a number from 1 to 6'],
    ['of 1, unearned', { grade: 1 }, 'at least two independent origins'],
  ])('%s is refused', async (_what, fields, message) => {
    const answer = await save(app, grading(), { rationale: 'So.', ...fields });
    expect([answer.status, answer.json<{ error: string }>().error]).toEqual([422, expect.stringContaining(message)]);
    expect(credibilitiesOf(app.db(), [papers.hit.id])).toEqual([]);
  });

  test('of an attribution is refused with what to do', async () => {
    const [attribution] = papers.attributions;
    const answer = await save(app, `/w/case/documents/1/annotations/${attribution?.number}/grading`, { grade: 2 });
    expect(answer.json<{ error: string }>().error).toContain('Select the mention that this attribution bears');
  });

  test('given by a script is undone in the document', async () => {
    const answer = await save(app, grading(), { grade: 3, rationale: 'So.' });
    expect([answer.status, answer.json()]).toMatchObject([200, { message: `Mention ${papers.hit.number} graded 3` }]);
    await save(app, '/w/case/documents/1/undos', {});
    expect(credibilitiesOf(app.db(), [papers.hit.id])).toEqual([]);
  });
});

describe('grade 1', () => {
  test('is struck through and not offered while it isn’t earned, and the form says why', async () => {
    rate('Al-Tilal', 'B');
    const { options, whyNotOne } = await shown();
    expect([options[0]?.isOffered, options[1]?.isOffered]).toEqual([false, true]);
    expect(whyNotOne).toBe(
      'Grade 1 means confirmed by other sources: at least two independent origins. This side of the claim has one independent origin for certain.',
    );
    const { text } = await get(app, `${grading()}?grade=1`);
    expect(text).toMatch(/value="1" required disabled aria-describedby="why-not-one"/);
  });

  test('stays where a later merge takes its ground away, and is marked as no longer earned', async () => {
    const [mona = '', karim = ''] = corroborate();
    const { headers } = await give({ grade: 1 });
    expect((await shown(headers.location ?? '')).result?.isNoLongerEarned).toBe(false);
    mergeSources(app.context(), mona, [karim, papers.tribune.id]);
    expect((await shown(headers.location ?? '')).result?.isNoLongerEarned).toBe(true);
    expect((await shown()).whyNotOne).not.toBe('');
    const { text } = await get(app, `/w/case/sources/${papers.tribune.number}`).then(({ headers: { location = '' } }) =>
      get(app, location),
    );
    expect(text).toContain('no longer earned');
  });
});
