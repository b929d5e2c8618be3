import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Source } from '../../server/domain/source.ts';
import { lastSeq } from '../../server/store/changes.ts';
import { sourceById, sourceNamed } from '../../server/store/sources.ts';
import { markSources } from '../../server/usecases/identities.ts';
import { addQuestion } from '../../server/usecases/questions.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import { aQuestion, aRegistered } from '../support/claims.ts';
import { get, post, save } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';
import { aSource } from '../support/sources.ts';
import { aWeighed } from '../support/weighing.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

describe('a form that is refused has written nothing', () => {
  test.each([
    ['words for the mark to stay on', 'x', 422],
    ['a mark that isn’t there', '999', 404],
  ])('with %s', async (_what, stay, status) => {
    const before = lastSeq(site.app.db());
    const answer = await save(site.app, `${site.d}/annotations/1/evidence`, { claim: 'The quay is shut.', stay });
    expect([answer.status, lastSeq(site.app.db())]).toEqual([status, before]);
  });

  test('with two ways back from a question, or from a mark between sources', async () => {
    const context = site.app.context();
    const { id, version } = aQuestion(context, aRegistered(context));
    const [one, other] = ['One man', 'Another'].map((name) => aSource(context, name)) as [Source, Source];
    const mark = markSources(context, one.id, other.id, 'maybe', '').value;
    const before = lastSeq(context.db);
    const next = [`${site.w}/claims`, `${site.w}/events`];
    const answers = [
      await save(site.app, `${site.w}/questions/${id}/answers`, { version, answer: 'No.', next }),
      await save(site.app, `${site.w}/sources/identities/${mark.id}/removal`, { next }),
    ];
    expect([...answers.map((answer) => answer.status), lastSeq(context.db)]).toEqual([422, 422, before]);
  });
});

test.each(['/../../name', '/claims/../../other/claims', '/%2e%2e/other/claims', '//evil.example', '/\\evil.example'])(
  'a way back that leads out of the workspace (%s) isn’t taken',
  async (way) => {
    const { id } = aRegistered(site.app.context());
    const { status, headers } = await post(site.app, `${site.w}/claims/assignments`, { claim: id, next: site.w + way });
    expect([status, headers.location]).toEqual([303, expect.stringMatching(/^\/w\/case\/claims[?#]/)]);
  },
);

test.each(['claim', 'mention', 'source'])(
  'two %ss that are not in this workspace can’t be told apart',
  async (noun) => {
    const [a, b] = ['00000000-0000-4000-8000-00000000aaaa', '00000000-0000-4000-8000-00000000bbbb'];
    const answers = [
      await save(site.app, `${site.w}/claims/dismissals`, { noun, a, b }),
      await save(site.app, `${site.w}/sources/dismissals`, { first: a, second: b }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
  },
);

describe('what the dataset would refuse', () => {
  test('a question due at an hour', () => {
    const context = site.app.context();
    const claim = aRegistered(context);
    expect(() => addQuestion(context, claim.id, { text: 'Who?', ownerId: null, due: '2025-03-14T10:00' })).toThrow(
      'The date has to be a day like 2021-11-07.',
    );
  });
});

describe('a protected source that was merged', () => {
  const protect = (name: string): void => {
    site.app.db().prepare('UPDATE source SET protected = 1 WHERE name = ?').run(name);
  };
  const brief = async (): Promise<string> => (await get(site.app, `${site.w}/claims/1/brief.md`)).text;

  test.each([
    ['into one that isn’t', 'Captain Plain', 'the harbour master'],
    ['with one that isn’t', 'the harbour master', 'Captain Plain'],
  ])('%s has none of their names in a brief', async (_what, into, other) => {
    const context = site.app.context();
    const statement = 'Captain Plain denied that drones struck the quay.';
    aWeighed(context);
    aSource(context, 'Captain Plain', { kind: 'person' });
    await post(site.app, `${site.w}/claims/1`, { version: 1, statement, kind: 'fact' });
    protect('the harbour master');
    const ids = [into, other].map((name) => sourceNamed(context.db, name)?.id ?? '') as [string, string];
    mergeSources(context, ids[0], [ids[1]]);
    expect(sourceById(context.db, ids[1])?.mergedInto).toBe(ids[0]);
    const text = await brief();
    expect(text).toMatch(/\\\[protected source \d+\\\] denied/);
    expect(text).not.toMatch(/Captain Plain|harbour master/i);
  });
});

test('whoever takes back everything ends where the workspace was made, and is told so', async () => {
  await post(site.app, '/workspaces', { name: 'Fresh' });
  const answer = await save(site.app, '/w/fresh/undos', {});
  expect([answer.status, answer.json().error]).toEqual([422, 'There is nothing to undo here.']);
});
