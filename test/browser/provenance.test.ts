import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Contested } from '../support/contested.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { aSpread } from '../support/pictured.ts';
import { type Site, startSite } from '../support/site.ts';
import { useBrowser } from '../support/visits.ts';
import { aWeighed } from '../support/weighing.ts';

const browser = useBrowser();
let site: Site;
let made: Contested;
let spread: number;
beforeAll(async () => {
  site = await startSite();
  made = aWeighed(site.app.context());
  spread = aSpread(site.app.context()).claim.number;
});
afterAll(() => site.app.close());

const compared = (): string => `/compare?left=${made.documents.post.number}&right=${made.documents.arabic.number}`;
const PAGES = {
  'the picture': () => `/claims/${made.claim.number}/provenance`,
  'a folded picture': () => `/claims/${spread}/provenance`,
  'a brief': () => `/claims/${made.claim.number}/brief`,
  'two documents': compared,
};

const SIZES = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 390, height: 844 },
  zoomed: { width: 320, height: 640 },
};

test.each(Object.entries(PAGES))('%s has no barriers in any look, and scrolls in its own box', async (_what, path) => {
  const { page, complaints } = await browser.visit({ reducedMotion: 'reduce' });
  await page.goto(site.app.url + site.w + path());
  expect(await faultsInEveryLook(page, SIZES)).toEqual([]);
  expect(complaints).toEqual([]);
});

describe('by keyboard', () => {
  const visited = async (path: string): Promise<Page> => {
    const { page } = await browser.visit();
    await page.goto(site.app.url + site.w + path);
    return page;
  };
  const pressed = async (page: Page, ...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  test('a full stop leads from a document to the claim, a comma back', async () => {
    const page = await visited(PAGES['the picture']());
    const focused = () => page.evaluate(() => document.activeElement?.querySelector('title')?.textContent ?? '');
    await pressed(page, '.');
    expect(await focused()).toMatch(/^Document \d+/);
    await pressed(page, '.', '.', '.');
    expect(await focused()).toMatch(/^Claim 1:/);
    await pressed(page, ',');
    expect(await focused()).toMatch(/^Origin \d+/);
  });

  test('J and K go from match to match, the arrows open the passage', async () => {
    const { post, wire } = made.documents;
    const page = await visited(`/compare?left=${post.number}&right=${wire.number}`);
    await pressed(page, 'j');
    expect(await page.locator('[data-match].is-current').count()).toBe(1);
    await pressed(page, 'ArrowRight');
    await page.waitForURL(new RegExp(`/documents/${wire.number}/annotations/`));
    await page.goBack();
    await pressed(page, 'k', 'Enter');
    await page.waitForURL(new RegExp(`/documents/${post.number}/annotations/`));
  });
});

describe('without scripts', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await browser.visit({ javaScriptEnabled: false }));
  });
  const goto = (path: string) => page.goto(site.app.url + site.w + path);

  test('a box of the picture leads to its source', async () => {
    await goto(PAGES['the picture']());
    await page.locator('svg.graph a', { hasText: 'Origin 1,' }).click();
    expect(await page.locator('h1').textContent()).toContain('dockhand_9');
  });

  test('two documents are chosen by a form', async () => {
    await goto('/compare');
    await page.getByLabel('First document').selectOption(String(made.documents.post.number));
    await page.getByLabel('Second document').selectOption(String(made.documents.arabic.number));
    await page.getByRole('button', { name: 'Compare' }).click();
    expect(await page.locator('[data-match]').count()).toBe(1);
    expect(await page.locator('[data-match] [dir=rtl]').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(0);
  });

  test('paper bears the brief with its notes, and none of the tools', async () => {
    await goto(PAGES['a brief']());
    await page.emulateMedia({ media: 'print' });
    const shown = (selector: string) => page.locator(selector).first().isVisible();
    expect([await shown('h1'), await shown('.brief__notes li'), await shown('.note-ref')]).toEqual([true, true, true]);
    expect([await shown('header.bar'), await shown('.btn'), await shown('.brief__notes .no-print')]).toEqual([
      false,
      false,
      false,
    ]);
    await page.emulateMedia({ media: 'screen' });
  });
});
