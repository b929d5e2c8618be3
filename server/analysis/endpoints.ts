import { CARRYING_KINDS, type SourceKind } from '../domain/vocabulary.ts';
import type { CaseSource, CaseStep, ClaimCase, Path, Side } from './case.ts';
import type { RawPath } from './paths.ts';
import { resolver } from './resolver.ts';

/** Where a path ends. Endpoints with one key are one: the id of a source, or what shows it. */
export type Endpoint = {
  key: string;
  sourceId: string | null;
  kind: SourceKind | null;
  /** The report, where no path of it for this claim and side is known. */
  reportId: string | null;
  /** Whether the text says nothing of who an unnamed source is; null where nobody noted that. */
  isUndescribed: boolean | null;
  /** May count in the lower figure: a voice, and not only passed on without commitment. */
  isFirm: boolean;
  /** The path that it was reached by in the end: its own, or one of a report that it goes on into. */
  path: number;
  onward: Path['onward'];
};

const OUTLETS: readonly (SourceKind | null)[] = ['outlet', 'agency', null];
export const isOutlet = (kind: SourceKind | null): boolean => OUTLETS.includes(kind);

type Lead = { documentId: string; sectionId: string | null; derivationId: string | null; citationId: string | null };
const NO_LEADS: readonly Lead[] = [];

/** Finds the endpoints of each raw path: its own innermost source, or those of the reports that it goes on into. */
export function endpointsOf(claimCase: ClaimCase, paths: readonly RawPath[]): Endpoint[][] {
  const find = leads(claimCase);
  const inReport = reports(paths);
  const follow = (path: RawPath, index: number, visited: readonly string[]): Endpoint[] => {
    const own = ownEndpoint(path, index);
    const onward = goesOn(path) ? find(path).filter((lead) => !visited.includes(lead.documentId)) : NO_LEADS;
    if (onward.length === 0) return [own];
    return distinct(
      onward.flatMap((lead) => {
        const onwardPaths = inReport(lead, path.side);
        if (onwardPaths.length === 0) return [reportEndpoint(claimCase, lead, own, path)];
        const seen = [...visited, lead.documentId];
        return onwardPaths.flatMap((at) =>
          follow(paths[at] as RawPath, at, seen).map((end) => ({
            ...end,
            onward: [{ ...lead, steps: (paths[at] as RawPath).steps }, ...end.onward],
          })),
        );
      }),
    );
  };
  return paths.map((path, index) => (path.side === null ? [] : follow(path, index, [path.steps[0]?.documentId ?? ''])));
}

/** The sources at these ends, each once, in their order. */
export const sourcesOf = (endpoints: readonly Endpoint[]): string[] => each(endpoints, (end) => end.sourceId);
/** The reports at these ends of which nothing more is known. */
export const reportsOf = (endpoints: readonly Endpoint[]): string[] => each(endpoints, (end) => end.reportId);

function each(endpoints: readonly Endpoint[], idOf: (end: Endpoint) => string | null): string[] {
  const [only] = endpoints;
  const id = only ? idOf(only) : null;
  if (endpoints.length < 2) return id === null ? [] : [id];
  return [...new Set(endpoints.map(idOf).filter((one) => one !== null))];
}

const distinct = (endpoints: readonly Endpoint[]): Endpoint[] => [
  ...new Map(endpoints.map((end) => [`${end.key} ${end.path}`, end])).values(),
];

/** A named person stays the endpoint, whoever carried the words; an unnamed one, an outlet or its own voice does not. */
function goesOn({ steps, attributions }: RawPath): boolean {
  const last = steps.at(-1);
  return last?.kind === 'unnamed' || isOutlet(last?.kind ?? null) || isByline(last, attributions.length);
}

const isByline = (step: CaseStep | undefined, attributions: number): boolean =>
  step?.by === 'author' && attributions === 0 && step.kind === 'person';

function ownEndpoint(path: RawPath, index: number): Endpoint {
  const { attributions, stance } = path;
  const last = voiceOf(path);
  const isVoice = attributions.at(-1)?.attributes.basis === 'witnessed' || !isOwnVoice(path);
  return {
    key: keyOf(last),
    sourceId: last.sourceId,
    kind: last.kind ?? (last.by === 'attribution' ? 'unnamed' : null),
    reportId: null,
    isUndescribed: saysNothing(path),
    isFirm: isVoice && stance !== 'reports',
    path: index,
    onward: [],
  };
}

/** A by-line is the voice of the outlet that it stands under. */
function voiceOf({ steps, attributions }: RawPath): CaseStep {
  const [first, last] = [steps[0], steps.at(-1)] as [CaseStep, CaseStep];
  return isByline(last, attributions.length) && first.sourceId !== null ? first : last;
}

