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
 * The paths by which an annotation came to the reader, outermost step first, as analysis.md defines them: the outlet,
 * its author, the sources of the sections around it from the outside in, then the attributions from the outermost
 * parent to the innermost. One path per innermost attribution and source; a mention that nobody is said to have stated
 * has the one path of outlet and sections. Equal neighbours are one step. An outlet that isn't known is a step without
 * source; so is the source of a repost that doesn't say where it is from.
 */
export function pathsOf(annotation: Annotation, text: ChainText): Step[][] {
  const frame = frameOf(annotation, text);
  const innermost = annotation.kind === 'attribution' ? [annotation] : innermostOf(annotation, text.attributions);
  if (innermost.length === 0) return [collapse(frame)];
  return innermost.flatMap((attribution) => {
    const outer = ancestors(attribution, text.attributions).flatMap((above) =>
      attributedSteps(above, text.resolve).slice(0, 1),
    );
    const ends = attributedSteps(attribution, text.resolve);
    return (ends.length > 0 ? ends : [unknown('attribution', attribution)]).map((end) =>
      collapse([...frame, ...outer, end]),
    );
  });
}

/** The attributions that bear a mention, less those that report another one of them. */
function innermostOf(mention: Annotation, attributions: readonly Annotation[]): Annotation[] {
  const bearing = attributions.filter((attribution) => attribution.mentionIds.includes(mention.id));
  const above = new Set(bearing.flatMap((attribution) => ancestors(attribution, attributions).map((one) => one.id)));
  return bearing.filter((attribution) => !above.has(attribution.id));
}

/** The attributions that report this one, outermost first. */
function ancestors(attribution: Annotation, attributions: readonly Annotation[]): Annotation[] {
  const result: Annotation[] = [];
  const seen = new Set([attribution.id]);
  for (let id = attribution.parentId; id !== null && !seen.has(id); ) {
    seen.add(id);
    const parent = attributions.find((one) => one.id === id);
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

function frameOf(annotation: Annotation, { document, sections, blocks, resolve }: ChainText): Step[] {
  const place = hull(annotation.spans);
  const met = blocks.filter((block) => block.start < place.end && block.end > place.start);
  const stretch = { startBlock: met[0]?.position ?? 0, endBlock: (met.at(-1)?.position ?? 0) + 1 };
  const steps: Step[] = [
    { sourceId: document.outletId ? resolve(document.outletId) : null, by: 'outlet', section: null, attribution: null },
  ];
  if (document.authorId)
    steps.push({ sourceId: resolve(document.authorId), by: 'author', section: null, attribution: null });
  for (const section of sectionsAround(sections, stretch)) steps.push(...sectionSteps(section, resolve));
  return steps;
}

function sectionSteps(section: Section, resolve: ChainText['resolve']): Step[] {
  const ids = [section.sourceId, section.authorId].filter((id): id is string => id !== null);
  if (ids.length === 0) return section.kind === 'repost' ? [unknown('section', null, section)] : [];
  return ids.map((id) => ({ sourceId: resolve(id), by: 'section', section, attribution: null }));
}

const collapse = (steps: readonly Step[]): Step[] =>
  steps.filter((step, i) => i === 0 || step.sourceId === null || steps[i - 1]?.sourceId !== step.sourceId);
