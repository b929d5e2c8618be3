import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** A page of the program with one person in front of it: what they do, in their words. */
export type Desk = {
  page: Page;
  /** Draws the mouse over these words of the text; `nth` where they come several times. */
  drag: (words: string, nth?: number) => Promise<void>;
  press: (...keys: string[]) => Promise<void>;
  /** Presses the keys of something that is saved, and waits until the server has it. */
  saves: (keys: readonly string[], at?: RegExp) => Promise<void>;
  /** The numbers of the annotations in the text. */
  marked: () => Promise<number[]>;
  counts: () => Promise<string>;
};

export function deskAt(page: Page): Desk {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    page,
    drag: (words, nth) => drag(page, words, nth),
    press,
    saves: async (keys, at = /\/(?:annotations|sweeps|undos|redos|continuations)\b/) => {
      const answered = page.waitForResponse(
        (response) => response.request().method() === 'POST' && at.test(response.url()),
      );
      await press(...keys);
      const response = await answered;
      expect([response.url(), response.status()]).toEqual([response.url(), 200]);
      await settled(page);
    },
    marked: () => page.evaluate(marks),
    counts: async () => (await page.locator('#toolbar-counts').textContent()) ?? '',
  };
}

/** The answer of a save is on the page: what was drawn while it was on its way is gone. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    [...CSS.highlights].every(([name, highlight]) => !name.startsWith('pending-') || highlight.size === 0),
  );

function marks(): number[] {
  const numbers = [...document.querySelectorAll<HTMLElement>('#article mark[data-a]')].flatMap((mark) =>
    (mark.dataset.a ?? '').split(' ').map((token) => Number.parseInt(token, 10)),
  );
  return [...new Set(numbers)].sort((a, b) => a - b);
}

type Box = { x: number; y: number };

async function drag(page: Page, words: string, nth = 0): Promise<void> {
  await page.evaluate(reveal, { words, nth });
  const { from, to } = await page.evaluate(endsOf, { words, nth });
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

function reveal({ words, nth }: { words: string; nth: number }): void {
  const blocks = [...document.querySelectorAll('#article .para')].filter((one) =>
    one.children[1]?.textContent?.includes(words),
  );
  (blocks[nth] ?? blocks[0])?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** Where the first letter of the words begins and the last one ends, in the window. */
function endsOf({ words, nth }: { words: string; nth: number }): { from: Box; to: Box } {
  const blocks = [...document.querySelectorAll('#article .para')]
    .map((one) => one.children[1])
    .filter((one) => one?.textContent?.includes(words));
  const text = blocks[nth] ?? blocks[0];
  if (!text) throw new Error(`“${words}” is not in the text.`);
  const start = (text.textContent ?? '').indexOf(words);
  const boxAt = (offset: number): DOMRect => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let left = offset;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = node as Text;
      if (left < length) {
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        return range.getBoundingClientRect();
      }
      left -= length;
    }
    throw new Error(`There is no letter ${offset}.`);
  };
  const [first, last] = [boxAt(start), boxAt(start + words.length - 1)];
  const isLeftward = getComputedStyle(text).direction === 'rtl';
  const middle = (box: DOMRect): number => box.top + box.height / 2;
  return {
    from: { x: isLeftward ? first.right - 1 : first.left + 1, y: middle(first) },
    to: { x: isLeftward ? last.left + 1 : last.right - 1, y: middle(last) },
  };
}
