import type { Path } from '../analysis/case.ts';
import type { Claim, Event, Question, Relation, Verdict } from '../domain/claim.ts';
import type { Source } from '../domain/source.ts';
import type { StandingRow } from '../domain/standing.ts';
import { STANCES } from '../domain/vocabulary.ts';
import { sourceWord } from './claimCase.ts';
import { type ClaimForm, claimForm, kindHint } from './claimEdit.ts';
import { type FigureModel, figuresOf, sideWord } from './claimFigures.ts';
import { type LoopModel, loopModels } from './claimLoops.ts';
import { type CardView, type MentionCard, mentionCard } from './claimMentions.ts';
import {
  type QuestionPanel,
  questionPanel,
  type RelatedClaim,
  type RelationPanel,
  relationPanel,
  type VerdictPanel,
  verdictPanel,
} from './claimPanels.ts';
import { type Entry, entriesOf, type OriginBlock, originBlocks, reportEntries } from './claimSides.ts';
import { type StripModel, stripOf } from './claimStrip.ts';
import { basisWords, dateWords } from './dates.ts';
import { listed, type Phrase, say } from './phrases.ts';
import {
  counted,
  type EchoModel,
  echoModel,
  originWords,
  type StanceModel,
  type StatusModel,
  stanceModel,
  statusModel,
} from './standing.ts';

/** How many mentions of a column are shown at once; the others are on further pages. */
export const PAGE_LENGTH = 100;

/** The entries of each column that a page shows: what passages have to be read for. */
export type Slice = { for: Entry[]; against: Entry[]; reports: Entry[]; questions: number[]; pages: number };

export type SideModel = { words: string; blocks: OriginBlock[]; isEmpty: boolean };
export type ClaimPageModel = {
  base: string;
  action: string;
  number: number;
  statement: string;
  kind: string;
  about: string;
  event: { name: string; href: string } | null;
  speaker: Phrase;
  hasSpeaker: boolean;
  status: StatusModel;
  figures: FigureModel[];
  echo: EchoModel;
  loops: LoopModel[];
  bothSides: Phrase;
  hasBothSides: boolean;
  strip: StripModel | null;
  isEmpty: boolean;
  supports: SideModel;
  disputes: SideModel;
  reports: OriginBlock[];
  questions: MentionCard[];
  hasApart: boolean;
  stances: StanceModel[];
  pages: { label: string; href: string; isHere: boolean }[];
  hasPages: boolean;
  verdicts: VerdictPanel;
  relations: RelationPanel;
  open: QuestionPanel;
  form: ClaimForm;
  people: { id: string; name: string }[];
  contested: { href: string; label: string; previous: string; next: string };
};

export type ClaimPageContext = CardView & {
  claim: Claim;
  row: StandingRow;
  family: readonly string[];
  slice: Slice;
  page: number;
  verdicts: readonly Verdict[];
  relations: readonly Relation[];
  related: ReadonlyMap<string, RelatedClaim>;
  questions: readonly Question[];
  /** To choose from; the claim’s own is among them. */
  events: readonly Pick<Event, 'id' | 'number' | 'name'>[];
  speaker: Source | null;
  contested: { count: number; previous: number | null; next: number | null };
  now: string;
};

