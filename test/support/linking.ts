import { claimByNumber } from '../../server/store/claims.ts';
import { linkMentions, noteEvidence } from '../../server/usecases/evidence.ts';
import { rateMention, rateSource } from '../../server/usecases/ratings.ts';
import { addReport } from '../../server/usecases/reports.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { get, post } from './requests.ts';
import { elsewhere, linked, linkIn, type Site } from './site.ts';

const COLLEAGUE = { id: '00000000-0000-7000-8000-00000000b0b0', name: 'Tariq Okafor' };

/** Everything that the document page shows of claims, chains and citations, and the pages that look for one elsewhere. */
export async function linking(site: Site): Promise<void> {
  const { app, d } = site;
  const see = async (...numbers: number[]): Promise<void> => {
    for (const number of numbers) for (const path of ['', '/card']) await get(app, `${d}/annotations/${number}${path}`);
  };
  const mention = `${d}/annotations/1`;
  await see(1);
  await get(app, `${mention}/corroborations`);
  const other = await elsewhere(site);
  await linked(site);
  await see(1);
  await judged(site);
  await post(app, `${mention}/evidence/${linkIn(site)}`, { note: 'Not since when', version: 1 });
  await see(1, 3);
  for (const query of ['', '?q=northern', '?q=zeppelin']) await get(app, `${mention}/corroborations${query}`);
  await post(app, `${mention}/corroborations`, { found: `same:${other}` });
  await post(app, `${mention}/evidence`, { claim: 'Ships wait' });
  await get(app, `${mention}/corroborations`);
  await cited(site);
  await post(app, `${d}/annotations`, { kind: 'attribution', span: site.span('source', 'The harbour master') });
  await see(1, 2, 3, 4, 5);
}

/** A colleague reads two mentions otherwise, one of them with a word of why, and the claim has a verdict. */
async function judged({ app, document, annotation, sourceId }: Site): Promise<void> {
  const claim = claimByNumber(app.db(), 1);
  if (!claim) throw new Error('The mention was not linked.');
  const theirs = { ...app.context(), actor: COLLEAGUE };
  const [first] = [1, 3].flatMap(
    (number) => linkMentions(theirs, document().id, [annotation(number).id], { id: claim.id }, 'reports').value,
  );
  if (first) noteEvidence(theirs, document().id, first.id, 1, 'It only passes the word on.');
  rateSource(theirs, sourceId('a dockworker'), { letter: 'D', topic: null, rationale: 'Was not there.' });
  for (const number of [1, 3])
    rateMention(app.context(), document().id, annotation(number).id, { grade: 4, rationale: 'One voice.' });
  const fields = { decision: 'unresolved' as const, likelihood: null, confidence: null, rationale: 'Too early.' };
  addVerdict(app.context(), claim.id, null, fields);
}

async function cited({ app, d }: Site): Promise<void> {
  const page = (number: number): string => `${d}/annotations/${number}/citation`;
  addReport(app.context(), { title: 'A bulletin', outlet: null, date: null, address: null });
  for (const path of [page(4), `${page(4)}?q=zeppelin`, `${page(4)}?q=2`]) await get(app, path);
  await post(app, page(4), { document: 2 });
  await get(app, `${d}/annotations/4`);
  await post(app, `${page(4)}/removal`, {});
  await post(app, page(4), { title: 'What it wrote', from: '2025-03-13', basis: 'stated' });
  await post(app, page(2), { document: 3 });
}
