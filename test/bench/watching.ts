/** `node test/bench/watching.ts`: what the name, the figures and the line of the log cost a request, in milliseconds of a processor. */
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { createTraffic, watch } from '../../server/http/traffic.ts';
import { createLog, logRequests } from '../../server/log.ts';
import { createMetrics } from '../../server/metrics.ts';

const REQUESTS = 100_000;
/** As many series as the route table makes. */
const ROUTES = Array.from(
  { length: 150 },
  (_, i) => `/w/:workspace/documents/:document/annotations/:annotation/part${i}`,
);
const STATUSES = [200, 200, 303, 404, 409];

/** As much of an answer as whoever watches it sees. */
class Answer extends EventEmitter {
  statusCode = 200;
  writableFinished = true;
  setHeader(): void {}
}

function costOf(isLogged: boolean, folder: string): number {
  const traffic = createTraffic();
  const metrics = createMetrics({ traffic, openWorkspaces: () => 1, token: null, ofProcess: true });
  if (isLogged) traffic.listeners.push(logRequests(createLog({ level: 'info', file: join(folder, 'log') })));
  const watched = watch({ traffic });
  const begun = process.cpuUsage();
  for (let i = 0; i < REQUESTS; i++) {
    const request = { method: i % 3 === 0 ? 'POST' : 'GET', route: { path: ROUTES[i % ROUTES.length] } };
    const answer = new Answer();
    answer.statusCode = STATUSES[i % STATUSES.length] ?? 200;
    watched(request as unknown as Request, answer as unknown as Response, () => {});
    answer.emit('close');
  }
  metrics.close();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000 / REQUESTS;
}

const folder = mkdtempSync(join(tmpdir(), 'hearsay-watching-'));
costOf(true, folder);
console.log(`Name and figures: ${costOf(false, folder).toFixed(4)} ms a request`);
console.log(`The same and a line of the log: ${costOf(true, folder).toFixed(4)} ms a request`);
rmSync(folder, { recursive: true });
