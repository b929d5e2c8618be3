import type { Claim, Question, Relation, Verdict } from '../domain/claim.ts';
import type { StandingRow } from '../domain/standing.ts';
import {
  CONFIDENCES,
  DECISIONS,
  type Decision,
  LIKELIHOODS,
  type Likelihood,
  RELATION_KINDS,
  type RelationKind,
} from '../domain/vocabulary.ts';
import type { Choice } from './choices.ts';
import { momentWords, shortDate } from './dates.ts';
import type { Html } from './html.ts';
import { markdownHtml } from './markdown.ts';
import { type StatusModel, statusModel, type VerdictModel, verdictModel } from './standing.ts';

type People = ReadonlyMap<string, string>;

const DECISION_HINTS: Record<Decision, string> = {
  confirmed: 'shown to be true',
  refuted: 'shown to be false',
  misattributed: 'whoever is said to have said it did not',
  unresolved: 'too little to say, or too much against it',
};

/** ICD 203: the words with their percentages. */
const LIKELIHOOD_WORDS: Record<Likelihood, string> = {
  almost_no_chance: 'almost no chance, 1–5 %',
  very_unlikely: 'very unlikely, 5–20 %',
  unlikely: 'unlikely, 20–45 %',
  roughly_even_chance: 'roughly even chance, 45–55 %',
  likely: 'likely, 55–80 %',
  very_likely: 'very likely, 80–95 %',
  almost_certain: 'almost certain, 95–99 %',
};
export const likelihoodWords = (likelihood: Likelihood): string => LIKELIHOOD_WORDS[likelihood];

export type PastVerdict = {
  id: string;
  decision: VerdictModel;
  who: string;
  when: string;
  likelihood: string;
  confidence: string;
  html: Html;
  isBeforeEvidence: boolean;
};
export type VerdictPanel = {
  /** The newest verdict that this page shows; a newer one is not judged over unseen. */
  seen: string;
  decisions: { value: string; hint: string; mark: VerdictModel }[];
  likelihoods: Choice[];
  confidences: Choice[];
  past: PastVerdict[];
  newest: PastVerdict | null;
  hasPast: boolean;
};

/** The form of a verdict, and those that were given, newest first. `newestEvidenceAt` is empty where there is none. */
export const verdictPanel = (
  verdicts: readonly Verdict[],
  newestEvidenceAt: string,
  people: People,
  now: string,
): VerdictPanel => {
  const past = verdicts.map((verdict) => pastVerdict(verdict, newestEvidenceAt, people, now));
  return {
    seen: verdicts[0]?.id ?? '',
    decisions: DECISIONS.map((value) => ({ value, hint: DECISION_HINTS[value], mark: verdictModel(value) })),
    likelihoods: [
      { value: '', label: 'not stated', isChosen: true },
      ...LIKELIHOODS.map((value) => ({ value, label: LIKELIHOOD_WORDS[value], isChosen: false })),
    ],
    confidences: CONFIDENCES.map((value) => ({ value, label: value, isChosen: false })),
    past,
    newest: past[0] ?? null,
    hasPast: past.length > 0,
  };
};

const pastVerdict = (verdict: Verdict, newestEvidenceAt: string, people: People, now: string): PastVerdict => ({
  id: `v${verdict.id}`,
  decision: verdictModel(verdict.decision),
  who: people.get(verdict.createdBy) ?? 'someone',
  when: momentWords(verdict.createdAt, now),
  likelihood: verdict.likelihood ? LIKELIHOOD_WORDS[verdict.likelihood] : '',
  confidence: verdict.confidence ?? '',
  html: markdownHtml(verdict.rationale),
  isBeforeEvidence: verdict.createdAt < newestEvidenceAt,
});

/** How a relation reads from the first claim to the other, and from the other back. */
const RELATION_WORDS: Record<RelationKind, readonly [string, string]> = {
  contradicts: ['contradicts', 'contradicted by'],
  partially_contradicts: ['partially contradicts', 'partially contradicted by'],
  refines: ['refines', 'refined by'],
  same_as: ['same as', 'same as'],
  updates: ['updates', 'updated by'],
};

export type RelationLine = {
  id: string;
  /** The claim at the other end, by what it is after merges. */
  claimId: string;
  words: string;
  href: string;
  number: number;
  statement: string;
  status: StatusModel | null;
};
export type RelationPanel = { lines: RelationLine[]; hasLines: boolean; kinds: Choice[] };

/** A claim at the other end of a relation, under the id by which the relation names it. */
export type RelatedClaim = { claim: Pick<Claim, 'id' | 'number' | 'statement'>; standing: StandingRow | undefined };

/** `family`: the claim and those merged into it; `related`: by the ids that relations name, merges resolved. */
export function relationPanel(
  base: string,
  family: readonly string[],
  relations: readonly Relation[],
  related: ReadonlyMap<string, RelatedClaim>,
): RelationPanel {
  const lines = relations.flatMap((relation): RelationLine[] => {
    const isFirst = family.includes(relation.claimId);
    const other = related.get(isFirst ? relation.otherId : relation.claimId);
    if (!other) return [];
    const { number, statement } = other.claim;
    return [
      {
        id: relation.id,
        claimId: other.claim.id,
        words: RELATION_WORDS[relation.kind][isFirst ? 0 : 1],
        href: `${base}/claims/${number}`,
        number,
        statement,
        status: other.standing ? statusModel(other.standing) : null,
      },
    ];
  });
  const kinds = RELATION_KINDS.map((value) => ({ value, label: RELATION_WORDS[value][0], isChosen: false }));
  return { lines, hasLines: lines.length > 0, kinds };
}

export type QuestionLine = { text: string; owner: string; due: string; isLate: boolean; answer: string };
export type QuestionPanel = { open: QuestionLine[]; answered: QuestionLine[]; hasOpen: boolean; hasAnswered: boolean };

/** What would settle the claim: what is still open, the soonest due first, then what was answered. */
export function questionPanel(questions: readonly Question[], people: People, now: string): QuestionPanel {
  const line = ({ text, ownerId, due, answer }: Question): QuestionLine => ({
    text,
    owner: ownerId === null ? '' : (people.get(ownerId) ?? 'someone'),
    due: due === null ? '' : shortDate(due),
    isLate: due !== null && due < now.slice(0, 10),
    answer,
  });
  const open = questions
    .filter((one) => one.answeredAt === null)
    .sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1))
    .map(line);
  const answered = questions.filter((one) => one.answeredAt !== null).map(line);
  return { open, answered, hasOpen: open.length > 0, hasAnswered: answered.length > 0 };
}
