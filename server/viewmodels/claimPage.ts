import type { Claim, Event, Question, Relation, Verdict } from '../domain/claim.ts';
import type { Comment } from '../domain/comment.ts';
import type { Source } from '../domain/source.ts';
import type { StandingRow } from '../domain/standing.ts';
import { STANCES } from '../domain/vocabulary.ts';
import { pathsFrom, sourceWord } from './claimCase.ts';
import { sideCount } from './claimCounts.ts';
import { type ClaimForm, claimForm, kindHint } from './claimEdit.ts';
import { type FigureModel, figuresOf, sideWord } from './claimFigures.ts';
import { type LoopLink, loopLinks } from './claimLoops.ts';
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
import { type OriginBlock, originBlocks } from './claimSides.ts';
import type { Slice } from './claimSlice.ts';
import { type StripModel, stripOf } from './claimStrip.ts';
import { type CommentsModel, commentsModel } from './comments.ts';
import { basisWords, dateWords } from './dates.ts';
import { listed, type Phrase, say } from './phrases.ts';
import {
  type EchoModel,
  echoModel,
  originWords,
  type StanceModel,
  type StatusModel,
  stanceModel,
  statusModel,
} from './standing.ts';
import { statusReason } from './statusReason.ts';

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
  /** Why it has this status, where its own mentions don’t show it. */
  reason: Phrase;
  hasReason: boolean;
  figures: FigureModel[];
  echo: EchoModel;
  loops: LoopLink[];
  bothSides: Phrase;
  hasBothSides: boolean;
  strip: StripModel | null;
  isEmpty: boolean;
  supports: SideModel;
  disputes: SideModel;
  reports: OriginBlock[];
  questioned: MentionCard[];
  hasReports: boolean;
  hasQuestions: boolean;
  hasApart: boolean;
  stances: StanceModel[];
  pages: { label: string; href: string; isHere: boolean }[];
  hasPages: boolean;
  page: number;
  verdicts: VerdictPanel;
  relations: RelationPanel;
  open: QuestionPanel;
  comments: CommentsModel;
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
  comments: readonly Comment[];
  personId: string;
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
  const questioned = questionCards(context, slice.questions);
  const relations = relationPanel(base, context.family, context.relations, context.related);
  const reason = statusReason(context, relations.lines);
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
    reason,
    hasReason: reason.length > 0,
    figures: figuresOf(context),
    echo: echoModel(row),
    loops: loopLinks(context, action),
    bothSides: bothSidesWords(context),
    hasBothSides: standing.bothSides.length > 0,
    strip: stripOf(context),
    isEmpty: standing.places.length === 0,
    supports: sideModel(context, 'for'),
    disputes: sideModel(context, 'against'),
    reports,
    questioned,
    hasReports: reports.length > 0,
    hasQuestions: questioned.length > 0,
    hasApart: reports.length + questioned.length > 0,
    stances: STANCES.map(stanceModel),
    pages: pageLinks(action, context.page, slice.pages),
    hasPages: slice.pages > 1,
    page: context.page,
    verdicts: verdictPanel(context.verdicts, row.newestEvidenceAt, people, context.now),
    relations,
    open: questionPanel(context.questions, people, context.now),
    comments: commentsModel({ ...context, people: named(people) }),
    form: claimForm(context),
    people: named(people),
    contested: {
      href: `${base}/claims?view=contested`,
      label: `Contested, ${contested.count}`,
      previous: claimHref(contested.previous),
      next: claimHref(contested.next),
    },
  };
}

const named = (people: ReadonlyMap<string, string>): { id: string; name: string }[] =>
  [...people].map(([id, name]) => ({ id, name }));

function sideModel(context: ClaimPageContext, side: 'for' | 'against'): SideModel {
  const { claimCase, slice, standing } = context;
  const { low, high } = standing[side];
  const stance = side === 'for' ? 'supports' : 'disputes';
  const own = standing[side].mentions - standing[side].reported;
  const word = sideWord(claimCase.claim.kind, side);
  const origins = ['for', 'against'].includes(word) ? originWords(low, high) : `${word} ${originWords(low, high)}`;
  return {
    words: standing[side].mentions === 0 ? 'no mention' : `${sideCount(standing[side])}, ${origins}`,
    blocks: originBlocks(context, side, slice[side], stance),
    isEmpty: own === 0,
  };
}

const questionCards = (context: ClaimPageContext, places: readonly number[]): MentionCard[] =>
  places.flatMap((place) => mentionCard(context, place, 'questions', pathsFrom(context, place, 'questions')) ?? []);

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
