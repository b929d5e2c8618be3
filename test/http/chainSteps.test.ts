import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Answer, type Fields, get, post, save } from '../support/requests.ts';
import { reading, type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

type Saved = { selected: number; message: string; blocks: { position: number }[] };
function saved(answer: Answer): Saved {
  expect([answer.status, answer.status < 400 ? '' : answer.text]).toEqual([200, '']);
  return answer.json<Saved>();
}
const on = (number: number, path: string, fields: Fields): Promise<Answer> =>
  save(site.app, `${site.d}/annotations/${number}${path}`, fields);
const id = (number: number): string => site.annotation(number).id;
const inspector = async (number: number): Promise<string> =>
  (await get(site.app, `${site.d}/annotations/${number}/inspector`)).text;
/** The steps of the first chain in the inspector, by name. */
async function steps(number: number): Promise<string[]> {
  const list = /<ol class="steps".*?<\/ol>/s.exec(await inspector(number))?.[0] ?? '';
  return [...list.matchAll(/data-step-annotation="[^"]*">.*?<bdi>(.*?)<\/bdi>/gs)].map(([, name]) => `${name}`);
}

// Claim 3 was stated by a dockworker (2), whom Al-Manara (4) reports, in a repost of Levant Wire.
describe('a chain', () => {
  test('is shown with the numbers that its changes are made against', async () => {
    expect(await steps(3)).toEqual(['outlet unknown', 'Levant Wire', 'Al-Manara', 'a dockworker']);
    expect(await inspector(3)).toContain('name="seen" value="4,2"');
  });

  test('gets a step further in, which bears the claim from then on', async () => {
    saved(await on(3, '/steps', { seen: '4,2', ...site.at('The harbour master') }));
    expect(site.annotation(5).parentId).toBe(id(2));
    expect([site.annotation(5).mentionIds, site.annotation(2).mentionIds]).toEqual([[id(3)], []]);
    expect(await steps(3)).toEqual(['outlet unknown', 'Levant Wire', 'Al-Manara', 'a dockworker', 'harbour master']);
  });

  test('of a claim that nobody is said to have stated begins with its first step', async () => {
    saved(await on(1, '/steps', { seen: '', ...site.at('The harbour master') }));
    expect(site.annotation(5).mentionIds).toEqual([id(1)]);
    expect(site.annotation(5).parentId).toBeNull();
  });

  test('gets a step between two', async () => {
    saved(await on(3, '/steps', { seen: '4,2', at: 1, ...site.at('The harbour master') }));
    expect([site.annotation(5).parentId, site.annotation(2).parentId]).toEqual([id(4), id(5)]);
    expect(site.annotation(2).mentionIds).toEqual([id(3)]);
  });

  test('gets another attribution as its outermost step', async () => {
    saved(
      await save(site.app, `${site.d}/annotations`, {
        kind: 'attribution',
        span: site.span('source', 'The harbour master'),
      }),
    );
    saved(await on(3, '/steps', { seen: '4,2', at: 0, step: 5 }));
    expect([site.annotation(5).parentId, site.annotation(4).parentId]).toEqual([null, id(5)]);
    expect((await steps(3))[2]).toBe('harbour master');
  });

  test('is turned round by moving a step', async () => {
    saved(await on(3, '/steps/2/moves', { seen: '4,2', by: 'out' }));
    expect([site.annotation(2).parentId, site.annotation(4).parentId]).toEqual([null, id(2)]);
    expect([site.annotation(4).mentionIds, site.annotation(2).mentionIds]).toEqual([[id(3)], []]);
    expect(await steps(3)).toEqual(['outlet unknown', 'Levant Wire', 'a dockworker', 'Al-Manara']);
    saved(await on(3, '/steps/2/moves', { seen: '2,4', by: 'in' }));
    expect(await steps(3)).toEqual(['outlet unknown', 'Levant Wire', 'Al-Manara', 'a dockworker']);
  });

  test('loses a step: whoever it told is reported by the one before', async () => {
    saved(await on(3, '/steps/4/removal', { seen: '4,2' }));
    expect(site.annotation(2).parentId).toBeNull();
    saved(await on(3, '/steps/2/removal', { seen: '2' }));
    expect(site.annotation(2).mentionIds).toEqual([]);
    expect(await steps(3)).toEqual(['outlet unknown', 'Levant Wire']);
  });

  test('is as it was after one undo', async () => {
    saved(await on(3, '/steps', { seen: '4,2', ...site.at('The harbour master') }));
    saved(await save(site.app, `${site.d}/undos`, {}));
    expect(await steps(3)).toEqual(['outlet unknown', 'Levant Wire', 'Al-Manara', 'a dockworker']);
    expect(site.annotations()).toHaveLength(4);
  });

  test('changes without script too', async () => {
    const { headers } = await post(site.app, `${site.d}/annotations/3/steps/2/moves`, { seen: '4,2', by: 'out' });
    expect(headers.location).toBe(`${site.d}/annotations/3#a3`);
  });
});

describe('refused, with a way on', () => {
  const told = async (answer: Promise<Answer>): Promise<[number, string]> => {
    const { status, json } = await answer;
    return [status, json<{ error: string }>().error];
  };

  test('a chain that would bite its own tail', async () => {
    site = await reading(site, 'Reuters said Dhow said Mona said it rained.');
    const names = ['Reuters', 'Dhow', 'Mona'];
    for (const name of names)
      saved(await save(site.app, `${site.d}/annotations`, { kind: 'attribution', span: site.span('source', name) }));
    saved(await on(2, '/parent', { version: site.annotation(2).version, parent: 1 }));
    saved(await on(3, '/parent', { version: site.annotation(3).version, parent: 2 }));
    // 1 alone is the chain of 1; 3 is reported by it.
    const [status, error] = await told(on(1, '/steps', { seen: '1', at: 0, step: 3 }));
    expect([status, error]).toEqual([
      422,
      'Attribution 3 is itself reported by attribution 1, so it can’t report it: the chain would bite its own tail. Take it out of that chain first, or mark these words again as an attribution of their own.',
    ]);
    expect((await told(on(3, '/steps', { seen: '1,2,3', step: 1 })))[1]).toContain('Move it to where it belongs');
    const [, circle] = await told(on(1, '/parent', { version: site.annotation(1).version, parent: 3 }));
    expect(circle).toContain('that would go in a circle');
  });

  test('a chain that somebody else changed meanwhile', async () => {
    saved(await on(3, '/steps/4/removal', { seen: '4,2' }));
    const answer = await on(3, '/steps/2/moves', { seen: '4,2', by: 'out' });
    expect(answer.status).toBe(409);
    expect(answer.json<{ theirs: unknown }>().theirs).toEqual([{ label: 'chain', value: 'attribution 2' }]);
    expect(answer.json<{ yours: unknown }>().yours).toEqual([
      { label: 'chain', value: 'attribution 4 › attribution 2' },
    ]);
  });

  test.each([
    ['a step that is a claim', '/steps', { seen: '4,2', step: 1 }, 'only someone who says something'],
    ['a step that isn’t there', '/steps', { seen: '4,2', step: 99 }, 'There is no attribution 99'],
    ['no step at all', '/steps', { seen: '4,2' }, 'Who is the step?'],
    ['the outermost further out', '/steps/4/moves', { seen: '4,2', by: 'out' }, 'outermost step already'],
    ['numbers that are none', '/steps', { seen: '4,x', step: 1 }, 'has to be numbers'],
  ])('%s', async (_what, path, fields, words) => {
    const [status, error] = await told(on(3, path, fields));
    expect([status >= 400 && status < 500, error]).toEqual([true, expect.stringContaining(words)]);
  });

  test('the attribution whose chain it is can’t be taken out of it', async () => {
    expect((await told(on(2, '/steps/2/removal', { seen: '4,2' })))[0]).toBe(422);
  });
});
