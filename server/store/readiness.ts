import { accessSync, constants } from 'node:fs';
import { statement } from './database.ts';
import type { Folder } from './workspaces.ts';

/**
 * Why the server can't do its work, in short words without paths; none where it can. A full disk is no reason: everything
 * can still be read.
 */
export const whatHinders = ({ path, control }: Folder): string[] => [
  ...(succeeds(() => statement(control, 'SELECT 1 FROM account LIMIT 1').get()) ? [] : ['control file unreadable']),
  ...(succeeds(() => accessSync(path, constants.R_OK | constants.W_OK)) ? [] : ['data folder not writable']),
];

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
