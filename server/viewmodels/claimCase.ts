import type {
  CaseDocument,
  CaseSource,
  CaseStep,
  CaseText,
  ClaimCase,
  Path,
  Place,
  Standing,
} from '../analysis/case.ts';
import { writtenOn } from '../analysis/dating.ts';
import type { Annotation } from '../domain/annotation.ts';
import { stretchOf } from '../domain/chain.ts';
import type { Evidence } from '../domain/claim.ts';
import type { Dating } from '../domain/document.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { named, type Word } from './phrases.ts';

/** A claim with what its figures rest on, and the address of the workspace (`/w/sample`) that links begin with. */
export type CaseView = { base: string; claimCase: ClaimCase; standing: Standing };

type Index = {
  paths: Map<number, Path[]>;
  told: Map<string, Path[]>;
  links: Map<string, Evidence>;
  /** The place that a step is told at. */
  tellers: Map<CaseStep, number>;
};
const indexes = new WeakMap<Standing, Index>();

/** Made once for a claim, however many of its mentions are shown. */
function indexOf({ standing, claimCase }: CaseView): Index {
  const known = indexes.get(standing);
  if (known) return known;
  const index = {
    paths: Map.groupBy(standing.paths, (path) => path.place),
    told: Map.groupBy(standing.paths, (path) => path.steps[0]?.documentId ?? ''),
    links: new Map(claimCase.evidence.map((one) => [one.id, one])),
    tellers: new Map(standing.paths.flatMap(({ steps, place }) => steps.map((step) => [step, place] as const))),
  };
  indexes.set(standing, index);
  return index;
}

/** Every way from a place with this stance. */
export const pathsFrom = (view: CaseView, place: number, stance: Stance): Path[] =>
  (indexOf(view).paths.get(place) ?? []).filter((path) => path.stance === stance);

/** Every way that a document tells of. */
export const pathsOfDocument = (view: CaseView, documentId: string): Path[] => indexOf(view).told.get(documentId) ?? [];

/** The links of a place with this stance, whoever made them. */
export const linksAt = (view: CaseView, place: number, stance: Stance): Evidence[] =>
  (view.standing.places[place]?.evidenceIds ?? []).flatMap((id) => {
    const link = indexOf(view).links.get(id);
    return link?.stance === stance ? [link] : [];
  });

/** A source under the name that it goes by now. */
export function sourceIn({ claimCase }: CaseView, id: string): CaseSource | undefined {
  let found = claimCase.sources.get(id);
  for (let steps = 0; found?.mergedInto && steps < 20; steps++)
    found = claimCase.sources.get(found.mergedInto) ?? found;
  return found;
}

export function sourceWord(view: CaseView, id: string | null, unknown = 'an outlet that isn’t known'): Word {
  const source = id === null ? undefined : sourceIn(view, id);
  if (!source) return { ...named(unknown), isName: false };
  const name = source.kind === 'unnamed' ? `“${source.name}”` : source.name;
  return named(name, `${view.base}/sources/${source.number}`);
}

export const textIn = ({ claimCase }: CaseView, documentId: string): CaseText | undefined =>
  claimCase.texts.get(documentId);
export const documentIn = (view: CaseView, documentId: string): CaseDocument | undefined =>
  textIn(view, documentId)?.document;

export const documentHref = (view: CaseView, documentId: string): string =>
  `${view.base}/documents/${documentIn(view, documentId)?.number ?? 0}`;

export function documentWord(view: CaseView, documentId: string): Word {
  const document = documentIn(view, documentId);
  return named(document ? `“${document.title}”` : 'a report that is not here', documentHref(view, documentId));
}

const annotationHref = (view: CaseView, documentId: string, number: number): string =>
  `${documentHref(view, documentId)}/annotations/${number}#a${number}`;

/** When the words of a place were written: a post of a thread has a date of its own. */
export function dateAt(view: CaseView, index: number): Dating | null {
  const place = view.standing.places[index];
  const text = place && textIn(view, place.documentId);
  return text ? writtenOn(text, mentionAt(view, place)) : null;
}

/** When a step was told: as the mention was written that tells of it; of a report that says no more, its own date. */
export function stepDate(view: CaseView, step: CaseStep): Dating | null {
  const place = indexOf(view).tellers.get(step);
  return place === undefined ? (documentIn(view, step.documentId)?.date ?? null) : dateAt(view, place);
}

/** The first mention of a place; the others stand over the same words. */
export const mentionAt = ({ claimCase }: CaseView, place: Place): Annotation | undefined =>
  claimCase.mentions.get(place.mentionIds[0] ?? '');

/** The translation that one of those who marked the words of a place noted. */
export const translationOf = ({ claimCase }: CaseView, place: Place): string =>
  place.mentionIds.map((id) => claimCase.mentions.get(id)?.attributes.translation).find((words) => words) ?? '';

/** The passage in which a place stands, in its document. */
export function placeHref(view: CaseView, place: Place): string {
  const mention = mentionAt(view, place);
  return mention ? annotationHref(view, place.documentId, mention.number) : documentHref(view, place.documentId);
}

export const paragraphOf = (view: CaseView, place: Place): number => {
  const mention = mentionAt(view, place);
  const text = textIn(view, place.documentId);
  return mention && text ? stretchOf(mention, text.blocks).startBlock + 1 : 1;
};

/** What shows a step: the attribution's words, the section, or the document that bears the outlet's name. */
export function stepHref(view: CaseView, step: CaseStep): string {
  const text = textIn(view, step.documentId);
  const attribution = step.attributionId && text?.attributions.find((one) => one.id === step.attributionId);
  if (attribution) return annotationHref(view, step.documentId, attribution.number);
  const section = step.sectionId && text?.sections.find((one) => one.id === step.sectionId);
  if (section) return `${documentHref(view, step.documentId)}#p${section.startBlock + 1}`;
  return documentHref(view, step.documentId);
}

/** The places that this path goes through; mentions are numbered on the page as their places are. */
export const mentionNumber = (place: number): number => place + 1;

/** “3”, linked to the passage of mention 3. */
export function mentionWord(view: CaseView, path: number): Word {
  const index = view.standing.paths[path]?.place ?? 0;
  const place = view.standing.places[index];
  return { ...named(String(mentionNumber(index)), place ? placeHref(view, place) : ''), isName: false };
}
