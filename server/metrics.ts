import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from './http/metrics.ts';
import { liveStreams, type Traffic } from './http/traffic.ts';
import { onWrite } from './store/measured.ts';

/** Where the figures come from. `ofProcess`: also those of Node itself, such as its memory and the lag of its loop. */
type Measured = { traffic: Traffic; openWorkspaces: () => number; token: string | null; ofProcess: boolean };

export type Measures = Metrics & {
  /** Counts what goes through an export of datasets. */
  countExports: <A extends unknown[], R>(exportFile: (...args: A) => R) => (...args: A) => R;
  /** Listens no more. */
  close: () => void;
};

/** What a change of the log that brings something in is counted as. */
const IMPORTS = new Map([
  ['import a document', 'document'],
  ['import a dataset', 'dataset'],
]);

/** Measures the process from now on. Every label has a fixed set of values: no request can make a new one. */
export function createMetrics({ traffic, openWorkspaces, token, ofProcess }: Measured): Measures {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  measureRequests(registers, traffic);
  const stop = measureWrites(registers);
  gauge(registers, 'hearsay_open_workspaces', 'Workspace files that are open', openWorkspaces);
  const exports = new Counter({ name: 'hearsay_exports_total', help: 'Datasets that were asked for', registers });
  return {
    token,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countExports:
      (exportFile) =>
      (...args) => {
        exports.inc();
        return exportFile(...args);
      },
    close: stop,
  };
}

function measureRequests(registers: Registry[], traffic: Traffic): void {
  const requests = new Histogram({
    name: 'hearsay_http_request_duration_seconds',
    help: 'Requests by method, route as the route table has it, and class of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers,
  });
  traffic.listeners.push(({ method, route, status, ms, isCutOff }) =>
    requests.observe({ method, route, status: isCutOff ? 'cut off' : `${Math.floor(status / 100)}xx` }, ms / 1000),
  );
  gauge(registers, 'hearsay_http_requests_open', 'Requests that are being answered', () => traffic.open.size);
  gauge(registers, 'hearsay_live_clients', 'Pages that are told of changes as they are made', () => {
    return liveStreams(traffic).length;
  });
}

function measureWrites(registers: Registry[]): () => void {
  const writes = new Histogram({
    name: 'hearsay_write_duration_seconds',
    help: 'Transactions that write, by whether what they wrote was kept',
    labelNames: ['outcome'],
    buckets: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  });
  const changes = new Counter({
    name: 'hearsay_changes_total',
    help: 'Entries made in the logs of changes',
    registers,
  });
  const imports = new Counter({
    name: 'hearsay_imports_total',
    help: 'Documents and datasets that were brought in',
    labelNames: ['kind'],
    registers,
  });
  for (const kind of IMPORTS.values()) imports.inc({ kind }, 0);
  return onWrite(({ seconds, isKept, actions }) => {
    writes.observe({ outcome: isKept ? 'kept' : 'refused' }, seconds);
    if (!isKept) return;
    changes.inc(actions.length);
    for (const action of actions) {
      const kind = IMPORTS.get(action);
      if (kind !== undefined) imports.inc({ kind });
    }
  });
}

function gauge(registers: Registry[], name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read());
    },
  });
}
