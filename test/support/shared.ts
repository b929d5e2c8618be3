import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import type { Asset, Assets } from '../../server/assets.ts';

/** The variable that names the folder which all test files of a run share. */
export const SHARED = 'HEARSAY_TEST_SHARED';

/** What browsers load, and the addresses of it by name. */
export type Built = { files: ReadonlyMap<string, Asset>; addresses: ReadonlyMap<string, string> };

const shared = (name: string): string => join(process.env[SHARED] ?? '', name);

/** As it was built before the first test file. */
export function builtAssets(): Assets {
  const { files, addresses } = deserialize(readFileSync(shared('assets'))) as Built;
  return { files, address: (name) => addresses.get(name) ?? '' };
}

/** For programs that are started: Node keeps there what it compiled, and the next one is ready in half the time. */
export const quickStart = (): Record<string, string> => ({ NODE_COMPILE_CACHE: shared('compiled') });
