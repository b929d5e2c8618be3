import type { Annotation } from '../domain/annotation.ts';
import { type ChainPath, chainPathsOf, type Step, stretchOf } from '../domain/chain.ts';
import { type Section, sectionsAround } from '../domain/section.ts';
import { STANCES, type Stance } from '../domain/vocabulary.ts';
import type { CaseStep, CaseText, ClaimCase, Place, Side } from './case.ts';
import { compare } from './places.ts';
import { resolver } from './resolver.ts';

/** A path before it is known where it ends: what the text of one place says. */
export type RawPath = {
  place: number;
  stance: Stance;
  side: Side | null;
  steps: CaseStep[];
  /** Outermost first, those whose step was collapsed included. */
  attributions: Annotation[];
  /** Of the mention, outermost first. */
  sections: Section[];
};

const SIDE_OF: Record<Stance, Side | null> = { supports: 'for', reports: 'for', disputes: 'against', questions: null };

/** The paths of every place: one for each innermost attribution and source of it, and each stance taken there. */
export function rawPathsOf(claimCase: ClaimCase, places: readonly Place[]): RawPath[] {
  const { claim, evidence, sources } = claimCase;
  const resolve = resolver(sources);
  const stances = new Map<string, Stance[]>();
  for (const { mentionId, stance } of evidence) {
    const taken = stances.get(mentionId);
    if (!taken) stances.set(mentionId, [stance]);
    else if (!taken.includes(stance)) taken.push(stance);
  }
  const speakerId = claim.kind === 'utterance' && claim.speakerId !== null ? resolve(claim.speakerId) : null;
  const world: World = { claimCase, resolve, stances, speakerId };
  return places.flatMap((place, index) => pathsAt(world, place, index));
}

type World = {
  claimCase: ClaimCase;
  resolve: (id: string) => string;
  stances: ReadonlyMap<string, Stance[]>;
  /** Of an utterance. */
  speakerId: string | null;
};

function pathsAt(world: World, place: Place, index: number): RawPath[] {
  const text = world.claimCase.texts.get(place.documentId);
  if (!text) return [];
  const { document, sections: parts, blocks, attributions } = text;
  const chainText = { document, sections: parts, blocks, attributions, resolve: world.resolve };
  const found: RawPath[] = [];
  for (const id of place.mentionIds) {
    const mention = world.claimCase.mentions.get(id);
    if (!mention) continue;
    const sections = text.sections.length === 0 ? [] : sectionsAround(text.sections, stretchOf(mention, text.blocks));
    for (const path of chainPathsOf(mention, chainText))
      for (const stance of world.stances.get(id) ?? [])
        found.push(rawPath(world, text, sections, index, stance, heard(path, world.speakerId)));
  }
  return found.length < 2 ? found : withoutEchoesOfItself(sorted(found));
}

function sorted(paths: RawPath[]): RawPath[] {
  const isSorted = paths.every((path, i) => i === 0 || inTextOrder(paths[i - 1] as RawPath, path) <= 0);
  return isSorted ? paths : paths.sort(inTextOrder);
}

/** By stance, then by the place of the innermost attribution. Several sources of one keep the order of its words. */
function inTextOrder(a: RawPath, b: RawPath): number {
  const [one, other] = [a.attributions.at(-1), b.attributions.at(-1)];
  const startOf = (attribution: Annotation | undefined): number => attribution?.spans[0]?.start ?? -1;
  return (
    STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance) ||
    startOf(one) - startOf(other) ||
    compare(one?.id ?? '', other?.id ?? '')
  );
}

/** Where somebody is said to have stated it, it isn't the text's own voice, even if another analyst marked no source. */
function withoutEchoesOfItself(paths: readonly RawPath[]): RawPath[] {
  const isAttributed = (stance: Stance): boolean =>
    paths.some((path) => path.stance === stance && path.attributions.length > 0);
  const seen = new Set<string>();
  return paths
    .filter((path) => path.attributions.length > 0 || !isAttributed(path.stance))
    .filter((path) => {
      const end = path.steps.at(-1);
      const key = `${path.stance} ${path.steps.map((step) => step.sourceId ?? '').join(' ')} ${end?.sourceId ? '' : end?.attributionId}`;
      return !seen.has(key) && seen.add(key);
    });
}

function rawPath(
  { claimCase }: World,
  text: CaseText,
  sections: Section[],
  place: number,
  stance: Stance,
  { steps, attributions }: ChainPath,
): RawPath {
  return {
    place,
    stance,
    side: SIDE_OF[stance],
    steps: steps.map((step) => caseStep(step, text, claimCase.sources)),
    attributions,
    sections,
  };
}

/** Of an utterance, the speaker is no step: the path ends with whoever heard it. */
function heard(path: ChainPath, speakerId: string | null): ChainPath {
  if (speakerId === null) return path;
  const steps = [...path.steps];
  const attributions = [...path.attributions];
  while (steps.length > 1 && steps.at(-1)?.sourceId === speakerId) {
    const dropped = steps.pop();
    const at = attributions.findIndex((one) => one.id === dropped?.attribution?.id);
    if (at >= 0) attributions.splice(at);
  }
  return { steps, attributions };
}

const caseStep = (step: Step, text: CaseText, sources: ClaimCase['sources']): CaseStep => ({
  sourceId: step.sourceId,
  kind: step.sourceId === null ? null : (sources.get(step.sourceId)?.kind ?? null),
  by: step.by,
  documentId: text.document.id,
  sectionId: step.section?.id ?? null,
  attributionId: step.attribution?.id ?? null,
});
