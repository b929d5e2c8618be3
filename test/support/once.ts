import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { buildAssets } from '../../server/assets.ts';
import { type Built, SHARED } from './shared.ts';

const NAMES = ['app.js', 'theme.js', 'app.css'] as const;

/** Before the first test file: makes the folder that all of them share, with what browsers load in it. */
export default async function beginOnce(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-run-'));
  process.env[SHARED] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { files, address } = await buildAssets();
  const built: Built = { files, addresses: new Map(NAMES.map((name) => [name, address(name)])) };
  writeFileSync(join(folder, 'assets'), serialize(built));
}
