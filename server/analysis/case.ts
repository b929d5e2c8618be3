import type { Annotation } from '../domain/annotation.ts';
import type { ChainText } from '../domain/chain.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import type { Identity } from '../domain/rating.ts';
import type { Source } from '../domain/source.ts';
import type { SourceKind, Stance, Status } from '../domain/vocabulary.ts';

export type CaseSource = Pick<
  Source,
  'id' | 'number' | 'kind' | 'name' | 'description' | 'affiliationId' | 'mergedInto' | 'protected'
>;
export type CaseDocument = Pick<
  Document,
  'id' | 'number' | 'title' | 'outletId' | 'authorId' | 'held' | 'date' | 'language' | 'direction'
>;
export type CaseText = Pick<ChainText, 'sections' | 'blocks' | 'attributions'> & { document: CaseDocument };

/** Everything that a claim's origins are found from. Maps are by id; only confirmed derivations are here. */
export type ClaimCase = {
  claim: Pick<Claim, 'id' | 'kind' | 'speakerId'>;
  /** Visible evidence of the claim and of those merged into it. */
  evidence: readonly Evidence[];
  /** The mentions that the evidence names. */
  mentions: ReadonlyMap<string, Annotation>;
  /** The documents of the evidence, and those which a derivation or a citation leads to. */
  texts: ReadonlyMap<string, CaseText>;
  /** Those named on a chain, and what they were merged into. */
  sources: ReadonlyMap<string, CaseSource>;
  identities: readonly Pick<Identity, 'id' | 'firstId' | 'secondId' | 'mark'>[];
  derivations: readonly Pick<
    Derivation,
    'id' | 'documentId' | 'sectionId' | 'fromDocumentId' | 'fromSectionId' | 'kind'
  >[];
  citations: readonly Pick<Citation, 'id' | 'annotationId' | 'documentId' | 'sectionId'>[];
  /** Claims that contradict this one (not only in part) and have support of their own. */
  contradictedBy: readonly string[];
};

export const SIDES = ['for', 'against'] as const;
export type Side = (typeof SIDES)[number];

/** One step of a path: a source (null: not known) and what shows it. */
export type CaseStep = {
  sourceId: string | null;
  kind: SourceKind | null;
  by: 'outlet' | 'author' | 'section' | 'attribution' | 'report';
  documentId: string;
  sectionId: string | null;
  attributionId: string | null;
};

/** Mentions of the claim over the same words of one document: one place, whoever marked them. */
export type Place = { documentId: string; mentionIds: string[]; evidenceIds: string[]; start: number };

/** One way in which the claim came to the reader from one place. */
export type Path = {
  place: number;
  stance: Stance;
  side: Side | null;
  /** Outermost first, as this document tells it. */
  steps: CaseStep[];
  /** The whole way to its (first) endpoint: through each report as that report tells it. */
  route: CaseStep[];
  /** The steps of the reports that it goes on into, where it does; with what led there. */
  onward: { documentId: string; derivationId: string | null; citationId: string | null; steps: CaseStep[] }[];
  /** Index into `origins` of its side for each origin that it ends in; empty where it counts nowhere. */
  origins: number[];
  /** Whether it passes twice through a member of a loop, or ends in one. */
  isCircular: boolean;
};

/** Why two endpoints are one (`joins`), or could be one (`couldBe`); ids of what shows it. */
export type Reason =
  | { rule: 'same_source'; sourceId: string }
  | { rule: 'marked_same'; identityId: string; sourceIds: [string, string] }
  | { rule: 'same_words'; sourceIds: [string, string] }
  | { rule: 'same_report'; documentId: string }
  | { rule: 'same_loop'; sourceIds: string[] }
  | { rule: 'marked_maybe'; identityId: string; sourceIds: [string, string] }
  | { rule: 'compatible'; sourceIds: [string, string] }
  | { rule: 'undescribed'; sourceIds: [string, string] }
  | { rule: 'unknown_outlet'; sourceIds: [string | null, string | null] }
  | { rule: 'through_outlet'; sourceIds: [string | null, string | null] }
  | { rule: 'affiliation'; sourceIds: [string, string] }
  | { rule: 'one_report'; sourceIds: [string, string]; documentId: string }
  /** Never found: it stands in for one that would tell a reader who a protected source is. */
  | { rule: 'veiled' };

/** One independent origin of one side. */
export type Origin = {
  /** Across both sides of the claim, from 1, in the order in which they first appear. */
  number: number;
  side: Side;
  /** The sources at its end, joined; empty for an unknown outlet or a report by nobody known. */
  sourceIds: string[];
  /** The report at its end, where no source of it is known to have said so. */
  reportIds: string[];
  kind: 'named' | 'unnamed' | 'outlet' | 'unknown';
  /** Whether it may count in the lower figure: not only passed on without commitment, not only an outlet's own voice. */
  isFirm: boolean;
  /** Whether it is one of those that make up the lower figure. */
  countsLow: boolean;
  /** Indices into `paths`, in their order. */
  paths: number[];
  /** Why several endpoints are this one origin; `paths` are two of its paths that the reason joins. */
  joins: { reason: Reason; paths: [number, number] }[];
};

/** `edges`: who cites whom among the members, and on which paths. */
export type Loop = { sourceIds: string[]; paths: number[]; edges: { from: string; to: string; paths: number[] }[] };

export type SideStanding = {
  mentions: number;
  /** How many of the mentions only pass it on. */
  reported: number;
  documents: number;
  outlets: number;
  low: number;
  high: number;
  origins: Origin[];
  /** Pairs of origins (indices) that could be one, with the reason; at most 500 are told. */
  couldBe: { a: number; b: number; reason: Reason }[];
  /** One letter a mention, nearest the axis first: o origin, u may be one of the others, c circular, e echo. */
  cells: string;
};

/** How a claim stands, with the reasoning behind every figure. */
export type Standing = {
  claimId: string;
  status: Status;
  mentions: number;
  documents: number;
  outlets: number;
  places: Place[];
  paths: Path[];
  for: SideStanding;
  against: SideStanding;
  /** Ids of sources that stand on both sides. */
  bothSides: string[];
  /** Outlets, agencies and accounts that cite one another in a circle: source ids in the order of citing, smallest first. */
  loops: Loop[];
};
