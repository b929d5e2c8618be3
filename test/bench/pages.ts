import type { Browser, Page } from 'playwright-core';
import { atMost, type Figure, median } from './figures.ts';

/** Milliseconds from the start of a navigation until the frame after its load event has been painted. */
async function paintTime(page: Page, url: string): Promise<number> {
  const answer = await page.goto(url, { waitUntil: 'load' });
  if (answer?.status() !== 200) throw new Error(`${url} answered ${answer?.status()}.`);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        }),
      ),
  );
}

/** Navigation to painted from another page of the program; the median of `rounds`. The document changes before each. */
export async function measurePaint(
  browser: Browser,
  name: string,
  url: string,
  goal: number,
  touch: () => void,
  rounds = 9,
): Promise<Figure> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    touch();
    await page.goto(new URL('/workspaces', url).href, { waitUntil: 'load' });
    times.push(await paintTime(page, url));
  }
  await page.close();
  return atMost(name, median(times.slice(2)), 'ms', goal);
}

/** Milliseconds from the key on a selection to the frame in which its mark is painted; the median of `rounds`. */
export async function measureMarking(
  browser: Browser,
  name: string,
  url: string,
  goal: number,
  rounds = 12,
): Promise<Figure> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url, { waitUntil: 'load' });
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await select(page, round);
    times.push(await markSelection(page));
    await page.keyboard.press('Escape');
  }
  await page.close();
  return atMost(name, median(times.slice(2)), 'ms', goal);
}

/** Selects a few words in the second or third paragraph. */
const select = (page: Page, round: number): Promise<void> =>
  page.evaluate((n) => {
    const words = document.querySelectorAll('#article .para > p')[1 + (n % 2)];
    const walker = document.createTreeWalker(words ?? document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    const node = texts.sort((a, b) => b.length - a.length)[0];
    if (!node) throw new Error('There is no text to select.');
    getSelection()?.setBaseAndExtent(node, 0, node, Math.min(node.length, 30));
  }, round);

/** Presses C and waits for the frame after the one in which the article changed. Starts at the key, in the page's clock. */
async function markSelection(page: Page): Promise<number> {
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        let start = Number.NaN;
        addEventListener(
          'keydown',
          () => {
            start = performance.now();
          },
          { capture: true, once: true },
        );
        const seen = new MutationObserver((changes) => {
          if (!changes.some((change) => change.addedNodes.length > 0)) return;
          seen.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - start);
            port2.postMessage(null);
          });
        });
        const article = document.querySelector('#article');
        if (article) seen.observe(article, { childList: true, subtree: true });
        setTimeout(() => reject(new Error('The mark did not appear within ten seconds.')), 10_000);
      }),
  );
  await page.waitForTimeout(200);
  await page.keyboard.press('c');
  return painted;
}