function saysNothing({ steps, attributions }: RawPath): boolean | null {
  const id = steps.at(-1)?.sourceId;
  const sources = attributions.at(-1)?.sources ?? [];
  const as = sources.length === 1 ? sources[0] : sources.find((source) => source.sourceId === id);
  return as?.identification == null ? null : ['unnamed_undescribed', 'implicit'].includes(as.identification);
}

/** An outlet's background sentence, or its writer's: they corroborate nothing. A writer without an outlet speaks for himself. */
function isOwnVoice({ steps, attributions }: RawPath): boolean {
  const last = steps.at(-1) as CaseStep;
  if (last.by === 'attribution' && last.sourceId === null) return false;
  return isOutlet(last.kind) || (isByline(last, attributions.length) && steps[0]?.sourceId !== null);
}

function keyOf(step: CaseStep): string {
  if (step.sourceId !== null) return step.sourceId;
  return step.by === 'attribution'
    ? `attribution ${step.attributionId}`
    : `${step.by} ${step.sectionId ?? step.documentId}`;
}

/** A report that is known to be behind it and of which nothing more is known for this claim and side. */
function reportEndpoint(claimCase: ClaimCase, lead: Lead, own: Endpoint, { stance }: RawPath): Endpoint {
  const speaker = speakerOf(claimCase, lead.documentId);
  return {
    key: `report ${lead.sectionId ?? lead.documentId}`,
    sourceId: speaker?.id ?? null,
    kind: speaker?.kind ?? null,
    reportId: lead.documentId,
    isUndescribed: null,
    isFirm: own.isFirm || (speaker !== null && stance !== 'reports'),
    path: own.path,
    onward: [{ ...lead, steps: [] }],
  };
}

/** Who speaks in a report as a whole: the office that gave it out, or the account that wrote it; nobody in an outlet's. */
function speakerOf({ texts, sources }: ClaimCase, documentId: string): CaseSource | null {
  const resolve = resolver(sources);
  const document = texts.get(documentId)?.document;
  const known = (id: string | null | undefined): CaseSource | null => (id ? (sources.get(resolve(id)) ?? null) : null);
  const [outlet, author] = [known(document?.outletId), known(document?.authorId)];
  if (outlet && !isOutlet(outlet.kind)) return outlet;
  return author && (author.kind !== 'person' || outlet === null) ? author : null;
}

/** What leads on from a path: confirmed derivations of its document or sections, reports that its attributions cite. */
function leads({ derivations, citations }: ClaimCase): (path: RawPath) => readonly Lead[] {
  if (derivations.length === 0 && citations.length === 0) return () => NO_LEADS;
  const cited = new Map(citations.map((citation) => [citation.annotationId, citation]));
  const carried = new Map<string, ClaimCase['derivations'][number][]>();
  for (const derivation of derivations)
    if (CARRYING_KINDS.includes(derivation.kind))
      carried.set(derivation.documentId, [...(carried.get(derivation.documentId) ?? []), derivation]);
  return ({ steps, attributions, sections }) => {
    const documentId = steps[0]?.documentId ?? '';
    const around = new Set(sections.map((section) => section.id));
    const byDerivation = (carried.get(documentId) ?? [])
      .filter((one) => one.sectionId === null || around.has(one.sectionId))
      .map((one) => ({
        documentId: one.fromDocumentId,
        sectionId: one.fromSectionId,
        derivationId: one.id,
        citationId: null,
      }));
    const byCitation = attributions.flatMap((attribution) => {
      const one = cited.get(attribution.id);
      return one
        ? [{ documentId: one.documentId, sectionId: one.sectionId, derivationId: null, citationId: one.id }]
        : [];
    });
    return [...byDerivation, ...byCitation].filter(
      (lead, i, all) =>
        all.findIndex((other) => other.documentId === lead.documentId && other.sectionId === lead.sectionId) === i,
    );
  };
}

/** The paths of a report, or of one section of it, on one side. */
function reports(paths: readonly RawPath[]): (lead: Lead, side: Side | null) => number[] {
  let byDocument: ReadonlyMap<string, number[]> | null = null;
  return ({ documentId, sectionId }, side) => {
    byDocument ??= Map.groupBy(paths.keys(), (index) => paths[index]?.steps[0]?.documentId ?? '');
    return (byDocument.get(documentId) ?? []).filter((index) => {
      const path = paths[index] as RawPath;
      return path.side === side && (sectionId === null || path.sections.some((section) => section.id === sectionId));
    });
  };
}
