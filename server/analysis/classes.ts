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

type Arrival = { path: number; endpoint: Endpoint };

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
  for (const key of first.keys()) joined.add(key);
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
  return gathered(paths, arrivals, joined, joins);
}

type Join = (a: Arrival, b: Arrival, reason: Reason) => void;

/** A report that one office gave out and that office itself are one source. */
function joinSpeakers(ends: readonly Arrival[], join: Join): void {
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
  const whole = new Map(ends.map((end) => [end.endpoint.key, end]));
  for (const end of ends) {
    const { reportId } = end.endpoint;
    const report = reportId === null ? undefined : whole.get(`report ${reportId}`);
    if (report && report !== end && reportId !== null) join(report, end, { rule: 'same_report', documentId: reportId });
  }
}

/** The mark “the same” reaches over sources that are no endpoints here. */
function joinMarked({ identities, sources }: ClaimCase, ends: readonly Arrival[], join: Join): void {
  const resolve = resolver(sources);
  const marked = sets<string>();
  const marks = identities.filter((one) => one.mark === 'same');
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
  const seen = new Set<string>();
  for (const end of arrivals) {
    const path = paths[end.endpoint.path];
    const id = `${end.endpoint.path} ${end.endpoint.key}`;
    if (end.endpoint.kind !== 'unnamed' || !path || seen.has(id)) continue;
    seen.add(id);
    const document = path.steps[0]?.documentId ?? '';
    const known = byDocument.get(document) ?? [];
    byDocument.set(document, known);
    for (const words of path.attributions.at(-1)?.spans.filter((span) => span.role === 'source') ?? []) {
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
  joined: ReturnType<typeof sets<string>>,
  joins: readonly { key: string; reason: Reason; paths: [number, number] }[],
): EndpointClass[] {
  const classes = new Map<string, EndpointClass>();
  const last = new Map<string, Arrival>();
  for (const arrival of arrivals) {
    const { endpoint, path } = arrival;
    const root = joined.find(endpoint.key);
    const known = classes.get(root) ?? { endpoints: [], paths: [], joins: [] };
    classes.set(root, known);
    const before = last.get(endpoint.key);
    if (before && before.path !== path)
      known.joins.push({ reason: sameEnd(endpoint, paths), paths: [before.path, path] });
    last.set(endpoint.key, before ?? arrival);
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
