import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Violation = { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] };

/** What axe-core finds against WCAG 2.2 A and AA and its best practice: a rule and a place a line. */
export const barriersOn = (page: Page): Promise<string[]> => violationsOf(page, { type: 'tag', values: TAGS });

/** The same by those of its rules that the colours decide. */
export const barriersOfColour = (page: Page): Promise<string[]> => violationsOf(page, { type: 'rule', values: COLOUR });

/** The same by those of its rules that the width decides: what lies where, and what is there at all. */
export const barriersOfWidth = (page: Page): Promise<string[]> => violationsOf(page, { type: 'rule', values: WIDTH });

const COLOUR = ['color-contrast', 'link-in-text-block'];
const WIDTH = [
  'target-size',
  'scrollable-region-focusable',
  'aria-hidden-focus',
  'landmark-one-main',
  'landmark-unique',
  'page-has-heading-one',
  'button-name',
  'link-name',
  'label',
];

async function violationsOf(page: Page, runOnly: { type: string; values: string[] }): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(SOURCE);
  const violations = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })}).then((found) => found.violations)`,
  )) as Violation[];
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${JSON.stringify(target)}: ${help}. ${failureSummary}`),
  );
}
