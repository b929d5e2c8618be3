import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { save } from '../support/requests.ts';
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
    await first.drag('dockworker');
    await first.saves(['c']);
    await second.drag('harbour master');
    await second.saves(['c']);
    expect(site.annotations()).toHaveLength(6);
    expect(await second.counts()).toBe('2 attributions, 4 claims');
    expect(complaints).toEqual([]);
  });

  test('that edit one mark: the second is shown both versions, and what was written first stays', async () => {
    const [first, second] = await twoTabs();
    await write(first, 'Which quay?');
    await first.page.locator('#inspector .prose').getByText('Which quay?').waitFor();
    await write(second, 'Says who?');
    const dialog = second.page.getByRole('dialog', { name: 'Changed in the meantime' });
    await dialog.first().waitFor();
    expect(await dialog.count()).toBe(1);
    expect(await dialog.textContent()).toMatch(/Which quay\?.*Says who\?/s);
    expect(site.annotation(1).note).toBe('Which quay?');
  });

  test('an undo that would overwrite what another tab did is refused', async () => {
    const [first] = await twoTabs();
    await first.drag('dockworker');
    await first.saves(['c']);
    const { version } = site.annotation(5);
    await save(site.app, `${site.d}/annotations/5/note`, { version, note: 'From elsewhere' });
    await save(site.app, `${site.d}/undos`, {});
    expect(site.annotation(5).note).toBe('');
    await first.saves(['Control+z']);
    expect(site.annotations()).toHaveLength(4);
  });
});

async function write({ page }: Desk, words: string): Promise<void> {
  const inspector = page.locator('#inspector');
  await inspector.getByText('Write a note').click();
  await inspector.getByLabel('Markdown').fill(words);
  await inspector.getByRole('button', { name: 'Save the note' }).click();
}
