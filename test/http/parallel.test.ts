import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstBrokenChange } from '../../server/store/changes.ts';
import { damageIn } from '../../server/usecases/verify.ts';
import { type Answer, save } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

const mark = (n: number): Promise<Answer> =>
  save(site.app, `${site.d}/annotations`, { kind: 'claim', span: `claim:${n % 60}:${(n % 60) + 5 + (n % 30)}` });

const note = (n: number, version: number): Promise<Answer> =>
  save(site.app, `${site.d}/annotations/1/note`, { version, note: `Note ${n}` });

/** `count` saves to one document at once: new marks, and edits of mark 1 that are all based on the version that stands. */
async function atOnce(count: number): Promise<{ marks: Answer[]; edits: Answer[] }> {
  const { version } = site.annotation(1);
  const sent = Array.from({ length: count }, (_, n) => (n % 4 === 3 ? note(n, version) : mark(n)));
  const answers = await Promise.all(sent);
  return {
    marks: answers.filter((_, n) => n % 4 !== 3),
    edits: answers.filter((_, n) => n % 4 === 3),
  };
}

const numberOf = (answer: Answer): number => answer.json<{ selected: number }>().selected;

describe('saves to one document at the same time', () => {
  test.each([12, 200])('of %d each is kept or answered 409', async (count) => {
    const before = site.annotations().length;
    const { marks, edits } = await atOnce(count);
    expect(marks.map(({ status }) => status)).toEqual(marks.map(() => 200));
    expect(new Set(marks.map(numberOf)).size).toBe(marks.length);
    expect(site.annotations()).toHaveLength(before + marks.length);
    expect(edits.map(({ status }) => status).sort()).toEqual([200, ...edits.slice(1).map(() => 409)]);
    const kept = edits.findIndex(({ status }) => status === 200);
    expect(site.annotation(1).note).toBe(`Note ${4 * kept + 3}`);
    expect([firstBrokenChange(site.app.db()), damageIn(site.app.db()), site.app.logged]).toEqual([null, null, []]);
  });

  test('edits sent again on the version that each refusal shows are all kept in the end', async () => {
    const kept: number[] = [];
    for (let round = 0; kept.length < 12; round++) {
      const { version } = site.annotation(1);
      const left = Array.from({ length: 12 }, (_, n) => n).filter((n) => !kept.includes(n));
      const answers = await Promise.all(left.map((n) => note(n, version)));
      kept.push(...left.filter((_, i) => answers[i]?.status === 200));
      expect(kept).toHaveLength(round + 1);
    }
  });
});
