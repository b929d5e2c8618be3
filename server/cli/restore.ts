import { existsSync } from 'node:fs';
import { Invalid } from '../domain/errors.ts';
import { type RestoreOptions, restore } from '../usecases/restore.ts';

/** Restores a file or a whole backup and says what is where now. */
export function restoreFrom(path: string, data: string, options: RestoreOptions): void {
  if (!existsSync(path)) throw new Invalid(`There is no file or folder ${path}.`);
  for (const { file, from, replaced } of restore(path, data, options, () => new Date().toISOString()))
    console.log(`${file}: restored from ${from}.${replaced === null ? '' : ` What was there before is ${replaced}.`}`);
}
