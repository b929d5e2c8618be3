import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/security.md');

test('every test that the page on security names is there, under that name', () => {
  const named = [...page.matchAll(/`(test\/[^`]+)` “([^”]+)”/g)];
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter(
    ([, path = '', name = '']) => !existsSync(join(ROOT, path)) || !read(path).includes(`'${name}'`),
  );
  expect(missing.map(([whole]) => whole)).toEqual([]);
});

test('every file that it names is there', () => {
  const paths = [...page.matchAll(/`((?:server|test)\/[\w/.-]+)`/g)].map(([, path = '']) => path);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
