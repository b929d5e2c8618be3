import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.ts';
import { get, post, upload } from '../support/requests.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

type Report = {
  summary: string;
  failed: number;
  results: { name: string; ok: boolean; title: string; error: string; duplicateHref: string }[];
};
const send = (files: Parameters<typeof upload>[2]) => upload(app, '/w/case/documents', files);
const GOOD = { name: 'good.md', bytes: '# The quay\n\nIt is shut.' };

describe('a batch of files', () => {
  test('takes what can be read and says of each other file what is wrong with it', async () => {
    const answer = await send([
      GOOD,
      { name: 'empty.txt', bytes: '' },
      { name: 'blank.txt', bytes: ' \n\n ' },
      { name: 'photo.txt', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
      { name: 'large.txt', bytes: Buffer.alloc(20 * 1024 * 1024 + 1, 'a ') },
      { name: 'copy of good.md', bytes: GOOD.bytes },
    ]);
    expect(answer.status).toBe(201);
    const { summary, failed, results } = answer.json<Report>();
    expect([summary, failed]).toEqual(['1 of 6 imported', 5]);
    expect(results.map((one) => [one.name, one.ok])).toEqual([
      ['good.md', true],
      ['empty.txt', false],
      ['blank.txt', false],
      ['photo.txt', false],
      ['large.txt', false],
      ['copy of good.md', false],
    ]);
    const errors = results.slice(1).map((one) => one.error);
    expect(errors.every((error) => /[.…]$/.test(error))).toBe(true);
    expect(errors[3]).toContain('larger than 20 MB');
    expect(results[5]).toMatchObject({ duplicateHref: '/w/case/documents/1' });
  });

  test('of which nothing can be read is a failure, and nothing is kept', async () => {
    const answer = await send([{ name: 'empty.txt', bytes: '' }]);
    expect([answer.status, answer.json<Report>().summary]).toEqual([422, '0 of 1 imported']);
    expect((await get(app, '/w/case/documents')).text).toContain('No documents yet');
  });

  test('is reported on a page where there is no script', async () => {
    const { status, text } = await upload(app, '/w/case/documents', [GOOD], 'text/html');
    expect([status, text.includes('1 of 1 imported'), text.includes('good.md')]).toEqual([201, true, true]);
  });

  test('of exactly 20 MB is taken', async () => {
    const paragraph = `${'He said that the quay is shut. '.repeat(200)}\n\n`;
    const { status } = await send([{ name: 'long.txt', bytes: Buffer.alloc(20 * 1024 * 1024, paragraph) }]);
    expect(status).toBe(201);
  });

  test('without a file, or that is no form, is refused with a sentence', async () => {
    expect((await send([])).status).toBe(422);
    expect((await post(app, '/w/case/documents', { file: 'words' })).status).toBe(422);
  });

  test('keeps only the last part of a name', async () => {
    const { results } = (await send([{ ...GOOD, name: '../../etc/passwd.md' }])).json<Report>();
    expect(results[0]?.name).toBe('passwd.md');
  });
});

describe('an encoding that isn’t UTF-8', () => {
  test('is recognised: Arabic of Windows is read as Arabic', async () => {
    const words = 'قال مسؤول في الميناء إن الرصيف الشمالي مغلق منذ صباح اليوم. وأضاف أن الحريق بدأ قبل الإنذار.';
    const { status } = await send([{ name: 'arabic.txt', bytes: windows1256(`${words}\r\n\r\n${words.repeat(3)}`) }]);
    expect(status).toBe(201);
    const { text } = await get(app, '/w/case/documents/1');
    expect(text).toContain('الرصيف الشمالي مغلق');
    expect(text).toContain('dir="rtl"');
    expect((await get(app, '/w/case/documents/1/details')).text).toContain('windows-1256');
  });
});

/** Encodes by trying every byte: Node decodes this encoding and doesn't write it. */
function windows1256(words: string): Buffer {
  const decoder = new TextDecoder('windows-1256');
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from([...words].map((letter) => bytes.get(letter) ?? 63));
}

describe('the original', () => {
  test('comes back byte for byte, under its name, as a download', async () => {
    const bytes = Buffer.from('\ufeff# Détroit\r\n\r\nLe quai.\r\n');
    await send([{ name: 'détroit.md', bytes }]);
    const { body, headers } = await get(app, '/w/case/documents/1/original');
    expect(body.equals(bytes)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-sha256': createHash('sha256').update(bytes).digest('hex'),
      'cache-control': 'no-store',
    });
    expect(headers['content-disposition']).toContain(
      `attachment; filename="document-1"; filename*=UTF-8''d%C3%A9troit.md`,
    );
  });

  test('that was deleted is in the trash: the same bytes are not taken a second time', async () => {
    await send([GOOD]);
    await post(app, '/w/case/documents/1/removal', { version: 1 });
    const { results } = (await send([GOOD])).json<Report>();
    expect(results[0]?.error).toContain('in the trash as document 1');
  });
});

describe('a text that was pasted', () => {
  test('is a document with what was said about it', async () => {
    const { headers } = await post(app, '/w/case/texts', {
      text: 'The quay is shut.\r\n\r\nThe gate too.',
      title: 'Shut',
      outlet: 'Radio Dhow',
      from: '2025-03-14',
    });
    const { text } = await get(app, headers.location ?? '');
    for (const words of ['Shut', 'Radio Dhow', '14 March 2025', 'The gate too.']) expect(text).toContain(words);
  });

  test('without words is refused', async () => {
    expect((await post(app, '/w/case/texts', { text: ' ' })).status).toBe(422);
  });
});

describe('search', () => {
  beforeEach(async () => {
    await send([GOOD, { name: 'b.txt', bytes: 'قال الكاظمي إن الرصيف مغلق.' }]);
  });

  test.each([
    ['quay', 'The quay'],
    ['QUAY shut', 'The quay'],
    ['"is shut"', 'The quay'],
    ['qua', 'The quay'],
    ['کاظمی', ''],
    ['الكاظمى', 'الكاظمي'],
  ])('for %s', async (q, title) => {
    const { text } = await get(app, `/w/case/documents?${new URLSearchParams({ q })}`);
    if (title === '') expect(text).toContain('No document');
    else expect(/<tbody>.*<\/tbody>/s.exec(text)?.[0]).toContain(title);
  });

  test.each(['"', 'a AND', 'NEAR(', '*', "'; DROP TABLE document;--", 'title:x', '^', '-'])(
    'for %s is words, never a query',
    async (q) => {
      expect((await get(app, `/w/case/documents?${new URLSearchParams({ q })}`)).status).toBe(200);
      expect(app.logged).toEqual([]);
    },
  );
});
