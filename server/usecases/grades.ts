import { resolver } from '../analysis/resolver.ts';
import type { Annotation } from '../domain/annotation.ts';
import { type ChainText, pathsOf } from '../domain/chain.ts';
import { onDiagonal } from '../domain/credibility.ts';
import { bestLetter, newestGrades, type ShownLetter, standingLetter } from '../domain/grade.ts';
import type { Credibility, Reliability } from '../domain/rating.ts';
import type { Section } from '../domain/section.ts';
import type { Letter } from '../domain/vocabulary.ts';
import { annotationsById } from '../store/annotations.ts';
import { attributionsBearing, blocksOfMentions, documentsShown, sectionsIn } from '../store/caseMaterial.ts';
import type { Database } from '../store/database.ts';
import { credibilitiesBy, credibilitiesOf, reliabilitiesOf } from '../store/ratings.ts';
import { sourceFamilies } from '../store/sourceMerges.ts';
import { sourcesWithMerges } from '../store/sources.ts';

/** The grade beside a mention. `given`: every number that anybody gave it, newest first; the first one is shown. */
export type MentionGrade = { letter: ShownLetter; given: Credibility[] };

/** The grades of these mentions, by mention: a few statements, whatever their number. */
export function gradesOf(db: Database, mentions: readonly Annotation[]): Map<string, MentionGrade> {
  const chains = chainsOf(db, mentions);
  const ratings = ratingsOf(db, voicesIn(chains));
  const given = Map.groupBy(
    credibilitiesOf(
      db,
      mentions.map((one) => one.id),
    ),
    (one) => one.mentionId,
  );
  const letterOf = (id: string): Letter | null => standingLetter(ratings.get(id) ?? []);
  return new Map(
    mentions.map(({ id }) => [id, { letter: bestLetter(chains.get(id) ?? [], letterOf), given: given.get(id) ?? [] }]),
  );
}

/** The ratings of these sources, those of what was merged into them included, newest first. By source. */
export function ratingsOf(db: Database, sourceIds: readonly string[]): Map<string, Reliability[]> {
  const families = sourceFamilies(db, sourceIds);
  const rootOf = new Map([...families].flatMap(([root, family]) => family.map((id) => [id, root] as const)));
  return Map.groupBy(reliabilitiesOf(db, [...rootOf.keys()]), (one) => rootOf.get(one.sourceId) ?? one.sourceId);
}

/** The letters that stand for these sources, by source; those that nobody rated are left out. */
export function lettersOf(db: Database, sourceIds: readonly string[]): Map<string, Letter> {
  const letters = new Map<string, Letter>();
  for (const [id, ratings] of ratingsOf(db, sourceIds)) {
    const letter = standingLetter(ratings);
    if (letter) letters.set(id, letter);
  }
  return letters;
}

/** So many of a rater's last grades are looked at. */
const LAST_GRADES = 500;

/** How many of a rater's last grades stand on the diagonal A1, B2 …, by the letters as they stood when the number was given. */
export function diagonalOf(db: Database, personId: string): { on: number; of: number } {
  const given = [...newestGrades(credibilitiesBy(db, personId, LAST_GRADES)).values()];
  const mentions = annotationsById(
    db,
    given.map((one) => one.mentionId),
  ).filter((one) => one.hiddenAt === null);
  const chains = chainsOf(db, mentions);
  const ratings = ratingsOf(db, voicesIn(chains));
  return onDiagonal(
    given.map(({ mentionId, grade, createdAt }) => {
      const letterThen = (id: string): Letter | null =>
        standingLetter((ratings.get(id) ?? []).filter((one) => one.createdAt <= createdAt));
      return { grade, letter: bestLetter(chains.get(mentionId) ?? [], letterThen)?.letter ?? null };
    }),
  );
}

type Chains = Map<string, (string | null)[][]>;
const voicesIn = (chains: Chains): string[] => [...new Set([...chains.values()].flat(2).filter((id) => id !== null))];

/** The paths of these mentions as ids of their sources, outermost first; merges resolved. */
function chainsOf(db: Database, mentions: readonly Annotation[]): Chains {
  const textOf = textsAround(db, mentions);
  return new Map(
    mentions.flatMap((mention) => {
      const text = textOf(mention.documentId);
      return text
        ? [[mention.id, pathsOf(mention, text).map((path) => path.map((step) => step.sourceId))] as const]
        : [];
    }),
  );
}

/** What the chains of these mentions are read from, by document: read once for all of them. */
function textsAround(db: Database, mentions: readonly Annotation[]): (documentId: string) => ChainText | null {
  const attributions = attributionsBearing(
    db,
    mentions.map((one) => one.id),
  );
  const documents = documentsShown(db, [...new Set(mentions.map((one) => one.documentId))]);
  const sections = sectionsIn(db, [...documents.keys()]);
  const [within, bearing] = [
    Map.groupBy(sections, (one) => one.documentId),
    Map.groupBy(attributions, (one) => one.documentId),
  ];
  const blocks = blocksOfMentions(
    db,
    mentions.filter((one) => within.has(one.documentId)),
  );
  const resolve = resolver(sourcesWithMerges(db, sourcesIn([...documents.values()], sections, attributions)));
  return (id) => {
    const document = documents.get(id);
    if (!document) return null;
    const [inside, bearers] = [within.get(id) ?? [], bearing.get(id) ?? []];
    return { document, sections: inside, blocks: blocks.get(id) ?? [], attributions: bearers, resolve };
  };
}

/** Everyone who can be a step. */
function sourcesIn(
  documents: readonly ChainText['document'][],
  sections: readonly Section[],
  attributions: readonly Annotation[],
): string[] {
  const ids = [
    ...documents.flatMap((one) => [one.outletId, one.authorId]),
    ...sections.flatMap((one) => [one.sourceId, one.authorId]),
    ...attributions.flatMap((one) => one.sources.map((source) => source.sourceId)),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}
