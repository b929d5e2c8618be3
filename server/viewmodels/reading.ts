import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import type { Document, Format, PlacedBlock } from '../domain/document.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import type { StandingRow } from '../domain/standing.ts';
import type { GradeModel } from './standing.ts';

/** What a mention bears on: the claim by what it is after merges, and how that stands (null: not computed yet). */
export type ClaimLink = { evidence: Evidence; claim: Claim; standing: StandingRow | null };

/** A document, or some of its blocks, with all that is shown in them. */
export type Reading = {
  /** Where the document's page is: `/w/sample/documents/3`. */
  base: string;
  document: Document;
  text: string;
  blocks: readonly PlacedBlock[];
  sections: readonly Section[];
  formats: readonly Format[];
  /** Whatever has a span in these blocks, what reports it, and the mentions it bears. */
  annotations: readonly Annotation[];
  sources: ReadonlyMap<string, Source>;
  /** The claims of these mentions, by mention; the oldest link first. */
  links: ReadonlyMap<string, readonly ClaimLink[]>;
  /** The grades of these mentions, by mention; only those that were given. */
  grades: ReadonlyMap<string, GradeModel>;
  /** How many comments nobody has resolved, by annotation; only those that have any. */
  comments: ReadonlyMap<string, number>;
};

/** The address of the workspace, out of that of a document in it. */
export const workspaceOf = (base: string): string => base.replace(/\/documents\/\d+$/, '');

/** The name of a source for the screen; a merged one goes by the name of what it became. */
export function sourceName(sources: ReadonlyMap<string, Source>, id: string): string {
  const source = sources.get(resolveMerged(sources, id));
  return source ? source.name : 'a source that is not here';
}

/** The id that a source goes by: its own, or that of the one it was merged into. */
export function resolveMerged(sources: ReadonlyMap<string, Source>, id: string): string {
  let current = id;
  for (let steps = 0; steps < 20; steps++) {
    const into = sources.get(current)?.mergedInto;
    if (!into) return current;
    current = into;
  }
  return current;
}
