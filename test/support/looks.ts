import type { Page, ViewportSize } from 'playwright-core';
import { barriersOfColour, barriersOfWidth, barriersOn } from './axe.ts';

const SIZES: Record<string, ViewportSize> = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

/**
 * What is in the way on a page as it stands, wide and narrow, light and dark: barriers, and scrolling sideways. One load
 * does for all: width and colours are a matter of styles. Everything is asked of the first look; of the others, what their
 * width decides, and in the dark, whose colours are the same at every width, once what the colours decide.
 */
export async function faultsInEveryLook(page: Page, sizes = SIZES): Promise<string[]> {
  const faults: string[] = [];
  const look = async (name: string, barriers: (page: Page) => Promise<string[]>): Promise<void> => {
    faults.push(...(await barriers(page)).map((words) => `${name}: ${words}`));
  };
  for (const [i, [name, size]] of Object.entries(sizes).entries()) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    await look(`light, ${name}`, i === 0 ? barriersOn : barriersOfWidth);
    if (i === 0) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await look(`dark, ${name}`, barriersOfColour);
    }
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) faults.push(`${name}: it scrolls sideways by ${beyond} pixels`);
  }
  return faults;
}
