import { writeFileSync } from 'node:fs';
import { lastSeq } from '../../server/store/changes.ts';
import { editClaim } from '../../server/usecases/claims.ts';
import { eraseNames } from '../../server/usecases/erasure.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { undo } from '../../server/usecases/undo.ts';
import { aClaim, anAttribution } from './builders.ts';
import { anEvent, aRegistered, CLAIM } from './claims.ts';
import { get, post, upload } from './requests.ts';
import { removed, type Site } from './site.ts';

/** Pages of history, of the past, of conflicts and of erasures in every state that they have. */
export async function remembered(site: Site): Promise<void> {
  await told(site);
  await overtaken(site);
  await erased(site);
}

async function told(site: Site): Promise<void> {
  const { app, w, d } = site;
  const context = app.context();
  const sections =
    '::: post author="a"\n\nOne.\n\n:::\n\n::: post author="b"\n\nTwo.\n\n:::\n\n::: post author="c"\n\nThree.\n\n:::';
  importText(context, sections, { title: 'Thread' });
  const mark = site.annotation(1);
  const { start, end } = site.at('quay is shut');
  await post(app, `${d}/annotations/1/spans/0`, { version: mark.version, start, end });
  await post(app, `${d}/annotations/2/note`, { version: site.annotation(2).version, note: 'Why?' });
  await post(app, `${d}/annotations/2/note`, { version: site.annotation(2).version, note: '' });
  for (let i = 0; i < 65; i++) anEvent(context, `Event ${i}`);
  undo(context, null);
  await removed(site, 1);
  const seq = lastSeq(app.db());
  for (const path of [
    '/log',
    `/log?below=${seq - 20}`,
    '/log?below=5',
    '/log?below=1',
    '/log?kind=verdict',
    '/documents/1/history',
    '/documents/1/annotations/1/history',
    '/documents/1/annotations/2/history',
    '/sources/1/history',
  ])
    await get(app, w + path);
  await get(app, `${w}@${seq}/documents`);
  const dataset = await get(app, `${w}/dataset.json`);
  await post(app, '/workspaces', { name: 'kept' });
  await upload(app, '/w/kept/datasets', [{ name: 'a.json', bytes: dataset.body }]);
  await get(app, '/w/kept/sources/1/history');
}

async function overtaken({ app, w }: Site): Promise<void> {
  const context = app.context();
  const mona = { ...context, actor: { id: '00000000-0000-7000-8000-00000000b0b0', name: 'Mona' } };
  const claim = aRegistered(context);
  editClaim(mona, claim.id, 1, { ...CLAIM, place: 'The quay', event: { name: 'The fire' } });
  const path = `${w}/claims/${claim.number}`;
  const mine = { version: 1, statement: CLAIM.statement, kind: 'fact', speaker: 'new:person:Mona Said', next: path };
  await post(app, path, { ...mine, place: '' });
  await post(app, path, { ...mine, place: 'The pier', 'take.place': 'theirs' });
  await post(app, `${w}/undos`, {});
  await post(app, `${w}/guidelines`, { version: 0, guidelines: 'Ours' });
  await post(app, `${w}/documents/1/annotations/2/attributes`, { version: 0, quoteMode: 'indirect' });
}

async function erased({ app, w }: Site): Promise<void> {
  const context = app.context();
  const { value } = importText(context, 'Samira Quddus said the gate is shut.', { title: 'The gate', language: 'en' });
  const { sources } = anAttribution(context, value, {
    source: 'Samira Quddus',
    cue: 'said',
    content: 'the gate is shut',
  });
  aClaim(context, value, 'the gate is shut');
  const number = context.db.prepare('SELECT number FROM source WHERE id = ?').pluck().get(sources[0]?.sourceId);
  const path = `${w}/sources/${number}/erasure`;
  await get(app, path);
  await post(app, path, { name: 'Samira Quddus' });
  await post(app, path, { name: 'Nobody at all' });
  const { seq } = eraseNames(context, { names: ['Samira Quddus'], texts: true });
  await get(app, `${path}?done=${seq}`);
  writeFileSync(`${app.folder.fileOf('case')}.replaced-2025`, '');
  await get(app, `${path}?done=${seq}&swept=no`);
  await post(app, path, { name: 'The gate', texts: 'keep' });
  await get(app, `${w}/sources/${number}/history`);
}
