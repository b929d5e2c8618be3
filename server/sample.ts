import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SAMPLER } from './domain/programs.ts';
import { documentWithBytes } from './store/documents.ts';
import { putOriginal } from './store/documentTexts.ts';
import { type Folder, workspaceOf } from './store/workspaces.ts';
import type { Context } from './usecases/change.ts';
import { importDataset } from './usecases/importDataset.ts';
import { importDocument } from './usecases/importDocument.ts';
import { createWorkspace } from './usecases/workspaces.ts';

const CORPUS = join(import.meta.dirname, '../corpus');

export const SAMPLES = [
  {
    slug: 'sample',
    folder: 'sample',
    dataset: 'annotations.json',
    name: 'sample',
    description:
      'Six texts on five visits to Baghdad, paraphrased for this project from real reports: articles, a thread and a digest.',
  },
  {
    slug: 'harbour',
    folder: 'harbour',
    dataset: 'harbour.json',
    name: 'harbour',
    description: 'An invented fire at an invented port, told by invented outlets. Here anything may happen.',
  },
];

/** Makes the sample workspaces from the corpus where the data folder has no workspace yet. */
export async function ensureSample(folder: Folder, now: () => string, newId: () => string): Promise<void> {
  if (folder.slugs().some((slug) => isFinished(folder, slug))) return;
  for (const sample of SAMPLES) fill(folder, sample, now, newId);
}

const isFinished = (folder: Folder, slug: string): boolean => {
  const db = folder.readable(slug);
  return db === null || workspaceOf(db) !== null;
};

function fill(folder: Folder, sample: (typeof SAMPLES)[number], now: () => string, newId: () => string): void {
  const slug = createWorkspace(folder, SAMPLER, sample, now, newId);
  const db = folder.open(slug);
  if (!db) return;
  const context: Context = { db, actor: SAMPLER, now, newId };
  const dataset = join(CORPUS, sample.dataset);
  if (existsSync(dataset)) importDataset(context, readFileSync(dataset, 'utf8'));
  for (const file of corpusFiles(sample.folder)) keepOriginal(context, readFileSync(file), basename(file));
}

/** A dataset carries hashes, not bytes: the corpus has both. A file that the dataset doesn't know is imported. */
function keepOriginal(context: Context, bytes: Buffer, fileName: string): void {
  const known = documentWithBytes(context.db, createHash('sha256').update(bytes).digest('hex'));
  if (known) putOriginal(context.db, known.id, bytes);
  else importDocument(context, { bytes, fileName });
}

const corpusFiles = (folder: string): string[] =>
  readdirSync(join(CORPUS, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(CORPUS, folder, name));
