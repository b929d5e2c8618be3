import type { RequestHandler } from 'express';
import { whatHinders } from '../store/readiness.ts';
import type { Deps } from './here.ts';
import type { Traffic } from './traffic.ts';

/** For whoever starts, stops and balances servers; it says nothing of what is in them. */
export function healthRoutes({ folder, traffic }: Pick<Deps, 'folder'> & { traffic: Traffic }) {
  /** The process lives and answers. */
  const live: RequestHandler = (_request, response) => {
    response.set('cache-control', 'no-store').type('text/plain').send('ok\n');
  };

  /** It can do its work: requests may be sent here. */
  const ready: RequestHandler = (_request, response) => {
    const reasons = [...(traffic.isEnding ? ['shutting down'] : []), ...whatHinders(folder)];
    response
      .status(reasons.length === 0 ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ ready: reasons.length === 0, reasons });
  };

  return { live, ready };
}
