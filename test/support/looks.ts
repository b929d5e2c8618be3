import type { Page, ViewportSize } from 'playwright-core';
import { barriersOfColour, barriersOn } from './axe.ts';

const SIZES: Record<string, ViewportSize> = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

/**
 * What is in the way on a page as it stands, wide and narrow, light and dark: barriers, and scrolling sideways. One load
 * does for all four: width and colours are a matter of styles. In the dark, only the rules about colours are asked again.
 */
export async function faultsInEveryLook(page: Page, sizes = SIZES): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    for (const [colorScheme, barriers] of [
      ['light', barriersOn],
      ['dark', barriersOfColour],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await barriers(page)).map((words) => `${colorScheme}, ${name}: ${words}`));
    }
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) faults.push(`${name}: it scrolls sideways by ${beyond} pixels`);
  }
  return faults;
}
