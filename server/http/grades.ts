import type { Annotation } from '../domain/annotation.ts';
import { pathsOf } from '../domain/chain.ts';
import { letterOfPath, type ShownLetter, standingLetter } from '../domain/grade.ts';
import type { Credibility, Reliability } from '../domain/rating.ts';
import type { Letter } from '../domain/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { credibilitiesOf, reliabilitiesOf } from '../store/ratings.ts';
import { chainText } from '../viewmodels/chains.ts';
import { type Reading, resolveMerged, sourceName } from '../viewmodels/reading.ts';
import { type GradeModel, gradeModel } from '../viewmodels/standing.ts';

/** The grades of the mentions of a reading that somebody has graded: the newest number, and the letter of their chain. */
export function gradesOf(db: Database, reading: Omit<Reading, 'grades'>): Map<string, GradeModel> {
  const mentions = reading.annotations.filter((one) => one.kind === 'claim');
  const newest = newestOf(
    credibilitiesOf(
      db,
      mentions.map((one) => one.id),
    ),
  );
  if (newest.size === 0) return new Map();
  const letterOf = lettersIn(db, reading);
  return new Map(
    mentions.flatMap((mention) => {
      const given = newest.get(mention.id);
      if (!given) return [];
      const shown = letterFor(mention, reading, letterOf);
      const whose = shown && sourceName(reading.sources, shown.sourceId);
      return [[mention.id, gradeModel(shown?.letter ?? null, given.grade, whose)] as const];
    }),
  );
}

/** Newest first comes in, so the first of a mention is the one that stands. */
function newestOf(given: readonly Credibility[]): Map<string, Credibility> {
  const newest = new Map<string, Credibility>();
  for (const one of given) if (!newest.has(one.mentionId)) newest.set(one.mentionId, one);
  return newest;
}

type LetterOf = (sourceId: string) => Letter | null;

/** What the sources of a reading are rated; ratings of merged ones count where they went. */
function lettersIn(db: Database, { sources }: Omit<Reading, 'grades'>): LetterOf {
  const ratings = Map.groupBy(reliabilitiesOf(db, [...sources.keys()]), (one: Reliability) =>
    resolveMerged(sources, one.sourceId),
  );
  const letters = new Map([...ratings].map(([id, some]) => [id, standingLetter(some)]));
  return (id) => letters.get(id) ?? null;
}

/** The first of a mention's paths whose end is rated says the letter. */
function letterFor(mention: Annotation, reading: Omit<Reading, 'grades'>, letterOf: LetterOf): ShownLetter {
  for (const path of pathsOf(mention, chainText(reading))) {
    const shown = letterOfPath(
      path.map((step) => step.sourceId),
      letterOf,
    );
    if (shown) return shown;
  }
  return null;
}
