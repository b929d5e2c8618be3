import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { proveSpan } from '../../server/domain/quote.ts';
import { putAnnotation } from '../../server/store/annotations.ts';
import { type Database, openDatabase, transaction } from '../../server/store/database.ts';
import { putDocument } from '../../server/store/documents.ts';
import { putText } from '../../server/store/documentTexts.ts';
import { putPerson } from '../../server/store/people.ts';
import { putSource } from '../../server/store/sources.ts';
import { putWorkspace } from '../../server/store/workspaces.ts';
import { exportDataset } from '../../server/workers/export.ts';
import { atLeast, atMost, type Figure, percentile } from './figures.ts';

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

/**
 * Downloads a large dataset over HTTP to its end: the rate, how much the process grew meanwhile, and how long pages
 * took that were asked for at the same time.
 */
export async function measureExport(file: string, workspace: string): Promise<Figure[]> {
  const before = process.memoryUsage().rss;
  const state = { peak: before };
  const began = performance.now();
  let bytes = 0;
  for await (const chunk of exportDataset(file)) {
    bytes += (chunk as Uint8Array).length;
    state.peak = Math.max(state.peak, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - began) / 1000;
  const watching = ask('watch', `${workspace}/documents/1`);
  await ask('download', `${workspace}/dataset.json`).done;
  await ask('download', `${workspace}/dataset.json`).done;
  watching.child.stdin?.end();
  const waits = JSON.parse(await watching.done) as number[];
  return [
    atLeast('Export', bytes / 1e6 / seconds, 'MB/s', 100),
    {
      name: `Export of ${Math.round(bytes / 1e6)} MB: growth of the process`,
      value: (state.peak - before) / 1e6,
      unit: 'MB',
      goal: 'not with size,',
      isMet: null,
    },
    atMost('A page during an export, 99th percentile', percentile(waits.slice(5), 0.99), 'ms', 25),
  ];
}

/** Starts a client in a process of its own, so that it takes nothing from the server; `done` is what it prints. */
function ask(way: 'download' | 'watch', url: string): { child: ChildProcess; done: Promise<string> } {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'asker.ts'), way, url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const done = new Promise<string>((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve(printed) : reject(new Error(`The ${way} failed.`))));
  });
  return { child, done };
}
