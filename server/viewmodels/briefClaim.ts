import type { Reason, Side } from '../analysis/case.ts';
import type { Verdict } from '../domain/claim.ts';
import type { ClaimKind } from '../domain/vocabulary.ts';
import { briefSide, placesOf } from './briefSides.ts';
import { type BriefSection, type BriefVerdict, type ClaimBrief, type Sentence, sentence } from './briefText.ts';
import { type BriefView, isHidden } from './briefView.ts';
import { sideCount, stanceWords } from './claimCounts.ts';
import { kindHint } from './claimEdit.ts';
import { loopModels } from './claimLoops.ts';
import { likelihoodWords } from './claimPanels.ts';
import { doubtWords, joinWords } from './claimReasons.ts';
import { basisWords, dateWords, shortDate } from './dates.ts';
import { listed, named, say } from './phrases.ts';
import { counted, originWords, statusModel } from './standing.ts';
import { statusReason } from './statusReason.ts';

const REASONS = 12;

/** A claim of a brief, section by section. In a brief of several claims the reasons of its figures are left to its own. */
export function claimBrief(view: BriefView, isAlone: boolean): ClaimBrief {
  const { claim } = view;
  return {
    number: claim.number,
    statement: view.masked(claim.statement),
    href: `${view.base}/claims/${claim.number}`,
    about: aboutOf(view),
    standing: standingOf(view),
    sides: [briefSide(view, 'for'), briefSide(view, 'against')],
    verdict: verdictOf(view),
    sections: [...(isAlone ? [reasonsOf(view)] : []), relationsOf(view), questionsOf(view)].filter(
      (section) => section.sentences.length > 0,
    ),
  };
}

function aboutOf(view: BriefView): Sentence[] {
  const { claim, event } = view;
  const where = claim.place === '' ? [] : say` at ${named(view.masked(claim.place))}`;
  const basis = claim.date ? basisWords(claim.date) : '';
  const when = claim.date ? say` on ${dateWords(claim.date)}${basis === '' ? '' : ` (${basis})`}` : [];
  const about = where.length + when.length > 0 ? [sentence(say`It is about what happened${where}${when}.`)] : [];
  const belongs = event ? [sentence(say`It belongs to event ${event.number}, ${named(view.masked(event.name))}.`)] : [];
  return [sentence(say`The claim is ${kindHint[claim.kind]}.`), ...about, ...belongs];
}

const SIDE_VERBS: Record<ClaimKind, string> = {
  fact: 'support it',
  utterance: 'heard it',
  assessment: 'share it',
  intention: 'support it',
};

function standingOf(view: BriefView): Sentence[] {
  const { standing, row, claimCase } = view;
  const whole = `${counted(standing.mentions, 'mention')} in ${counted(standing.documents, 'document')} of ${counted(standing.outlets, 'outlet')}`;
  const status = statusModel(row).word;
  const reason = statusReason(view, view.relations);
  const parts = reason.length > 0 ? [] : stanceWords(standing);
  const verb = SIDE_VERBS[claimCase.claim.kind];
  return [
    sentence(say`The claim is ${status}: there ${standing.mentions === 1 ? 'is' : 'are'} ${whole}.`),
    ...(parts.length > 0 ? [sentence(say`Of these ${listed(parts)}.`)] : []),
    ...(reason.length > 0 ? [sentence(reason)] : []),
    sideSentence(view, 'for', standing.for.high === 1 ? verb.replace(/^(\w+[^d]) it/, '$1s it') : verb),
    sideSentence(view, 'against', standing.against.high === 1 ? 'disputes it' : 'dispute it'),
    ...loopModels(view).map(({ words }) => sentence(say`Circular reporting: ${words}`)),
  ];
}

function sideSentence(view: BriefView, side: Side, verb: string): Sentence {
  const { low, high, origins } = view.standing[side];
  if (high === 0) return sentence(say`No independent origin is known to ${side === 'for' ? 'support' : 'dispute'} it.`);
  const notes = origins
    .slice(0, 10)
    .flatMap((origin) => placesOf(view, origin).slice(0, 1))
    .map(({ place }) => view.noteFor(place));
  const words = say`${originWords(low, high)} ${verb}, in ${sideCount(view.standing[side])}.`;
  return sentence(
    words,
    [...new Set(notes)].sort((a, b) => a - b),
  );
}

