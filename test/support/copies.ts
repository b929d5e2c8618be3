import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../server/store/database.ts';
import { openCopy } from '../../server/store/past.ts';
import { aFolder } from './folders.ts';

/** A copy of a workspace to be altered, in a file of its own that goes with it. */
export function aCopyOf(db: Database): Database {
  const folder = aFolder('copy');
  db.prepare('VACUUM INTO ?').run(join(folder, 'copy.db'));
  const copy = openCopy(join(folder, 'copy.db'));
  // What is open can be read and written to its end, wherever its name has gone.
  copy.prepare('SELECT 1 FROM sqlite_schema').get();
  rmSync(folder, { recursive: true });
  return copy;
}
