import { standingLetter } from '../domain/grade.ts';
import { type Reliability, standingRatings } from '../domain/rating.ts';
import { type Letter, RELIABILITIES } from '../domain/vocabulary.ts';
import { momentWords } from './dates.ts';
import { type GradeModel, gradeModel, letterWords } from './standing.ts';

export type ScaleStep = { value: Letter; grade: GradeModel; words: string; isOn: boolean };
export type RatingLine = {
  grade: GradeModel;
  /** The letter that the same rater gave on the same topic before. */
  before: GradeModel | null;
  who: string;
  when: string;
  topic: string;
  rationale: string;
  stands: boolean;
};
export type RatingsModel = {
  grade: GradeModel | null;
  words: string;
  since: string;
  topic: string;
  rationale: string;
  scale: ScaleStep[];
  /** Other ratings that stand: of other raters, or on other topics. */
  others: RatingLine[];
  history: RatingLine[];
  topics: string[];
};

/** How reliable a source is held to be: the letter that stands, those of others and on other topics, and all before. */
export function ratingsModel(
  ratings: readonly Reliability[],
  people: ReadonlyMap<string, string>,
  now: string,
): RatingsModel {
  const letter = standingLetter(ratings);
  const standing = standingRatings(ratings);
  const shown = standing.find((one) => one.topic === null) ?? standing[0];
  const line = (one: Reliability): RatingLine => lineOf(one, ratings, standing, people, now);
  return {
    grade: letter && gradeModel(letter, null),
    words: letter ? letterWords(letter) : '',
    since: shown ? `${momentWords(shown.createdAt, now)}, ${nameOf(shown, people)}` : '',
    topic: shown?.topic ?? '',
    rationale: shown?.rationale ?? '',
    scale: RELIABILITIES.map((value) => ({
      value,
      grade: gradeModel(value, null),
      words: value === 'F' ? 'cannot be judged; not the same as E' : letterWords(value),
      isOn: value === letter,
    })),
    others: standing.filter((one) => one !== shown).map((one) => ({ ...line(one), stands: false })),
    history: newestFirst(ratings).map(line),
    topics: [...new Set(ratings.map((one) => one.topic).filter((topic) => topic !== null))].sort(),
  };
}

const newestFirst = (ratings: readonly Reliability[]): Reliability[] =>
  [...ratings].sort((a, b) => (isLater(a, b) ? -1 : 1));
const isLater = (a: Reliability, b: Reliability): boolean =>
  a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.id > b.id);

function lineOf(
  one: Reliability,
  all: readonly Reliability[],
  standing: readonly Reliability[],
  people: ReadonlyMap<string, string>,
  now: string,
): RatingLine {
  const earlier = newestFirst(all).find(
    (other) => other.createdBy === one.createdBy && other.topic === one.topic && isLater(one, other),
  );
  return {
    grade: gradeModel(one.letter, null),
    before: earlier ? gradeModel(earlier.letter, null) : null,
    who: nameOf(one, people),
    when: momentWords(one.createdAt, now),
    topic: one.topic ?? '',
    rationale: one.rationale,
    stands: standing.includes(one),
  };
}

const nameOf = ({ createdBy }: Reliability, people: ReadonlyMap<string, string>): string =>
  people.get(createdBy) ?? 'someone';
