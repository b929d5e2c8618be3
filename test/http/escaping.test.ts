import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { get, post, save, upload } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

const BAD = `<img src=x onerror=alert(1)>"'><script>alert(2)</script>`;
/** Markup that nobody here wrote: it would run, or break out of an attribute. */
const INJECTED = /<img|<script>|onerror=alert\(1\)>(?!&)|"'>|<iframe|javascript:/i;

const pagesOf = (number: number) => [
  '/documents',
  `/documents/${number}`,
  `/documents/${number}/details`,
  `/documents/${number}/sections`,
  '/sources',
  '/trash',
  '/export',
  '/about',
];

async function expectClean(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const { status, text } = await get(site.app, path.startsWith('/w/') ? path : `${site.w}${path}`);
    expect([path, status, INJECTED.exec(text)?.[0] ?? '']).toEqual([path, 200, '']);
  }
}

describe('words are never markup', () => {
  test('in a text, its title, its front matter, its file name', async () => {
    const front = ['title', 'outlet', 'author', 'paraphrase-of', 'mood'].map((key) => `${key}: ${JSON.stringify(BAD)}`);
    const bytes = `---\n${front.join('\n')}\n---\n\n# ${BAD}\n\n${BAD} [link](javascript:alert(3)) <iframe src="x">\n\n> ${BAD}`;
    const report = await upload(site.app, `${site.w}/documents`, [{ name: `${BAD}.md`, bytes }], 'text/html');
    expect([report.status, INJECTED.exec(report.text)?.[0] ?? '']).toEqual([201, '']);
    await expectClean(pagesOf(2));
    expect((await get(site.app, `${site.w}/documents/2`)).text).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
  });

  test('in a note, whatever Markdown makes of it', async () => {
    const note = `${BAD}\n\n[a](javascript:alert(1)) [b](data:text/html,x) ![c](x" onerror="alert(1)) <iframe>\n\n    ${BAD}`;
    const { version } = site.annotation(1);
    await save(site.app, `${site.d}/annotations/1/note`, { version, note });
    const { text } = await get(site.app, `${site.d}/annotations/1/inspector`);
    const prose = /<div class="prose small">(.*?)<\/div>/s.exec(text)?.[1] ?? '';
    expect(prose).toContain('&lt;script&gt;');
    expect(prose).not.toMatch(/<(?!\/?(?:p|a|pre|code|em|strong)\b)|href="(?!https?:)/);
  });

  test('in the guidelines', async () => {
    await post(site.app, `${site.w}/guidelines`, { version: 1, guidelines: BAD });
    await expectClean(['/guidelines', '/guidelines/form']);
  });

  test('in names: of a source, a section, a workspace, a person', async () => {
    await post(site.app, `${site.w}/sources/1`, {
      version: 1,
      kind: 'person',
      name: BAD,
      description: BAD,
      aliases: `${BAD}\n${BAD}x`,
      affiliation: `new:organisation:${BAD}`,
    });
    await post(site.app, `${site.d}/sections`, {
      kind: 'post',
      startBlock: 1,
      endBlock: 3,
      label: BAD,
      author: `new:person:${BAD}`,
    });
    await post(site.app, `${site.w}/about`, { version: 1, name: BAD, description: BAD });
    await post(site.app, '/account', { name: BAD.slice(0, 99) });
    await expectClean([...pagesOf(1), '/sources/1', '/documents/1/annotations/2']);
    expect(INJECTED.exec((await get(site.app, '/workspaces')).text)?.[0]).toBeUndefined();
    expect(INJECTED.exec((await get(site.app, '/account')).text)?.[0]).toBeUndefined();
  });

  test('in what a search was for, and in an error', async () => {
    const q = new URLSearchParams({ q: BAD });
    await expectClean([`/documents?${q}`]);
    const { status, text } = await post(site.app, `${site.d}/annotations/1/note`, { version: 0, note: BAD });
    expect([status, INJECTED.exec(text)?.[0] ?? '']).toEqual([409, '']);
  });

  test('in the fragments that scripts put into pages', async () => {
    await post(site.app, `${site.w}/texts`, {
      text: `Reuters said: ${BAD}`,
      title: BAD,
      language: 'en',
    });
    const span = 'claim:14:40';
    const saved = await save(site.app, `${site.w}/documents/2/annotations`, { kind: 'claim', span });
    const { blocks } = saved.json<{ blocks: { html: string }[] }>();
    const fragments = [
      ...blocks.map((block) => block.html),
      (await get(site.app, `${site.w}/documents/2/annotations/1/card`)).text,
      (await get(site.app, `${site.w}/documents/2/annotations/1/inspector`)).text,
      (await get(site.app, `${site.w}/documents/2/proposals?start=0&end=60`)).text,
    ];
    expect(fragments.map((html) => INJECTED.exec(html)?.[0] ?? '')).toEqual(['', '', '', '']);
  });
});

describe('a referring page', () => {
  test('of another site is not linked back to', async () => {
    const { text } = await get(site.app, '/w/nowhere', { referer: 'javascript://evil.example/%0aalert(1)' });
    expect(text).toContain('href="/">Back</a>');
  });
});
