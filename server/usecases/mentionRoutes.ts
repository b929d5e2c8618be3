import { resolver } from '../analysis/resolver.ts';
import { standingOf } from '../analysis/standing.ts';
import type { Annotation } from '../domain/annotation.ts';
import { type ChainPath, type ChainText, chainPathsOf } from '../domain/chain.ts';
import type { Section } from '../domain/section.ts';
import { CARRYING_KINDS } from '../domain/vocabulary.ts';
import { attributionsBearing, blocksOfMentions, documentsShown, sectionsIn } from '../store/caseMaterial.ts';
import type { Database } from '../store/database.ts';
import { citationsBy, derivationsOf } from '../store/derivations.ts';
import { evidenceOfMentions } from '../store/evidence.ts';
import { rootsOfClaims } from '../store/records.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import { casesOf } from './cases.ts';

/** By mention: its ways to the reader as ids of their sources, outermost first; null for a voice that isn't known. */
export type Routes = Map<string, (string | null)[][]>;

/**
 * How these mentions came to the reader, merges resolved. What goes on into another report, for the claim that it bears
 * on, goes on there as on the claim's own page; all else ends where its text says.
 */
export function routesOf(db: Database, mentions: readonly Annotation[]): Routes {
  const textOf = textsAround(db, mentions);
  const paths = new Map(
    mentions.flatMap((mention) => {
      const text = textOf(mention.documentId);
      return text ? [[mention.id, chainPathsOf(mention, text)] as const] : [];
    }),
  );
  const further = routesFurther(db, mentions, paths);
  return new Map(
    [...paths].map(([id, own]) => [id, further.get(id) ?? own.map((path) => path.steps.map((step) => step.sourceId))]),
  );
}

/** Those that something leads on from, as the claims that they bear on tell it. */
function routesFurther(
  db: Database,
  mentions: readonly Annotation[],
  paths: ReadonlyMap<string, readonly ChainPath[]>,
): Routes {
  const attributionsOf = (id: string): string[] =>
    (paths.get(id) ?? []).flatMap((path) => path.attributions.map((one) => one.id));
  const cited = new Set(
    citationsBy(db, [...new Set(mentions.flatMap(({ id }) => attributionsOf(id)))]).map((one) => one.annotationId),
  );
  const carried = new Set(
    derivationsOf(db, [...new Set(mentions.map((one) => one.documentId))])
      .filter((one) => one.state === 'confirmed' && CARRYING_KINDS.includes(one.kind))
      .map((one) => one.documentId),
  );
  const leading = mentions.filter(
    ({ id, documentId }) => carried.has(documentId) || attributionsOf(id).some((attribution) => cited.has(attribution)),
  );
  return leading.length === 0 ? new Map() : routesByClaims(db, new Set(leading.map((one) => one.id)));
}

function routesByClaims(db: Database, mentionIds: ReadonlySet<string>): Routes {
  const routes: Routes = new Map();
  for (const claimCase of casesOf(db, claimsOf(db, [...mentionIds])).values()) {
    const { places, paths } = standingOf(claimCase);
    for (const { place, route } of paths)
      for (const id of places[place]?.mentionIds ?? [])
        if (mentionIds.has(id)) routes.set(id, [...(routes.get(id) ?? []), route.map((step) => step.sourceId)]);
  }
  return routes;
}

/** The claims that these mentions bear on, merges resolved. */
const claimsOf = (db: Database, mentionIds: readonly string[]): string[] => [
  ...new Set(
    rootsOfClaims(
      db,
      evidenceOfMentions(db, mentionIds).map((one) => one.claimId),
    ).map(([, root]) => root),
  ),
];

/** What the chains of these mentions are read from, by document: read once for all of them. */
function textsAround(db: Database, mentions: readonly Annotation[]): (documentId: string) => ChainText | null {
  const attributions = attributionsBearing(
    db,
    mentions.map((one) => one.id),
  );
  const documents = documentsShown(db, [...new Set(mentions.map((one) => one.documentId))]);
  const sections = sectionsIn(db, [...documents.keys()]);
  const [within, bearing] = [
    Map.groupBy(sections, (one) => one.documentId),
    Map.groupBy(attributions, (one) => one.documentId),
  ];
  const blocks = blocksOfMentions(
    db,
    mentions.filter((one) => within.has(one.documentId)),
  );
  const resolve = resolver(sourcesWithMerges(db, sourcesIn([...documents.values()], sections, attributions)));
  return (id) => {
    const document = documents.get(id);
    if (!document) return null;
    const [inside, bearers] = [within.get(id) ?? [], bearing.get(id) ?? []];
    return { document, sections: inside, blocks: blocks.get(id) ?? [], attributions: bearers, resolve };
  };
}

/** Everyone who can be a step. */
function sourcesIn(
  documents: readonly ChainText['document'][],
  sections: readonly Section[],
  attributions: readonly Annotation[],
): string[] {
  const ids = [
    ...documents.flatMap((one) => [one.outletId, one.authorId]),
    ...sections.flatMap((one) => [one.sourceId, one.authorId]),
    ...attributions.flatMap((one) => one.sources.map((source) => source.sourceId)),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}
