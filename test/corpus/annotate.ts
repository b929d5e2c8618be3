/**
 * Makes corpus/annotations.json and corpus/harbour.json: starts the program on an empty data folder, imports the
 * corpus, marks what corpus/plan says through the same routes as the pages, and keeps the export. Run with
 * `npm run corpus`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { parse } from 'yaml';
import type { DatasetAnnotation, DatasetDocument } from '../../server/domain/dataset.ts';
import { SAMPLER } from '../../server/domain/programs.ts';
import { start } from '../../server/main.ts';
import { SAMPLES } from '../../server/sample.ts';
import { openFolder } from '../../server/store/workspaces.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { anAccount } from '../support/anAccount.ts';
import { Annotator, type Form } from './annotator.ts';
import type { Plan, PlannedMark, Registry } from './plan.ts';
import { place } from './plan.ts';
import { enter } from './registry.ts';

const CORPUS = join(import.meta.dirname, '../../corpus');
/** Marks one document: claims first, then attributions from the outside in, then what each says of itself. */
async function annotate(annotator: Annotator, document: DatasetDocument, plan: Plan): Promise<Map<string, number>> {
  const address = `/documents/${document.number}/annotations`;
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const number = numbers.get(id);
    if (number === undefined) throw new Error(`${plan.document}: ${id} is not marked.`);
    return number;
  };
  for (const mark of inOrder(plan.marks)) {
    const spans = mark.spans.map((span) => `${span.role}:${place(document.text, span).join(':')}`);
    const form: Form = [['kind', mark.kind], ...spans.map((span): [string, string] => ['span', span])];
    for (const { source } of mark.sources ?? []) form.push(['source', annotator.choice(source)]);
    for (const mention of mark.mentions ?? []) form.push(['mention', numberOf(mention)]);
    if (mark.parent) form.push(['parent', numberOf(mark.parent)]);
    const saved = await annotator.save(address, form);
    numbers.set(mark.id, saved.selected);
    await describe(annotator, `${address}/${saved.selected}`, mark, saved.version);
  }
  await settle(annotator, document, plan, numberOf);
  return numbers;
}

/** Claims, then each attribution after the one that reports it. */
function inOrder(marks: readonly PlannedMark[]): PlannedMark[] {
  const claims = marks.filter((mark) => mark.kind === 'claim');
  const attributions = marks.filter((mark) => mark.kind === 'attribution');
  const depth = (mark: PlannedMark): number => {
    const parent = attributions.find((one) => one.id === mark.parent);
    return parent ? depth(parent) + 1 : 0;
  };
  return [...claims, ...attributions.sort((a, b) => depth(a) - depth(b))];
}

async function describe(annotator: Annotator, address: string, mark: PlannedMark, based: number): Promise<void> {
  let version = based;
  const attributes = { ...mark.attributes, ...(mark.response ? { response: mark.response } : {}) };
  if (Object.keys(attributes).length > 0) {
    const form = Object.entries(attributes).map(([name, value]): [string, string] => [name, String(value)]);
    version = (await annotator.save(`${address}/attributes`, [...form, ['version', version]])).version;
  }
  for (const [index, { source: _, ...details }] of (mark.sources ?? []).entries()) {
    if (Object.keys(details).length === 0) continue;
    const form = Object.entries(details).map(([name, value]): [string, string | number] => [name, value]);
    version = (await annotator.save(`${address}/sources/${index}`, [...form, ['version', version]])).version;
  }
  if (mark.note)
    await annotator.save(`${address}/note`, [
      ['note', mark.note],
      ['version', version],
    ]);
}

