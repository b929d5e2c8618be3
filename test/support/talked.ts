import { addComment, editComment, hideComment, resolveThread } from '../../server/usecases/comments.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addSource } from '../../server/usecases/sources.ts';
import { ANALYST, OMAR } from './analyst.ts';
import { aClaim } from './builders.ts';
import { anEvent, aRegistered } from './claims.ts';
import { get, post } from './requests.ts';
import type { Site } from './site.ts';

/** Comments in every state on a mark and on a claim, and news of every kind. */
export async function talked(site: Site): Promise<void> {
  const { app, w, d } = site;
  const nadia = app.context();
  const omar = { ...nadia, actor: OMAR };
  const people = [ANALYST, OMAR];
  const claim = aRegistered(omar);
  await get(app, `${w}/news`);
  for (const subject of [{ annotationId: site.annotation(1).id }, { claimId: claim.id }]) {
    const first = addComment(omar, subject, { text: 'هل هذا صحيح، @Nadia Haddad؟', people }).value;
    const answer = addComment(nadia, subject, { text: 'Yes.', people }, first.id).value;
    editComment(nadia, answer.id, 1, { text: 'Yes, @Omar Saleh.', people });
    const other = addComment(nadia, subject, { text: 'Two?', people }).value;
    addComment(omar, subject, { text: 'Three.', people }, other.id);
    hideComment(nadia, other.id, 1);
    const done = addComment(nadia, subject, { text: 'Since when?', people }).value;
    resolveThread(omar, done.id, 1, true);
  }
  for (const path of [
    `${d}/annotations/1`,
    `${d}/annotations/1/inspector`,
    `${w}/claims/${claim.number}`,
    `${w}/trash`,
  ])
    await get(app, path);
  addSource(omar, { kind: 'person', name: 'Port guard', description: '', affiliation: null, aliases: [] });
  aClaim(omar, site.document(), 'declined to comment');
  const gone = aRegistered(omar, { statement: 'It is gone.' });
  await post(app, `${w}/claims/${gone.number}/removal`, { version: gone.version });
  await post(app, `${w}/about`, { name: 'Visits', description: '', version: 1 });
  importText(omar, 'Another text.', { title: 'Another' });
  await get(app, `${w}/news`);
  for (let i = 0; i < 201; i++) anEvent(omar, `Event ${i}`);
  await get(app, `${w}/news`);
  await get(app, `${w}/documents`);
  await post(app, `${w}/news/visits`, { seq: 1_000_000 });
  anEvent(omar, 'The last');
  await get(app, `${w}/news`);
}
