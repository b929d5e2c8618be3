import type { Answer } from './requests.ts';
import type { Site } from './site.ts';

/** A request that shows a route at work, and how it is answered. */
export type Shown = { status: number; ask: (site: Site) => Promise<Answer> };
