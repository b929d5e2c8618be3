import type { CaseStep, Origin, Path, Place, Side } from '../analysis/case.ts';
import { spansOf } from '../domain/annotation.ts';
import { bearersOf } from '../domain/bearers.ts';
import { directionOf } from '../domain/direction.ts';
import type { BriefOrigin, BriefSide, Quote, Sentence } from './briefText.ts';
import { sentence } from './briefText.ts';
import { type BriefView, isHidden } from './briefView.ts';
import { dateAt, documentIn, mentionAt, sourceIn, textIn, translationOf } from './claimCase.ts';
import { stepName } from './claimChains.ts';
import { originCount } from './claimCounts.ts';
import { originName } from './claimSides.ts';
import { voiceWords } from './claimVoices.ts';
import { dateWords } from './dates.ts';
import { listed, named, type Phrase, say } from './phrases.ts';
import { counted } from './standing.ts';

const ORIGINS = 40;
const MENTIONS = 6;

const TITLES: Record<Side, string> = { for: 'What supports it', against: 'The contrary evidence' };
const NONE: Record<Side, string> = {
  for: 'No mention supports it.',
  against: 'No mention that is linked to this claim disputes it.',
};

/** One side of a claim: its origins in words, each with what the texts say, sentence by sentence with its footnote. */
export function briefSide(view: BriefView, side: Side): BriefSide {
  const { origins } = view.standing[side];
  const left = origins.length - ORIGINS;
  return {
    id: `${side}-${view.claim.number}`,
    title: TITLES[side],
    origins: origins.slice(0, ORIGINS).map((origin) => briefOrigin(view, origin)),
    none: origins.length === 0 ? NONE[side] : '',
    more: left > 0 ? `${counted(left, 'further origin')} left out here.` : '',
  };
}

function briefOrigin(view: BriefView, origin: Origin): BriefOrigin {
  const places = placesOf(view, origin);
  const shown = places.slice(0, MENTIONS);
  const left = places.length - shown.length;
  return {
    intro: sentence(
      introOf(view, origin, places.length),
      shown.map(({ place }) => view.noteFor(place)),
    ),
    mentions: shown.map((entry) => mentionSentence(view, entry.place, entry.path)),
    more: left > 0 ? `${counted(left, 'further mention')} of this origin left out here.` : '',
  };
}

/** The places that lead to an origin, each with the first of its paths there. */
export function placesOf({ standing }: BriefView, origin: Origin): { place: number; path: Path }[] {
  const first = new Map<number, Path>();
  for (const index of origin.paths) {
    const path = standing.paths[index];
    if (path && !first.has(path.place)) first.set(path.place, path);
  }
  return [...first].map(([place, path]) => ({ place, path }));
}

function introOf(view: BriefView, origin: Origin, places: number): Phrase {
  const what = origin.sourceIds.some((id) => isHidden(view, id)) ? [] : voiceWords(view, origin);
  const described = what.length > 0 ? say` (${named(what.join(', '))})` : [];
  const counts =
    places > 1
      ? say`; ${originCount(view.standing, origin).replace(/, counted once$/, '')} go back to it and count once`
      : [];
  const higher = origin.countsLow ? [] : say`; it counts in the higher figure alone`;
  return say`Origin ${origin.number} is ${named(originName(view, origin).name)}${described}${counts}${higher}.`;
}

/** “Gulf Wire, 2 May 2025, citing dockhand_9 through Harbour Post:” with the words and the footnote. */
function mentionSentence(view: BriefView, place: number, path: Path): Sentence {
  const index = view.standing.places[place];
  const document = index && documentIn(view, index.documentId);
  const outlet = document?.outletId ? (sourceIn(view, document.outletId)?.name ?? '') : '';
  const date = dateAt(view, place);
  const when = date ? dateWords(date) : 'undated';
  const words = say`${named(outlet === '' ? 'An outlet that isn’t known' : outlet)}, ${when}, ${howOf(view, path)}:`;
  return sentence(words, [view.noteFor(place)], quotesAt(view, place, path));
}

function howOf(view: BriefView, path: Path): Phrase {
  const voices = path.steps.slice(1).filter((step) => step.by !== 'author');
  const end = voices.at(-1);
  const verb = {
    supports: 'citing',
    disputes: 'citing',
    reports: 'passing on, without commitment,',
    questions: 'questioning',
  }[path.stance];
  if (!end) return say`${path.stance === 'disputes' ? 'disputes it ' : ''}${ownVoice(view, path)}`;
  const through = voices.slice(0, -1).map((step) => named(stepName(view, step)));
  const way = through.length > 0 ? say` through ${listed(through)}` : [];
  const doing = path.stance === 'disputes' ? `, ${WHO.includes(end.kind) ? 'who' : 'which'} disputes it` : '';
  return say`${verb} ${named(stepName(view, end))}${way}${doing}`;
}

/** Who may be meant by “who”; any other kind of source is a thing or a body. */
const WHO: readonly CaseStep['kind'][] = ['person', 'social_account', 'unnamed'];

/** A writer of whom no outlet is known speaks for himself or herself. */
function ownVoice(view: BriefView, { steps: [first, author] }: Path): Phrase {
  const isPerson = WHO.includes(first?.kind ?? null) && first?.sourceId !== null;
  if (first?.sourceId === null && author) return say`by ${named(stepName(view, author))}, in person`;
  return isPerson ? say`in person` : say`in its own voice`;
}

/** The sentences of a mention, so that no “denied that” is cut off; where that can’t be, its words and those of the denial. */
function quotesAt(view: BriefView, index: number, path: Path): Quote[] {
  const place = view.standing.places[index];
  const mention = place && mentionAt(view, place);
  const document = place && documentIn(view, place.documentId);
  if (!mention || !document) return [];
  const text = view.masked(view.sentencesAt(index) ?? wordsOf(view, place, path));
  const translation = view.masked(translationOf(view, place));
  return [
    {
      text,
      language: document.language,
      direction: directionOf(text),
      translation,
      hasTranslation: translation !== '',
    },
  ];
}

/** The words of the mention alone; who is named around them may be somebody to protect. */
function wordsOf(view: BriefView, place: Place, { stance }: Path): string {
  const mention = mentionAt(view, place);
  const bearers = bearersOf(textIn(view, place.documentId)?.attributions ?? [], place.mentionIds);
  const own = mention ? spansOf(mention, 'claim') : [];
  const cues = stance === 'disputes' ? bearers.flatMap((one) => spansOf(one, 'cue')) : [];
  return [...cues.filter((cue) => cue.end <= (own[0]?.start ?? 0)), ...own]
    .sort((a, b) => a.start - b.start)
    .map((span) => span.quote)
    .join(' … ');
}
