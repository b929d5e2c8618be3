import type { Request, RequestHandler } from 'express';
import type { Assets } from '../assets.ts';
import { Forbidden } from '../domain/errors.ts';
import type { Deps, Site } from './here.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;
const HEADERS = {
  // What may be kept says so itself: assets.
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
};

const originOf = (request: Request): string => `${request.protocol}://${request.get('host')}`;

/** What every answer bears, also where a program asks for no page. */
export const securityHeaders =
  ({ site }: Deps): RequestHandler =>
  (_request, response, next) => {
    response.set(HEADERS);
    if (site.isSecure) response.set('strict-transport-security', 'max-age=31536000');
    next();
  };

/**
 * Other people's pages must not borrow a browser that may come in: a request has to name this server (or DNS could point
 * another name here), and what changes something has to come from our own pages.
 */
export const guard =
  ({ site }: Deps): RequestHandler =>
  (request, _response, next) => {
    expectOurHost(site, request);
    const from = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const isForeign =
      from === 'cross-site' ||
      from === 'same-site' ||
      (origin !== undefined && origin !== (site.origin ?? originOf(request)));
    if (isForeign && request.method !== 'GET' && request.method !== 'HEAD')
      throw new Forbidden('This came from another site’s page. Open Hearsay itself and do it there.');
    next();
  };

function expectOurHost(site: Site, request: Request): void {
  const host = request.get('host') ?? '';
  if (site.origin === null ? LOOPBACK.test(host) : new URL(site.origin).host === host.toLowerCase()) return;
  throw new Forbidden(
    site.origin === null
      ? 'Hearsay answers on this machine only. Open it as http://127.0.0.1 or http://localhost.'
      : `Hearsay answers at ${site.origin} only. Open it there.`,
  );
}

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
