import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Claim } from '../../server/domain/claim.ts';
import { questions } from '../../server/store/evidence.ts';
import { mergeClaims } from '../../server/usecases/claims.ts';
import { ANALYST } from '../support/analyst.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aQuestion, aRegistered } from '../support/claims.ts';
import { get, post } from '../support/requests.ts';

const W = '/w/case';
let app: TestApp;
let claim: Claim;

beforeEach(async () => {
  app = await startApp();
  claim = aRegistered(app.context());
});
afterEach(() => app.close());

const asked = async (query = ''): Promise<string[]> => {
  const { status, text } = await get(app, `${W}/questions${query}`);
  expect(status).toBe(200);
  return [...text.matchAll(/class="questions__text"[^>]*>([^<]*)</g)].map(([, words]) => String(words));
};
const groups = async (): Promise<string[]> => {
  const { text } = await get(app, `${W}/questions`);
  return [...text.matchAll(/<section class="panel"><h2 class="title-2">([^<]*)</g)].map(([, title]) => String(title));
};

describe('the queue of questions', () => {
  // The clock of the tests stands on 14 March 2025.
  test('has those of all claims by the day they are due, in groups', async () => {
    const context = app.context();
    const other = aRegistered(context);
    aQuestion(context, claim, { text: 'No day?' });
    aQuestion(context, other, { text: 'Later?', due: '2025-05-01' });
    aQuestion(context, claim, { text: 'Soon?', due: '2025-03-20' });
    aQuestion(context, other, { text: 'Late?', due: '2025-03-13' });
    expect(await asked()).toEqual(['Late?', 'Soon?', 'Later?', 'No day?']);
    expect(await groups()).toEqual(['Overdue', 'Within a week', 'Later', 'No date']);
  });

  test('narrows by owner', async () => {
    const context = app.context();
    aQuestion(context, claim, { text: 'Mine?', ownerId: ANALYST.id });
    aQuestion(context, claim, { text: 'Whose?' });
    expect(await asked(`?owner=${ANALYST.id}`)).toEqual(['Mine?']);
    expect(await asked('?owner=nobody')).toEqual(['Whose?']);
  });

  test('stands under the claim that another one was merged into', async () => {
    const context = app.context();
    const into = aRegistered(context);
    aQuestion(context, claim, { text: 'Who?' });
    mergeClaims(context, into.id, [claim.id]);
    expect((await get(app, `${W}/questions`)).text).toContain(`>claim ${into.number}</a>`);
  });

  test('is answered in place, and the answer can be taken back', async () => {
    const { id, version } = aQuestion(app.context(), claim, { text: 'Who?' });
    const next = `${W}/questions?owner=nobody`;
    const { headers } = await post(app, `${W}/questions/${id}/answers`, { version, answer: ' The guard. ', next });
    expect(headers.location).toMatch(/^\/w\/case\/questions\?owner=nobody&done=\d+$/);
    expect(await asked()).toEqual([]);
    expect(await asked('?state=answered')).toEqual(['Who?']);
    expect(questions.get(app.db(), id)?.answer).toBe('The guard.');
    await post(app, `${W}/undos`, {});
    expect(await asked()).toEqual(['Who?']);
  });

  test('refuses an answer to what has changed meanwhile, a day that is none, and what isn’t there', async () => {
    const { id, version } = aQuestion(app.context(), claim);
    const changed = await post(app, `${W}/questions/${id}`, { version, text: 'Who exactly?', due: '2025-03-20' });
    expect(changed.status).toBe(303);
    expect((await post(app, `${W}/questions/${id}/answers`, { version, answer: 'He.' })).status).toBe(409);
    expect((await post(app, `${W}/questions/${id}`, { version: 2, text: 'Who?', due: '2025-02-30' })).status).toBe(422);
    expect((await post(app, `${W}/questions/nothing/answers`, { version, answer: 'He.' })).status).toBe(404);
  });

  test('is empty at first, and says how it fills', async () => {
    expect((await get(app, `${W}/questions`)).text).toContain('No questions yet');
    aQuestion(app.context(), claim);
    expect((await get(app, `${W}/questions?state=answered`)).text).toContain('No question is answered');
  });
});
