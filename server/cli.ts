import { resolve } from 'node:path';
import { Command } from 'commander';
import { writeOut, writeWhole } from './cli/exportFile.ts';
import { importPaths } from './cli/importFiles.ts';
import {
  contextIn,
  existingFolder,
  findOrMakeWorkspace,
  findWorkspace,
  type PlaceOptions,
  removeWorkspace,
} from './cli/place.ts';
import { reasonOf } from './cli/reason.ts';
import { openFolder } from './store/workspaces.ts';
import { readAllForCopies } from './usecases/copies.ts';
import { refreshStandings } from './usecases/standings.ts';
import { exportDataset } from './workers/export.ts';

const EXAMPLES = `
Examples:
  $ hearsay serve
  $ hearsay import reports/ thread.md --workspace visits --as "Nadia"
  $ hearsay export --workspace visits --out visits.json
  $ hearsay import visits.json --workspace visits-again
  $ hearsay export | gzip > case.json.gz`;

const program = new Command('hearsay')
  .description('Mark who said it, who repeated it, and who can actually know.')
  .addHelpText('after', EXAMPLES);

const withData = (command: Command): Command =>
  command.option('--data <dir>', 'the folder of the workspaces', process.env.HEARSAY_DATA ?? 'data');

withData(program.command('import'))
  .description('bring texts (.txt, .text, .md, .markdown, folders of them) or a dataset (.json) into a workspace')
  .argument('<path...>', 'files and folders')
  .option(
    '--workspace <name>',
    'the workspace, made if it is new (without it: the only one, or “sample” where there is none)',
  )
  .option('--as <name>', 'who imports (without it: the analyst of this data folder, or your login name)')
  .addHelpText(
    'after',
    '\nEach file is reported on; the exit status is 1 if any failed, and the others are in.\n\nExamples:\n  $ hearsay import report.md\n  $ hearsay import texts/ --workspace visits',
  )
  .action((paths: string[], options: PlaceOptions) => {
    const folder = openFolder(resolve(options.data));
    try {
      const { slug, isNew } = findOrMakeWorkspace(folder, options);
      const context = contextIn(folder, slug, options.as);
      const { imported, failed } = importPaths(context, paths);
      readAllForCopies(context);
      if (failed > 0) process.exitCode = 1;
      if (isNew && imported === 0) removeWorkspace(folder, slug);
    } finally {
      folder.close();
    }
  });

withData(program.command('export'))
  .description('write a workspace as one JSON dataset')
  .option('--workspace <name>', 'the workspace (without it: the only one)')
  .option('--out <file>', 'a file, written whole or not at all (without it: standard output)')
  .addHelpText(
    'after',
    '\nExamples:\n  $ hearsay export --workspace visits --out visits.json\n  $ hearsay export | head -c 1000',
  )
  .action(async (options: PlaceOptions & { out?: string }) => {
    const folder = existingFolder(resolve(options.data));
    try {
      const slug = findWorkspace(folder, options);
      const db = folder.open(slug);
      if (db) refreshStandings(db);
      const dataset = exportDataset(folder.fileOf(slug));
      await (options.out === undefined ? writeOut(dataset) : writeWhole(dataset, resolve(options.out)));
    } finally {
      folder.close();
    }
  });

withData(program.command('serve'))
  .description('start the server and print its address')
  .addHelpText(
    'after',
    '\nThe environment: PORT (3000), HOST (127.0.0.1), HEARSAY_DATA.\n\nExample:\n  $ PORT=8080 hearsay serve --data ~/cases',
  )
  .action(async ({ data }: { data: string }) => {
    const { serve } = await import('./main.ts');
    await serve({ ...process.env, HEARSAY_DATA: data });
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(`hearsay: ${reasonOf(error)}`);
  process.exitCode = 1;
}
