import type { Origin } from '../analysis/case.ts';
import type { Dating } from '../domain/document.ts';
import { LANGUAGES, type Letter } from '../domain/vocabulary.ts';
import { placesOf } from './briefSides.ts';
import { type Sentence, sentence } from './briefText.ts';
import { type BriefView, isHidden } from './briefView.ts';
import { dateAt, documentIn, mentionAt, textIn } from './claimCase.ts';
import { originName } from './claimSides.ts';
import { dateWords } from './dates.ts';
import { listed, named, type Phrase, say } from './phrases.ts';
import { counted, letterWords } from './standing.ts';

type LetterOf = (sourceId: string) => Letter | null;
type Met = { view: BriefView; origin: Origin };

/**
 * A source summary statement in the manner of ICD 206: what the sources are, how they know, how reliable they are held
 * to be, on whom the account rests most, and what is weak or missing. It says what is recorded and guesses nothing.
 */
export function sourceSummary(views: readonly BriefView[], letterOf: LetterOf): Sentence[] {
  const met = views.flatMap((view) =>
    [...view.standing.for.origins, ...view.standing.against.origins].map((origin) => ({ view, origin })),
  );
  if (met.length === 0)
    return [sentence(say`No source is linked to ${views.length > 1 ? 'these claims' : 'this claim'} yet.`)];
  const phrases = [
    baseOf(views),
    kindsOf(met),
    accessOf(met),
    reliabilityOf(met, letterOf),
    keyOf(met),
    ...weakOf(views, met),
    gapsOf(views),
  ];
  return phrases.filter((words) => words.length > 0).map((words) => sentence(words));
}

function baseOf(views: readonly BriefView[]): Phrase {
  const ids = new Map(views.flatMap((view) => view.standing.places.map((place) => [place.documentId, view] as const)));
  const documents = [...ids].map(([id, view]) => documentIn(view, id)).filter((one) => one !== undefined);
  const outlets = new Set(documents.map((one) => one.outletId ?? one.id)).size;
  const languages = [
    ...new Set(documents.map((one) => (LANGUAGES as Record<string, string>)[one.language] ?? one.language)),
  ];
  const dates = views.flatMap(datesOf);
  const from = dates.map((date) => date.from.slice(0, 10)).sort()[0];
  const to = dates
    .map((date) => date.to.slice(0, 10))
    .sort()
    .at(-1);
  const dated = from && to ? ` dated ${dateWords({ from, to })},` : '';
  return say`The account rests on ${counted(documents.length, 'document')} of ${counted(outlets, 'outlet')},${dated} in ${listed(languages)}.`;
}

/** When the mentions of a claim were written, each date once. */
const datesOf = (view: BriefView): Dating[] => {
  const dates = view.standing.places.map((_, place) => dateAt(view, place)).filter((date) => date !== null);
  return [...new Map(dates.map((date) => [`${date.from} ${date.to} ${date.basis}`, date])).values()];
};

function kindsOf(met: readonly Met[]): Phrase {
  const of = (kind: Origin['kind']): Met[] => met.filter(({ origin }) => origin.kind === kind);
  const named_ = of('named');
  const parts: Phrase[] = [
    ...(named_.length > 0 ? [say`${counted(named_.length, 'named one')} (${listed(names(named_), 8)})`] : []),
    ...(of('unnamed').length > 0 ? [say`${counted(of('unnamed').length, 'unnamed one')}`] : []),
    ...(of('outlet').length > 0
      ? [say`${counted(of('outlet').length, 'outlet')} in ${of('outlet').length === 1 ? 'its' : 'their'} own voice`]
      : []),
    ...(of('unknown').length > 0 ? [say`${of('unknown').length} of which nothing is known`] : []),
  ];
  return say`${counted(met.length, 'origin')} ${met.length === 1 ? 'is' : 'are'} cited: ${listed(parts)}.`;
}

const names = (met: readonly Met[]): Phrase[] => {
  const distinct = new Set(met.map(({ view, origin }) => originName(view, origin).name));
  return [...distinct].map((name) => say`${named(name)}`);
};

/** How the sources are said to know: of protected ones nothing is said. */
function accessOf(met: readonly Met[]): Phrase {
  const told = met.map((one) => ({ ...one, access: accessesOf(one) }));
  const of = (access: string): Met[] => told.filter((one) => one.access.has(access));
  const parts: Phrase[] = (
    [
      ['present', 'said to have been present'],
      ['briefed', 'said to have been briefed'],
      ['documents', 'said to have seen documents'],
    ] as const
  ).flatMap(([access, words]) =>
    of(access).length > 0
      ? [say`${listed(names(of(access)), 5)} ${of(access).length === 1 ? 'is' : 'are'} ${words}`]
      : [],
  );
  const silent = told.filter((one) => one.access.size === 0).length;
  if (parts.length === 0) return say`The texts do not say how any of them know.`;
  return say`${listed(parts)}${silent > 0 ? `; of ${silent} the texts do not say how they know` : ''}.`;
}

