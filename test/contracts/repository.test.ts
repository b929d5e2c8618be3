import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const textOf = (path: string): string => readFileSync(path, 'utf8');

describe('the layers', () => {
  test('pages write through use cases alone; only sessions are kept directly', () => {
    const writers = filesIn('server/http').flatMap((path) => {
      const imported = [...textOf(path).matchAll(/import \{([^}]*)\} from '\.\.\/store\//g)].flatMap(([, names = '']) =>
        names.split(','),
      );
      return imported
        .map((name) => name.trim())
        .filter((name) => /^(?:put|append|mark|touch|push|reindex|index|next)[A-Z]/.test(name));
    });
    expect(writers.sort()).toEqual(['putSession', 'touchSession']);
  });

  test('SQL is in the store alone', () => {
    const elsewhere = filesIn('server').filter(
      (path) =>
        !path.includes('/store/') &&
        /`?\b(?:SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b/.test(textOf(path)),
    );
    expect(elsewhere).toEqual([]);
  });

  test('raw markup is made in three places', () => {
    const makers = filesIn('server').filter((path) => /\basHtml\(/.test(textOf(path)) && !path.endsWith('html.ts'));
    expect(makers.map((path) => path.split('/').at(-1)).sort()).toEqual([
      'article.ts',
      'excerptHtml.ts',
      'markdown.ts',
    ]);
  });
});

describe('what is handed out', () => {
  test('the lock file names no registry', () => {
    expect(textOf(join(ROOT, 'package-lock.json'))).not.toMatch(/"resolved": "https?:/);
  });

  test('no style asks for anything from elsewhere', () => {
    const asking = filesIn('views/styles').filter((path) =>
      /url\(\s*['"]?https?:|@import\s+(?:url\()?['"]?https?:/.test(textOf(path)),
    );
    expect(asking).toEqual([]);
  });

  test('the client asks nobody but its own server', () => {
    const asking = filesIn('views/client').filter((path) =>
      /fetch\(\s*['"`]https?:|new WebSocket|sendBeacon/.test(textOf(path)),
    );
    expect(asking).toEqual([]);
  });
});
