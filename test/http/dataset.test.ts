import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Dataset } from '../../server/domain/dataset.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aLink, aMention, aRegistered } from '../support/claims.ts';
import { get, upload } from '../support/requests.ts';
import { otherwiseDerived, rich } from '../support/richDataset.ts';
import { ofVersion1, small } from '../support/smallDataset.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const send = (dataset: object, accept?: string) =>
  upload(app, '/w/case/datasets', [{ name: 'case.json', bytes: JSON.stringify(dataset) }], accept);

describe('an import', () => {
  test('leads to the documents where the file says what is so', async () => {
    const { status, headers } = await send(rich(), 'text/html');
    expect([status, headers.location]).toEqual([303, '/w/case/documents']);
  });

  test('leads to a page that says of which claims the file says otherwise, and what', async () => {
    const { status, headers } = await send(otherwiseDerived(), 'text/html');
    expect(status).toBe(303);
    const { text } = await get(app, `${headers.location}`);
    expect(text).toContain('1 claim stands otherwise here than the file says');
    expect(text).toContain('href="/w/case/claims/1"');
    expect(text).toContain('status contested, in the file corroborated');
    expect(text).toContain('origins for at least 1, in the file 2');
    expect(text).toContain('loops 0, in the file 1');
    expect(text).toContain('verdict unresolved, in the file none');
  });

  test('tells a program the same', async () => {
    const answer = await send(otherwiseDerived());
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({
      claims: 3,
      differing: 1,
      notice: expect.stringContaining('computed anew'),
      differences: [
        {
          path: 'claims[0]',
          number: 1,
          differences: expect.arrayContaining([{ key: 'status', said: 'corroborated', found: 'contested' }]),
        },
      ],
    });
  });

  test('has nothing to say of a file of version 1', async () => {
    expect((await send(ofVersion1(small()))).json()).toMatchObject({ claims: 0, differing: 0, notice: '' });
  });

  test('has a page only where there was one', async () => {
    expect((await get(app, '/w/case/datasets/99')).status).toBe(404);
    expect((await get(app, '/w/case/datasets/1')).status).toBe(404);
  });

  test('goes only into a workspace without claims', async () => {
    aRegistered(app.context());
    const { status, text } = await send(small());
    expect([status, text]).toEqual([422, expect.stringContaining('0 documents, 1 claim and 0 sources')]);
  });
});

describe('a download', () => {
  test('says how claims stand at that moment', async () => {
    const context = app.context();
    const claim = aRegistered(context);
    aLink(context, aMention(context, 'the quay is shut').mention, claim);
    aLink(context, aMention(context, 'the quay was closed').mention, claim, 'disputes');
    const [exported] = (await get(app, '/w/case/dataset.json')).json<Dataset>().claims;
    expect(exported).toMatchObject({ status: 'contested', support: { mentions: 1 }, dispute: { mentions: 1 } });
  });
});

test('the page of the export lists what leaves', async () => {
  await send(rich());
  const { text } = await get(app, '/w/case/export');
  expect(text).toContain(
    '2 documents, 2 sources, 5 annotations, 1 event, 3 claims, 4 links of mentions to claims, 4 ratings, 1 derivation, 1 verdict, 1 question',
  );
  expect(text).toContain('Schema, version 2');
});
