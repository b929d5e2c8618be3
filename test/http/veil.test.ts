import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pseudonym } from '../../server/domain/veil.ts';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { claimByNumber } from '../../server/store/claims.ts';
import { documentByNumber } from '../../server/store/documents.ts';
import { sourceByNumber } from '../../server/store/sources.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { editSource } from '../../server/usecases/sources.ts';
import { everyRole, type Visitor } from '../support/accounts.ts';
import { type PutBy, startApp, type TestApp } from '../support/app.ts';
import { somebodyHidden, TELLING } from '../support/hidden.ts';
import { type Answer, get, post, send } from '../support/requests.ts';
import { routeTable } from '../support/routeTable.ts';
import { aSource } from '../support/sources.ts';

let app: TestApp;
let people: Awaited<ReturnType<typeof everyRole>>;
let from: PutBy;
let hidden: number;
beforeAll(async () => {
  const first = await startApp();
  hidden = somebodyHidden(first.context()).source.number;
  from = await first.putBy();
  app = await startApp({ from });
  people = await everyRole(app);
});
afterAll(() => app.close());

/** What stands in an answer, however it was written down: as bytes, in JSON, in an address. */
const saidIn = ({ text, headers }: Answer): string => {
  const all = `${JSON.stringify(headers)}\n${text}`.normalize('NFC');
  const unescaped = all.replace(/&#x([0-9a-f]+);/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  return `${all}\n${unescaped}\n${unescaped.replace(/<[^>]*>/g, '')}\n${all.replace(/(?:%[0-9a-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  })}`;
};
const toldIn = (answer: Answer): string[] => {
  const said = saidIn(answer).toLowerCase();
  return TELLING.filter((words) => said.includes(words.normalize('NFC').toLowerCase()));
};

/** A word of the same script and case that stands nowhere. */
const nonsenseFor = (word: string): string =>
  /[\u0600-\u06ff]/.test(word) ? 'ظظغغض' : /^[A-Z]/.test(word) ? 'Zzqqxx' : 'zzqqxx';

const ADDRESSES = routeTable()
  .filter(({ method, path }) => method === 'GET' && path.startsWith('/w/:workspace') && !path.endsWith('-stream'))
  .flatMap(({ path }) => [1, 2, 3, 4].map((n) => path.replace(':workspace', 'case').replace(/:\w+/g, String(n))));

const asJson = (visitor: Visitor, path: string): Promise<Answer> =>
  send(app, path, { headers: { accept: 'application/json', ...visitor.headers } });

describe('whoever may not see protected sources', () => {
  test.each([...new Set(ADDRESSES)])('%s tells nothing of one', async (path) => {
    for (const visitor of [people.reader, people.annotator]) {
      const page = await get(app, path, visitor.headers);
      expect([path, page.status < 500, toldIn(page)]).toEqual([path, true, []]);
      expect(toldIn(await asJson(visitor, path))).toEqual([]);
    }
    expect(app.logged.splice(0)).toEqual([]);
  });

  test.each(['Aalto', 'mirjam', 'Mirjam Aalto', 'ميريام', 'nurse', 'Aal', 'aaltonen'])(
    'finds nothing by searching for %s',
    async (word) => {
      for (const path of ['documents', 'claims', 'sources', 'claims/unlinked', 'sources/matches', 'claims/matches']) {
        const asked = async (q: string) => {
          const { text } = await get(app, `/w/case/${path}?q=${encodeURIComponent(q)}`, people.annotator.headers);
          return text
            .replaceAll(q, '')
            .replaceAll(encodeURIComponent(q), '')
            .replaceAll(q.replace(' ', '+'), '')
            .replace(/name="formToken" value="[^"]*"/g, '');
        };
        expect([path, await asked(word)]).toEqual([path, await asked(nonsenseFor(word))]);
      }
    },
  );

  test('reads the text at the same places, with the names covered', async () => {
    const { text } = await get(app, '/w/case/documents/1', people.reader.headers);
    expect(text).toContain('██████ █████');
    expect(text).toContain('Protected source');
  });

  test('marks words beside a name, and the mark stands in the real text', async () => {
    const document = documentByNumber(app.db(), 1);
    const start = 'Levant Wire, Thursday. “Two drones struck the northern quay,” said '.length;
    const span = `claim:${start - 5}:${start + 21}`;
    const made = await post(
      app,
      '/w/case/documents/1/annotations',
      { kind: 'claim', span, quote: 'said ██████ █████, who was' },
      people.annotator.headers,
    );
    expect(made.status).toBe(303);
    const quotes = annotationsInDocument(app.db(), document?.id ?? '').flatMap((one) =>
      one.spans.map(({ quote }) => quote),
    );
    expect(quotes.some((quote) => quote.startsWith('said Mirjam Aalto'))).toBe(true);
  });

  test('edits what stands beside a name without touching it, and is told where that can’t be', async () => {
    const form = (statement: string) => ({
      version: claimByNumber(app.db(), 1)?.version ?? 0,
      statement,
      kind: 'fact',
      place: 'the quay',
    });
    const send = (statement: string) => post(app, '/w/case/claims/1', form(statement), people.annotator.headers);
    expect((await send('Two drones struck, says ██████ █████.')).status).toBe(303);
    expect(claimByNumber(app.db(), 1)).toMatchObject({
      statement: 'Two drones struck, says Mirjam Aalto.',
      place: 'the quay',
    });
    const torn = await send('Three drones struck, says ██████ █████.');
    expect([torn.status, torn.text.includes('a name that you may not see')]).toEqual([403, true]);
    expect(claimByNumber(app.db(), 1)?.statement).toBe('Two drones struck, says Mirjam Aalto.');
  });
});

describe('a source that becomes protected', () => {
  test('is covered from then on, also in texts that were read before', async () => {
    const { context } = app;
    const { value } = importText(context(), 'Rafiq al-Bahhar saw smoke.', { title: 'Smoke', language: 'en' });
    const path = `/w/case/documents/${value.number}`;
    const source = aSource(context(), 'Rafiq al-Bahhar');
    expect((await get(app, path, people.reader.headers)).text).toContain('Rafiq al-Bahhar');
    editSource(context(), source.id, source.version, { ...source, affiliation: null, protected: true });
    expect((await get(app, path, people.reader.headers)).text).not.toContain('Bahhar');
  });
});

describe('whoever may', () => {
  test('sees them by name', async () => {
    expect(toldIn(await get(app, '/w/case/documents/1', people.reviewer.headers))).toContain('Mirjam Aalto');
    expect(toldIn(await get(app, '/w/case/sources', people.reviewer.headers))).toContain('Mirjam Aalto');
  });

  test('sees the same figures as everybody else', async () => {
    const figures = async (visitor: Visitor) => {
      const { text } = await get(app, '/w/case/claims', visitor.headers);
      return /<tbody[\s\S]*<\/tbody>/
        .exec(text)?.[0]
        .replace(/<[^>]*>/g, ' ')
        .match(/\d+/g);
    };
    expect(await figures(people.reader)).toEqual(await figures(people.admin));
  });
});

describe('what an annotator sends of a protected source', () => {
  const kept = () => sourceByNumber(app.db(), hidden);

  test('changes nothing of it: neither what is said of it, nor that it is protected', async () => {
    const before = kept();
    const form = {
      version: before?.version ?? 0,
      kind: 'person',
      name: pseudonym(before?.number ?? 0),
      description: '',
    };
    const address = `/w/case/sources/${before?.number}`;
    for (const fields of [form, { ...form, protected: 'yes' }]) {
      const { status, text } = await post(app, address, fields, people.annotator.headers);
      expect([status, text.includes('only reviewers change')]).toEqual([403, true]);
    }
    expect(kept()).toEqual(before);
  });

  test('doesn’t find out which one it is by typing its name where a source is chosen', async () => {
    const author = (name: string) =>
      post(
        app,
        '/w/case/documents/2/details',
        {
          version: documentByNumber(app.db(), 2)?.version ?? 0,
          title: 'Al-Tilal',
          language: 'en',
          direction: 'ltr',
          author: name,
        },
        people.annotator.headers,
      );
    expect((await author('Mirjam Aalto')).status).toBe(303);
    expect(documentByNumber(app.db(), 2)?.authorId).not.toBe(kept()?.id);
  });
});

test('that two mentions count as one because of who a protected source is, is said without saying why', async () => {
  const told = async (visitor: Visitor) => (await get(app, '/w/case/claims/1', visitor.headers)).text;
  expect(await told(people.reader)).toContain('for a reason that reviewers see');
  expect(await told(people.reader)).not.toContain('marked “may be the same”');
  expect(await told(people.reviewer)).not.toContain('for a reason that reviewers see');
});
