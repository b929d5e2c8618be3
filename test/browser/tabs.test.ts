import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Site, startSite } from '../support/site.ts';
import { listen, useBrowser } from '../support/visits.ts';
import { type Desk, deskAt } from '../support/workbench.ts';

const browser = useBrowser();
let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

async function twoTabs(): Promise<[Desk, Desk, string[]]> {
  const { page, context, complaints } = await browser.visit();
  const other = await context.newPage();
  listen(other, complaints);
  for (const one of [page, other]) await one.goto(`${site.app.url}${site.d}/annotations/1`);
  return [deskAt(page), deskAt(other), complaints];
}

describe('two tabs on one document', () => {
  test('that mark different words keep both', async () => {
    const [first, second, complaints] = await twoTabs();
    await first.page.bringToFront();
    await first.drag('dockworker');
    await first.saves(['c']);
    await second.page.bringToFront();
    await second.drag('harbour master');
    await second.saves(['c']);
    expect(site.annotations()).toHaveLength(6);
    expect(await second.counts()).toBe('2 attributions, 4 mentions');
    expect(complaints).toEqual([]);
  });

  test('that edit one mark: the second is shown both versions, and what was written first stays', async () => {
    const [first, second] = await twoTabs();
    await begin(second, 'Says who?');
    await begin(first, 'Which quay?');
    await save(first);
    await first.page.locator('#inspector .prose').getByText('Which quay?').waitFor();
    await second.page.locator('[data-held]').waitFor();
    await save(second);
    const dialog = second.page.getByRole('dialog', { name: 'Changed in the meantime' });
    await dialog.first().waitFor();
    expect(await dialog.count()).toBe(1);
    expect(await dialog.textContent()).toMatch(/Which quay\?.*Says who\?/s);
    expect(site.annotation(1).note).toBe('Which quay?');
  });

  test('take back each other’s marks: both are the same person', async () => {
    const [first, second] = await twoTabs();
    await first.page.bringToFront();
    await first.drag('dockworker');
    await first.saves(['c']);
    await second.page.bringToFront();
    await second.saves(['Control+z']);
    expect(site.annotations()).toHaveLength(4);
  });
});

async function begin({ page }: Desk, words: string): Promise<void> {
  await page.bringToFront();
  const inspector = page.locator('#inspector');
  await inspector.getByText('Write a note').click();
  await inspector.getByLabel('Markdown').fill(words);
}

const save = ({ page }: Desk): Promise<void> => page.getByRole('button', { name: 'Save the note' }).click();
