import type { RequestHandler } from 'express';
import { z } from 'zod';
import { lastSeq } from '../store/changes.ts';
import { visitOf } from '../store/visits.ts';
import { newsFor } from '../usecases/news.ts';
import { NEWS_COUNTED, newsCount, noteVisit } from '../usecases/visits.ts';
import { newsModel } from '../viewmodels/news.ts';
import { colleaguesIn } from './colleagues.ts';
import { integer, parse } from './fields.ts';
import { contextOf, type Deps, here, readerId, wantsJson } from './here.ts';
import { sendPage } from './page.ts';

const SHOWN = 200;
const NEWEST = Number.MAX_SAFE_INTEGER;

/** What the others did since one’s last visit, and how far one has seen it. */
export function newsRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { before } = parse(z.object({ before: integer.optional() }), request.query);
    const me = readerId(where);
    const news = newsFor(where.db, me, before ?? NEWEST, SHOWN + 1);
    const model = newsModel({
      ...news,
      items: news.items.slice(0, SHOWN),
      base: where.base,
      people: colleaguesIn(where),
      visit: visitOf(where.db, me),
      newest: lastSeq(where.db),
      unread: newsCount(where.db, me),
      most: NEWS_COUNTED,
      hasEarlier: news.items.length > SHOWN,
      isFirstPage: before === undefined,
      now: deps.now(),
    });
    sendPage(deps, request, response, 'news', { title: 'News', current: 'news' }, model);
  };

  const seen: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { seq } = parse(z.object({ seq: integer }), request.body);
    noteVisit(contextOf(where), seq);
    if (wantsJson(request)) response.json({ seq });
    else response.redirect(303, `${where.base}/news`);
  };

  return { page, seen };
}
