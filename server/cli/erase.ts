import { readFileSync } from 'node:fs';
import { Invalid } from '../domain/errors.ts';
import { copiesFromBefore } from '../store/backups.ts';
import { eraseNames, findNames } from '../usecases/erasure.ts';
import { contextIn, existingFolder, findWorkspace, type PlaceOptions } from './place.ts';

export type EraseOptions = PlaceOptions & { texts?: boolean; dryRun?: boolean };

/** Takes a name, in all the spellings given (`-`: one a line from standard input), out of a workspace for good, and tells what was done. */
export function erase(workspace: string, spellings: readonly string[], options: EraseOptions): void {
  const folder = existingFolder(options.data);
  try {
    const slug = findWorkspace(folder, { ...options, workspace });
    const context = contextIn(folder, slug, options.as);
    const names = spellings.flatMap((one) => (one === '-' ? readFileSync(0, 'utf8').split(/\r?\n/) : [one]));
    if (options.dryRun) {
      const { rows, entries, texts } = findNames(context, names);
      console.log(
        `It stands in ${rows} rows, ${entries} entries of the log and ${texts.length} texts. Nothing was erased.`,
      );
      return;
    }
    if (options.texts === undefined)
      throw new Invalid(
        'Say whether the texts are to be replaced too: --texts, or --no-texts to leave them as they are.',
      );
    const done = eraseNames(context, { names, texts: options.texts });
    console.log(
      `Taken out of ${done.rows} rows, ${done.entries} entries of the log and ${done.texts} texts: entry ${done.seq} of the log of ${slug} says so, and not what it was.`,
    );
    if (!done.isSwept)
      console.log(
        'Another program has the file open, so its write-ahead log could not be emptied. Stop it, and run this again with any spelling that is left, or start the server anew.',
      );
    console.log('A server that is running keeps texts in memory: restart it.');
    const copies = copiesFromBefore(folder, process.env.HEARSAY_BACKUPS ?? null, slug, done.seq);
    console.log(
      copies.length === 0
        ? 'Copies that were made before still have the name: delete or rewrite them.'
        : `These copies from before still have the name; delete or rewrite them, and any others:\n${copies.join('\n')}`,
    );
  } finally {
    folder.close();
  }
}