/** Containment links more than a reader would in places; the plan has the last word. */
async function settle(
  annotator: Annotator,
  document: DatasetDocument,
  plan: Plan,
  numberOf: (id: string) => number,
): Promise<void> {
  const made = (await annotator.dataset()).annotations.filter((one) => one.documentId === document.id);
  const byNumber = new Map(made.map((one) => [one.number, one]));
  const byId = new Map(made.map((one) => [one.id, one.number]));
  for (const mark of plan.marks.filter((one) => one.kind === 'attribution')) {
    const number = numberOf(mark.id);
    const annotation = byNumber.get(number);
    if (annotation)
      await settleOne(annotator, `/documents/${document.number}/annotations/${number}`, annotation, mark, {
        numberOf,
        byId,
      });
  }
}

type Numbers = { numberOf: (id: string) => number; byId: ReadonlyMap<string, number> };

async function settleOne(
  annotator: Annotator,
  address: string,
  annotation: DatasetAnnotation,
  mark: PlannedMark,
  { numberOf, byId }: Numbers,
): Promise<void> {
  let { version } = annotation;
  const wanted = new Set((mark.mentions ?? []).map(numberOf));
  const linked = annotation.mentionIds.map((id) => byId.get(id) ?? 0);
  for (const number of linked.filter((one) => !wanted.has(one)))
    version = (await annotator.save(`${address}/mentions/${number}/removal`, [['version', version]])).version;
  for (const number of [...wanted].filter((one) => !linked.includes(one)))
    version = (
      await annotator.save(`${address}/mentions`, [
        ['mention', number],
        ['version', version],
      ])
    ).version;
  const parent = mark.parent ? numberOf(mark.parent) : null;
  const current = annotation.parentId ? (byId.get(annotation.parentId) ?? null) : null;
  if (parent !== current)
    await annotator.save(`${address}/parent`, [
      ['parent', parent ?? ''],
      ['version', version],
    ]);
}

const readPlan = (file: string): Plan => parse(readFileSync(file, 'utf8')) as Plan;

async function fill(origin: string, slug: string, corpus: string): Promise<string> {
  const annotator = await Annotator.at(`${origin}/w/${slug}`);
  const folder = join(CORPUS, corpus);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const plans = new Map(
    names.map((name) => [name, readPlan(join(CORPUS, 'plan', corpus, name.replace('.md', '.yaml')))]),
  );
  for (const plan of plans.values()) await annotator.register(plan.sources ?? []);
  for (const plan of plans.values()) await annotator.affiliate(plan.sources ?? []);
  for (const name of names) await annotator.importFile(folder, name);
  const { documents } = await annotator.dataset();
  const marked = new Map<string, { document: number; numbers: Map<string, number> }>();
  for (const [name, plan] of plans) {
    const document = documents.find((one) => one.fileName === name);
    if (document) marked.set(name, { document: document.number, numbers: await annotate(annotator, document, plan) });
    console.log(`${name}: ${plan.marks.length} marks`);
  }
  const registry = parse(readFileSync(join(CORPUS, 'plan', corpus, 'claims.yaml'), 'utf8')) as Registry;
  await enter(annotator, registry, marked);
  console.log(`${corpus}: ${registry.claims.length} claims`);
  await guidelines(annotator);
  return (await fetch(`${annotator.base}/dataset.json?protected=shown`)).text();
}

async function guidelines(annotator: Annotator): Promise<void> {
  const { workspace } = await annotator.dataset();
  await annotator.post('/guidelines', [
    ['guidelines', readFileSync(join(CORPUS, 'guidelines.md'), 'utf8')],
    ['version', workspace.version],
  ]);
}

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'hearsay-corpus-'));
  const now = (): string => new Date().toISOString();
  const folder = openFolder(data);
  anAccount(folder.control, SAMPLER, now());
  for (const sample of SAMPLES) createWorkspace(folder, SAMPLER, sample, now, v7);
  folder.close();
  const { server, close } = await start({ host: '127.0.0.1', port: 0, data, origin: null, proxies: false, oidc: null });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const sample of SAMPLES)
    writeFileSync(join(CORPUS, sample.dataset), await fill(origin, sample.slug, sample.folder));
  await close();
  rmSync(data, { recursive: true, force: true });
}

await main();
