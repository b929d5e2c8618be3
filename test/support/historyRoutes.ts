import { changesOf } from '../../server/store/changes.ts';
import { anEvent, aRegistered } from './claims.ts';
import { type Answer, get, post } from './requests.ts';
import type { Site } from './site.ts';

type Shown = { status: number; ask: (site: Site) => Promise<Answer> };

const W = '/w/:workspace';
const page = (path: string): Shown => ({
  status: 200,
  ask: (site) => {
    anEvent(site.app.context(), 'The fire');
    aRegistered(site.app.context());
    return get(site.app, site.w + path);
  },
});

/** The routes of history, each with a request that it is there for. */
export const HISTORY_ROUTES: Record<string, Shown> = {
  [`GET ${W}/log`]: page('/log?kind=annotation&day=2025-03-14'),
  [`GET ${W}/log/:change`]: page('/log/3'),
  [`GET ${W}/then`]: { status: 303, ask: ({ app, w }) => get(app, `${w}/then?day=2025-03-14`) },
  [`GET ${W}/documents/:document/history`]: page('/documents/1/history'),
  [`GET ${W}/documents/:document/annotations/:annotation/history`]: page('/documents/1/annotations/2/history'),
  [`GET ${W}/claims/:claim/history`]: page('/claims/1/history'),
  [`GET ${W}/sources/:source/history`]: page('/sources/1/history'),
  [`GET ${W}/events/:event/history`]: page('/events/1/history'),
  [`POST ${W}/versions`]: {
    status: 303,
    ask: async ({ app, w, d, annotation }) => {
      const { id, version } = annotation(1);
      await post(app, `${d}/annotations/1/note`, { version, note: 'Which quay?' });
      const [, first] = changesOf(app.db(), id, 9);
      return post(app, `${w}/versions`, { noun: 'annotation', id, change: first?.seq ?? 0 });
    },
  },
  [`GET ${W}/sources/:source/erasure`]: page('/sources/1/erasure?name=dockworker'),
  [`POST ${W}/sources/:source/erasure`]: {
    status: 303,
    ask: ({ app, w }) => post(app, `${w}/sources/1/erasure`, { name: 'dockworker', texts: 'mask', sure: 'yes' }),
  },
};
