import type { RequestHandler } from 'express';
import type { Assets } from '../assets.ts';
import { Forbidden } from '../domain/errors.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * While the server has no accounts, being on this machine is the only key, so other people's pages must not borrow the
 * browser's: a request has to name a loopback host (or DNS could point one here) and to come from our own pages.
 */
export const guard: RequestHandler = (request, response, next) => {
  response.set(HEADERS);
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const isForeign =
    site === 'cross-site' ||
    site === 'same-site' ||
    (origin !== undefined && origin !== `${request.protocol}://${request.get('host')}`);
  if (!LOOPBACK.test(request.get('host') ?? ''))
    throw new Forbidden('Hearsay answers on this machine only. Open it as http://127.0.0.1 or http://localhost.');
  if (isForeign && request.method !== 'GET' && request.method !== 'HEAD')
    throw new Forbidden('This came from another site’s page. Open Hearsay itself and do it there.');
  next();
};

export const sendAsset =
  ({ files }: Assets): RequestHandler =>
  (request, response, next) => {
    const asset = files.get(request.path);
    if (!asset) return next();
    response.set({
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    const encoding = request.acceptsEncodings(['br', 'gzip', 'identity']);
    if (encoding === 'br') response.set('content-encoding', 'br').end(asset.brotli);
    else if (encoding === 'gzip') response.set('content-encoding', 'gzip').end(asset.gzip);
    else response.end(asset.body);
  };

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#191a1d"/><path d="M9.8 3.1C6.9 3.8 5 6.2 5 9.4A2.7 2.7 0 1 0 7.7 6.7h-.2c.4-1.2 1.3-2 2.7-2.4z" fill="#fff"/></svg>';
export const sendIcon: RequestHandler = (_request, response) => {
  response.set({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }).end(ICON);
};
