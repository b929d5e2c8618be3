import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Folder, openFolder } from '../../server/store/workspaces.ts';

let path: string;
let folder: Folder;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'hearsay-folder-'));
  folder = openFolder(path);
});
afterEach(() => {
  folder.close();
  rmSync(path, { recursive: true, force: true });
});

describe('a folder of workspaces', () => {
  test('lists its files by name, and nothing else that lies there', () => {
    folder.create('visits');
    folder.create('harbour');
    writeFileSync(join(path, 'notes.txt'), '');
    writeFileSync(join(path, 'Not A Name.db'), '');
    expect(folder.slugs()).toEqual(['harbour', 'visits']);
  });

  test.each(['', '..', '../x', 'a/b', 'a\\b', 'A', '-a', 'control', 'con', 'nul', 'a.db', 'x'.repeat(65), 'a\0'])(
    'neither opens nor makes “%s”',
    (slug) => {
      expect([folder.open(slug), folder.create(slug)]).toEqual([null, null]);
    },
  );

  test('opens only what is there, and makes only what isn’t', () => {
    expect(folder.open('visits')).toBeNull();
    expect(folder.create('visits')).not.toBeNull();
    expect(folder.create('visits')).toBeNull();
    expect(folder.open('visits')).toBe(folder.open('visits'));
  });

  test('keeps few files open, and opens one again that was closed meanwhile', () => {
    const first = folder.create('w0');
    for (let i = 1; i <= 70; i++) folder.create(`w${i}`);
    expect(first?.open).toBe(false);
    expect(folder.open('w0')?.open).toBe(true);
    expect(folder.slugs()).toHaveLength(71);
  });
});
