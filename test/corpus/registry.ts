import type { Dataset, DatasetDocument } from '../../server/domain/dataset.ts';
import type { Annotator, Form } from './annotator.ts';
import type { Registry } from './plan.ts';

/** The marks of a document by the ids of the plan: document number and annotation number. */
export type Marked = ReadonlyMap<string, { document: number; numbers: ReadonlyMap<string, number> }>;

/** Puts events, claims, evidence and all that is known of sources and texts into a workspace, through its routes. */
export async function enter(annotator: Annotator, registry: Registry, marked: Marked): Promise<void> {
  const addressOf = (document: string, mark: string): string => {
    const place = marked.get(document);
    const number = place?.numbers.get(mark);
    if (!place || number === undefined) throw new Error(`${document}: ${mark} is not marked.`);
    return `/documents/${place.document}/annotations/${number}`;
  };
  await addEvents(annotator, registry);
  const claims = await addClaims(annotator, registry);
  for (const { key, mentions } of registry.claims)
    for (const { document, mark, stance, note } of mentions)
      await link(annotator, addressOf(document, mark), claims.get(key)?.id ?? '', stance, note);
  const numberOf = (key: string): number => claims.get(key)?.number ?? 0;
  for (const { from, to, kind } of registry.relations)
    await annotator.post(`/claims/${numberOf(from)}/relations`, [
      ['kind', kind],
      ['claim', `id:${claims.get(to)?.id}`],
    ]);
  const documents = await addReports(annotator, registry, marked);
  await addDerivations(annotator, registry, documents);
  const texts = (await annotator.dataset()).documents;
  for (const { document, mark, report, part } of registry.citations ?? []) {
    const cited = texts.find((one) => one.number === documents.get(report));
    await annotator.save(`${addressOf(document, mark)}/citation`, [
      ['document', documents.get(report) ?? 0],
      ['section', part === undefined || !cited ? '' : repostWith(cited, part)],
    ]);
  }
  await judgeSources(annotator, registry);
  for (const { document, mark, grade, rationale } of registry.grades ?? [])
    await annotator.save(`${addressOf(document, mark)}/grading`, [
      ['grade', grade],
      ['rationale', rationale],
    ]);
  await judgeClaims(annotator, registry, numberOf);
}

const dated = ({ from, to, basis }: { from?: string; to?: string; basis?: string }): Form =>
  from === undefined
    ? []
    : [
        ['from', from],
        ['to', to ?? from],
        ['basis', basis ?? 'stated'],
      ];

async function addEvents(annotator: Annotator, { events }: Registry): Promise<void> {
  for (const event of events)
    await annotator.post('/events', [
      ['name', event.name],
      ['place', event.place ?? ''],
      ['description', event.description ?? ''],
      ...dated(event),
    ]);
}

async function addClaims(
  annotator: Annotator,
  { claims, events }: Registry,
): Promise<Map<string, Dataset['claims'][number]>> {
  for (const claim of claims)
    await annotator.post('/claims', [
      ['statement', claim.statement],
      ['kind', claim.kind],
      ['event', events.find((event) => event.key === claim.event)?.name ?? ''],
      ['place', claim.place ?? ''],
      ['speaker', claim.speaker === undefined ? '' : annotator.nameOf(claim.speaker)],
      ...dated(claim),
    ]);
  const made = (await annotator.dataset()).claims;
  return new Map(
    claims.map(({ key, statement }) => {
      const found = made.find((one) => one.statement === statement);
      if (!found) throw new Error(`Claim “${key}” was not made.`);
      return [key, found];
    }),
  );
}

