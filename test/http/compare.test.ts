import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { documentsSharing } from '../../server/store/compare.ts';
import { mergeClaims } from '../../server/usecases/claims.ts';
import { aClaim } from '../support/builders.ts';
import { aLink, aRegistered } from '../support/claims.ts';
import { aContested, type Contested } from '../support/contested.ts';
import { get } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let made: Contested;
beforeEach(async () => {
  site = await startSite();
  made = aContested(site.app.context());
});
afterEach(() => site.app.close());

const numberOf = (name: keyof Contested['documents']): number => made.documents[name].number;
type Names = keyof Contested['documents'];
const compare = async (left: Names, right: Names, more = ''): Promise<string> =>
  (await get(site.app, `${site.w}/compare?left=${numberOf(left)}&right=${numberOf(right)}${more}`)).text;
const rowsIn = (html: string): string[] =>
  html
    .split('<div class="cmp__row')
    .slice(1)
    .map((row) =>
      row
        .replace(/^[^>]*>|<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
const matchesIn = (html: string): string[] => rowsIn(html).filter((row) => row.includes('Two drones struck'));

describe('two documents side by side', () => {
  test('join their passages on one claim, with the text between in its place', async () => {
    const rows = rowsIn(await compare('post', 'wire'));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain('A fire broke out');
    expect(rows[1]).toMatch(/dockhand_9 wrote.*supports both circular.*Harbour Post reported/);
    expect(rows[2]).toMatch(/closed at 21:40.*containers burned/);
  });

  test('mark other figures, another stance, another source', async () => {
    expect(matchesIn(await compare('post', 'arabic'))[0]).toMatch(
      /numbers differ 2, then 3 another source dockhand_9, then مصادر مطلعة/,
    );
    expect(matchesIn(await compare('french', 'denial'))[0]).toContain('stance differs supports, then disputes');
  });

  test('say so where nothing has changed', async () => {
    expect(matchesIn(await compare('denial', 'echo'))[0]).toContain('disputes both same');
  });

  test('mark a circle that both are in', async () => {
    expect(matchesIn(await compare('wire', 'again'))[0]).toMatch(/circular both are in a circle/);
  });

  test('say what only one of them has', async () => {
    const context = site.app.context();
    const claim = aRegistered(context, { statement: 'Forty containers burned.' });
    aLink(context, aClaim(context, made.documents.wire, '40 containers burned'), claim);
    expect(rowsIn(await compare('wire', 'post')).find((row) => row.includes('Forty'))).toContain(
      'missing from the second',
    );
    expect(rowsIn(await compare('post', 'wire')).find((row) => row.includes('Forty'))).toContain('only in the second');
  });

  test('follow the second text, or the biggest change alone', async () => {
    expect(rowsIn(await compare('post', 'wire', '&order=second'))).toHaveLength(3);
    const changed = rowsIn(await compare('post', 'arabic', '&order=change'));
    expect(changed).toHaveLength(1);
  });

  test('keep their own language and direction', async () => {
    expect(await compare('post', 'arabic')).toMatch(/<div lang="ar" dir="rtl">.*?<p class="quote">.*?ثلاث/s);
  });

  test('tell how the one was made from the other, by whom it is known', async () => {
    expect(await compare('wire', 'french')).toContain('the second is wire copy of the first, analyst');
  });

  test('count claims that were merged as one', async () => {
    const context = site.app.context();
    const other = aRegistered(context, { statement: 'The quay was hit.' });
    aLink(context, aClaim(context, made.documents.wire, 'the northern quay is closed'), other);
    mergeClaims(context, made.claim.id, [other.id]);
    const sharing = documentsSharing(context.db, made.documents.post.id, 50);
    expect(sharing.find((one) => one.number === numberOf('wire'))?.shared).toBe(1);
    expect(matchesIn(await compare('post', 'wire')).join()).toContain('once more in the second');
  });
});

describe('the choice of two documents', () => {
  test('offers those with claims in common first, and none that has no text', async () => {
    const { text } = await get(site.app, `${site.w}/compare?left=${numberOf('post')}`);
    const second = text.slice(text.indexOf('name="right"'));
    expect(second).toMatch(/<optgroup label="Claims in common"><option value="\d+">[^<]*\(1 claim\)/);
    expect(text).not.toContain('Statement on the fire');
  });

  test.each([
    ['a document twice', 'left=2&right=2', 'That is one document twice'],
    ['one that is not there', 'left=2&right=99', 'There is no document 99'],
    ['a report that is not in hand', 'left=2&right=10', 'not in hand'],
  ])('says what is wrong with %s', async (_what, query, words) => {
    const { status, text } = await get(site.app, `${site.w}/compare?${query}`);
    expect([status, text.includes(words)]).toEqual([200, true]);
  });

  test('takes an address that makes no sense as no choice', async () => {
    const { status, text } = await get(site.app, `${site.w}/compare?left=x&right=-1&order=up`);
    expect([status, text.includes('Choose two documents')]).toEqual([200, true]);
  });
});
