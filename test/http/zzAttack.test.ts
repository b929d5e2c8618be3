import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sourceNamed } from '../../server/store/sources.ts';
import { editSource } from '../../server/usecases/sources.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import { addReport } from '../../server/usecases/reports.ts';
import { markSources } from '../../server/usecases/identities.ts';
import { get, post, save } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';
import { aWeighed } from '../support/weighing.ts';
import { aSource } from '../support/sources.ts';
let site: Site;
beforeEach(async () => { site = await startSite(); });
afterEach(() => site.app.close());
test.each(['the harbour master', 'dockhand_9', 'Gulf Wire', 'Harbour Post', 'Ministry of Ports', 'مصادر مطلعة', 'a ministry statement'])('protected %s', async (name) => {
  const { claim } = aWeighed(site.app.context());
  const s = sourceNamed(site.app.db(), name) ?? (site.app.db().prepare('select id from source where name = ?').get(name) as never);
  site.app.db().prepare('update source set protected = 1 where name = ?').run(name);
  for (const p of [`/claims/${claim.number}/brief.md`, `/claims/${claim.number}/brief`, '/events/1/brief.md', '/events/1/brief']) {
    const { text, status } = await get(site.app, site.w + p);
    const main = text.replace(/^[^]*<main/, '');
    const at = [...main.matchAll(new RegExp(name.replace('the ', ''), 'gi'))].map((m) => main.slice(Math.max(0, m.index - 120), m.index + 60).replace(/\s+/g, ' '));
    console.log(name, p, status, s ? '' : 'NO SOURCE', at.slice(0, 6));
  }
});
test('protected merged into plain', async () => {
  const { claim } = aWeighed(site.app.context());
  const c = site.app.context();
  site.app.db().prepare("update source set protected = 1 where name = 'the harbour master'").run();
  const plain = aSource(c, 'Captain Plain', { kind: 'person' });
  mergeSources(c, plain.id, [sourceNamed(site.app.db(), 'the harbour master')!.id]);
  const { text } = await get(site.app, `${site.w}/claims/${claim.number}/brief.md`);
  console.log('merged', text.match(/.{0,60}(harbour master|Captain Plain).{0,60}/gi));
});
