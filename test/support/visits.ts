import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from './browser.ts';

/** One context with one page; what the browser complained about is kept in `complaints`. */
export type Visit = { context: BrowserContext; page: Page; complaints: string[] };

/** One browser for a test file. Each visit has cookies, storage and permissions of its own. */
export function useBrowser(): { visit: (options?: BrowserContextOptions) => Promise<Visit> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  return {
    visit: async (options = {}) => {
      if (!browser) throw new Error('The browser is not there yet: visit inside a test.');
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
      const complaints: string[] = [];
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      listen(page, complaints);
      return { context, page, complaints };
    },
  };
}

/** Errors of scripts, refused styles and scripts, failed requests: whatever a console would show in red. */
export function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}
