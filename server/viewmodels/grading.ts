import type { Annotation } from '../domain/annotation.ts';
import { isEarned, whyNotOne } from '../domain/credibility.ts';
import type { Document } from '../domain/document.ts';
import type { ShownLetter } from '../domain/grade.ts';
import type { Credibility } from '../domain/rating.ts';
import { CREDIBILITIES, type Grade, type Stance } from '../domain/vocabulary.ts';
import { momentWords } from './dates.ts';
import type { Html } from './html.ts';
import { passageHtml } from './passages.ts';
import type { ClaimLink } from './reading.ts';
import {
  type GradeModel,
  gradeModel,
  gradeWords,
  originWords,
  type StanceModel,
  type StatusModel,
  stanceModel,
  statusModel,
} from './standing.ts';

export type GradedClaim = {
  number: number;
  href: string;
  statement: string;
  stance: StanceModel;
  status: StatusModel | null;
  /** The figure of the side on which the mention stands. */
  figure: string;
};
export type GivenGrade = {
  grade: GradeModel;
  words: string;
  who: string;
  when: string;
  rationale: string;
  isNoLongerEarned: boolean;
};
export type GradingModel = {
  base: string;
  documentHref: string;
  mentionHref: string;
  action: string;
  number: number;
  title: string;
  language: string;
  direction: string;
  html: Html;
  claims: GradedClaim[];
  hasClaims: boolean;
  options: { value: Grade; words: string; isOffered: boolean; isChosen: boolean }[];
  /** Why grade 1 isn't offered; empty where it is. */
  whyNotOne: string;
  /** The way to what this person gave last; empty where that is nothing. */
  last: { words: string; href: string } | null;
  /** What was just given, with the letter; null while the number is to be chosen. */
  result: GradingResult | null;
};
export type GradingResult = {
  grade: GradeModel;
  words: string;
  whose: string;
  rationale: string;
  isNoLongerEarned: boolean;
  diagonal: string;
  diagonalHint: string;
  given: GivenGrade[];
};

export type GradingContext = {
  workspaceBase: string;
  base: string;
  document: Document;
  mention: Annotation;
  /** The attribution that bears it; null: it stands in the text's own voice. */
  bearer: Annotation | null;
  links: readonly ClaimLink[];
  ground: number | null;
  chosen: Grade | null;
  last: Credibility | null;
  now: string;
};

/** The form, in which no letter is: the two axes stay apart until the number is chosen. */
export function gradingModel(context: GradingContext, result: GradingResult | null): GradingModel {
  const { workspaceBase, base, document, mention, bearer, links, ground, chosen, last, now } = context;
  const action = `${base}/annotations/${mention.number}/grading`;
  const isOneOffered = isEarned(1, ground);
  return {
    base: workspaceBase,
    documentHref: base,
    mentionHref: `${base}/annotations/${mention.number}#a${mention.number}`,
    action,
    number: mention.number,
    title: document.title,
    language: document.language,
    direction: document.direction,
    html: passageHtml(bearer ?? mention, mention, null),
    claims: links.map((link) => claimOf(link, workspaceBase)),
    hasClaims: links.length > 0,
    options: CREDIBILITIES.map((value) => ({
      value,
      words: gradeWords(value),
      isOffered: value !== 1 || isOneOffered,
      isChosen: value === chosen && (value !== 1 || isOneOffered),
    })),
    whyNotOne: isOneOffered ? '' : whyNotOne(ground),
    last: last && { words: `${last.grade}, ${momentWords(last.createdAt, now)}`, href: `${action}?graded=${last.id}` },
    result,
  };
}

function claimOf({ claim, evidence, standing }: ClaimLink, workspaceBase: string): GradedClaim {
  return {
    number: claim.number,
    href: `${workspaceBase}/claims/${claim.number}`,
    statement: claim.statement,
    stance: stanceModel(evidence.stance),
    status: standing && statusModel(standing),
    figure: standing ? figureOf(evidence.stance, standing) : '',
  };
}

const figureOf = (stance: Stance, standing: NonNullable<ClaimLink['standing']>): string =>
  stance === 'disputes'
    ? `against: ${originWords(standing.againstLow, standing.againstHigh)}`
    : `for: ${originWords(standing.forLow, standing.forHigh)}`;

/** With fewer grades, a share would say more than is known. */
const SMALL = 20;

/** What was given, now with the letter, and how often this rater's numbers follow the letters. */
export function gradingResult(
  shown: Credibility,
  letter: ShownLetter,
  whose: string,
  given: readonly Credibility[],
  ground: number | null,
  diagonal: { on: number; of: number },
  people: ReadonlyMap<string, string>,
  now: string,
): GradingResult {
  return {
    grade: gradeModel(letter?.letter ?? null, shown.grade, whose || null),
    words: gradeWords(shown.grade),
    whose,
    rationale: shown.rationale,
    isNoLongerEarned: !isEarned(shown.grade, ground),
    ...diagonalWords(diagonal),
    given: given.map((one) => ({
      grade: gradeModel(null, one.grade),
      words: gradeWords(one.grade),
      who: people.get(one.createdBy) ?? 'someone',
      when: momentWords(one.createdAt, now),
      rationale: one.rationale,
      isNoLongerEarned: !isEarned(one.grade, ground),
    })),
  };
}

function diagonalWords({ on, of }: { on: number; of: number }): Pick<GradingResult, 'diagonal' | 'diagonalHint'> {
  if (of === 0)
    return {
      diagonal: 'None of your grades stands beside a known letter yet.',
      diagonalHint: 'Letters F and numbers 6 mean unknown and count nowhere.',
    };
  const share = of < SMALL ? '' : ` (${Math.round((100 * on) / of)} %)`;
  return {
    diagonal: `${on} of your ${of === 1 ? 'one grade' : `last ${of} grades`} on the diagonal A1, B2, C3, D4, E5${share}.`,
    diagonalHint:
      'A number that always follows the letter says nothing that the letter doesn’t. F and 6 mean unknown and count nowhere.',
  };
}
