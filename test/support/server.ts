import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { quickStart } from './shared.ts';

const CLI = join(import.meta.dirname, '../../server/cli.ts');

/** The program as a process of its own, as people start it. */
export type RunningServer = {
  url: string;
  /** Where it is opened first: on a new server, the link that makes the first account. */
  first: string;
  process: ChildProcess;
  /** Ends it without warning, as a power cut would. */
  kill: () => Promise<void>;
};

/** Starts it over a data folder and waits for the address that it prints. `port` 0: any that is free. */
export async function startServer(data: string, port = 0, more: Record<string, string> = {}): Promise<RunningServer> {
  const own = { HEARSAY_DATA: data, PORT: String(port), HOST: '127.0.0.1', NODE_OPTIONS: '' };
  const env = { ...process.env, ...quickStart(), ...own, ...more };
  const child = spawn(process.execPath, [CLI, 'serve', '--data', data], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const first = await addressOf(child);
  return {
    url: new URL(first).origin,
    first,
    process: child,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The server has no standard output.');
  for await (const line of createInterface({ input: stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return url;
  }
  throw new Error('The server ended before it was ready.');
}
