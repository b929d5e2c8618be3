import { piecesTogether } from '../domain/annotation.ts';
import type { Document, Range } from '../domain/document.ts';
import { fold } from '../domain/fold.ts';
import { shorten } from '../domain/quote.ts';
import type { Source } from '../domain/source.ts';
import type { IDENTIFICATIONS, QUOTE_MODES, RESPONSES, Role, SourceKind } from '../domain/vocabulary.ts';
import { wordFor } from './choices.ts';

type ProposedSpan = Range & { role: Role; group?: number };
type ProposedSource = Range & {
  name: string;
  kind: SourceKind;
  identification: (typeof IDENTIFICATIONS)[number];
  anaphoric?: boolean;
};
type Proposed = {
  spans: ProposedSpan[];
  sources: ProposedSource[];
  pronoun: boolean;
  quoteMode: (typeof QUOTE_MODES)[number];
  response: (typeof RESPONSES)[number] | null;
  mentions: ProposedSpan[];
  inner: Proposed | null;
};

export type ProposedPart = { value: string; role: string; start: number; end: number; words: string };
export type ProposedLevel = {
  level: number;
  title: string;
  quoteMode: string;
  response: string;
  parts: ProposedPart[];
  sources: {
    name: string;
    language: string;
    direction: string;
    options: { value: string; label: string; isChosen: boolean }[];
  }[];
};
/** The form that a swept sentence is answered with: parts to untick, sources to choose, claims; Enter accepts what is ticked. */
export type ProposalModel = {
  action: string;
  isEmpty: boolean;
  /** Nothing is left to propose, because it is marked already. */
  isMarked: boolean;
  levels: ProposedLevel[];
  claims: ProposedPart[];
  hasClaims: boolean;
  language: string;
  direction: string;
};

type ProposalContext = {
  base: string;
  document: Document;
  text: string;
  proposed: Proposed | null;
  isMarked: boolean;
  range: Range;
  unnamed: readonly Source[];
  /** The sources of the attribution before this passage. */
  previous: readonly Source[];
};

export function proposalModel(context: ProposalContext): ProposalModel {
  const levels = levelsOf(context.proposed);
  const mentions = levels.at(-1)?.mentions ?? [];
  return {
    action: `${context.base}/sweeps`,
    isEmpty: levels.length === 0,
    isMarked: context.isMarked,
    language: context.document.language,
    direction: context.document.direction,
    levels: levels.map((proposed, level) => levelModel(context, proposed, level, levels.length)),
    claims: piecesTogether(mentions).map((pieces) => claimModel(context, pieces)),
    hasClaims: mentions.length > 0,
  };
}

/** A claim in one or several pieces. The client draws the first to the last. */
function claimModel(context: ProposalContext, pieces: readonly ProposedSpan[]): ProposedPart {
  const models = pieces.map((piece) => partModel(context, piece));
  return {
    role: 'claim',
    start: models[0]?.start ?? 0,
    end: models.at(-1)?.end ?? 0,
    words: models.map((model) => model.words).join(' … '),
    value: pieces.map((piece) => `claim:${piece.start}:${piece.end}`).join(' '),
  };
}

function levelsOf(proposed: Proposed | null): Proposed[] {
  const levels: Proposed[] = [];
  for (let one = proposed; one && levels.length < 4; one = one.inner) levels.push(one);
  return levels;
}

function levelModel(context: ProposalContext, proposed: Proposed, level: number, count: number): ProposedLevel {
  return {
    level,
    title: count === 1 ? 'Attribution' : level === 0 ? 'Outer attribution' : `Reported by it`,
    quoteMode: proposed.quoteMode,
    response: proposed.response ?? '',
    parts: proposed.spans.map((span) => ({
      ...partModel(context, span),
      value: `${level}:${span.role}:${span.start}:${span.end}`,
    })),
    sources: [
      ...proposed.sources.map(named).map((source) => ({
        name: source.name,
        language: context.document.language,
        direction: context.document.direction,
        options: optionsFor(context, source, level),
      })),
      ...(proposed.pronoun && proposed.sources.length === 0 ? [pronounSource(context, level)] : []),
    ],
  };
}

const partModel = ({ text }: ProposalContext, { role, start, end }: ProposedSpan): Omit<ProposedPart, 'value'> => ({
  role,
  start,
  end,
  words: shorten(text.slice(start, end), 120),
});

/** “It is said” has no words for who says it; the registry still wants a few. */
const named = (source: ProposedSource): ProposedSource =>
  source.name === '' ? { ...source, name: 'it is said' } : source;

/**
 * Whose voice it may be. For unnamed words that this document has used before, and for “the source”, earlier voices are
 * offered first; for a pronoun the speaker before. A new unnamed source is never taken for an old one unasked.
 */
function optionsFor(
  { unnamed, previous }: ProposalContext,
  source: ProposedSource,
  level: number,
): ProposedLevel['sources'][number]['options'] {
  const head = `${level} ${source.identification}`;
  const same = source.kind === 'unnamed' ? unnamed.filter((one) => fold(one.name) === fold(source.name)) : [];
  const before = source.anaphoric ? [...previous, ...unnamed].filter((one) => !same.includes(one)) : [];
  const known = [...same, ...before].filter((one, i, all) => all.indexOf(one) === i).slice(0, 6);
  const fresh = {
    value: `${head} new:${source.kind}:${source.name}`,
    label:
      source.kind === 'unnamed' ? `${source.name}: a new unnamed source` : `${source.name} (${wordFor(source.kind)})`,
  };
  const offered = known.map((one) => ({ value: `${head} id:${one.id}`, label: `${one.name}: the same as above` }));
  return chosenFirst([...offered, fresh]);
}

const chosenFirst = (
  options: readonly { value: string; label: string }[],
): ProposedLevel['sources'][number]['options'] => options.map((option, i) => ({ ...option, isChosen: i === 0 }));

/** “He said”: the speaker before, or nobody yet. */
const pronounSource = ({ document, previous }: ProposalContext, level: number): ProposedLevel['sources'][number] => ({
  name: 'the speaker',
  language: document.language,
  direction: document.direction,
  options: chosenFirst([
    ...previous.map((one) => ({
      value: `${level} ${one.kind === 'unnamed' ? 'unnamed_described' : 'named'} id:${one.id}`,
      label: `${one.name}: as before`,
    })),
    { value: '', label: 'leave it open' },
  ]),
});
