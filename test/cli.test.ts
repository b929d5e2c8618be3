import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Dataset } from '../server/domain/dataset.ts';
import { otherwiseDerived } from './support/richDataset.ts';
import { quickStart } from './support/shared.ts';

const HEARSAY = join(import.meta.dirname, '../server/hearsay.js');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-cli-'));
  mkdirSync(join(folder, 'texts/more'), { recursive: true });
  writeFileSync(join(folder, 'texts/a.md'), '# A ship\n\nThe ship was boarded on Monday.\n');
  writeFileSync(join(folder, 'texts/more/b.txt'), 'قالت مصادر إن السفينة أوقفت.\n');
  writeFileSync(join(folder, 'texts/more/notes.pdf'), '%PDF-1.7');
});
afterEach(() => rmSync(folder, { recursive: true }));

function hearsay(...args: string[]): { status: number | null; out: string; errors: string } {
  const { HEARSAY_DATA: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [HEARSAY, ...args], {
    cwd: folder,
    env: { ...env, ...quickStart() },
    encoding: 'utf8',
  });
  return { status, out: stdout, errors: stderr };
}

const dataset = (...args: string[]): Dataset => JSON.parse(hearsay('export', ...args).out) as Dataset;

describe('hearsay import', () => {
  test('takes the texts of a folder, and of those in it, into a new workspace', () => {
    const { status, out, errors } = hearsay('import', 'texts', '--workspace', 'ships', '--as', 'Nadia');
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(out).toMatch(/a\.md: document 1, “A ship”\n.*b\.txt: document 2, .*\n2 imported, 0 failed\./);
    expect(readdirSync(join(folder, 'data')).filter((name) => name.endsWith('.db'))).toEqual([
      'control.db',
      'ships.db',
    ]);
    expect(dataset()).toMatchObject({
      workspace: { name: 'ships' },
      people: [{ name: 'Nadia' }],
      documents: [{ title: 'A ship' }, { direction: 'rtl' }],
    });
  });

  test('reports a file that fails, goes on, and ends with status 1', () => {
    writeFileSync(join(folder, 'blank.txt'), ' ');
    const { status, out, errors } = hearsay('import', 'blank.txt', 'none.md', 'texts/a.md');
    expect(status).toBe(1);
    expect(errors).toMatch(/^blank\.txt: not imported\. .+\nnone\.md: not imported\. There is no such file\.\n$/);
    expect(out).toMatch(/a\.md: document 1.*\n1 imported, 2 failed/);
  });

  test('keeps no workspace of an import that failed altogether', () => {
    expect(hearsay('import', 'none.md', '--workspace', 'ships').status).toBe(1);
    expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('ships'))).toEqual([]);
  });

  test('says of which claims a dataset says otherwise than is computed', () => {
    writeFileSync(join(folder, 'differs.json'), JSON.stringify(otherwiseDerived()));
    const { status, out } = hearsay('import', 'differs.json', '--workspace', 'ships');
    expect(status).toBe(0);
    expect(out).toMatch(
      /^differs\.json: a dataset with 2 documents, 5 annotations, 2 sources and 3 claims\n {2}1 claim stands otherwise.*\n {2}claims\[0\], claim 1: status contested, in the file corroborated; .*\n$/,
    );
    expect(dataset()).toMatchObject({ claims: [{ status: 'contested' }, {}, { status: null }] });
  });

  test('knows a person by name the next time, and a workspace by its name as by its address', () => {
    hearsay('import', 'texts/a.md', '--workspace', 'My ships', '--as', 'Nadia');
    hearsay('import', 'texts/more/b.txt', '--workspace', 'My ships', '--as', 'Nadia');
    expect(dataset('--workspace', 'my-ships')).toMatchObject({
      people: [{ name: 'Nadia' }],
      documents: [{ number: 1 }, { number: 2 }],
    });
  });
});

describe('hearsay export', () => {
  test('gives the same bytes after an import elsewhere', () => {
    hearsay('import', 'texts', '--workspace', 'ships');
    expect(hearsay('export', '--out', 'ships.json')).toEqual({ status: 0, out: '', errors: '' });
    expect(hearsay('import', 'ships.json', '--workspace', 'again').out).toMatch(/a dataset with 2 documents/);
    expect(hearsay('export', '--workspace', 'again').out).toBe(readFileSync(join(folder, 'ships.json'), 'utf8'));
  });

  test('leaves the old file, and no half of a new one, where it fails', () => {
    hearsay('import', 'texts/a.md', '--workspace', 'ships');
    mkdirSync(join(folder, 'taken'));
    const { status, errors } = hearsay('export', '--out', 'taken');
    expect(status).toBe(1);
    expect(errors).toMatch(/^hearsay: .*taken was not written\. .+\n$/);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  test('is quiet where its reader has seen enough', () => {
    hearsay('import', 'texts', '--workspace', 'ships');
    const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${HEARSAY}" export | head -c 10`], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '{"format":', stderr: '' });
  });

  test('asks which workspace where there are several, and says which there are', () => {
    hearsay('import', 'texts/a.md', '--workspace', 'ships');
    hearsay('import', 'texts/a.md', '--workspace', 'boats');
    expect(hearsay('export')).toEqual({
      status: 1,
      out: '',
      errors: 'hearsay: Which workspace? Say so with --workspace NAME. There are boats, ships.\n',
    });
    expect(hearsay('export', '--workspace', 'planes').errors).toMatch(/no workspace “planes”.*boats, ships/);
  });
});

describe('hearsay', () => {
  test('explains itself, with examples', () => {
    for (const args of [['--help'], ['import', '--help'], ['export', '--help'], ['serve', '--help']]) {
      expect(hearsay(...args)).toMatchObject({ status: 0, out: expect.stringMatching(/Examples?:\n {2}\$ /) });
    }
  });

  test('answers a fault with one line and status 1', () => {
    expect(hearsay('export', '--data', 'nowhere')).toMatchObject({
      status: 1,
      errors: expect.stringMatching(/^hearsay: There is no data folder .*nowhere.*\n$/),
    });
    expect(hearsay('import')).toMatchObject({ status: 1, errors: expect.stringMatching(/^error: .*\n$/) });
    expect(hearsay('fly')).toMatchObject({ status: 1, errors: expect.stringMatching(/^error: .*\n$/) });
  });
});

describe('hearsay erase', () => {
  const imported = (): void => {
    writeFileSync(join(folder, 'texts/a.md'), '# A ship\n\nSamira Quddus said so. Quddus left.\n');
    hearsay('import', 'texts', '--workspace', 'ships', '--as', 'Nadia');
  };

  test('tells where a name stands, takes it out for good, and leaves a chain that holds', () => {
    imported();
    const looked = hearsay('erase', 'ships', 'Samira Quddus', 'Quddus', '--dry-run');
    expect(looked.out).toMatch(/^It stands in \d+ rows, \d+ entries of the log and 1 texts\. Nothing was erased\.\n$/);
    expect(hearsay('erase', 'ships', 'Quddus').errors).toContain('--texts, or --no-texts');
    const { status, out, errors } = hearsay('erase', 'ships', 'Samira Quddus', 'Quddus', '--texts', '--as', 'Nadia');
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(out).toContain('of the log of ships says so, and not what it was.');
    expect(readFileSync(join(folder, 'data/ships.db')).includes('Quddus')).toBe(false);
    expect(hearsay('verify', 'ships').status).toBe(0);
  });
});
