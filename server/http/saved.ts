import type { Request, Response } from 'express';
import type { Annotation } from '../domain/annotation.ts';
import type { Document, PlacedBlock } from '../domain/document.ts';
import { annotationCounts, annotationsById } from '../store/annotations.ts';
import { type Entry, lastSeq } from '../store/changes.ts';
import { blocksHtml } from '../viewmodels/article.ts';
import { mentionsShownAnew } from './affected.ts';
import { type Here, wantsJson } from './here.ts';
import { blocksOfAnnotations, partialReading, withRelatives } from './readings.ts';

export type Ask = { annotation: number; query: string } | null;
export type Answer = {
  document: Document;
  base: string;
  entries: readonly Entry[];
  selected: Annotation | null;
  message: string;
  ask?: Ask;
};

/** What a save on the document page is answered with: the blocks that look different now, or, without script, the page. */
export function sendSaved(where: Here, request: Request, response: Response, answer: Answer): void {
  const { base, selected, message, document } = answer;
  const shown = selected && selected.hiddenAt === null ? selected : null;
  if (!wantsJson(request)) {
    response.redirect(303, shown ? `${base}/annotations/${shown.number}#a${shown.number}` : base);
    return;
  }
  response.set('cache-control', 'no-store').json({
    blocks: changedBlocks(where, document, base, answer.entries),
    counts: annotationCounts(where.db, document.id),
    selected: shown?.number ?? null,
    version: shown?.version ?? null,
    kind: shown?.kind ?? null,
    message,
    seq: lastSeq(where.db),
    ask: answer.ask ?? null,
  });
}

/** Where the changed annotations stand now and stood before, where their relatives' notes name them, and where claims show another disc. */
function changedBlocks({ db }: Here, document: Document, base: string, entries: readonly Entry[]) {
  const sides = entries
    .filter((entry) => entry.noun === 'annotation')
    .flatMap((entry) => [entry.before, entry.after] as (Annotation | null)[]);
  const written = sides.filter((one): one is Annotation => one !== null && one.documentId === document.id);
  const ids = [...written.map((one) => one.id), ...mentionsShownAnew(db, document, entries, written)];
  if (ids.length === 0) return [];
  const now = annotationsById(db, [...new Set(ids)]).filter((one) => one.hiddenAt === null);
  const blocks = blocksOfAnnotations(db, document, [...written, ...withRelatives(db, now)]);
  return runsOf(blocks).flatMap((run) => blocksHtml(partialReading(db, document, base, run)));
}

/** Neighbouring blocks are read together: a speaker stretch over a hundred paragraphs is one reading, not a hundred. */
function runsOf(blocks: readonly PlacedBlock[]): PlacedBlock[][] {
  const runs: PlacedBlock[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    if (run?.at(-1)?.position === block.position - 1) run.push(block);
    else runs.push([block]);
  }
  return runs;
}