async function link(
  annotator: Annotator,
  address: string,
  claimId: string,
  stance: string,
  note?: string,
): Promise<void> {
  await annotator.save(`${address}/evidence`, [
    ['claim', `id:${claimId}`],
    ['stance', stance],
    ['acrossEvents', 'yes'],
  ]);
  if (note === undefined) return;
  const { evidence, annotations } = await annotator.dataset();
  const [, document, number] = /documents\/(\d+)\/annotations\/(\d+)/.exec(address) ?? [];
  const made = evidence.findLast((one) => one.claimId === claimId);
  const mention = annotations.find((one) => one.id === made?.mentionId);
  if (!made || mention?.number !== Number(number))
    throw new Error(`The evidence at ${document}/${number} was not made.`);
  await annotator.save(`${address}/evidence/${made.id}`, [
    ['note', note],
    ['version', made.version],
  ]);
}

/** Reports that are cited but not in hand; with the texts of the corpus, by file name or key. */
async function addReports(annotator: Annotator, { reports }: Registry, marked: Marked): Promise<Map<string, number>> {
  const numbers = new Map([...marked].map(([name, { document }]) => [name, document]));
  for (const report of reports) {
    const response = await annotator.post('/reports', [
      ['title', report.title],
      ['outlet', annotator.choice(report.outlet)],
      ...dated(report),
    ]);
    numbers.set(report.key, Number(/documents\/(\d+)/.exec(response.headers.get('location') ?? '')?.[1]));
  }
  return numbers;
}

async function addDerivations(
  annotator: Annotator,
  { derivations }: Registry,
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  const { documents } = await annotator.dataset();
  for (const { from, to, kind, part, note } of derivations) {
    const document = documents.find((one) => one.number === numbers.get(from));
    await annotator.post('/derivations', [
      ['document', numbers.get(from) ?? 0],
      ['other', numbers.get(to) ?? 0],
      ['kind', kind],
      ['note', note ?? ''],
      ['section', part === undefined || !document ? '' : repostWith(document, part)],
    ]);
  }
}

/** The innermost section around words that has a text of its own. */
function repostWith({ text, sections, fileName }: DatasetDocument, words: string): string {
  const at = text.indexOf(words);
  const found = sections
    .filter((section) => section.start <= at && at < section.end && section.kind !== 'body')
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  if (at < 0 || !found) throw new Error(`“${words}” stands in no section of ${fileName}.`);
  return found.id;
}

async function judgeSources(annotator: Annotator, { ratings, identities }: Registry): Promise<void> {
  for (const { source, letter, topic, rationale } of ratings ?? [])
    await annotator.post(`/sources/${annotator.numberOf(source)}/ratings`, [
      ['letter', letter],
      ['topic', topic ?? ''],
      ['rationale', rationale],
    ]);
  for (const { first, second, mark, rationale } of identities ?? [])
    await annotator.post('/sources/identities', [
      ['source', annotator.idOf(first)],
      ['source', annotator.idOf(second)],
      ['mark', mark],
      ['rationale', rationale],
    ]);
}

async function judgeClaims(
  annotator: Annotator,
  { verdicts, questions }: Registry,
  numberOf: (key: string) => number,
): Promise<void> {
  let seen = new Map<string, string>();
  for (const { claim, decision, likelihood, confidence, rationale } of verdicts ?? []) {
    await annotator.post(`/claims/${numberOf(claim)}/verdicts`, [
      ['seen', seen.get(claim) ?? ''],
      ['decision', decision],
      ['likelihood', likelihood ?? ''],
      ['confidence', confidence ?? ''],
      ['rationale', rationale],
    ]);
    const { verdicts: made } = await annotator.dataset();
    seen = new Map([...seen, [claim, made.at(-1)?.id ?? '']]);
  }
  for (const { claim, text, due, answer } of questions ?? []) {
    await annotator.post(`/claims/${numberOf(claim)}/questions`, [
      ['text', text],
      ['due', due ?? ''],
    ]);
    if (answer === undefined) continue;
    const made = (await annotator.dataset()).questions.findLast((one) => one.text === text);
    await annotator.post(`/questions/${made?.id}/answers`, [
      ['answer', answer],
      ['version', made?.version ?? 0],
    ]);
  }
}
