import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Invalid } from '../domain/errors.ts';
import { MAX_BYTES } from '../formats/read/index.ts';
import type { Context } from '../usecases/change.ts';
import { importDataset, MAX_DATASET_BYTES } from '../usecases/importDataset.ts';
import { importDocument } from '../usecases/importDocument.ts';
import { noticeLines, summaryWords } from '../viewmodels/dataset.ts';
import { reasonOf } from './reason.ts';

/** What became of one file. */
type Report = { path: string; words: string; failed: boolean };

const TEXTS = /\.(?:txt|text|md|markdown)$/i;
const DATASET = /\.json$/i;

/** Imports files and folders, reports on each, and goes on after a failure. */
export function importPaths(context: Context, paths: readonly string[]): { imported: number; failed: number } {
  const reports = withProgress(paths.flatMap(filesAt), (path) => importFile(context, path));
  const failed = reports.filter((report) => report.failed).length;
  if (reports.length > 1) console.log(`${reports.length - failed} imported, ${failed} failed.`);
  return { imported: reports.length - failed, failed };
}

/** A file as it was named, or the texts in a folder and those below it, in order. */
function filesAt(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return found.length === 0 ? [path] : found;
}

/** On a terminal a bar moves and the reports follow; elsewhere each report comes as its file is done. */
function withProgress(paths: readonly string[], work: (path: string) => Report): Report[] {
  const bar =
    process.stderr.isTTY && paths.length > 1
      ? new SingleBar({ format: 'Importing {bar} {value}/{total}', clearOnComplete: true })
      : null;
  bar?.start(paths.length, 0);
  const reports = paths.map((path) => {
    const report = work(path);
    if (bar) bar.increment();
    else say(report);
    return report;
  });
  bar?.stop();
  if (bar) reports.forEach(say);
  return reports;
}

const say = ({ path, words, failed }: Report): void => (failed ? console.error : console.log)(`${path}: ${words}`);

function importFile(context: Context, path: string): Report {
  try {
    return { path, words: DATASET.test(path) ? asDataset(context, path) : asDocument(context, path), failed: false };
  } catch (error) {
    return { path, words: `not imported. ${reasonOf(error)}`, failed: true };
  }
}

function asDocument(context: Context, path: string): string {
  const { value } = importDocument(context, { bytes: read(path, MAX_BYTES), fileName: basename(path) });
  return `document ${value.number}, “${value.title}”`;
}

function asDataset(context: Context, path: string): string {
  const came = importDataset(context, read(path, MAX_DATASET_BYTES).toString('utf8'));
  return [summaryWords(came), ...noticeLines(came).map((line) => `  ${line}`)].join('\n');
}

function read(path: string, most: number): Buffer {
  const stat = statSync(path);
  if (stat.isDirectory())
    throw new Invalid('There are no texts in this folder: they end in .txt, .text, .md or .markdown.');
  if (stat.size > most)
    throw new Invalid(
      `It has ${Math.ceil(stat.size / 1e6)} MB; the largest that is taken has ${Math.floor(most / 1e6)} MB.`,
    );
  return readFileSync(path);
}
