import { type Annotation, hull } from './annotation.ts';
import type { Document } from './document.ts';
import { type Section, sectionsAround } from './section.ts';

/**
 * One step of a chain: a source (null: a voice that isn't known), and what shows it: the document itself, a section,
 * or an attribution.
 */
export type Step = {
  sourceId: string | null;
  by: 'outlet' | 'author' | 'section' | 'attribution';
  section: Section | null;
  attribution: Annotation | null;
};

/** A way to the reader: its steps, and the attributions it passes through, outermost first, collapsed steps included. */
export type ChainPath = { steps: Step[]; attributions: Annotation[] };

type Block = { position: number; start: number; end: number };

/** What a chain is read from. `attributions` are the visible ones that matter; `blocks` hold at least the mention's. */
export type ChainText = {
  document: Pick<Document, 'outletId' | 'authorId'>;
  sections: readonly Section[];
  blocks: readonly Block[];
  attributions: readonly Annotation[];
  /** The source that a merged one became; the id itself where it wasn't merged. */
  resolve: (sourceId: string) => string;
};

/**
 * The paths by which an annotation came to the reader, outermost step first, as docs/origins.md defines them: the outlet,
 * its author, the sources of the sections around it from the outside in, then the attributions from the outermost
 * parent to the innermost. One path per innermost attribution and source; a mention that nobody is said to have stated
 * has the one path of outlet and sections. Equal neighbours are one step. An outlet that isn't known is a step without
 * source; so is the source of a repost that doesn't say where it is from.
 */
export const pathsOf = (annotation: Annotation, text: ChainText): Step[][] =>
  chainPathsOf(annotation, text).map((path) => path.steps);

/** The same paths, with the attributions that each passes through. */
export function chainPathsOf(annotation: Annotation, text: ChainText): ChainPath[] {
  const frame = frameOf(annotation, text);
  const index = indexOf(text.attributions);
  const innermost = annotation.kind === 'attribution' ? [annotation] : innermostOf(annotation, index);
  if (innermost.length === 0) return [{ steps: collapse(frame), attributions: [] }];
  return innermost.flatMap((attribution) => {
    const above = ancestors(attribution, index);
    const outer = above.length === 0 ? frame : [...frame, ...above.flatMap((one) => reporterOf(one, text.resolve))];
    const attributions = above.length === 0 ? [attribution] : [...above, attribution];
    const ends = attributedSteps(attribution, text.resolve);
    return (ends.length > 0 ? ends : [unknown('attribution', attribution)]).map((end) => ({
      steps: collapse([...outer, end]),
      attributions,
    }));
  });
}

/** The attributions of a text by id, and those that bear a mention. */
type Index = { get: (id: string) => Annotation | undefined; bearing: (mentionId: string) => Annotation[] };
const indexes = new WeakMap<readonly Annotation[], Index>();

/** So few attributions are looked through one by one: quicker than an index is made. */
const FEW = 8;

function indexOf(attributions: readonly Annotation[]): Index {
  if (attributions.length > FEW) return indexOfMany(attributions);
  return {
    get: (id) => attributions.find((one) => one.id === id),
    bearing: (mentionId) => attributions.filter((one) => one.mentionIds.includes(mentionId)),
  };
}

/** Who bears what, made once for a text however many mentions are asked for. */
function indexOfMany(attributions: readonly Annotation[]): Index {
  const known = indexes.get(attributions);
  if (known) return known;
  const bearing = new Map<string, Annotation[]>();
  for (const attribution of attributions)
    for (const id of attribution.mentionIds) {
      const bearers = bearing.get(id);
      if (bearers) bearers.push(attribution);
      else bearing.set(id, [attribution]);
    }
  const byId = new Map(attributions.map((one) => [one.id, one]));
  const index: Index = { get: (id) => byId.get(id), bearing: (id) => bearing.get(id) ?? [] };
  indexes.set(attributions, index);
  return index;
}

/** The attributions that bear a mention, less those that report another one of them. */
function innermostOf(mention: Annotation, index: Index): Annotation[] {
  const bearing = index.bearing(mention.id);
  if (bearing.length < 2) return bearing;
  const above = new Set(bearing.flatMap((attribution) => ancestors(attribution, index).map((one) => one.id)));
  return bearing.filter((attribution) => !above.has(attribution.id));
}

/** The attributions that report this one, outermost first. */
function ancestors(attribution: Annotation, index: Index): Annotation[] {
  if (attribution.parentId === null) return [];
  const result: Annotation[] = [];
  const seen = new Set([attribution.id]);
  for (let id: string | null = attribution.parentId; id !== null && !seen.has(id); ) {
    seen.add(id);
    const parent = index.get(id);
    if (!parent) break;
    result.unshift(parent);
    id = parent.parentId;
  }
  return result;
}

const unknown = (by: Step['by'], attribution: Annotation | null, section: Section | null = null): Step => ({
  sourceId: null,
  by,
  section,
  attribution,
});

const attributedSteps = (attribution: Annotation, resolve: ChainText['resolve']): Step[] =>
  attribution.sources.map((source) => ({
    sourceId: resolve(source.sourceId),
    by: 'attribution',
    section: null,
    attribution,
  }));

/** Of several sources of an attribution that reports another, the first stands for all. */
const reporterOf = (attribution: Annotation, resolve: ChainText['resolve']): Step[] =>
  attributedSteps(attribution, resolve).slice(0, 1);

function frameOf(annotation: Annotation, { document, sections, blocks, resolve }: ChainText): Step[] {
  const steps: Step[] = [
    { sourceId: document.outletId ? resolve(document.outletId) : null, by: 'outlet', section: null, attribution: null },
  ];
  if (document.authorId)
    steps.push({ sourceId: resolve(document.authorId), by: 'author', section: null, attribution: null });
  if (sections.length > 0)
    for (const section of sectionsAround(sections, stretchOf(annotation, blocks)))
      steps.push(...sectionSteps(section, resolve));
  return steps;
}

/** The blocks in which an annotation stands; `blocks` are in order and hold at least those. */
export function stretchOf(annotation: Annotation, blocks: readonly Block[]): { startBlock: number; endBlock: number } {
  const place = hull(annotation.spans);
  let low = 0;
  for (let high = blocks.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > place.start) high = middle;
    else low = middle + 1;
  }
  const first = blocks[low];
  let last = first;
  for (let i = low + 1; (blocks[i]?.start ?? place.end) < place.end; i++) last = blocks[i];
  return { startBlock: first?.position ?? 0, endBlock: (last?.position ?? 0) + 1 };
}

function sectionSteps(section: Section, resolve: ChainText['resolve']): Step[] {
  const ids = [section.sourceId, section.authorId].filter((id): id is string => id !== null);
  if (ids.length === 0) return section.kind === 'repost' ? [unknown('section', null, section)] : [];
  return ids.map((id) => ({ sourceId: resolve(id), by: 'section', section, attribution: null }));
}

function collapse(steps: Step[]): Step[] {
  const isAgain = (step: Step, i: number): boolean =>
    i > 0 && step.sourceId !== null && steps[i - 1]?.sourceId === step.sourceId;
  return steps.some(isAgain) ? steps.filter((step, i) => !isAgain(step, i)) : steps;
}
