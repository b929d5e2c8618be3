import { markSources } from '../../server/usecases/identities.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import { type Answer, type Fields, get, post } from './requests.ts';
import type { Site } from './site.ts';
import { aSource, type Papers, somePapers } from './sources.ts';

type Shown = { status: number; ask: (site: Site) => Promise<Answer> };

const S = '/w/:workspace/sources';
const A = '/w/:workspace/documents/:document/annotations/:annotation';

const page = (path: (papers: Papers) => string): Shown => ({
  status: 200,
  ask: (site) => get(site.app, site.w + path(somePapers(site.app.context()))),
});
const form = (path: (papers: Papers) => string, fields: (papers: Papers, site: Site) => Fields): Shown => ({
  status: 303,
  ask: (site) => {
    const papers = somePapers(site.app.context());
    return post(site.app, site.w + path(papers), fields(papers, site));
  },
});

/** The routes of what is decided about sources and mentions, each with a request that it is there for. */
export const SOURCE_ROUTES: Record<string, Shown> = {
  [`GET ${S}/unnamed`]: page(() => '/sources/unnamed?q=informed'),
  [`GET ${S}/duplicates`]: page(() => '/sources/duplicates'),
  [`GET ${S}/merging`]: page(({ tribune, online }) => `/sources/merging?source=${tribune.id}&source=${online.id}`),
  [`POST ${S}/merges`]: form(
    () => '/sources/merges',
    ({ tribune, online }) => ({ into: tribune.id, source: `id:${online.id}` }),
  ),
  [`POST ${S}/dismissals`]: form(
    () => '/sources/dismissals',
    ({ tribune, online }) => ({ first: tribune.id, second: online.id }),
  ),
  [`POST ${S}/identities`]: form(
    () => '/sources/identities',
    (_, { app }) => ({
      source: ['One man', 'Another'].map((name) => aSource(app.context(), name, { kind: 'unnamed' }).id),
      mark: 'maybe',
      rationale: 'The same words on one day.',
    }),
  ),
  [`POST ${S}/identities/:identity/removal`]: {
    status: 303,
    ask: (site) => {
      const context = site.app.context();
      const { tribune, online } = somePapers(context);
      const { value } = markSources(context, tribune.id, online.id, 'different', '');
      return post(site.app, `${site.w}/sources/identities/${value.id}/removal`, {});
    },
  },
  [`POST ${S}/:source/ratings`]: form(
    ({ tribune }) => `/sources/${tribune.number}/ratings`,
    () => ({ letter: 'C', topic: 'casualties', rationale: 'Twice too high.' }),
  ),
  [`POST ${S}/:source/splits`]: form(
    ({ tribune }) => `/sources/${tribune.number}/splits`,
    ({ attributions }) => ({ attribution: attributions[0]?.id ?? '', name: 'Another Tilal', kind: 'outlet' }),
  ),
  [`POST ${S}/:source/separations`]: {
    status: 303,
    ask: (site) => {
      const context = site.app.context();
      const { tribune, online } = somePapers(context);
      mergeSources(context, tribune.id, [online.id]);
      return post(site.app, `${site.w}/sources/${online.number}/separations`, {});
    },
  },
  [`GET ${A}/grading`]: page(({ hit }) => `/documents/2/annotations/${hit.number}/grading?grade=3`),
  [`POST ${A}/grading`]: form(
    ({ hit }) => `/documents/2/annotations/${hit.number}/grading`,
    () => ({ grade: 4, rationale: 'Nobody saw it.' }),
  ),
};
