import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { proveSpan } from '../../server/domain/quote.ts';
import { putAnnotation } from '../../server/store/annotations.ts';
import { type Database, openDatabase, transaction } from '../../server/store/database.ts';
import { documentByNumber, putDocument, putText } from '../../server/store/documents.ts';
import { putPerson } from '../../server/store/people.ts';
import { putSource } from '../../server/store/sources.ts';
import { putWorkspace } from '../../server/store/workspaces.ts';
import { exportDataset } from '../../server/workers/export.ts';

const AT = '2020-11-30T12:00:00.000Z';
const KNOWN = { createdBy: 'person', createdAt: AT, version: 1, hiddenAt: null };
const SENTENCE = {
  latin:
    'An official said on Monday that the “vessel” was boarded, according to two people familiar with the matter — and he denied it. ',
  arabic: 'قال مسؤول يوم الاثنين إن السفينة أُوقفت بحسب شخصين مطلعين على الأمر، ونفى المتحدث ذلك. ',
};

/** Writes a workspace file: so many documents of 10,000 characters, every second one in Arabic, with 40 annotations each. */
export function makeLargeWorkspace(folder: string, documents: number): string {
  const file = join(folder, `large-${documents}.db`);
  const db = openDatabase(file, 'workspace');
  transaction(db, () => {
    putPerson(db, { id: 'person', name: 'Bench' });
    putWorkspace(db, { id: 'workspace', name: 'Large', description: '', guidelines: '', createdAt: AT, version: 1 });
    for (let n = 1; n <= 200; n++) {
      putSource(db, {
        id: `source-${n}`,
        number: n,
        kind: 'person',
        name: `Source ${n}`,
        description: '',
        affiliationId: null,
        protected: false,
        mergedInto: null,
        aliases: [],
        ...KNOWN,
      });
    }
    for (let n = 1; n <= documents; n++) fillDocument(db, n);
  });
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return file;
}

function fillDocument(db: Database, n: number): void {
  const id = `document-${n}`;
  const sentence = n % 2 === 0 ? SENTENCE.arabic : SENTENCE.latin;
  const paragraph = sentence.repeat(5).trim();
  const paragraphs = Array.from({ length: Math.round(10_000 / paragraph.length) }, (_, i) => `${n}.${i} ${paragraph}`);
  const text = paragraphs.join('\n');
  let start = 0;
  const blocks = paragraphs.map((words) => {
    const block = { start, end: start + words.length, kind: 'paragraph', level: 0, direction: 'ltr' } as const;
    start = block.end + 1;
    return block;
  });
  const hash = createHash('sha256').update(text).digest('hex');
  putDocument(db, {
    id,
    number: n,
    title: `Document ${n}`,
    language: 'en',
    direction: 'ltr',
    outletId: 'source-1',
    authorId: null,
    address: null,
    date: null,
    paraphraseOf: null,
    other: {},
    held: true,
    supersedesId: null,
    fileName: null,
    encoding: 'utf-8',
    byteLength: 0,
    sha256: hash,
    textSha256: hash,
    textLength: text.length,
    ...KNOWN,
  });
  putText(db, id, text, blocks, [], null);
  for (let i = 0; i < 40; i++) mark(db, id, text, n, i);
}

function mark(db: Database, documentId: string, text: string, n: number, i: number): void {
  const at = i * 200;
  const isClaim = i % 2 === 0;
  const spans = isClaim
    ? [proveSpan(text, { role: 'claim', start: at + 2, end: at + 70 })]
    : [
        proveSpan(text, { role: 'content', start: at, end: at + 90 }),
        proveSpan(text, { role: 'source', start: at + 100, end: at + 112 }),
        proveSpan(text, { role: 'cue', start: at + 113, end: at + 117 }),
      ];
  putAnnotation(db, {
    id: `annotation-${n}-${i}`,
    documentId,
    number: i + 1,
    kind: isClaim ? 'claim' : 'attribution',
    layer: 'shared',
    annotatorId: 'person',
    parentId: null,
    attributes: isClaim ? {} : { quoteMode: 'indirect', type: 'assertion' },
    note: '',
    spans,
    sources: isClaim
      ? []
      : [
          {
            sourceId: `source-${(i % 200) + 1}`,
            identification: 'named',
            access: null,
            statedMin: null,
            statedMax: null,
            statedReason: null,
          },
        ],
    mentionIds: isClaim ? [] : [`annotation-${n}-${i - 1}`],
    createdAt: AT,
    updatedAt: AT,
    version: 1,
    hiddenAt: null,
  });
}

export type ExportMeasure = {
  megabytes: number;
  megabytesPerSecond: number;
  memoryGrowthMegabytes: number;
  readMillisecondsP99: number;
};

/**
 * Exports a workspace file to the end and measures the rate, how much the process grew, and how long the main thread
 * took meanwhile for a small read, from the moment that it was due: what a page would have waited.
 */
export async function measureExport(file: string): Promise<ExportMeasure> {
  const db = openDatabase(file, 'workspace');
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const state = { bytes: 0, peak: before, isDone: false };
  const waits = watch(db, state);
  for await (const chunk of exportDataset(file)) {
    state.bytes += (chunk as Uint8Array).length;
    state.peak = Math.max(state.peak, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - began) / 1000;
  state.isDone = true;
  const sorted = (await waits).sort((a, b) => a - b);
  db.close();
  return {
    megabytes: state.bytes / 1e6,
    megabytesPerSecond: state.bytes / 1e6 / seconds,
    memoryGrowthMegabytes: (state.peak - before) / 1e6,
    readMillisecondsP99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
  };
}

const EVERY = 5;

async function watch(db: Database, state: { isDone: boolean }): Promise<number[]> {
  const waits: number[] = [];
  while (!state.isDone) {
    const due = performance.now() + EVERY;
    await after(EVERY);
    documentByNumber(db, 1);
    waits.push(performance.now() - due);
  }
  return waits;
}
