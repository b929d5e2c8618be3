import type { Log } from '../http/faults.ts';
import type { Folder } from '../store/workspaces.ts';
import { type BackupPlan, createBackups } from './backups.ts';
import { checkWorkspaces } from './checks.ts';

type Place = { folder: Folder; plan: BackupPlan | null; now: () => string; log: Log };

/**
 * Beside the requests: reads every workspace through once, and makes backups where the plan says so. A workspace in which
 * something is damaged can be read only from then on.
 */
export function startKeeping({ folder, plan, now, log }: Place): { close: () => Promise<void> } {
  const checks = checkWorkspaces({
    files: folder.slugs().map((slug) => ({ slug, file: folder.fileOf(slug) })),
    damaged: (slug, what) => {
      folder.markDamaged(slug, what);
      log.error({ workspace: slug, what }, 'a workspace is damaged: nothing more is written to it');
    },
    failed: (error) => log.error({ error: String(error) }, 'the workspaces could not be read through'),
  });
  const backups =
    plan &&
    createBackups({
      data: folder.path,
      slugs: folder.slugs,
      plan,
      now,
      failed: (why, file) =>
        log.error({ why, file }, file === null ? 'no backup was made' : 'a file was not backed up'),
    });
  return {
    close: async () => {
      await checks.close();
      await backups?.close();
    },
  };
}
