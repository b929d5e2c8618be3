import { type Annotation, isContained, type Span, spansOf } from '../domain/annotation.ts';
import { chainPathsOf } from '../domain/chain.ts';
import { shorten } from '../domain/quote.ts';
import { type ChainModel, type CitationModel, type Cited, chainModel, chainText, citationModel } from './chains.ts';
import type { Choice } from './choices.ts';
import { type ClaimChip, chipsOf } from './claimLines.ts';
import type { CommentsModel } from './comments.ts';
import { momentWords } from './dates.ts';
import type { Html } from './html.ts';
import { type AttributesPart, attributesPart } from './inspectorAttributes.ts';
import { type ClaimsPart, claimsPart, type Looker } from './inspectorClaims.ts';
import { type SourceModel, sourceModel } from './inspectorSources.ts';
import { type Reading, sourceName, workspaceOf } from './reading.ts';
import { candidatesFor, parentChoices } from './stepChoices.ts';

export type PartModel = {
  index: number;
  role: string;
  start: number;
  end: number;
  quote: string;
  language: string;
  direction: string;
  href: string;
};
export type LinkModel = { number: number; words: string; href: string; language: string; direction: string };
/** A mention with the claims that it bears on. */
export type MentionModel = LinkModel & { claims: ClaimChip[] };
export type LogModel = { who: string; when: string; what: string };

/** What the inspector shows of one annotation. */
export type InspectorModel = ClaimsPart &
  AttributesPart & {
    base: string;
    action: string;
    number: number;
    version: number;
    kind: string;
    title: string;
    isClaim: boolean;
    isAttribution: boolean;
    by: string;
    when: string;
    parts: PartModel[];
    sources: SourceModel[];
    hasSources: boolean;
    mentions: MentionModel[];
    hasMentions: boolean;
    offered: LinkModel[];
    hasOffered: boolean;
    inner: LinkModel[];
    hasInner: boolean;
    bearers: LinkModel[];
    hasBearers: boolean;
    parent: LinkModel | null;
    parents: Choice[];
    chains: ChainModel[];
    candidates: Choice[];
    hasCandidates: boolean;
    citationHref: string;
    citation: CitationModel | null;
    note: string;
    noteHtml: Html;
    hasNote: boolean;
    comments: CommentsModel;
    history: LogModel[];
    otherKind: string;
  };

export type InspectorContext = Looker & {
  reading: Reading;
  annotation: Annotation;
  /** The reports that attributions cite, by attribution. */
  cited: Cited;
  history: LogModel[];
  noteHtml: Html;
  comments: CommentsModel;
  now: string;
};

export function inspectorModel(context: InspectorContext): InspectorModel {
  const { reading, annotation, people, history, noteHtml, now } = context;
  const { base } = reading;
  const byId = new Map(reading.annotations.map((one) => [one.id, one]));
  const mentions = annotation.mentionIds.map((id) => byId.get(id)).filter((one) => one !== undefined);
  const offered = offeredMentions(annotation, reading);
  const inner = reading.annotations.filter((one) => one.parentId === annotation.id);
  const bearers = reading.annotations.filter((one) => one.mentionIds.includes(annotation.id));
  const parent = annotation.parentId ? byId.get(annotation.parentId) : undefined;
  const paths = chainPathsOf(annotation, chainText(reading));
  const candidates = candidatesFor(
    annotation,
    reading,
    paths.flatMap((path) => path.attributions),
  );
  const link = (one: Annotation): LinkModel => linkModel(one, reading);
  return {
    ...claimsPart(annotation, reading, context),
    ...attributesPart(annotation.attributes),
    base,
    action: `${base}/annotations/${annotation.number}`,
    number: annotation.number,
    version: annotation.version,
    kind: annotation.kind,
    title: `${annotation.kind === 'claim' ? 'Mention' : 'Attribution'} ${annotation.number}`,
    isClaim: annotation.kind === 'claim',
    isAttribution: annotation.kind === 'attribution',
    by: people.get(annotation.annotatorId) ?? 'someone',
    when: momentWords(annotation.createdAt, now),
    parts: annotation.spans.map((span, index) => partModel(span, index, annotation, reading)),
    sources: annotation.sources.map((source, index) => sourceModel(source, index, reading)),
    hasSources: annotation.sources.length > 0,
    mentions: mentions.map((one) => mentionModel(one, reading)),
    hasMentions: mentions.length > 0,
    offered: offered.map(link),
    hasOffered: offered.length > 0,
    inner: inner.map((one) => innerLink(one, reading)),
    hasInner: inner.length > 0,
    bearers: bearers.map(link),
    hasBearers: bearers.length > 0,
    parent: parent ? link(parent) : null,
    parents: parentChoices(annotation, reading),
    chains: paths.map((path) => chainModel(path, annotation, reading, context.cited)),
    candidates,
    hasCandidates: candidates.length > 0,
    citationHref: `${base}/annotations/${annotation.number}/citation`,
    citation: citationModel(context.cited.get(annotation.id) ?? null, reading),
    note: annotation.note,
    noteHtml,
    hasNote: annotation.note !== '',
    comments: context.comments,
    history,
    otherKind: annotation.kind === 'claim' ? 'attribution' : 'claim',
  };
}

const partModel = (span: Span, index: number, { number }: Annotation, { base, document }: Reading): PartModel => ({
  index,
  role: span.role,
  start: span.start,
  end: span.end,
  quote: shorten(span.quote, 160),
  language: document.language,
  direction: document.direction,
  href: `${base}#a${number}`,
});

const linkModel = (one: Annotation, { base, document }: Reading): LinkModel => ({
  number: one.number,
  words: shorten(one.spans.map((span) => span.quote).join(' … '), 90),
  href: `${base}/annotations/${one.number}#a${one.number}`,
  language: document.language,
  direction: document.direction,
});

/** An attribution that this one reports, by its sources. */
const innerLink = (one: Annotation, reading: Reading): LinkModel => ({
  ...linkModel(one, reading),
  words:
    one.sources.map((source) => sourceName(reading.sources, source.sourceId)).join(', ') || `Attribution ${one.number}`,
});

/** Claims that stand in the content and aren't linked yet. */
function offeredMentions(annotation: Annotation, reading: Reading): Annotation[] {
  const contents = spansOf(annotation, 'content');
  return annotation.kind !== 'attribution'
    ? []
    : reading.annotations.filter(
        (one) => one.kind === 'claim' && !annotation.mentionIds.includes(one.id) && isContained(one.spans, contents),
      );
}

const mentionModel = (one: Annotation, reading: Reading): MentionModel => ({
  ...linkModel(one, reading),
  claims: chipsOf(reading.links.get(one.id) ?? [], workspaceOf(reading.base)),
});
