import type { Range } from './document.ts';
import { Invalid } from './errors.ts';
import type {
  ACCESSES,
  AnnotationKind,
  ATTRIBUTION_TYPES,
  BASES,
  DETERMINACIES,
  FACTUALITIES,
  IDENTIFICATIONS,
  POLARITIES,
  QUOTE_MODES,
  RESPONSES,
  Role,
  TRANSLATORS,
} from './vocabulary.ts';
import { ROLES_OF } from './vocabulary.ts';

/** A piece of an annotation, with the words that prove where it stands. UTF-16 offsets; code points beside them. */
export type Span = Range & {
  role: Role;
  startCodePoint: number;
  endCodePoint: number;
  quote: string;
  prefix: string;
  suffix: string;
};

/** One of the sources behind an attribution, as this text identifies it. */
export type AttributedSource = {
  sourceId: string;
  identification: (typeof IDENTIFICATIONS)[number] | null;
  access: (typeof ACCESSES)[number] | null;
  statedMin: number | null;
  statedMax: number | null;
  statedReason: string | null;
};

/** What can be said of an attribution or a mention beyond its words; every key is optional and absent where nobody said it. */
export type Attributes = {
  quoteMode?: (typeof QUOTE_MODES)[number];
  type?: (typeof ATTRIBUTION_TYPES)[number];
  determinacy?: (typeof DETERMINACIES)[number];
  basis?: (typeof BASES)[number];
  response?: (typeof RESPONSES)[number];
  factuality?: (typeof FACTUALITIES)[number];
  polarity?: (typeof POLARITIES)[number];
  condition?: string;
  translation?: string;
  translator?: (typeof TRANSLATORS)[number];
  presumedOriginal?: string;
  suspect?: true;
};

export type Annotation = {
  id: string;
  documentId: string;
  /** Said aloud: “annotation 12”; one series per document. */
  number: number;
  kind: AnnotationKind;
  layer: string;
  annotatorId: string;
  /** The attribution that reports this one ("Reuters said an official said"). */
  parentId: string | null;
  attributes: Attributes;
  /** Markdown. */
  note: string;
  spans: Span[];
  sources: AttributedSource[];
  /** The mentions that stand in the content of this attribution. */
  mentionIds: string[];
  createdAt: string;
  updatedAt: string;
  version: number;
  hiddenAt: string | null;
};

const ROLE_ORDER: Record<Role, number> = { content: 0, claim: 1, source: 2, cue: 3, recipient: 4 };

/** Spans in the order in which they are stored: by role, then by place. */
export const inOrder = <T extends Range & { role: Role }>(spans: readonly T[]): T[] =>
  [...spans].sort((a, b) => ROLE_ORDER[a.role] - ROLE_ORDER[b.role] || a.start - b.start || a.end - b.end);

/** The spans of one role. */
export const spansOf = (annotation: { spans: readonly Span[] }, role: Role): Span[] =>
  annotation.spans.filter((span) => span.role === role);

/** From the first word to the last of all spans. An annotation has at least one. */
export function hull(spans: readonly Range[]): Range {
  return {
    start: spans.reduce((least, span) => Math.min(least, span.start), Number.POSITIVE_INFINITY),
    end: spans.reduce((most, span) => Math.max(most, span.end), 0),
  };
}

/** Whether every piece of a mention lies inside some content of an attribution: then the link is proposed. */
export const isContained = (pieces: readonly Range[], contents: readonly Range[]): boolean =>
  pieces.length > 0 &&
  pieces.every((piece) => contents.some((content) => content.start <= piece.start && piece.end <= content.end));

/**
 * The rules that hold for one annotation by itself.
 * @throws Invalid naming the field at fault.
 */
export function checkAnnotation(annotation: Pick<Annotation, 'kind' | 'spans' | 'sources' | 'attributes'>): void {
  const { kind, spans, sources, attributes } = annotation;
  const allowed = ROLES_OF[kind];
  const stranger = spans.find((span) => !allowed.includes(span.role));
  if (stranger)
    throw new Invalid(`${kind === 'claim' ? 'A claim' : 'An attribution'} has no ${stranger.role}.`, {
      spans: stranger.role,
    });
  if (spans.length === 0) throw new Invalid('Nothing is marked. Select some words first.', { spans: 'empty' });
  for (const role of ['cue', 'recipient'] as const) {
    if (spans.filter((span) => span.role === role).length > 1) {
      throw new Invalid(`An attribution has one ${role}, in one piece.`, { spans: role });
    }
  }
  if (kind === 'claim' && sources.length > 0)
    throw new Invalid('A claim has no source of its own; its attribution has.', { sources: kind });
  if (attributes.response && spans.some((span) => span.role === 'content')) {
    throw new Invalid('Silence has no content: clear the content, or the response.', { response: attributes.response });
  }
  checkOverlap(spans);
}

function checkOverlap(spans: readonly Span[]): void {
  const sorted = inOrder(spans);
  sorted.forEach((span, i) => {
    const next = sorted[i + 1];
    if (next && next.role === span.role && next.start < span.end) {
      throw new Invalid(`Two pieces of the ${span.role} overlap: “${span.quote}” and “${next.quote}”.`, {
        spans: span.role,
      });
    }
  });
}

/**
 * Whether `parentId` may become the parent of `childId`: not itself, and not one of those that it reports.
 * `parentOf` gives the parent of an attribution, or null.
 */
export function makesCircle(childId: string, parentId: string, parentOf: (id: string) => string | null): boolean {
  for (let id: string | null = parentId, steps = 0; id !== null && steps < 1000; id = parentOf(id), steps++) {
    if (id === childId) return true;
  }
  return false;
}

/** Spans that bear the same `group` are the pieces of one thing; one without a group stands alone. In order of the first. */
export function piecesTogether<T extends { group?: number }>(spans: readonly T[]): T[][] {
  const together = new Map<number, T[]>();
  return spans.flatMap((span) => {
    const known = span.group === undefined ? undefined : together.get(span.group);
    if (known) {
      known.push(span);
      return [];
    }
    const pieces = [span];
    if (span.group !== undefined) together.set(span.group, pieces);
    return [pieces];
  });
}
