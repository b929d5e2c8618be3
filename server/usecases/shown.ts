import type { Claim, Evidence } from '../domain/claim.ts';
import type { Comment } from '../domain/comment.ts';
import type { Credibility, Reliability } from '../domain/rating.ts';
import type { Source } from '../domain/source.ts';
import type { Entry } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { documentsNaming, documentsOfMentions } from '../store/shown.ts';
import { documentsOfClaims } from '../store/standings.ts';

/** The documents beside whose text these rows are shown: a claim's number, a stance, a grade, the name of a source. */
export function documentsShowing(db: Database, entries: readonly Entry[]): Set<string> {
  const of = <T>(noun: string): T[] =>
    entries.filter((entry) => entry.noun === noun && entry.before !== null).map((entry) => entry.after as T);
  const sources = [...of<Source>('source').map((one) => one.id), ...rated(entries)];
  const claims = of<Claim>('claim').map((one) => one.id);
  const graded = entries.filter((one) => one.noun === 'credibility').map((one) => (one.after as Credibility).mentionId);
  const linked = entries.filter((one) => one.noun === 'evidence').map((one) => (one.after as Evidence).documentId);
  const said = entries
    .filter((one) => one.noun === 'comment')
    .flatMap((one) => (one.after as Comment).documentId ?? []);
  return new Set([
    ...linked,
    ...said,
    ...(graded.length > 0 ? documentsOfMentions(db, graded) : []),
    ...(claims.length > 0 ? documentsOfClaims(db, claims) : []),
    ...(sources.length > 0 ? documentsNaming(db, sources) : []),
  ]);
}

const rated = (entries: readonly Entry[]): string[] =>
  entries.filter((one) => one.noun === 'reliability').map((one) => (one.after as Reliability).sourceId);
