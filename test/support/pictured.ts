import type { Claim } from '../../server/domain/claim.ts';
import type { Document } from '../../server/domain/document.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import type { Context } from '../../server/usecases/change.ts';
import { readAllForCopies } from '../../server/usecases/copies.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { editSource } from '../../server/usecases/sources.ts';
import { aClaim, anAttribution } from './builders.ts';
import { anEvent, aRegistered } from './claims.ts';
import { aCrowd } from './crowd.ts';
import { passage } from './passages.ts';
import { get } from './requests.ts';
import type { Site } from './site.ts';
import { aWeighed } from './weighing.ts';

/** Everything that pictures, briefs and comparisons can show. */
export async function pictured(site: Site): Promise<void> {
  const context = site.app.context();
  const made = aWeighed(context);
  const master = sourceNamed(context.db, 'the harbour master');
  if (master) editSource(context, master.id, master.version, { ...master, affiliation: null, protected: true });
  const bare = aRegistered(context, { statement: 'Nobody has said it.' });
  const nothing = anEvent(context, 'Nothing yet');
  const many = anEvent(context, 'Many claims', { description: 'At dawn.' });
  for (let n = 0; n < 61; n++) aRegistered(context, { statement: `Claim ${n}.`, event: { id: many.id } });
  const { claim: crowd } = aCrowd(context);
  const { claim: spread, last: seen } = aSpread(context);
  const long = aLongText(context);
  const copied = importText(context, `${passage(30, 80)} One`, { title: 'One' }).value;
  const copy = importText(context, `${passage(30, 80)} Two`, { title: 'Two' }).value;
  readAllForCopies(context);
  for (const { number } of [made.claim, made.rival, bare, crowd, spread])
    for (const path of ['provenance', 'provenance?side=against', 'brief', 'brief.md', 'brief?protected=shown'])
      await get(site.app, `${site.w}/claims/${number}/${path}`);
  for (const loop of [1, 4]) await get(site.app, `${site.w}/claims/${spread.number}/provenance?loop=${loop}`);
  for (const { number } of [nothing, many]) await get(site.app, `${site.w}/events/${number}/brief`);
  const { post, wire, again, arabic, french, denial, statement } = made.documents;
  const pairs = [
    [post, wire],
    [wire, again],
    [wire, french],
    [again, arabic],
    [denial, statement],
    [post, long],
    [long, long],
    [seen, post],
    [copied, copy],
  ] as const;
  for (const [left, right] of pairs)
    for (const order of ['first', 'second', 'change'])
      await get(site.app, `${site.w}/compare?left=${left.number}&right=${right.number}&order=${order}`);
  await get(site.app, `${site.w}/compare`);
}

/** A claim with more origins than a list shows, and more circles than a page spells out. */
export function aSpread(context: Context, origins = 42, circles = 5): { claim: Claim; last: Document } {
  const claim = aRegistered(context, { statement: 'It was seen from everywhere.' });
  for (let n = 0; n < circles; n++) {
    says(context, claim, `Left ${n}`, `Right ${n}`, 'outlet');
    says(context, claim, `Right ${n}`, `Left ${n}`, 'outlet');
  }
  const documents = Array.from({ length: origins }, (_, n) =>
    says(context, claim, `Town ${n}`, `Witness ${n}`, 'person'),
  );
  return { claim, last: documents.at(-1) as Document };
}

function says(context: Context, claim: Claim, outlet: string, who: string, kind: 'person' | 'outlet'): Document {
  const text = `${who} told ${outlet} of the light.`;
  const document = importText(context, text, { title: `${outlet} of ${who}`, language: 'en', outlet }).value;
  anAttribution(
    context,
    document,
    { source: who, content: 'the light' },
    { sources: [{ choice: { name: who, kind } }] },
  );
  const mention = aClaim(context, document, 'the light');
  linkMentions(context, document.id, [mention.id], { id: claim.id }, 'supports', { acrossEvents: true });
  return document;
}

/** A text that is long enough to be cut between two matches. */
const aLongText = (context: Context) =>
  importText(context, Array.from({ length: 9 }, (_, i) => `Paragraph ${i} of a long report.`).join('\n\n'), {
    title: 'A long report',
    language: 'en',
  }).value;
