import { request } from 'node:http';
import { addComment } from '../../server/usecases/comments.ts';
import { aRegistered } from './claims.ts';
import { type Answer, get, post } from './requests.ts';
import type { Site } from './site.ts';

type Shown = { status: number; ask: (site: Site) => Promise<Answer> };

const W = '/w/:workspace';
const A = `${W}/documents/:document/annotations/:annotation`;
const C = `${W}/claims/:claim`;
const said = (text: string) => ({ text, people: [] });

/** A form of a comment on a mark, which is made first. */
const onMark = (path: string, fields: Parameters<typeof post>[2]): Shown => ({
  status: 303,
  ask: ({ app, d, annotation }) => {
    const { id } = addComment(app.context(), { annotationId: annotation(1).id }, said('Since when?')).value;
    return post(app, `${d}/annotations/1/comments/${id}${path}`, fields);
  },
});

const onClaim = (path: string, fields: Parameters<typeof post>[2]): Shown => ({
  status: 303,
  ask: ({ app, w }) => {
    const claim = aRegistered(app.context());
    const { id } = addComment(app.context(), { claimId: claim.id }, said('Two?')).value;
    return post(app, `${w}/claims/${claim.number}/comments/${id}${path}`, fields);
  },
});

/** The routes of comments, news and what is told as it happens, each with a request that it is there for. */
export const TALK_ROUTES: Record<string, Shown> = {
  [`POST ${A}/comments`]: {
    status: 303,
    ask: ({ app, d }) => post(app, `${d}/annotations/1/comments`, { text: '*Since* when, @Nadia Haddad?' }),
  },
  [`POST ${A}/comments/:comment`]: onMark('', { version: 1, text: 'Since noon?' }),
  [`POST ${A}/comments/:comment/removal`]: onMark('/removal', { version: 1 }),
  [`POST ${A}/comments/:comment/resolution`]: onMark('/resolution', { version: 1, resolved: 'yes' }),
  [`GET ${W}/colleagues`]: { status: 200, ask: ({ app, w }) => get(app, `${w}/colleagues`) },
  [`POST ${C}/comments`]: {
    status: 303,
    ask: ({ app, w }) => post(app, `${w}/claims/${aRegistered(app.context()).number}/comments`, { text: 'Two?' }),
  },
  [`POST ${C}/comments/:comment`]: onClaim('', { version: 1, text: 'Three?' }),
  [`POST ${C}/comments/:comment/removal`]: onClaim('/removal', { version: 1 }),
  [`POST ${C}/comments/:comment/resolution`]: onClaim('/resolution', { version: 1, resolved: 'yes' }),
  [`GET ${W}/news`]: { status: 200, ask: ({ app, w }) => get(app, `${w}/news`) },
  [`POST ${W}/news/visits`]: { status: 303, ask: ({ app, w }) => post(app, `${w}/news/visits`, { seq: 2 }) },
  [`GET ${W}/events-stream`]: { status: 200, ask: begun },
  [`POST ${W}/presence`]: {
    status: 200,
    ask: ({ app, w }) => post(app, `${w}/presence`, { tab: 'tab-00000001', page: 'documents/1' }),
  },
};

/** The beginning of an answer that has no end: up to whoever is here. */
function begun({ app, w }: Site): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(`${w}/events-stream?since=0`, app.url), (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        if (!text.includes('event: present')) return;
        outgoing.destroy();
        const headers = Object.fromEntries(
          Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
        );
        resolve({
          status: incoming.statusCode ?? 0,
          headers,
          body: Buffer.from(text),
          text,
          json: () => JSON.parse('{}'),
        });
      });
    });
    outgoing.once('error', (error) => (outgoing.destroyed ? undefined : reject(error)));
    outgoing.end();
  });
}
