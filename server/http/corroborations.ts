import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import { Invalid } from '../domain/errors.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { annotationsAround, annotationsById } from '../store/annotations.ts';
import { documentsById } from '../store/documents.ts';
import { evidenceOfMentions } from '../store/evidence.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import type { ClaimChoice } from '../usecases/claims.ts';
import { corroborate } from '../usecases/evidence.ts';
import { type MentionMatch, mentionsLike } from '../usecases/matches.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { type CorroboratingContext, corroboratingModel, type Found } from '../viewmodels/corroborating.ts';
import { doneAt } from './done.ts';
import { claimChoice } from './evidence.ts';
import { optionalText, parse } from './fields.ts';
import { contextOf, type Deps, type Here, wantsJson } from './here.ts';
import { sendPage } from './page.ts';
import { annotationHere, type Place, placeOf, send } from './place.ts';
import { linksOf } from './readings.ts';

const SHOWN = 25;
const FOUND = /^(?:same|opposite):[0-9a-f-]{36}$/;

/** Finds a mention in other documents that says the same, or the opposite, and records it in one step. */
export function corroborationRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const mention = mentionHere(place, request);
    const { q } = parse(z.object({ q: z.string().max(300).default('') }), request.query);
    const { db, base: workspaceBase } = place.where;
    refreshStandings(db);
    const like =
      q.trim() === ''
        ? mentionsLike(db, { mentionId: mention.id }, SHOWN)
        : mentionsLike(db, { words: q, language: null, notIn: place.document.id }, SHOWN);
    const model = corroboratingModel({
      ...place,
      workspaceBase,
      mention,
      query: q,
      ...surroundings(place.where, mention, like),
    });
    sendPage(deps, request, response, 'corroborating', { title: 'Corroborate', current: 'documents' }, model);
  };

  const save: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const mention = mentionHere(place, request);
    const form = parse(
      z.object({
        found: z.string().regex(FOUND, 'has to be same: or opposite: and a mention'),
        claim: optionalText(60),
      }),
      request.body,
    );
    const [way, otherId = ''] = form.found.split(':');
    const choice: ClaimChoice | null = form.claim === null ? null : claimChoice(place.where.db, form.claim, 'fact');
    const own = stanceOf(place.where.db, mention, choice);
    const other = (own === 'disputes') === (way === 'same') ? 'disputes' : 'supports';
    const context = contextOf(place.where);
    const outcome = corroborate(context, place.document.id, mention.id, otherId, own, other, choice);
    if (wantsJson(request))
      send(place, request, response, { ...outcome, value: mention }, way === 'same' ? 'Corroborated' : 'Dispute noted');
    else doneAt(response, `${place.base}/annotations/${mention.number}#a${mention.number}`, outcome);
  };

  return { page, save };
}

function mentionHere(place: Place, request: Request): Annotation {
  const mention = annotationHere(place, request);
  if (mention.kind !== 'claim')
    throw new Invalid('An attribution corroborates nothing. Select the words of a claim in it.', { mention: 'kind' });
  return mention;
}

/** What the mention does with the claim already; what is recorded leaves it so. */
function stanceOf(db: Here['db'], mention: Annotation, choice: ClaimChoice | null): Stance {
  const links = linksOf(db, evidenceOfMentions(db, [mention.id])).get(mention.id) ?? [];
  const id = choice && 'id' in choice ? choice.id : null;
  const link = links.find((one) => id === null || one.claim.id === id);
  return link?.evidence.stance ?? 'supports';
}

type Surroundings = Pick<CorroboratingContext, 'found' | 'links' | 'sources'>;

/** What the page shows around the mentions that were found: their texts, who states them, what they bear on. */
function surroundings({ db }: Here, mention: Annotation, like: readonly MentionMatch[]): Surroundings {
  const ids = like.map((one) => one.mentionId);
  const mentions = new Map(annotationsById(db, ids).map((one) => [one.id, one]));
  const documents = new Map(
    documentsById(
      db,
      like.map((one) => one.documentId),
    ).map((one) => [one.id, one]),
  );
  const bearers = annotationsAround(db, ids);
  const found = like.flatMap(({ mentionId, documentId, matched }): Found[] => {
    const [one, document] = [mentions.get(mentionId), documents.get(documentId)];
    const stating = bearers.filter((bearer) => bearer.mentionIds.includes(mentionId));
    return one && document ? [{ mention: one, document, bearers: stating, matched }] : [];
  });
  return {
    found,
    links: linksOf(db, evidenceOfMentions(db, [mention.id, ...ids])),
    sources: sourcesWithMerges(db, sourcesIn(found)),
  };
}

const sourcesIn = (found: readonly Found[]): string[] =>
  found.flatMap(({ document, bearers }) => [
    ...(document.outletId ? [document.outletId] : []),
    ...bearers.flatMap((one) => one.sources.map((source) => source.sourceId)),
  ]);
