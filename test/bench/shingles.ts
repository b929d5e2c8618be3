import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { openDatabase } from '../../server/store/database.ts';
import { putWorkspace } from '../../server/store/workspaces.ts';
import type { Context } from '../../server/usecases/change.ts';
import { keepCopies, readNextForCopies } from '../../server/usecases/copies.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { atMost, type Figure, median, percentile } from './figures.ts';
import { seeded } from './generate.ts';

const OTHERS = 3000;
const SAMPLES = 200;
const WORDS_A_TEXT = 700;
const GOAL_MS = 20;
const PERSON = { id: '00000000-0000-7000-8000-00000000000b', name: 'Bench' };

/** A line that stands in every text, as the foot of a page does. */
const IMPRINT =
  'Subscribe to our daily letter and follow us on every channel. All rights reserved; nothing on this page may be published, rewritten or handed on without a permit from the editors of this paper.';

/** Words as often as in a language: the n-th one in proportion to 1/n. */
function vocabulary(random: () => number): () => string {
  const letters = 'etaoinshrdlucmfwypvbgkq';
  const words = Array.from({ length: 20_000 }, () =>
    Array.from(
      { length: 2 + Math.floor(random() * 8) },
      () => letters[Math.floor(random() ** 1.5 * letters.length)],
    ).join(''),
  );
  const weight = Math.log(words.length);
  return () => words[Math.floor(Math.exp(random() * weight)) - 1] ?? 'the';
}

/** Every tenth text carries a third or more of an earlier one. */
function* texts(random: () => number): Generator<string> {
  const word = vocabulary(random);
  const earlier: string[][] = [];
  for (let n = 0; ; n++) {
    const words = Array.from({ length: WORDS_A_TEXT }, word);
    const origin = n % 10 === 9 ? earlier[Math.floor(random() * earlier.length)] : undefined;
    if (origin) words.splice(50, 300 + Math.floor(random() * 300), ...origin.slice(100, 500));
    earlier.push(words);
    const lines = Array.from({ length: Math.ceil(words.length / 80) }, (_, i) =>
      words.slice(i * 80, i * 80 + 80).join(' '),
    );
    yield [...lines, IMPRINT].join('\n\n');
  }
}

/** How long one text takes to be read for copied passages against 3,000 others, and to be kept. */
export function measureCopies(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-shingles-'));
  try {
    const db = openDatabase(join(folder, 'bench.db'), 'workspace');
    const context: Context = { db, actor: PERSON, now: () => new Date().toISOString(), newId: v7 };
    putWorkspace(db, {
      id: v7(),
      name: 'bench',
      description: '',
      guidelines: '',
      createdAt: context.now(),
      version: 1,
    });
    const written = texts(seeded(7));
    const reading: number[] = [];
    const keeping: number[] = [];
    for (let n = 0; n < OTHERS + SAMPLES; n++) {
      importText(context, `Text ${n}\n\n${written.next().value}`, { title: `Text ${n}`, language: 'en' });
      const began = performance.now();
      const read = readNextForCopies(db);
      const between = performance.now();
      if (read) keepCopies(context, read);
      if (n < OTHERS) continue;
      reading.push(between - began);
      keeping.push(performance.now() - between);
    }
    db.close();
    return [
      atMost(`Read a text against ${OTHERS} others, median`, median(reading), 'ms', GOAL_MS),
      atMost(`Read a text against ${OTHERS} others, 95th percentile`, percentile(reading, 0.95), 'ms', GOAL_MS),
      { name: 'Keep what was read, median', value: median(keeping), unit: 'ms', goal: '', isMet: null },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
