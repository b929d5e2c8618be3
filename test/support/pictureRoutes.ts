import { aContested } from './contested.ts';
import { type Answer, get } from './requests.ts';
import type { Site } from './site.ts';

type Shown = { status: number; ask: (site: Site) => Promise<Answer> };

const page = (path: string): Shown => ({
  status: 200,
  ask: (site) => {
    aContested(site.app.context());
    return get(site.app, site.w + path);
  },
});

/** The pages that tell where a claim comes from, each with a request that it is there for. */
export const PICTURE_ROUTES: Record<string, Shown> = {
  'GET /w/:workspace/claims/:claim/provenance': page('/claims/1/provenance'),
  'GET /w/:workspace/claims/:claim/brief': page('/claims/1/brief'),
  'GET /w/:workspace/claims/:claim/brief.md': page('/claims/1/brief.md'),
  'GET /w/:workspace/events/:event/brief': page('/events/1/brief'),
  'GET /w/:workspace/events/:event/brief.md': page('/events/1/brief.md'),
  'GET /w/:workspace/compare': page('/compare?left=2&right=3'),
};
