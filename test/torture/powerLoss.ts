import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastSeq } from '../../server/store/changes.ts';
import { openDatabase } from '../../server/store/database.ts';
import { damageIn } from '../../server/usecases/verify.ts';
import { seeded } from '../bench/generate.ts';
import { aWorkspace } from '../support/builders.ts';
import { aFolder } from '../support/folders.ts';
import { doSomething } from './work.ts';

const HEADER = 32;
const FRAME_HEADER = 24;

export type PowerLoss = { boundaries: number; states: number; checkpoints: number; wrong: string[] };
/** `kept`: after so many frames the log has so many entries for certain. */
type Recorded = { main: Buffer; wal: Buffer; frame: number; kept: { frames: number; seq: number }[] };

/**
 * Plays a power cut at the boundaries of the write-ahead log's frames (every one, or every `step`-th): the log ends there,
 * in the middle of the next frame, or goes on with a frame of which a byte or all is wrong. What is then opened has to be
 * intact and to hold exactly what was committed up to there. Then the same in the middle of copying it into the file.
 */
export function cutPower(changes: number, step: number, checkpoints: number, seed: number): PowerLoss {
  const random = seeded(seed);
  const folder = aFolder('power');
  try {
    const recorded = record(join(folder, 'case.db'), changes, random);
    const frames = (recorded.wal.length - HEADER) / recorded.frame;
    const result: PowerLoss = { boundaries: 0, states: 0, checkpoints: 0, wrong: [] };
    for (let k = 0; k <= frames; k += step) {
      result.boundaries++;
      for (const [what, wal] of tornAt(recorded, k, random)) {
        result.states++;
        const fault = faultAfter(join(folder, 'cut.db'), recorded.main, wal, seqAfter(recorded, k));
        if (fault) result.wrong.push(`${what} after frame ${k}: ${fault}`);
      }
    }
    const copied = checkpointed(join(folder, 'copied.db'), recorded);
    for (; result.checkpoints < checkpoints; result.checkpoints++) {
      const main = mixed(recorded.main, copied, recorded.frame - FRAME_HEADER, random);
      const fault = faultAfter(join(folder, 'cut.db'), main, recorded.wal, seqAfter(recorded, frames));
      if (fault) result.wrong.push(`checkpoint ${result.checkpoints}: ${fault}`);
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A workspace whose changes all lie in the write-ahead log. */
function record(file: string, changes: number, random: () => number): Recorded {
  const context = aWorkspace(file);
  const { db } = context;
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('wal_autocheckpoint = 0');
  const main = readFileSync(file);
  const kept = [{ frames: 0, seq: lastSeq(db) }];
  const frame = FRAME_HEADER + (db.pragma('page_size', { simple: true }) as number);
  while (lastSeq(db) < changes) {
    doSomething(context, random);
    kept.push({ frames: (readFileSync(`${file}-wal`).length - HEADER) / frame, seq: lastSeq(db) });
  }
  const wal = readFileSync(`${file}-wal`);
  db.close();
  return { main, wal, frame, kept };
}

/** Each change is one transaction, so what was kept after a frame is what the last whole one left. */
const seqAfter = ({ kept }: Recorded, frames: number): number => kept.findLast((one) => one.frames <= frames)?.seq ?? 0;

function* tornAt({ wal, frame }: Recorded, k: number, random: () => number): Generator<[string, Buffer]> {
  const end = HEADER + k * frame;
  yield ['cut', wal.subarray(0, end)];
  if (end >= wal.length) return;
  yield ['cut in the middle', wal.subarray(0, end + 1 + Math.floor(random() * (frame - 1)))];
  const flipped = Buffer.from(wal);
  const at = end + Math.floor(random() * frame);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  yield ['a flipped bit', flipped];
  const emptied = Buffer.from(wal);
  emptied.fill(0, end, end + frame);
  yield ['zeros', emptied];
}

function faultAfter(file: string, main: Buffer, wal: Buffer, seq: number): string | null {
  rmSync(`${file}-shm`, { force: true });
  writeFileSync(file, main);
  writeFileSync(`${file}-wal`, wal);
  const db = openDatabase(file, 'workspace');
  try {
    const found = lastSeq(db);
    return found === seq ? damageIn(db) : `${found} entries in the log instead of ${seq}`;
  } finally {
    db.close();
  }
}

/** The file after all of the log was copied into it. */
function checkpointed(file: string, { main, wal }: Recorded): Buffer {
  writeFileSync(file, main);
  writeFileSync(`${file}-wal`, wal);
  openDatabase(file, 'workspace').close();
  return readFileSync(file);
}

/** A file of which some pages were copied and some weren't yet. */
function mixed(before: Buffer, after: Buffer, page: number, random: () => number): Buffer {
  const pages = Math.floor(random() * (after.length / page + 1));
  const main = Buffer.concat([before, Buffer.alloc(Math.max(0, pages * page - before.length))]);
  for (let at = 0; at < main.length; at += page) if (random() < 0.5) after.copy(main, at, at, at + page);
  return main;
}
