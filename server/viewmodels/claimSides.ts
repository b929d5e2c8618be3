import type { Origin, Path, Side, SideStanding } from '../analysis/case.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { type CaseView, documentHref, documentIn, linksAt, pathsFrom, sourceIn } from './claimCase.ts';
import { originCount } from './claimCounts.ts';
import { type DoubtModel, doubtsOf } from './claimDoubts.ts';
import { type CardView, type MentionCard, mentionCard } from './claimMentions.ts';
import { voiceWords } from './claimVoices.ts';
import { type OriginMark, originMark } from './phrases.ts';
import { counted, mentionWords } from './standing.ts';

/** One independent origin with the mentions that end in it. */
export type OriginBlock = {
  mark: OriginMark;
  /** What the region is called: an origin can stand in two columns. */
  label: string;
  isUnnamed: boolean;
  name: string;
  href: string;
  summary: string;
  /** The mention with which the origin first appears; none on a further page. */
  firsts: MentionCard[];
  echoes: MentionCard[];
  echoWords: string;
  hasEchoes: boolean;
  isOpen: boolean;
  /** Mentions that stand under an earlier origin already. */
  elsewhere: { number: number; href: string; mark: OriginMark }[];
  hasElsewhere: boolean;
  doubts: DoubtModel[];
  hasDoubts: boolean;
};

/** A mention under an origin; `isEcho`: the origin has been shown with an earlier one. */
export type Entry = { origin: number; place: number; paths: Path[]; isEcho: boolean; shownUnder: number | null };

/** So many echoes of an origin stand open; more are folded. */
const OPEN_UP_TO = 5;

const WHO: Record<Stance, string> = {
  supports: 'support it',
  disputes: 'dispute it',
  reports: 'pass it on',
  questions: 'question it',
};

const SHOWN_STANCE: Record<Side, Stance> = { for: 'supports', against: 'disputes' };

/** The mentions of one side under their origins, in order; those that only report stand apart. */
export const entriesOf = (view: CaseView, side: Side): Entry[] =>
  entries(view, side, (path) => path.stance === SHOWN_STANCE[side]);

/** The mentions that only pass the claim on, under their origins. */
export const reportEntries = (view: CaseView): Entry[] => entries(view, 'for', (path) => path.stance === 'reports');

function entries(view: CaseView, side: Side, isMeant: (path: Path) => boolean): Entry[] {
  const under = new Map<number, number>();
  return view.standing[side].origins.flatMap((origin, index) => {
    const places = Map.groupBy(
      origin.paths.map((at) => view.standing.paths[at]).filter((path) => path !== undefined && isMeant(path)) as Path[],
      (path) => path.place,
    );
    return [...places].map(([place, paths], i): Entry => {
      const shownUnder = under.get(place) ?? null;
      if (shownUnder === null) under.set(place, index);
      return { origin: index, place, paths, isEcho: i > 0, shownUnder };
    });
  });
}

/** The origins of a slice of entries, each with its cards. */
export function originBlocks(view: CardView, side: Side, shown: readonly Entry[], stance: Stance): OriginBlock[] {
  const standing = view.standing[side];
  return [...Map.groupBy(shown, (entry) => entry.origin)].flatMap(([index, own]) => {
    const origin = standing.origins[index];
    return origin ? [originBlock(view, standing, origin, index, own, stance)] : [];
  });
}

