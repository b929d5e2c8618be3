#!/usr/bin/env node
// The one plain JavaScript file: it must run on any Node, to find the Node that runs all the others.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bundled = () => {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const home = dirname(createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`));
    const binary = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
};

const [major, minor] = process.versions.node.split('.').map(Number);
const binary = bundled() ?? process.execPath;
if (binary === process.execPath && (major < 22 || (major === 22 && minor < 18))) {
  console.error(`Hearsay needs Node 22.18 or newer on this machine; this is ${process.versions.node}.`);
  process.exit(1);
}

const child = spawn(binary, [join(dirname(fileURLToPath(import.meta.url)), 'cli.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)));
