import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sourcesById } from '../../server/store/sources.ts';
import { type Answer, type Fields, get, save } from '../support/requests.ts';
import { reading, type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

type Saved = { selected: number; version: number; message: string; ask: { annotation: number; query: string } | null };
function saved(answer: Answer): Saved {
  expect([answer.status, answer.status < 400 ? '' : answer.text]).toEqual([200, '']);
  return answer.json<Saved>();
}
const send = (path: string, fields: Fields): Promise<Answer> => save(site.app, `${site.d}${path}`, fields);
const on = (number: number, path: string, fields: Fields): Promise<Answer> =>
  send(`/annotations/${number}${path}`, { version: site.annotation(number).version, ...fields });
const words = (number: number): string[] => site.annotation(number).spans.map(({ role, quote }) => `${role}: ${quote}`);
const sources = (number: number): string[] =>
  sourcesById(
    site.app.db(),
    site.annotation(number).sources.map((one) => one.sourceId),
  ).map((source) => `${source.name} (${source.kind})`);
const id = (number: number): string => site.annotation(number).id;

describe('a swept sentence', () => {
  const TEXT = 'Reuters reported that a port official said the crane had failed.';
  beforeEach(async () => {
    site = await reading(site, TEXT);
  });

  /** What the proposal offers, as a browser would send it with everything ticked. */
  async function accepted(): Promise<Fields> {
    const { text } = await get(site.app, `${site.d}/proposals?start=0&end=${TEXT.length}`);
    const named = (name: string) =>
      [...text.matchAll(new RegExp(`<input type="checkbox" name="${name}" value="([^"]*)"`, 'g'))].map(
        ([, value]) => `${value}`,
      );
    const chosen = [...text.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => `${value}`);
    return { part: named('part'), claim: named('claim'), source: chosen };
  }

  test('becomes what the proposal ticked: each voice an attribution, the outer reporting the inner, and the claim in it', async () => {
    saved(await send('/sweeps', await accepted()));
    expect(site.annotations().map((one) => one.kind)).toEqual(['attribution', 'attribution', 'claim']);
    expect(words(1)).toEqual(expect.arrayContaining(['source: Reuters', 'cue: reported']));
    expect(site.annotation(2).parentId).toBe(id(1));
    expect(site.annotation(2).mentionIds).toEqual([id(3)]);
    expect(sources(1)).toEqual(['Reuters (agency)']);
    expect(sources(2)).toEqual(['port official (unnamed)']);
  });

  test('isn’t proposed again: what is marked is left out, and where all of it is, the answer says so', async () => {
    const all = await accepted();
    const inner = (all.part as string[])
      .filter((part) => part.startsWith('1:'))
      .map((part) => part.replace('1:', '0:'));
    saved(await send('/sweeps', { part: inner }));
    const left = await accepted();
    expect((left.part as string[]).map((part) => part.split(':', 2).join(':'))).toEqual([
      '0:source',
      '0:cue',
      '0:content',
    ]);
    saved(await send('/sweeps', { part: left.part ?? [] }));
    expect(await accepted()).toEqual({ part: [], claim: [], source: [] });
    const { text } = await get(site.app, `${site.d}/proposals?start=0&end=${TEXT.length}`);
    expect(text).toContain('is marked already');
  });

  test('with a voice inside a voice becomes two attributions, one reporting the other', async () => {
    const inner = 'the crane had failed';
    const parts = [
      `0:${site.span('source', 'Reuters')}`,
      `0:${site.span('content', 'a port official said the crane had failed')}`,
      `1:${site.span('source', 'a port official')}`,
      `1:${site.span('content', inner)}`,
    ];
    const source = ['0 named new:agency:Reuters', '1 unnamed_described new:unnamed:a port official'];
    saved(await send('/sweeps', { part: parts, source, claim: site.span('claim', inner) }));
    expect(site.annotation(2).parentId).toBe(id(1));
    expect(site.annotation(2).mentionIds).toEqual([id(3)]);
    expect(site.annotation(2).sources[0]?.identification).toBe('unnamed_described');
    expect([site.annotation(1).mentionIds, sources(2)]).toEqual([[], ['a port official (unnamed)']]);
  });

  test('is one step to undo', async () => {
    saved(await send('/sweeps', await accepted()));
    saved(await send('/undos', {}));
    expect(site.annotations()).toEqual([]);
  });

  test('nothing ticked is refused', async () => {
    expect((await send('/sweeps', {})).status).toBe(422);
  });
});

describe('words that source a mark', () => {
  test('make an attribution of a claim that nobody is said to have stated', async () => {
    const { selected } = saved(await on(1, '/sourcing', site.at('The harbour master')));
    expect(words(selected)).toEqual(['content: The quay is shut', 'source: The harbour master']);
    expect(site.annotation(selected).mentionIds).toEqual([id(1)]);
  });

  test('are added to an attribution beside the sources that it has', async () => {
    saved(await on(2, '/sourcing', site.at('The harbour master')));
    expect(words(2).filter((one) => one.startsWith('source'))).toEqual([
      'source: a dockworker',
      'source: The harbour master',
    ]);
    expect(site.annotation(2).sources).toHaveLength(2);
  });

  test('ask whose voice it is where an unnamed one goes by words used before; nothing is merged unasked', async () => {
    site = await reading(site, 'Informed sources said the gate is shut. Informed sources said the crane fell.');
    const [first, second] = ['the gate is shut', 'the crane fell'];
    saved(await send('/annotations', { kind: 'claim', span: site.span('claim', first) }));
    saved(await send('/annotations', { kind: 'claim', span: site.span('claim', second) }));
    saved(await on(1, '/sourcing', { start: 0, end: 16 }));
    const start = 'Informed sources said the gate is shut. '.length;
    const { ask, selected } = saved(await on(2, '/sourcing', { start, end: start + 16 }));
    expect(ask).toEqual({ annotation: selected, query: 'Informed sources' });
    const ids = site.annotations().flatMap((one) => one.sources.map((source) => source.sourceId));
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a recipient', () => {
  test('that is an agency makes the outer step at once', async () => {
    site = await reading(site, 'A port official told Reuters the crane had failed.');
    const inner = ['source:0:15', site.span('content', 'the crane had failed')];
    saved(await send('/annotations', { kind: 'attribution', span: inner, source: 'new:unnamed:A port official' }));
    const { message } = saved(await on(1, '/recipient', site.at('Reuters')));
    expect(message).toBe('Recipient marked; attribution 2 made for the outer step');
    expect(words(1)).toContain('recipient: Reuters');
    expect(site.annotation(1).parentId).toBe(id(2));
    expect(sources(2)).toEqual(['Reuters (agency)']);
  });

  test('that is a person is a witness and no step', async () => {
    site = await reading(site, 'A port official told Mona Said the crane had failed.');
    const inner = ['source:0:15', site.span('content', 'the crane had failed')];
    saved(await send('/annotations', { kind: 'attribution', span: inner, source: 'new:unnamed:A port official' }));
    expect(saved(await on(1, '/recipient', site.at('Mona Said'))).message).toBe('Recipient marked');
    expect(site.annotations()).toHaveLength(1);
  });
});

describe('“he added”', () => {
  test('goes on with the same sources under the same parent', async () => {
    const { selected } = saved(await send('/continuations', { ...site.at('The quay is shut.'), of: 2 }));
    expect(site.annotation(selected).sources).toEqual(site.annotation(2).sources);
    expect(site.annotation(selected).parentId).toBe(site.annotation(2).parentId);
    expect(words(selected).some((one) => one.startsWith('content: The quay is shut'))).toBe(true);
  });

  test('a claim can’t be continued', async () => {
    expect((await send('/continuations', { ...site.at('The quay'), of: 1 })).status).toBe(422);
  });
});

describe('a speaker stretch', () => {
  test('over paragraphs takes in what is marked inside it later', async () => {
    const { start } = site.at('The quay');
    const { end } = site.at('declined to comment.');
    saved(await on(4, '/spans', { role: 'content', start, end: start + 17 }));
    saved(await on(4, '/spans', { role: 'content', start: end - 42, end }));
    const { selected } = saved(
      await send('/annotations', { kind: 'claim', span: site.span('claim', 'declined to comment') }),
    );
    expect(site.annotation(4).mentionIds).toContain(id(selected));
  });

  test('links the claims that stand in it and that nobody has sourced', async () => {
    saved(await on(4, '/spans', { role: 'content', ...site.at('The quay is shut.') }));
    expect(site.annotation(4).mentionIds).toContain(id(1));
  });
});

describe('links', () => {
  test('an attribution in the content of another is reported by it', () => {
    expect(site.annotation(2).parentId).toBe(id(4));
  });

  test('a claim is borne by the innermost attribution around it alone', () => {
    expect([site.annotation(2).mentionIds, site.annotation(4).mentionIds]).toEqual([[id(3)], []]);
  });

  test('nobody reports those who report them', async () => {
    const answer = await on(4, '/parent', { parent: 2 });
    expect([answer.status, answer.json<{ error: string }>().error]).toEqual([
      422,
      'Attribution 2 is itself reported by this one; that would go in a circle. Take it out of this chain first.',
    ]);
  });

  test('a deleted mark is gone from its links and comes back with them', async () => {
    saved(await on(3, '/removal', {}));
    expect((await get(site.app, `${site.d}/annotations/2/inspector`)).text).toContain('None yet.');
    saved(await send('/undos', {}));
    expect((await get(site.app, `${site.d}/annotations/2/inspector`)).text).not.toContain('None yet.');
  });
});