/** Likelihood and confidence never share a sentence. */
function verdictOf(view: BriefView): BriefVerdict | null {
  const [newest] = view.verdicts;
  if (!newest) return null;
  const who = view.people.get(newest.createdBy) ?? 'someone';
  const isOld = newest.createdAt < view.row.newestEvidenceAt;
  const earlier = view.verdicts.length - 1;
  return {
    decided: sentence(say`${named(who)} judged the claim on ${shortDate(newest.createdAt)}: ${newest.decision}.`),
    rationale: view.masked(newest.rationale),
    sentences: [
      ...likelihoodOf(newest),
      ...confidenceOf(newest),
      ...(isOld ? [sentence(say`The verdict was given before new evidence.`)] : []),
      ...(earlier > 0
        ? [sentence(say`${counted(earlier, 'earlier verdict')} ${earlier === 1 ? 'is' : 'are'} kept with the claim.`)]
        : []),
    ],
  };
}

function likelihoodOf({ likelihood }: Verdict): Sentence[] {
  if (!likelihood) return [];
  const [words = '', percent = ''] = likelihoodWords(likelihood).split(', ');
  const judged: Partial<Record<typeof likelihood, string>> = {
    almost_no_chance: 'There is almost no chance that the claim is true',
    roughly_even_chance: 'There is a roughly even chance that the claim is true',
  };
  return [sentence(say`${judged[likelihood] ?? `It is ${words} that the claim is true`} (${percent}).`)];
}

const confidenceOf = ({ confidence }: Verdict): Sentence[] =>
  confidence ? [sentence(say`Confidence in this analysis is ${confidence}.`)] : [];

/** Why several mentions count once, and which origins could be one. */
function reasonsOf(view: BriefView): BriefSection {
  const sides = [view.standing.for, view.standing.against];
  const joins = sides
    .flatMap((side) => side.origins.flatMap((origin) => origin.joins))
    .filter(({ reason }) => !isTold(view, reason));
  const doubts = sides.flatMap((side) =>
    side.couldBe.filter(({ reason }) => !isTold(view, reason)).map((doubt) => ({ side, doubt })),
  );
  const notesOf = (paths: readonly (number | undefined)[]): number[] => [
    ...new Set(paths.map((path) => view.noteFor(view.standing.paths[path ?? 0]?.place ?? 0))),
  ];
  const left = Math.max(0, joins.length - REASONS) + Math.max(0, doubts.length - REASONS);
  return {
    id: 'reasons',
    title: 'Why the figures are what they are',
    sentences: [
      ...(joins.length + doubts.length > 0 ? [sentence(say`Mentions go by the numbers of the notes.`)] : []),
      ...joins.slice(0, REASONS).map((join) => sentence(joinWords(view, join), notesOf(join.paths))),
      ...doubts.slice(0, REASONS).map(({ side, doubt }) => {
        const paths = [doubt.a, doubt.b].map((origin) => side.origins[origin]?.paths[0]);
        return sentence(doubtWords(view, side, doubt), notesOf(paths));
      }),
      ...(left > 0 ? [sentence(say`${counted(left, 'further reason')} stand on the page of the claim.`)] : []),
    ],
  };
}

/** What is said of who a protected source is, or may be, stays inside. */
const isTold = (view: BriefView, reason: Reason): boolean =>
  reason.rule === 'veiled' ||
  ('sourceIds' in reason && reason.sourceIds.some((id) => id !== null && isHidden(view, id)));

const relationsOf = (view: BriefView): BriefSection => ({
  id: `relations-${view.claim.number}`,
  title: 'Related claims',
  sentences: view.relations.map(({ words, number, statement, status }) =>
    sentence(
      say`It ${words.endsWith(' by') ? `is ${words}` : words === 'same as' ? 'is the same as' : words} claim ${number}, “${named(view.masked(statement))}”${status ? ` (${status.word})` : ''}.`,
    ),
  ),
});

const questionsOf = (view: BriefView): BriefSection => ({
  id: `questions-${view.claim.number}`,
  title: 'What would settle it',
  sentences: [
    ...view.questions.open.map(({ text, owner, due, isLate }) => {
      const when = due === '' ? '' : `${isLate ? 'overdue since' : 'until'} ${due}`;
      const by = [owner, when].filter((part) => part !== '').join(', ');
      return sentence(
        say`${named(view.masked(text))}${by === '' ? '' : say` (${isLate ? '' : 'open: '}${named(by)})`}`,
      );
    }),
    ...view.questions.answered.map(({ text, answer }) =>
      sentence(say`${named(view.masked(text))} Answered: ${named(view.masked(answer))}`),
    ),
  ],
});
