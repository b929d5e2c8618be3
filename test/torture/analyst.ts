/** A process that works on one workspace until it is killed; it says each change that was kept: acknowledged, as an answer is. */
import { writeSync } from 'node:fs';
import { lastSeq } from '../../server/store/changes.ts';
import { openDatabase } from '../../server/store/database.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { seeded } from '../bench/generate.ts';
import { ANALYST } from '../support/analyst.ts';
import { doSomething, headLine, idsOf } from './work.ts';

const [file = '', seed = '1'] = process.argv.slice(2);
writeSync(1, 'opening\n');
const db = openDatabase(file, 'workspace');
const random = seeded(Number(seed));
const context = { db, actor: ANALYST, now: () => new Date().toISOString(), newId: idsOf(seed) };
writeSync(1, 'ready\n');
for (let known = lastSeq(db); ; ) {
  doSomething(context, random);
  if (random() < 0.1) refreshStandings(db);
  const seq = lastSeq(db);
  if (seq > known) writeSync(1, `${headLine(context)}\n`);
  known = seq;
}
