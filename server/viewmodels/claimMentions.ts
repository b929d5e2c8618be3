import type { Path, Place } from '../analysis/case.ts';
import { type Annotation, hull } from '../domain/annotation.ts';
import { bearersOf } from '../domain/bearers.ts';
import { stretchOf } from '../domain/chain.ts';
import type { Evidence } from '../domain/claim.ts';
import { directionOf } from '../domain/direction.ts';
import type { Range } from '../domain/document.ts';
import { sectionsAround } from '../domain/section.ts';
import type { Stance } from '../domain/vocabulary.ts';
import {
  type CaseView,
  dateAt,
  documentIn,
  linksAt,
  mentionAt,
  mentionNumber,
  paragraphOf,
  placeHref,
  sourceIn,
  textIn,
} from './claimCase.ts';
import { type ClaimChain, chainOf } from './claimChains.ts';
import { dateWords } from './dates.ts';
import { excerptHtml } from './excerptHtml.ts';
import type { Html } from './html.ts';
import { type Mark, marksOf } from './marks.ts';
import type { PlaceGrade } from './placeGrades.ts';
import { type GradeModel, type StanceModel, stanceModel } from './standing.ts';

/** The text of a place's document, and the stretches of it that show the mention. */
export type Passage = { text: string; ranges: readonly Range[] };

/** What the cards of a page need beside the case itself; passages and grades are by place. */
export type CardView = CaseView & {
  /** Where forms of the page go: `/w/sample/claims/14`. */
  action: string;
  passages: ReadonlyMap<number, Passage>;
  grades: ReadonlyMap<number, PlaceGrade>;
  people: ReadonlyMap<string, string>;
};

export type EvidenceNote = { who: string; words: string };
export type MentionCard = {
  /** Bears the id of its first link, so that it is found again after a change. */
  id: string;
  number: number;
  /** Its origin has been shown with an earlier mention. */
  isEcho: boolean;
  /** The links that a stance or a move would change, as a form sends them. */
  evidence: string;
  html: Html;
  language: string;
  direction: string;
  gloss: { label: string; words: string; isSuspect: boolean } | null;
  href: string;
  outlet: string;
  outletHref: string;
  when: string;
  isoDate: string;
  title: string;
  paragraph: number;
  stance: StanceModel;
  grade: GradeModel | null;
  whose: string;
  chains: ClaimChain[];
  notes: EvidenceNote[];
  noteAction: string;
  ownNote: { evidence: string; version: number; words: string } | null;
};

/** A mention in its sentence, with who said it, when, and how it came here. `paths` are its paths with this stance. */
export function mentionCard(
  view: CardView,
  index: number,
  stance: Stance,
  paths: readonly Path[],
  isEcho = false,
): MentionCard | null {
  const place = view.standing.places[index];
  const mention = place && mentionAt(view, place);
  const document = place && documentIn(view, place.documentId);
  if (!place || !mention || !document) return null;
  const links = linksAt(view, index, stance);
  const outlet = document.outletId === null ? undefined : sourceIn(view, document.outletId);
  const grade = view.grades.get(index);
  const date = dateAt(view, index);
  const passage = view.passages.get(index);
  return {
    id: `e${links[0]?.id ?? place.evidenceIds[0]}`,
    number: mentionNumber(index),
    isEcho,
    evidence: links.map((link) => link.id).join(' '),
    html: quoteHtml(view, place, passage ?? { text: '', ranges: [] }),
    language: document.language,
    direction: passage
      ? directionOf(passage.text.slice(hull(mention.spans).start, hull(mention.spans).end))
      : document.direction,
    gloss: glossOf(view, place, mention),
    href: placeHref(view, place),
    outlet: outlet?.name ?? 'Outlet unknown',
    outletHref: outlet ? `${view.base}/sources/${outlet.number}` : '',
    when: date ? dateWords(date) : 'undated',
    isoDate: date?.from ?? '',
    title: document.title,
    paragraph: paragraphOf(view, place),
    stance: stanceModel(stance),
    grade: grade?.model ?? null,
    whose: grade?.whose ?? '',
    chains: paths.map((path) => chainOf(view, path)),
    ...notesOf(view, links),
  };
}

function notesOf(view: CardView, links: readonly Evidence[]): Pick<MentionCard, 'notes' | 'noteAction' | 'ownNote'> {
  const first = links[0];
  return {
    notes: links
      .filter((link) => link.note !== '')
      .map((link) => ({ who: view.people.get(link.annotatorId) ?? 'someone', words: link.note })),
    noteAction: `${view.action}/evidence`,
    ownNote: first ? { evidence: first.id, version: first.version, words: first.note } : null,
  };
}

/** Of several who marked the words, the one who noted a translation. */
function glossOf({ claimCase }: CaseView, place: Place, first: Annotation): MentionCard['gloss'] {
  const marked = place.mentionIds.flatMap((id) => claimCase.mentions.get(id) ?? []);
  const { translation, translator } = (marked.find((one) => one.attributes.translation) ?? first).attributes;
  const suspect = marked.some((one) => one.attributes.suspect);
  if (!translation) return suspect ? { label: '', words: '', isSuspect: true } : null;
  const by = translator === 'machine' ? ', by machine' : '';
  return { label: `Translation${by}:`, words: translation, isSuspect: suspect };
}

function quoteHtml(view: CaseView, place: Place, { text, ranges }: Passage): Html {
  const whole = { start: 0, end: text.length, words: text };
  const pieces = ranges.map((range) => ({ ...range, of: whole }));
  return excerptHtml(pieces, marksIn(view, place), repostsAround(view, place));
}

function marksIn(view: CaseView, place: Place): Mark[] {
  const text = textIn(view, place.documentId);
  const mentions = place.mentionIds.map((id) => view.claimCase.mentions.get(id)).filter((one) => one !== undefined);
  const bearers = text ? bearersOf(text.attributions, place.mentionIds) : [];
  const annotations = [...mentions.slice(0, 1), ...bearers];
  return marksOf({ annotations, links: new Map() });
}

function repostsAround(view: CaseView, place: Place): number {
  const text = textIn(view, place.documentId);
  const mention = mentionAt(view, place);
  if (!text || !mention) return 0;
  return sectionsAround(text.sections, stretchOf(mention, text.blocks)).filter((one) => one.kind === 'repost').length;
}
