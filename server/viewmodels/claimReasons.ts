import type { Reason, SideStanding } from '../analysis/case.ts';
import { type CaseView, documentWord, mentionWord, sourceIn, sourceWord } from './claimCase.ts';
import { listed, originWord, type Phrase, say, type Word } from './phrases.ts';

type Join = SideStanding['origins'][number]['joins'][number];
type Doubt = SideStanding['couldBe'][number];

/** Why two mentions count once: “1 and 4 count once: both end in the same militia official.” */
export function joinWords(view: CaseView, { reason, paths }: Join): Phrase {
  const [first, second] = paths.map((path) => mentionWord(view, path)) as [Word, Word];
  const places = paths.map((path) => view.standing.paths[path]?.place);
  const which =
    places[0] === places[1] ? say`Two voices in ${first} count once` : say`${first} and ${second} count once`;
  return say`${which}: ${joinReason(view, reason)}.`;
}

function joinReason(view: CaseView, reason: Reason): Phrase {
  switch (reason.rule) {
    case 'same_source':
      return say`both end in ${isUnnamed(view, reason.sourceId) ? 'the same ' : ''}${sourceWord(view, reason.sourceId)}`;
    case 'marked_same':
      return say`${pairWords(view, reason.sourceIds)} are marked as the same`;
    case 'same_words':
      return say`two analysts marked the same words, as ${pairWords(view, reason.sourceIds)}`;
    case 'same_report':
      return say`both go back to one report, ${documentWord(view, reason.documentId)}`;
    case 'same_loop':
      return say`both end inside a circle of ${listed(reason.sourceIds.map((id) => sourceWord(view, id)))}`;
    default:
      return couldBeReason(view, reason);
  }
}

/** Why two origins could be one: “1 and 2 could be one: …” */
export function doubtWords(view: CaseView, side: SideStanding, { a, b, reason }: Doubt): Phrase {
  const [first, second] = [side.origins[a], side.origins[b]];
  if (!first || !second) return [];
  const where = say`${passageWord(view, first.paths)} and ${passageWord(view, second.paths)}`;
  return say`${originWord(first.number)} and ${originWord(second.number)} could be one: ${couldBeReason(view, reason)} (mentions ${where}).`;
}

const passageWord = (view: CaseView, paths: readonly number[]): Word => mentionWord(view, paths[0] ?? 0);

/** The reason alone, for a sentence that has named the two already. */
export function couldBeReason(view: CaseView, reason: Reason): Phrase {
  switch (reason.rule) {
    case 'marked_maybe':
      return say`${pairWords(view, reason.sourceIds)} are marked “may be the same”`;
    case 'compatible':
      return say`${pairWords(view, reason.sourceIds)} are unnamed, and nothing said of them sets them apart`;
    case 'undescribed':
      return undescribed(view, reason.sourceIds);
    case 'unknown_outlet':
      return say`one outlet isn’t known, so it could be ${sourceWord(view, reason.sourceIds[1] ?? reason.sourceIds[0])}`;
    case 'through_outlet':
      return say`one is ${sourceWord(view, reason.sourceIds[0] ?? reason.sourceIds[1])} in its own voice, and the other came through it`;
    case 'affiliation':
      return say`${pairWords(view, reason.sourceIds)} belong together`;
    case 'veiled':
      return say`for a reason that reviewers see`;
    case 'one_report':
      return say`${pairWords(view, reason.sourceIds)} are unnamed voices behind one report, ${documentWord(view, reason.documentId)}`;
    default:
      return joinReason(view, reason);
  }
}

/** Whichever of the two is the unnamed one comes first. */
function undescribed(view: CaseView, [a, b]: [string, string]): Phrase {
  const [who, whom] = isUnnamed(view, a) ? [a, b] : [b, a];
  return say`nothing is said of who ${sourceWord(view, who)} is, so it could be ${sourceWord(view, whom)}`;
}

const isUnnamed = (view: CaseView, id: string): boolean => sourceIn(view, id)?.kind === 'unnamed';

/** Two sources by name; two unnamed ones of the same name still are two. */
function pairWords(view: CaseView, [a, b]: [string, string]): Phrase {
  const [first, second] = [sourceWord(view, a), sourceWord(view, b)];
  return first.text === second.text
    ? say`two that go by ${first} (${{ ...second, text: 'the other', isName: false }})`
    : say`${first} and ${second}`;
}
