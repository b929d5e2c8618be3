import { resolve } from 'node:path';
import { Command } from 'commander';
import { backUp, listBackups } from './cli/backups.ts';
import { type EraseOptions, erase } from './cli/erase.ts';
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
import { restoreFrom } from './cli/restore.ts';
import { addUser, disableUser, listUsers, type NewUser, resetUser } from './cli/users.ts';
import { verify } from './cli/verify.ts';
import { isAnyProtected } from './store/sources.ts';
import { type Folder, openFolder } from './store/workspaces.ts';
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
  .option('--protected <how>', '“shown”: protected sources by name (without it: under a pseudonym)')
  .addHelpText(
    'after',
    '\nExamples:\n  $ hearsay export --workspace visits --out visits.json\n  $ hearsay export | head -c 1000',
  )
  .action(async (options: PlaceOptions & { out?: string; protected?: string }) => {
    const folder = existingFolder(resolve(options.data));
    try {
      const slug = findWorkspace(folder, options);
      const db = folder.open(slug);
      if (db) refreshStandings(db);
      const dataset = exportDataset(folder.fileOf(slug), {
        isVeiled: options.protected !== 'shown' && db !== null && isAnyProtected(db),
      });
      await (options.out === undefined ? writeOut(dataset) : writeWhole(dataset, resolve(options.out)));
    } finally {
      folder.close();
    }
  });

withData(program.command('backup'))
  .description(
    'copy the accounts and every workspace into a new dated folder, also while the server runs, and check the copies',
  )
  .argument('<dir>', 'the folder of backups, made if it is new')
  .addHelpText(
    'after',
    '\nThe exit status is 1 if a file could not be backed up.\n\nExample:\n  $ hearsay backup /mnt/backups',
  )
  .action((dir: string, { data }: { data: string }) => backUp(resolve(data), resolve(dir)));

program
  .command('backups')
  .description('list the backups in a folder, the newest first')
  .argument('[dir]', 'the folder of backups (without it: HEARSAY_BACKUPS)')
  .action((dir?: string) => listBackups(dir));

withData(program.command('restore'))
  .description('put a workspace file, or all that a backup holds, into the data folder')
  .argument('<path>', 'a file of a workspace, or the folder of one backup')
  .option('--as <address>', 'under which address (without it: the name of the file)')
  .option('--force', 'replace what is there; the old file is kept beside it')
  .addHelpText(
    'after',
    '\nExamples:\n  $ hearsay restore visits.db\n  $ hearsay restore /mnt/backups/hearsay-2026-11-21T020000Z/visits.db --force',
  )
  .action((path: string, { data, ...options }: { data: string; as?: string; force?: boolean }) =>
    restoreFrom(resolve(path), resolve(data), options),
  );

withData(program.command('verify'))
  .description('check that workspaces are as they were written: log, texts, quotes, references, rows, counts')
  .argument('[what]', 'a workspace, a file, or the folder of a backup (without it: all of the data folder)')
  .addHelpText(
    'after',
    '\nWrites nothing. The exit status is 1 if anything is wrong.\n\nExample:\n  $ hearsay verify visits',
  )
  .action((what: string | undefined, { data }: { data: string }) => verify(resolve(data), what));

withData(program.command('erase'))
  .description('take a name out of a workspace for good: rows, log, search and, if asked, texts')
  .argument('<workspace>', 'the workspace, by its address or name')
  .argument('<name...>', 'every spelling; - reads them from standard input, one a line')
  .option('--texts', 'replace the texts too, by ones of the same length, and delete their originals')
  .option('--no-texts', 'leave the texts and what marks quote from them')
  .option('--dry-run', 'tell how often it stands there, and change nothing')
  .option('--as <name>', 'who erases (without it: the analyst of this data folder, or your login name)')
  .addHelpText(
    'after',
    '\nIt can’t be undone. A name on the command line stays in the history of the shell: - avoids that.\n\nExample:\n  $ hearsay erase visits - --texts < names.txt',
  )
  .action((workspace: string, names: string[], { data, ...options }: EraseOptions) =>
    erase(workspace, names, { ...options, data: resolve(data) }),
  );

const users = program.command('user').description('who may come in, for whoever runs the server');
const onUsers = (command: Command, work: (folder: Folder, who: string, options: NewUser) => string): Command =>
  withData(command).action((...args: unknown[]) => {
    const options = args.at(-2) as NewUser & { data: string };
    const folder = openFolder(resolve(options.data));
    try {
      console.log(work(folder, typeof args[0] === 'string' ? args[0] : '', options));
    } finally {
      folder.close();
    }
  });
onUsers(users.command('add'), addUser)
  .description('make an account; prints the link by which its person chooses a password')
  .argument('<login>', 'what they sign in with')
  .option('--name <name>', 'what they are called (without it: as they sign in)')
  .option('--admin', 'they run the server')
  .option('--workspace <name>', 'a workspace that they may open')
  .option('--role <role>', 'what they are there: reader, annotator, reviewer or admin', 'annotator')
  .addHelpText(
    'after',
    '\nExample:\n  $ hearsay user add omar --name "Omar Sayegh" --workspace visits --role reviewer',
  );
onUsers(users.command('list'), listUsers).description('everybody with an account, and their roles');
onUsers(users.command('disable'), disableUser)
  .description('keep somebody out: sessions and tokens end, what they did stays')
  .argument('<login>', 'what they sign in with, or their name');
onUsers(users.command('reset'), resetUser)
  .description('print a link by which somebody chooses a new password')
  .argument('<login>', 'what they sign in with, or their name')
  .option('--admin', 'they run the server from now on')
  .addHelpText('after', '\nExample:\n  $ hearsay user reset omar');

withData(program.command('serve'))
  .description('start the server and print its address')
  .addHelpText(
    'after',
    '\nThe environment: PORT (3000), HOST (127.0.0.1), HEARSAY_DATA, HEARSAY_URL and more: docs/operations.md.\n\nExample:\n  $ PORT=8080 hearsay serve --data ~/cases',
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
