import type { Reason, SideStanding } from '../analysis/case.ts';
import { type CaseView, sourceIn } from './claimCase.ts';
import { couldBeReason } from './claimReasons.ts';
import { type OriginMark, originMark, type Phrase, say } from './phrases.ts';

/** “Who could this be?”: another origin that this one could be, and why; the two sources, where marking them settles it. */
export type DoubtModel = {
  other: OriginMark;
  words: Phrase;
  canMark: boolean;
  first: string;
  second: string;
  isMaybe: boolean;
};

const SHOWN = 3;

/** Whether two are one is for a person to say; an outlet’s own voice is no one else, and an unknown outlet has to be named. */
const MARKABLE = new Set<Reason['rule']>(['marked_maybe', 'compatible', 'undescribed', 'one_report', 'affiliation']);

/** The other origins of its side that this one could be; each pair stands with one of the two, the unnamed or later one. */
export const doubtsOf = (view: CaseView, standing: SideStanding, index: number): DoubtModel[] =>
  (heldIn(standing).get(index) ?? []).slice(0, SHOWN).flatMap(({ a, b, reason }) => {
    const other = standing.origins[a === index ? b : a];
    if (!other) return [];
    const [first, second] = pairOf(view, reason);
    return [
      {
        other: originMark(other.number),
        words: say`${couldBeReason(view, reason)}.`,
        canMark: MARKABLE.has(reason.rule) && first !== '' && second !== '' && first !== second,
        first,
        second,
        isMaybe: reason.rule === 'marked_maybe',
      },
    ];
  });

const held = new WeakMap<SideStanding, Map<number, SideStanding['couldBe']>>();

/** The doubts of a side by the origin that they stand with: found once, however many origins are shown. */
function heldIn(standing: SideStanding): ReadonlyMap<number, SideStanding['couldBe']> {
  const known = held.get(standing) ?? Map.groupBy(standing.couldBe, (doubt) => holderOf(standing, doubt));
  held.set(standing, known);
  return known;
}

function holderOf({ origins }: SideStanding, { a, b }: SideStanding['couldBe'][number]): number {
  const isUnnamed = (index: number): boolean => origins[index]?.kind === 'unnamed';
  if (isUnnamed(a) !== isUnnamed(b)) return isUnnamed(a) ? a : b;
  return Math.max(a, b);
}

function pairOf(view: CaseView, reason: Reason): [string, string] {
  if (!('sourceIds' in reason)) return ['', ''];
  const [first = '', second = ''] = reason.sourceIds.map((id) => (id === null ? '' : (sourceIn(view, id)?.id ?? '')));
  return [first, second];
}