export function claimPageModel(context: ClaimPageContext): ClaimPageModel {
  const { base, action, claim, row, standing, people, slice, contested } = context;
  const event = context.events.find((one) => one.id === claim.eventId);
  const reports = originBlocks(context, 'for', slice.reports, 'reports');
  const questions = questionCards(context, slice.questions);
  const claimHref = (number: number | null): string => (number === null ? '' : `${base}/claims/${number}`);
  return {
    base,
    action,
    number: claim.number,
    statement: claim.statement,
    kind: kindHint[claim.kind],
    about: aboutWords(claim),
    event: event ? { name: event.name, href: `${base}/events/${event.number}` } : null,
    speaker: claim.speakerId ? say`${sourceWord(context, claim.speakerId)}` : [],
    hasSpeaker: claim.speakerId !== null,
    status: statusModel(row),
    figures: figuresOf(context),
    echo: echoModel(row),
    loops: loopModels(context),
    bothSides: bothSidesWords(context),
    hasBothSides: standing.bothSides.length > 0,
    strip: stripOf(context),
    isEmpty: standing.places.length === 0,
    supports: sideModel(context, 'for'),
    disputes: sideModel(context, 'against'),
    reports,
    questions,
    hasApart: reports.length + questions.length > 0,
    stances: STANCES.map(stanceModel),
    pages: pageLinks(action, context.page, slice.pages),
    hasPages: slice.pages > 1,
    verdicts: verdictPanel(context.verdicts, row.newestEvidenceAt, people, context.now),
    relations: relationPanel(base, context.family, context.relations, context.related),
    open: questionPanel(context.questions, people, context.now),
    form: claimForm(context),
    people: [...people].map(([id, name]) => ({ id, name })),
    contested: {
      href: `${base}/claims?status=contested`,
      label: `Contested, ${contested.count}`,
      previous: claimHref(contested.previous),
      next: claimHref(contested.next),
    },
  };
}

/** Which mentions stand on a page, column by column. Pages are counted from 1. */
export function sliceOf(view: CardViewCase, page: number): Slice {
  const columns = { for: entriesOf(view, 'for'), against: entriesOf(view, 'against'), reports: reportEntries(view) };
  const questions = [...new Set(view.standing.paths.filter((path) => path.stance === 'questions').map((path) => path.place))];
  const from = (page - 1) * PAGE_LENGTH;
  const cut = <T>(all: readonly T[]): T[] => all.slice(from, from + PAGE_LENGTH);
  const longest = Math.max(columns.for.length, columns.against.length, columns.reports.length, questions.length);
  return {
    for: cut(columns.for),
    against: cut(columns.against),
    reports: cut(columns.reports),
    questions: cut(questions),
    pages: Math.max(1, Math.ceil(longest / PAGE_LENGTH)),
  };
}

type CardViewCase = Pick<CardView, 'base' | 'claimCase' | 'standing'>;

/** The places of which a page shows a card. */
export const placesShown = (slice: Slice): number[] => [
  ...new Set([
    ...[...slice.for, ...slice.against, ...slice.reports].map((entry) => entry.place),
    ...slice.questions,
  ]),
];

function sideModel(context: ClaimPageContext, side: 'for' | 'against'): SideModel {
  const { claimCase, slice, standing } = context;
  const { low, high } = standing[side];
  const stance = side === 'for' ? 'supports' : 'disputes';
  const own = new Set(standing.paths.filter((path) => path.stance === stance).map((path) => path.place)).size;
  const word = sideWord(claimCase.claim.kind, side);
  const origins = ['for', 'against'].includes(word) ? originWords(low, high) : `${word} ${originWords(low, high)}`;
  return {
    words: own === 0 ? 'no mention' : `${counted(own, 'mention')}, ${origins}`,
    blocks: originBlocks(context, side, slice[side], stance),
    isEmpty: own === 0,
  };
}

const questionCards = (context: ClaimPageContext, places: readonly number[]): MentionCard[] =>
  places.flatMap((place) => {
    const paths: Path[] = context.standing.paths.filter((path) => path.place === place && path.stance === 'questions');
    return mentionCard(context, place, 'questions', paths) ?? [];
  });

/** “About 7 November 2021, Baghdad.” */
function aboutWords({ place, date }: Claim): string {
  const basis = date ? basisWords(date) : '';
  const when = date ? `${dateWords(date)}${basis === '' ? '' : ` (${basis})`}` : '';
  return [when, place].filter((part) => part !== '').join(', ');
}

const bothSidesWords = (context: ClaimPageContext): Phrase => {
  const names = context.standing.bothSides.map((id) => sourceWord(context, id));
  return say`${listed(names)} ${names.length === 1 ? 'stands' : 'stand'} on both sides.`;
};

const pageLinks = (action: string, here: number, pages: number): ClaimPageModel['pages'] =>
  Array.from({ length: pages }, (_, i) => ({
    label: String(i + 1),
    href: `${action}?page=${i + 1}`,
    isHere: i + 1 === here,
  }));
