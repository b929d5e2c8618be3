import type { Attributes } from '../../server/domain/annotation.ts';
import type { AnnotationKind, Role, SourceKind } from '../../server/domain/vocabulary.ts';

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