function accessesOf({ view, origin }: Met): Set<string> {
  const found = new Set<string>();
  for (const { path } of placesOf(view, origin).slice(0, 30)) {
    const step = path.steps.at(-1);
    const attribution =
      step?.attributionId && textIn(view, step.documentId)?.attributions.find((one) => one.id === step.attributionId);
    if (!attribution || origin.sourceIds.some((id) => isHidden(view, id))) continue;
    for (const { access } of attribution.sources) if (access && access !== 'unstated') found.add(access);
    if (attribution.attributes.basis === 'witnessed') found.add('present');
  }
  return found;
}

function reliabilityOf(met: readonly Met[], letterOf: LetterOf): Phrase {
  const rated = new Map<string, Phrase>();
  let unrated = 0;
  for (const { view, origin } of met) {
    const id = origin.sourceIds.find((one) => letterOf(one) !== null);
    const letter = id === undefined ? null : letterOf(id);
    if (letter)
      rated.set(
        originName(view, origin).name,
        say`${named(originName(view, origin).name)} ${letter} (${letterWords(letter)})`,
      );
    else unrated++;
  }
  if (rated.size === 0) return say`Nobody has rated the reliability of any of them.`;
  return say`Reliability: ${listed([...rated.values()], 10)}${unrated > 0 ? `; ${counted(unrated, 'origin')} not rated` : ''}.`;
}

/** The origin that most mentions go back to. */
function keyOf(met: readonly Met[]): Phrase {
  const weighed = met.map((one) => ({ ...one, places: placesOf(one.view, one.origin).length }));
  const most = weighed.reduce((best, one) => (one.places > best.places ? one : best));
  const all = new Set(met.flatMap(({ view }) => view.standing.places.map((place) => place.mentionIds[0]))).size;
  if (met.length < 2 || most.places < 2) return [];
  return say`Most of it goes back to ${named(originName(most.view, most.origin).name)}: ${most.places} of ${counted(all, 'mention')}.`;
}

function weakOf(views: readonly BriefView[], met: readonly Met[]): Phrase[] {
  const higher = met.filter(({ origin }) => !origin.countsLow).length;
  const loops = views.reduce((sum, view) => sum + view.standing.loops.length, 0);
  const machine = new Set(views.flatMap(machineTranslated)).size;
  const masthead = new Set(views.flatMap(mastheadDates)).size;
  const reports = new Set(views.flatMap(reportsNotHeld)).size;
  return [
    higher > 0
      ? say`${counted(higher, 'origin')} may be one of the others, or only ${higher === 1 ? 'passes' : 'pass'} it on, and ${higher === 1 ? 'counts' : 'count'} in the higher figure alone.`
      : [],
    loops > 0
      ? say`${counted(loops, 'circle')} of outlets citing one another ${loops === 1 ? 'was' : 'were'} found; ${loops === 1 ? 'its' : 'their'} members count once.`
      : [],
    reports > 0
      ? say`${counted(reports, 'report')} that ${reports === 1 ? 'is' : 'are'} cited ${reports === 1 ? 'is' : 'are'} not in hand.`
      : [],
    machine > 0
      ? say`${counted(machine, 'mention')} ${machine === 1 ? 'was' : 'were'} read in a machine translation.`
      : [],
    masthead > 0
      ? say`${counted(masthead, 'date')} ${masthead === 1 ? 'is' : 'are'} taken from the masthead and may be the day of copying.`
      : [],
  ];
}

const mastheadDates = (view: BriefView): string[] =>
  view.standing.places.flatMap(({ documentId }, place) =>
    dateAt(view, place)?.basis === 'masthead' ? [documentId] : [],
  );

/** Reports that the ways of this claim lead to and nobody has; the texts may go back to others for other claims. */
function reportsNotHeld(view: BriefView): string[] {
  const { paths } = view.standing;
  const told = new Set(paths.flatMap((path) => path.steps.map((step) => step.attributionId)));
  const cited = view.claimCase.citations.filter((one) => told.has(one.annotationId));
  const ids = [...paths.flatMap((path) => path.onward), ...cited].map((report) => report.documentId);
  return ids.filter((id) => documentIn(view, id)?.held === false);
}

const machineTranslated = (view: BriefView): string[] =>
  view.standing.places.flatMap((place) => {
    const mention = mentionAt(view, place);
    return mention?.attributes.translator === 'machine' ? [mention.id] : [];
  });

function gapsOf(views: readonly BriefView[]): Phrase {
  const open = views.reduce((sum, view) => sum + view.questions.open.length, 0);
  return open > 0 ? say`${counted(open, 'question')} that would settle it ${open === 1 ? 'is' : 'are'} open.` : [];
}
