import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Invalid } from '../domain/errors.ts';
import { type BackedUp, type Backup, backupsIn } from '../store/backups.ts';
import { slugsIn } from '../store/workspaces.ts';
import { filesOf, makeBackup } from '../usecases/backup.ts';

/** Makes a backup of a data folder and says what is in it. */
export function backUp(data: string, to: string): void {
  if (!existsSync(data)) throw new Invalid(`There is no data folder ${data}. Say where it is with --data DIR.`);
  const { path, files, failed } = makeBackup(data, filesOf(slugsIn(data)), to, () => new Date().toISOString());
  for (const file of files) console.log(`  ${file.file}: ${describe(file)}`);
  for (const { file, why } of failed) console.error(`  ${file}: not backed up. ${why}`);
  console.log(`${path}: ${counted(files.length)}, checked.`);
  if (failed.length > 0) process.exitCode = 1;
}

/** Lists the backups in a folder. */
export function listBackups(dir: string | undefined = process.env.HEARSAY_BACKUPS): void {
  if (!dir) throw new Invalid('Which folder? Name it, or set HEARSAY_BACKUPS.');
  const backups = backupsIn(resolve(dir));
  if (backups.length === 0) console.log(`There are no backups in ${resolve(dir)}.`);
  for (const backup of backups) console.log(line(backup));
}

function line({ path, madeAt, files, failed }: Backup): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const without = failed.length === 0 ? '' : `, without ${failed.map(({ file }) => file).join(', ')}`;
  return `${madeAt.slice(0, 19).replace('T', ' ')} UTC  ${counted(files.length)}, ${size(bytes)}${without}  ${path}`;
}

const describe = ({ bytes, change }: BackedUp): string =>
  change === null ? size(bytes) : `${size(bytes)}, up to log entry ${change.seq}`;

const counted = (files: number): string => `${files} ${files === 1 ? 'file' : 'files'}`;
const size = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