function originBlock(
  view: CardView,
  standing: SideStanding,
  origin: Origin,
  index: number,
  entries: readonly Entry[],
  stance: Stance,
): OriginBlock {
  const cards = entries.filter((entry) => entry.shownUnder === null);
  const made = cards.map((entry) => ({
    entry,
    card: mentionCard(view, entry.place, stance, pathsFrom(view, entry.place, stance), entry.isEcho),
  }));
  const firsts = made.filter(({ entry }) => !entry.isEcho).flatMap(({ card }) => card ?? []);
  const echoes = made.filter(({ entry }) => entry.isEcho).flatMap(({ card }) => card ?? []);
  const doubts = doubtsOf(view, standing, index);
  const elsewhere = elsewhereOf(view, standing, entries, stance);
  return {
    mark: originMark(origin.number),
    label: `Origin ${origin.number} of those who ${WHO[stance]}`,
    isUnnamed: origin.kind === 'unnamed' || origin.kind === 'unknown',
    ...originName(view, origin),
    summary: summaryOf(view, origin, stance),
    firsts,
    echoes,
    echoWords: echoWords(echoes.length, Math.max(echoes.length, echoCount(view, origin, stance))),
    hasEchoes: echoes.length > 0,
    isOpen: echoes.length <= OPEN_UP_TO,
    elsewhere,
    hasElsewhere: elsewhere.length > 0,
    doubts,
    hasDoubts: doubts.length > 0,
  };
}

/** How many mentions with this stance follow the first of an origin, on whatever page and under whichever origin. */
const echoCount = (view: CaseView, origin: Origin, stance: Stance): number =>
  new Set(
    origin.paths
      .map((at) => view.standing.paths[at])
      .filter((path) => path?.stance === stance)
      .map((path) => path?.place),
  ).size - 1;

const echoWords = (shown: number, all: number): string =>
  `${shown < all ? `${shown} of ` : ''}${counted(all, 'echo', 'echoes')} of this origin`;

/** The card of a mention that stands under an earlier origin: a way there is enough. */
const elsewhereOf = (
  view: CardView,
  standing: SideStanding,
  entries: readonly Entry[],
  stance: Stance,
): OriginBlock['elsewhere'] =>
  entries.flatMap((entry) => {
    const origin = entry.shownUnder === null ? undefined : standing.origins[entry.shownUnder];
    const [link] = linksAt(view, entry.place, stance);
    return origin ? [{ number: entry.place + 1, href: `#e${link?.id ?? ''}`, mark: originMark(origin.number) }] : [];
  });

/** Who an origin is: its sources by name, the report, or in words that it isn't known. */
export function originName(view: CaseView, origin: Origin): { name: string; href: string } {
  const sources = origin.sourceIds.map((id) => sourceIn(view, id)).filter((one) => one !== undefined);
  const [first] = sources;
  if (first)
    return {
      name: [...new Set(sources.map((one) => (one.kind === 'unnamed' ? `“${one.name}”` : one.name)))].join(', '),
      href: `${view.base}/sources/${first.number}`,
    };
  const [report] = origin.reportIds;
  if (report) return { name: documentIn(view, report)?.title ?? 'A report', href: documentHref(view, report) };
  const path = view.standing.paths[origin.paths[0] ?? 0];
  const last = path?.steps.at(-1);
  if (last?.by === 'section') return { name: 'Origin not stated', href: '' };
  return { name: last?.by === 'attribution' ? 'Source not named yet' : 'Outlet unknown', href: '' };
}

const ONE = mentionWords(1);

function summaryOf(view: CaseView, origin: Origin, stance: Stance): string {
  const words = [...voiceWords(view, origin), ...lowWords(view, origin, stance)];
  const times = originCount(view.standing, origin);
  return [words.join(', '), times === ONE ? '' : times].filter((part) => part !== '').join('. ');
}

/** Why an origin can't count in the lower figure whoever the others are. */
function lowWords(view: CaseView, origin: Origin, stance: Stance): string[] {
  if (origin.isFirm) return [];
  const isReported = origin.paths.every((path) => view.standing.paths[path]?.stance === 'reports');
  if (isReported) return stance === 'reports' ? ['counts in the higher figure alone'] : [];
  const isPerson = origin.sourceIds.some((id) => sourceIn(view, id)?.kind === 'person');
  return [`in ${isPerson ? 'person' : 'its own voice'}: counts in the higher figure alone`];
}
