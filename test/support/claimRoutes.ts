import type { Claim } from '../../server/domain/claim.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { addRelation } from '../../server/usecases/relations.ts';
import type { Contested } from './contested.ts';
import { type Answer, get, post } from './requests.ts';
import type { Site } from './site.ts';
import { aWeighed } from './weighing.ts';

type Weighed = Contested & { rival: Claim };
type Shown = { status: number; ask: (site: Site) => Promise<Answer> };

const C = '/w/:workspace/claims/:claim';

/** A form on the page of a contested claim, which is made first. */
const form = (path: string, fields: (made: Weighed, site: Site) => Parameters<typeof post>[2]): Shown => ({
  status: 303,
  ask: (site) => {
    const made = aWeighed(site.app.context());
    const given = fields(made, site);
    return post(site.app, `${site.w}/claims/${made.claim.number}${path}`, given);
  },
});

/** The routes of a claim's page, each with a request that it is there for. */
export const CLAIM_ROUTES: Record<string, Shown> = {
  [`GET ${C}`]: {
    status: 200,
    ask: ({ app, w }) => get(app, `${w}/claims/${aWeighed(app.context()).claim.number}`),
  },
  [`POST ${C}`]: form('', ({ claim }) => ({ version: claim.version, statement: 'Drones struck.', kind: 'fact' })),
  [`POST ${C}/removal`]: form('/removal', ({ claim }) => ({ version: claim.version })),
  [`POST ${C}/merges`]: form('/merges', ({ rival }) => ({ claim: String(rival.number) })),
  [`POST ${C}/splits`]: form('/splits', ({ evidence }) => ({
    evidence: evidence.again?.id ?? '',
    statement: 'Three drones struck the quay.',
  })),
  [`POST ${C}/evidence`]: form('/evidence', ({ evidence }) => ({
    evidence: [evidence.post?.id ?? '', evidence.wire?.id ?? ''],
    stance: 'reports',
  })),
  [`POST ${C}/verdicts`]: {
    status: 303,
    ask: ({ app, w }) => {
      const { rival } = aWeighed(app.context());
      return post(app, `${w}/claims/${rival.number}/verdicts`, { decision: 'confirmed', rationale: 'The log.' });
    },
  },
  [`POST ${C}/relations`]: form('/relations', ({ rival }) => ({ kind: 'refines', claim: String(rival.number) })),
  [`POST ${C}/relations/:relation/removal`]: {
    status: 303,
    ask: ({ app, w }) => {
      const { claim, rival } = aWeighed(app.context());
      const { id } = addRelation(app.context(), claim.id, rival.id, 'updates').value;
      return post(app, `${w}/claims/${claim.number}/relations/${id}/removal`, {});
    },
  },
  [`POST ${C}/questions`]: form('/questions', () => ({ text: 'Who held the log?', due: '2025-06-01' })),
  [`POST ${C}/identities`]: form('/identities', (_, { app }) => ({
    first: sourceNamed(app.db(), 'dockhand_9')?.id ?? '',
    second: sourceNamed(app.db(), 'the harbour master')?.id ?? '',
    mark: 'different',
  })),
};
