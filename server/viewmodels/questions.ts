import type { Claim, Question } from '../domain/claim.ts';
import { directionOf } from '../domain/direction.ts';
import type { StandingRow } from '../domain/standing.ts';
import type { Choice } from './choices.ts';
import { addressOf } from './claimList.ts';
import { momentWords, shortDate } from './dates.ts';
import { counted, type StatusModel, statusModel } from './standing.ts';

export const QUESTIONS_A_PAGE = 100;

type Listed = {
  question: Question;
  claim: Pick<Claim, 'number' | 'statement'>;
  standing: Pick<StandingRow, 'status' | 'forLow' | 'forHigh'> | null;
};
export type QuestionRow = {
  id: string;
  version: number;
  text: string;
  direction: string;
  action: string;
  due: string;
  dueWords: string;
  isOverdue: boolean;
  owner: string;
  owners: Choice[];
  answer: string;
  answerDirection: string;
  answeredWords: string;
  isAnswered: boolean;
  claim: { number: number; statement: string; direction: string; href: string; status: StatusModel | null };
};
/** The questions of all claims, in groups by the day they are due. */
export type QuestionsModel = {
  base: string;
  summary: string;
  tabs: { href: string; label: string; count: number; isCurrent: boolean }[];
  owners: Choice[];
  state: string;
  groups: { title: string; rows: QuestionRow[] }[];
  hasRows: boolean;
  isEmpty: boolean;
  nothingFound: boolean;
  searched: string;
  widenHref: string;
  here: string;
  hasPages: boolean;
  hasPrevious: boolean;
  hasNext: boolean;
  previous: string;
  next: string;
};

type Context = {
  base: string;
  listed: readonly Listed[];
  counts: { open: number; overdue: number; answered: number };
  query: { state: 'answered' | null; owner: string | null };
  page: number;
  people: readonly { id: string; name: string }[];
  meId: string;
  /** An ISO date. */
  today: string;
};

export function questionsModel(context: Context): QuestionsModel {
  const { base, counts, query, page } = context;
  const shown = context.listed.slice(0, QUESTIONS_A_PAGE);
  const address = (change: Partial<Record<'state' | 'owner' | 'page', string | null>>): string =>
    addressOf(base, { ...query, page: null, ...change }, 'questions');
  const owners = ownersOf(context);
  const isAnswered = query.state === 'answered';
  return {
    base,
    summary: summaryOf(counts),
    tabs: [
      { href: address({ state: null }), label: 'Open', count: counts.open, isCurrent: !isAnswered },
      { href: address({ state: 'answered' }), label: 'Answered', count: counts.answered, isCurrent: isAnswered },
    ],
    owners,
    state: query.state ?? '',
    groups: groupsOf(shown, context),
    hasRows: shown.length > 0,
    isEmpty: counts.open + counts.answered === 0,
    nothingFound: counts.open + counts.answered > 0 && shown.length === 0,
    searched: `${isAnswered ? 'answered' : 'open'}${query.owner ? ` for ${owners.find((one) => one.isChosen)?.label ?? 'someone else'}` : ''}`,
    widenHref: query.owner ? address({ owner: null }) : address({ state: isAnswered ? null : 'answered' }),
    here: address({ page: page > 1 ? String(page) : null }),
    hasPages: page > 1 || context.listed.length > QUESTIONS_A_PAGE,
    hasPrevious: page > 1,
    hasNext: context.listed.length > QUESTIONS_A_PAGE,
    previous: address({ page: page > 2 ? String(page - 1) : null }),
    next: address({ page: String(page + 1) }),
  };
}

const summaryOf = ({ open, overdue, answered }: Context['counts']): string =>
  open + answered === 0
    ? 'What would settle a claim: who looks into it, and until when.'
    : `${counted(open, 'open question')}${overdue > 0 ? `, ${overdue} overdue` : ''}; ${answered} answered`;

const ownersOf = ({ people, meId, query }: Context): Choice[] =>
  [
    ['', 'Any owner'],
    ...people.map(({ id, name }) => [id, id === meId ? `${name} (me)` : name]),
    ['nobody', 'No one'],
  ].map(([value = '', label = '']) => ({ value, label, isChosen: value === (query.owner ?? '') }));

const WEEK_MS = 7 * 24 * 3_600_000;

/** Answered ones stand in one group, under the day on which they were answered. */
function groupsOf(listed: readonly Listed[], context: Context): QuestionsModel['groups'] {
  const soon = new Date(Date.parse(`${context.today}T00:00:00Z`) + WEEK_MS).toISOString().slice(0, 10);
  const titleOf = ({ question: { due, answeredAt } }: Listed): string => {
    if (answeredAt !== null) return 'Answered';
    if (due === null) return 'No date';
    if (due < context.today) return 'Overdue';
    return due <= soon ? 'Within a week' : 'Later';
  };
  return [...Map.groupBy(listed, titleOf)].map(([title, group]) => ({
    title,
    rows: group.map((one) => rowOf(one, context)),
  }));
}

function rowOf({ question, claim, standing }: Listed, { base, people, today }: Context): QuestionRow {
  const { id, version, text, due, ownerId, answer, answeredAt } = question;
  return {
    id,
    version,
    text,
    direction: directionOf(text),
    action: `${base}/questions/${id}`,
    due: due ?? '',
    dueWords: due === null ? '' : shortDate(due),
    isOverdue: answeredAt === null && due !== null && due < today,
    owner: people.find((person) => person.id === ownerId)?.name ?? '',
    owners: [
      { value: '', label: 'no one', isChosen: ownerId === null },
      ...people.map((person) => ({ value: person.id, label: person.name, isChosen: person.id === ownerId })),
    ],
    answer,
    answerDirection: directionOf(answer),
    answeredWords: answeredAt === null ? '' : momentWords(answeredAt, `${today}T`),
    isAnswered: answeredAt !== null,
    claim: {
      number: claim.number,
      statement: claim.statement,
      direction: directionOf(claim.statement),
      href: `${base}/claims/${claim.number}`,
      status: standing && statusModel(standing),
    },
  };
}
