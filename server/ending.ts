import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { constants } from 'node:os';
import { endTraffic, type Traffic } from './http/traffic.ts';

/** What is left of connections, in milliseconds, once every request has its answer. */
const LEAVING = 500;

/** Takes no new connections and waits for the answers that are being given, `patience` seconds at most. */
export async function endRequests(server: Server, traffic: Traffic, patience: number): Promise<void> {
  // As an HTTP server it would close idle connections at once, by which a balancer is yet to learn that this is the end.
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  endTraffic(traffic);
  await withinReason(answered(traffic), patience * 1000);
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), traffic.open.size > 0 ? 0 : LEAVING);
  await closed;
  clearTimeout(late);
}

/** Resolves when no request is open. */
function answered(traffic: Traffic): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (traffic.open.size === 0) resolve();
    };
    traffic.listeners.push(look);
    look();
  });
}

async function withinReason(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, tooLong]);
  clearTimeout(timer);
}

/** A terminal sends Ctrl-C to every process in it, and the one that started this passes its own on: that is one signal. */
const ONE_SIGNAL = 300;

/** Ends the process in good order when it is told to, and at once when it is told again. */
export function endOnSignals(end: () => Promise<void>, failed: (error: unknown) => void): void {
  let first: number | null = null;
  const told = (signal: 'SIGINT' | 'SIGTERM'): void => {
    if (first !== null) {
      if (performance.now() - first > ONE_SIGNAL) process.exit(128 + constants.signals[signal]);
      return;
    }
    first = performance.now();
    end().then(
      () => process.exit(0),
      (error: unknown) => {
        failed(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', told).on('SIGTERM', told);
}
