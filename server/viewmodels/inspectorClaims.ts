import type { Annotation } from '../domain/annotation.ts';
import { shorten } from '../domain/quote.ts';
import { CLAIM_KINDS } from '../domain/vocabulary.ts';
import { type Choice, choices } from './choices.ts';
import { type ClaimLine, claimLines } from './claimLines.ts';
import { type Reading, workspaceOf } from './reading.ts';
import type { GradeModel } from './standing.ts';

/** What the inspector says of the claims that a mention bears on, and of its grade. */
export type ClaimsPart = {
  claimLines: ClaimLine[];
  hasClaimLines: boolean;
  claimKinds: Choice[];
  ownWords: string;
  corroborateHref: string;
  gradingHref: string;
  grade: GradeModel | null;
};

export type Looker = { personId: string; people: ReadonlyMap<string, string> };

export function claimsPart(annotation: Annotation, reading: Reading, { personId, people }: Looker): ClaimsPart {
  const action = `${reading.base}/annotations/${annotation.number}`;
  const links = reading.links.get(annotation.id) ?? [];
  const lines = claimLines(links, { action, workspaceBase: workspaceOf(reading.base), personId, people });
  return {
    claimLines: lines,
    hasClaimLines: lines.length > 0,
    claimKinds: choices(CLAIM_KINDS, 'fact', null),
    ownWords: shorten(annotation.spans.map((span) => span.quote).join(' … '), 300),
    corroborateHref: `${action}/corroborations`,
    gradingHref: `${action}/grading`,
    grade: reading.grades.get(annotation.id) ?? null,
  };
}
