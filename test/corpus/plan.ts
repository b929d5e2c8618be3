import type { Attributes } from '../../server/domain/annotation.ts';
import type {
  AnnotationKind,
  ClaimKind,
  DerivationKind,
  IdentityMark,
  RelationKind,
  Role,
  SourceKind,
  Stance,
} from '../../server/domain/vocabulary.ts';

export type PlannedSpan = { role: Role; quote: string; in?: string };
export type PlannedSource = {
  key: string;
  kind: SourceKind;
  name: string;
  aliases?: string[];
  description?: string;
  affiliation?: string;
  protected?: boolean;
};
export type PlannedMark = {
  id: string;
  kind: AnnotationKind;
  spans: PlannedSpan[];
  sources?: ({ source: string } & Record<string, string | number>)[];
  parent?: string;
  mentions?: string[];
  attributes?: Attributes;
  response?: string;
  note?: string;
};
/** What corpus/plan says of one document: whom it names, and what is marked, by quotes. */
export type Plan = { document: string; sources?: PlannedSource[]; marks: PlannedMark[] };

/** Where a planned quote stands: its only place in the text, or its place in a longer quote that has only one. */
export function place(text: string, { quote, in: around }: PlannedSpan): [start: number, end: number] {
  const frame = around ?? quote;
  const at = text.indexOf(frame);
  if (at < 0 || text.indexOf(frame, at + 1) >= 0) throw new Error(`“${frame}” has to stand in the text exactly once.`);
  const start = at + frame.indexOf(quote);
  return [start, start + quote.length];
}

type PlannedDate = { from?: string; to?: string; basis?: string };
export type PlannedMention = { document: string; mark: string; stance: Stance; note?: string };
export type PlannedClaim = PlannedDate & {
  key: string;
  statement: string;
  kind: ClaimKind;
  event?: string;
  place?: string;
  speaker?: string;
  mentions: PlannedMention[];
};

/** What corpus/plan/…/claims.yaml says of a whole workspace. Documents go by file name, or by the key of a report. */
export type Registry = {
  events: (PlannedDate & { key: string; name: string; place?: string; description?: string })[];
  claims: PlannedClaim[];
  relations: { from: string; to: string; kind: RelationKind }[];
  reports: (PlannedDate & { key: string; title: string; outlet: string })[];
  /** `part`: words of the repost that comes from elsewhere, where it is not the whole text. */
  derivations: { from: string; to: string; kind: DerivationKind; part?: string; note?: string }[];
  /** `part`: words of the repost that is cited, where it is not the whole text. */
  citations?: { document: string; mark: string; report: string; part?: string }[];
  identities?: { first: string; second: string; mark: IdentityMark; rationale: string }[];
  ratings?: { source: string; letter: string; topic?: string; rationale: string }[];
  grades?: { document: string; mark: string; grade: number; rationale: string }[];
  verdicts?: { claim: string; decision: string; likelihood?: string; confidence?: string; rationale: string }[];
  questions?: { claim: string; text: string; due?: string; answer?: string }[];
};
