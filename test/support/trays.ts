import { importText } from '../../server/usecases/importDocument.ts';
import { aClaim } from './builders.ts';
import { aLink, aMention, anEvent, aRegistered } from './claims.ts';
import { get, post } from './requests.ts';
import type { Site } from './site.ts';

/** The tray and the finder of duplicates in every state: empty, with a claim at hand, with a new one, page after page. */
export async function sorted({ app, w }: Site): Promise<void> {
  const context = app.context();
  const tray = (query = '') => get(app, `${w}/claims/unlinked${query}`);
  const pair = ['Two drones struck the quay.', 'The quay was struck by two drones at dawn.'].map((statement) =>
    aRegistered(context, { statement, event: { id: anEvent(context, statement).id } }),
  );
  for (const words of ['two drones struck a quay', 'a quay that two drones struck']) aMention(context, words);
  const day = { from: '2025-03-14', to: '2025-03-14', basis: 'stated' as const };
  const dated = importText(context, 'It rained.', { title: 'Rain', language: 'en', date: day }).value;
  aClaim(context, dated, 'It rained');
  for (const query of ['', '?claim=1', '?claim=Drones+struck+quays', '?claim=Nothing+of+the+kind', '?before=1'])
    await tray(query);
  for (let i = 0; i < 42; i++) aMention(context, `alpha${i} beta${i}`);
  const { text } = await tray();
  const before = /before&#x3D;(\d+)/.exec(text)?.[1];
  await tray(`?before=${before}`);
  await tray(`?claim=1&before=${before}`);
  const { mention } = aMention(context, 'They struck twice');
  const [one, two] = pair;
  if (!one || !two) throw new Error('Two claims were made.');
  aLink(context, mention, one);
  await post(app, `${w}/claims/links`, { claim: `id:${two.id}`, mention: mention.id });
  aRegistered(context, { statement: 'At dawn two drones struck the quay.' });
  for (const query of ['', '?claim=1', '?claim=2']) await get(app, `${w}/claims/duplicates${query}`);
  for (let i = 0; i < 201; i++) aRegistered(context, { statement: `Gamma${i} delta${i}.` });
  await get(app, `${w}/claims/duplicates`);
  await post(app, '/workspaces', { name: 'Fresh' });
  for (const page of ['unlinked', 'duplicates']) await get(app, `/w/fresh/claims/${page}`);
}
