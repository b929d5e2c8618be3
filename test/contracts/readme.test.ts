import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe('the README', () => {
  const readme = read('README.md');
  const shell = matches(readme, /```(?:sh|bash|shell|console)?\n(.*?)```/gs).join('\n');
  const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

  test('links only to what is there', () => {
    const links = matches(readme, /\]\(([^)#\s]+)[^)]*\)/g).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });

  test('links only to headings of its own that are there', () => {
    const slug = (words: string) =>
      words
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .trim()
        .replaceAll(' ', '-');
    const headings = matches(readme, /^#+ (.+)$/gm).map(slug);
    expect(matches(readme, /\]\(#([^)]+)\)/g).filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });

  test('shows the workbench', () => {
    expect(readme).toMatch(/!\[[^\]]+\]\(docs\/workbench\.png\)/);
    expect(existsSync(join(ROOT, 'docs/workbench.png'))).toBe(true);
  });

  test('starts with two commands: one installs, one starts', () => {
    const commands = shell.split('\n').filter((line) => /^\$? ?npm /.test(line));
    expect(commands.slice(0, 2).map((line) => line.replace(/^\$ /, '').trim())).toEqual(['npm ci', 'npm start']);
  });

  test('names only scripts that are there', () => {
    const named = [...matches(shell, /npm run ([\w:-]+)/g), ...matches(shell, /npm (start|test)\b/g)];
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('names only commands of the program that are there', () => {
    const commands = matches(read('server/cli.ts'), /\.command\('(\w+)/g);
    expect(matches(shell, /npx hearsay (\w+)/g).filter((name) => !commands.includes(name))).toEqual([]);
  });
});
