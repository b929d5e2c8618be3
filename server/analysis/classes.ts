import type { Range } from '../domain/document.ts';
import type { ClaimCase, Loop, Reason } from './case.ts';
import type { Endpoint } from './endpoints.ts';
import type { RawPath } from './paths.ts';
import { resolver } from './resolver.ts';
import { sets } from './sets.ts';

/** Endpoints of one side that are one origin, with why. */
export type EndpointClass = {
  endpoints: Endpoint[];
  /** Indices of the paths that lead here, in order; `own` are those that end here without going on into a report. */
  paths: number[];
  joins: { reason: Reason; paths: [number, number] }[];
};

export type Arrival = { path: number; endpoint: Endpoint };

/**
 * Joins the endpoints of one side: the same source, the mark “the same”, the same words, the same report, membership in
 * one loop. `arrivals` are in the order of the paths; so are the classes.
 */
export function classesOf(
  claimCase: ClaimCase,
  paths: readonly RawPath[],
  arrivals: readonly Arrival[],
  loops: readonly Loop[],
): EndpointClass[] {
  const first = new Map<string, Arrival>();
  for (const arrival of arrivals) if (!first.has(arrival.endpoint.key)) first.set(arrival.endpoint.key, arrival);
  const joined = sets<string>();
  const joins: { key: string; reason: Reason; paths: [number, number] }[] = [];
  const join = (a: Arrival, b: Arrival, reason: Reason): void => {
    if (joined.join(a.endpoint.key, b.endpoint.key))
      joins.push({ key: a.endpoint.key, reason, paths: [a.path, b.path] });
  };
  const ends = [...first.values()];
  joinSpeakers(ends, join);
  joinReports(ends, join);
  joinMarked(claimCase, ends, join);
  joinWords(paths, arrivals, join);
  joinLoops(loops, ends, join);
  return gathered(paths, arrivals, first, joined, joins);
}

type Join = (a: Arrival, b: Arrival, reason: Reason) => void;

/** A report that one office gave out and that office itself are one source. */
function joinSpeakers(ends: readonly Arrival[], join: Join): void {
  if (ends.every((end) => end.endpoint.reportId === null)) return;
  const bySource = new Map<string, Arrival>();
  for (const end of ends) {
    const { sourceId } = end.endpoint;
    if (sourceId === null) continue;
    const known = bySource.get(sourceId);
    if (known) join(known, end, { rule: 'same_source', sourceId });
    else bySource.set(sourceId, end);
  }
}

/** A report of which only a section is named elsewhere. */
function joinReports(ends: readonly Arrival[], join: Join): void {
  const reports = ends.filter((end) => end.endpoint.reportId !== null);
  const whole = new Map(reports.map((end) => [end.endpoint.key, end]));
  for (const end of reports) {
    const { reportId } = end.endpoint;
    const report = whole.get(`report ${reportId}`);
    if (report && report !== end && reportId !== null) join(report, end, { rule: 'same_report', documentId: reportId });
  }
}

/** The mark “the same” reaches over sources that are no endpoints here. */
function joinMarked({ identities, sources }: ClaimCase, ends: readonly Arrival[], join: Join): void {
  const resolve = resolver(sources);
  const marked = sets<string>();
  const marks = identities.filter((one) => one.mark === 'same');
  if (marks.length === 0) return;
  for (const { firstId, secondId } of marks) marked.join(resolve(firstId), resolve(secondId));
  const known = new Map<string, Arrival>();
  for (const end of ends) {
    if (end.endpoint.sourceId === null) continue;
    const root = marked.find(end.endpoint.sourceId);
    const other = known.get(root);
    if (!other) known.set(root, end);
    else {
      const pair: [string, string] = [other.endpoint.sourceId ?? '', end.endpoint.sourceId];
      const mark = marks.find((one) => pair.includes(resolve(one.firstId)) && pair.includes(resolve(one.secondId)));
      join(other, end, { rule: 'marked_same', identityId: (mark ?? marks[0])?.id ?? '', sourceIds: pair });
    }
  }
}

/** Two analysts who marked the same words as an unnamed source made one voice. */
function joinWords(paths: readonly RawPath[], arrivals: readonly Arrival[], join: Join): void {
  const byDocument = new Map<string, { end: Arrival; words: Range }[]>();
  for (const end of withoutRepeats(arrivals.filter((one) => one.endpoint.kind === 'unnamed'))) {
    const path = paths[end.endpoint.path];
    if (!path) continue;
    const document = path.steps[0]?.documentId ?? '';
    const known = byDocument.get(document) ?? [];
    if (known.length === 0) byDocument.set(document, known);
    for (const words of path.attributions.at(-1)?.spans ?? []) {
      if (words.role !== 'source') continue;
      const other = known.find(
        (one) =>
          one.end !== end &&
          one.words.start < words.end &&
          words.start < one.words.end &&
          !isSideBySide(paths, one.end, end),
      );
      if (other)
        join(other.end, end, {
          rule: 'same_words',
          sourceIds: [other.end.endpoint.sourceId ?? '', end.endpoint.sourceId ?? ''],
        });
      known.push({ end, words });
    }
  }
}

/** Each endpoint once, also where a report that other paths go on into leads there again. */
function withoutRepeats(arrivals: readonly Arrival[]): readonly Arrival[] {
  if (arrivals.every(({ path, endpoint }) => endpoint.path === path)) return arrivals;
  const first = new Map<string, Arrival>();
  for (const arrival of arrivals) {
    const key = `${arrival.endpoint.path} ${arrival.endpoint.key}`;
    if (!first.has(key)) first.set(key, arrival);
  }
  return [...first.values()];
}

/** Several sources of one attribution share its words and are several. */
const isSideBySide = (paths: readonly RawPath[], a: Arrival, b: Arrival): boolean =>
  paths[a.endpoint.path]?.attributions.at(-1)?.id === paths[b.endpoint.path]?.attributions.at(-1)?.id;

function joinLoops(loops: readonly Loop[], ends: readonly Arrival[], join: Join): void {
  for (const { sourceIds } of loops) {
    const inside = ends.filter((end) => end.endpoint.sourceId !== null && sourceIds.includes(end.endpoint.sourceId));
    for (const end of inside.slice(1)) join(inside[0] as Arrival, end, { rule: 'same_loop', sourceIds });
  }
}

function gathered(
  paths: readonly RawPath[],
  arrivals: readonly Arrival[],
  first: ReadonlyMap<string, Arrival>,
  joined: ReturnType<typeof sets<string>>,
  joins: readonly { key: string; reason: Reason; paths: [number, number] }[],
): EndpointClass[] {
  const classes = new Map<string, EndpointClass>();
  for (const { endpoint, path } of arrivals) {
    const root = joined.find(endpoint.key);
    const known = classes.get(root);
    if (!known) {
      classes.set(root, { endpoints: [endpoint], paths: [path], joins: [] });
      continue;
    }
    const before = first.get(endpoint.key)?.path ?? path;
    if (before !== path) known.joins.push({ reason: sameEnd(endpoint, paths), paths: [before, path] });
    known.endpoints.push(endpoint);
    if (known.paths.at(-1) !== path) known.paths.push(path);
  }
  for (const { key, reason, paths } of joins) classes.get(joined.find(key))?.joins.push({ reason, paths });
  return [...classes.values()];
}

const sameEnd = ({ sourceId, reportId, path }: Endpoint, paths: readonly RawPath[]): Reason =>
  sourceId !== null && reportId === null
    ? { rule: 'same_source', sourceId }
    : { rule: 'same_report', documentId: reportId ?? paths[path]?.steps[0]?.documentId ?? '' };
