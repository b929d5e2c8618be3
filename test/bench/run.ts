/**
 * `npm run bench`: measures what the README promises, on generated data with a seed, and prints a table (`--json`: figures).
 * With names of parts, only those: `npm run bench -- case standings`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { start } from '../../server/main.ts';
import { documentByNumber, touchDocument } from '../../server/store/documents.ts';
import { openFolder } from '../../server/store/workspaces.ts';
import type { Context } from '../../server/usecases/change.ts';
import { keepCopies, readNextForCopies } from '../../server/usecases/copies.ts';
import { importDocument } from '../../server/usecases/importDocument.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { anAccount } from '../support/anAccount.ts';
import { launch } from '../support/browser.ts';
import { generateCase } from './cases.ts';
import { measureCase, measureStandings } from './claims.ts';
import { makeLargeWorkspace, measureExport } from './export.ts';
import { atLeast, type Figure, table } from './figures.ts';
import { generateDocument, generateText, type Load, seeded } from './generate.ts';
import { measureMarking, measurePaint } from './pages.ts';
import { measureSaves } from './saves.ts';
import { measureCopies } from './shingles.ts';

const CASE = 'desk';
const PERSON = { id: '00000000-0000-7000-8000-00000000000b', name: 'Bench' };
const LOADS: (Load & { goal: number })[] = [
  { name: '50 kB, 500 marks', size: 50_000, marks: 500, goal: 200 },
  { name: '100 kB, 1,000 marks', size: 100_000, marks: 1_000, goal: 200 },
  { name: '200 kB, 2,000 marks', size: 200_000, marks: 2_000, goal: 300 },
  { name: '100 kB, 10,000 marks', size: 100_000, marks: 10_000, goal: 300 },
  { name: '1 MB, 10,000 marks', size: 1_000_000, marks: 10_000, goal: 500 },
  { name: '200 kB of Arabic, 2,000 marks', size: 200_000, marks: 2_000, language: 'ar', goal: 300 },
  { name: '200 kB, 2,000 marks, clustered and linked', size: 200_000, marks: 2_000, clustered: true, goal: 300 },
  { name: '6 kB, 10 marks', size: 6_000, marks: 10, goal: 200 },
];

/** What is measured, in this order. */
const PARTS = ['pages', 'case', 'export', 'import', 'standings', 'copies'] as const;
type Part = (typeof PARTS)[number];

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isAsked = (...parts: Part[]): boolean => asked.length === 0 || parts.some((part) => asked.includes(part));

async function main(): Promise<void> {
  const strange = asked.filter((word) => !PARTS.some((part) => part === word));
  if (strange.length > 0) throw new Error(`There is no part ${strange.join(', ')}; there are ${PARTS.join(', ')}.`);
  const data = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  const figures: Figure[] = [];
  try {
    const contextOf = prepare(data);
    if (isAsked('pages', 'case', 'export')) figures.push(...(await measureServed(data)));
    if (isAsked('import')) figures.push(measureImport(contextOf()));
    if (isAsked('standings')) figures.push(...measureStandings(data, CASE));
    if (isAsked('copies')) figures.push(...measureCopies());
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  console.log(
    process.argv.includes('--json') ? JSON.stringify({ machine, figures }, null, 2) : `${table(figures)}\n\n${machine}`,
  );
}

/** Fills the workspace `bench`; what it returns opens it again once the server has closed. */
function prepare(data: string): () => Context {
  const now = (): string => new Date().toISOString();
  const folder = openFolder(data);
  anAccount(folder.control, PERSON, now());
  const slug = createWorkspace(folder, PERSON, { name: 'bench', description: '' }, now, v7);
  const contextIn = (opened: typeof folder): Context => {
    const db = opened.open(slug);
    if (!db) throw new Error('The bench workspace is gone.');
    return { db, actor: PERSON, now, newId: v7 };
  };
  if (isAsked('pages'))
    LOADS.forEach((load, i) => {
      generateDocument(contextIn(folder), load, 7 + i);
    });
  const large = createWorkspace(folder, PERSON, { name: CASE, description: '' }, now, v7);
  const db = folder.open(large);
  if (db && isAsked('case', 'standings')) {
    const context = { db, actor: PERSON, now, newId: v7 };
    generateCase(context);
    readForCopies(context);
  }
  folder.close();
  return () => contextIn(openFolder(data));
}

/** As on a server that has run for a while: no reading beside the requests that are measured. */
function readForCopies(context: Context): void {
  for (let read = readNextForCopies(context.db); read; read = readNextForCopies(context.db)) keepCopies(context, read);
}

async function measureServed(data: string): Promise<Figure[]> {
  const { server, close } = await start({ host: '127.0.0.1', port: 0, data, origin: null, proxies: false, oidc: null });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/w/bench/documents`;
  const folder = openFolder(data);
  const db = folder.open('bench');
  const touch = (number: number) => (): void => {
    const document = db && documentByNumber(db, number);
    if (db && document) touchDocument(db, document.id);
  };
  const figures: Figure[] = [];
  if (isAsked('pages')) figures.push(...(await measurePages(base, touch)));
  if (isAsked('case')) figures.push(...(await measureCase(base.replace('/w/bench/documents', `/w/${CASE}`))));
  if (isAsked('export')) {
    const large = makeLargeWorkspace(data, 2000);
    figures.push(...(await measureExport(large, `${base.replace('/w/bench/documents', '')}/w/large-2000`)));
  }
  folder.close();
  await close();
  return figures;
}

async function measurePages(base: string, touch: (number: number) => () => void): Promise<Figure[]> {
  const browser = await launch();
  const figures: Figure[] = [];
  for (const [i, load] of LOADS.entries())
    figures.push(await measurePaint(browser, `Open ${load.name}`, `${base}/${i + 1}`, load.goal, touch(i + 1)));
  figures.push(await measureMarking(browser, 'Mark a claim, 10 marks', `${base}/8`, 50));
  figures.push(await measureMarking(browser, 'Mark a claim, 1 MB with 10,000 marks', `${base}/5`, 50));
  await browser.close();
  figures.push(...(await measureSaves('10 marks', `${base}/8`, 520, { time: 10, bytes: 2000 })));
  figures.push(...(await measureSaves('1 MB with 10,000 marks', `${base}/5`, 520, { time: 10, bytes: 2000 })));
  return figures;
}

/** Whole imports, files of 50 kB: read, cut, stored, indexed, logged. */
function measureImport(context: Context): Figure {
  const random = seeded(99);
  const encoder = new TextEncoder();
  const files = Array.from({ length: 120 }, (_, i) =>
    encoder.encode(generateText(50_000, i % 3 === 2 ? 'ar' : 'en', random)),
  );
  const bytes = files.reduce((sum, file) => sum + file.length, 0);
  const began = performance.now();
  files.forEach((file, i) => {
    importDocument(context, { bytes: file, fileName: `${i}.txt` });
  });
  return atLeast('Import', bytes / 1e6 / ((performance.now() - began) / 1000), 'MB/s', 5);
}

await main();
