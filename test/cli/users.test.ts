import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { allAccounts } from '../../server/store/accounts.ts';
import { openFolder } from '../../server/store/workspaces.ts';
import { aFolder } from '../support/folders.ts';
import { quickStart } from '../support/shared.ts';

const CLI = join(import.meta.dirname, '../../server/cli.ts');

let data: string;
beforeEach(() => {
  data = aFolder('users');
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function user(...args: string[]): { status: number | null; out: string; errors: string } {
  const env = { ...process.env, ...quickStart(), HEARSAY_URL: 'https://hearsay.example' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'user', ...args, '--data', data], {
    env,
    encoding: 'utf8',
  });
  return { status, out: stdout, errors: stderr };
}

const accounts = () => {
  const folder = openFolder(data);
  const found = allAccounts(folder.control);
  folder.close();
  return found;
};

describe('hearsay user', () => {
  test('adds people, lists them, and gives links by which they choose a password', () => {
    const { out } = user('add', 'Omar', '--name', 'Omar Sayegh', '--admin');
    expect(out).toMatch(/^Omar Sayegh chooses .* https:\/\/hearsay\.example\/resets\/[\w-]{43}\n$/);
    expect(user('add', 'salma').out).toContain('Omar Sayegh has no password and can no longer come in');
    expect(user('list').out).toBe('omar · Omar Sayegh · runs the server, no password\nsalma · salma · no password\n');
    expect(user('reset', 'Omar Sayegh').out).toContain('/resets/');
  });

  test('keeps people out, but never the last one who runs the server', () => {
    user('add', 'omar', '--admin');
    const last = user('disable', 'omar');
    expect([last.status, last.errors]).toEqual([
      1,
      'hearsay: Somebody has to run this server. Let somebody else run it first.\n',
    ]);
    user('add', 'salma', '--admin');
    expect(user('disable', 'omar').status).toBe(0);
    expect(accounts().map(({ login, disabledAt }) => [login, disabledAt !== null])).toEqual([
      ['omar', true],
      ['salma', false],
    ]);
  });

  test('says what is wrong: a name that is taken, a role that isn’t one, nobody of that name', () => {
    user('add', 'omar');
    expect(user('add', 'OMAR').errors).toContain('Somebody here signs in with that name');
    expect(user('add', 'rami', '--workspace', 'none').errors).toContain('There is no workspace “none”');
    expect(user('disable', 'nobody').errors).toContain('Nobody here is called “nobody”');
    expect(accounts()).toHaveLength(1);
  });
});
