import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import { groundOf } from '../domain/credibility.ts';
import { Invalid } from '../domain/errors.ts';
import { CREDIBILITIES, type Grade } from '../domain/vocabulary.ts';
import { attributionsBearing } from '../store/caseMaterial.ts';
import { evidenceOfMentions } from '../store/evidence.ts';
import { peopleOf } from '../store/people.ts';
import { credibilitiesOf } from '../store/ratings.ts';
import { sourceById } from '../store/sources.ts';
import { diagonalOf, gradesOf } from '../usecases/grades.ts';
import { bearingsOf, rateMention } from '../usecases/ratings.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { type GradingContext, type GradingResult, gradingModel, gradingResult } from '../viewmodels/grading.ts';
import { doneAt } from './done.ts';
import { parse } from './fields.ts';
import { contextOf, type Deps, readerId, wantsJson } from './here.ts';
import { sendPage } from './page.ts';
import { annotationHere, type Place, placeOf } from './place.ts';
import { linksOf } from './readings.ts';

const grade = z.coerce
  .number()
  .int()
  .refine((value): value is Grade => CREDIBILITIES.some((one) => one === value), 'choose a number from 1 to 6');
const form = z.object({ grade, rationale: z.string().max(4000).default('') });
const asked = z.object({ grade: grade.nullable().catch(null), graded: z.string().max(40).default('') });

/** The blind form in which one mention is graded, and what it shows once the number is chosen. */
export function gradingRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const mention = mentionHere(place, request);
    const query = parse(asked, request.query);
    refreshStandings(place.where.db);
    const context = contextFor(place, mention, query.grade);
    const result = resultFor(place, mention, context.ground, query.graded);
    const title = `Grade mention ${mention.number}`;
    sendPage(deps, request, response, 'grading', { title, current: 'documents' }, gradingModel(context, result));
  };

  const give: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const mention = mentionHere(place, request);
    const isByScript = wantsJson(request);
    const outcome = rateMention(
      contextOf(place.where),
      isByScript ? place.document.id : null,
      mention.id,
      parse(form, request.body),
    );
    const href = `${place.base}/annotations/${mention.number}/grading?graded=${outcome.value.id}`;
    if (isByScript)
      response.json({ message: `Mention ${mention.number} graded ${outcome.value.grade}`, seq: outcome.seq, href });
    else doneAt(response, href, outcome);
  };

  return { page, give };
}

function mentionHere(place: Place, request: Request): Annotation {
  const annotation = annotationHere(place, request);
  if (annotation.kind !== 'claim')
    throw new Invalid(
      'Only a mention of a claim is graded. Select the mention that this attribution bears; its source is rated on its own page.',
      { mention: annotation.kind },
    );
  return annotation;
}

/** No letter is read here. */
function contextFor({ where, document, base }: Place, mention: Annotation, chosen: Grade | null): GradingContext {
  const { db } = where;
  const own = credibilitiesOf(db, [mention.id]).filter((one) => one.createdBy === readerId(where));
  return {
    workspaceBase: where.base,
    base,
    document,
    mention,
    bearer: attributionsBearing(db, [mention.id]).find((one) => one.mentionIds.includes(mention.id)) ?? null,
    links: linksOf(db, evidenceOfMentions(db, [mention.id])).get(mention.id) ?? [],
    ground: groundOf(bearingsOf(db, [mention.id]).get(mention.id) ?? []),
    chosen,
    last: own[0] ?? null,
    now: where.deps.now(),
  };
}

/** Only whoever has chosen a number sees the letter. */
function resultFor(
  { where }: Place,
  mention: Annotation,
  ground: number | null,
  gradedId: string,
): GradingResult | null {
  const { db } = where;
  const given = credibilitiesOf(db, [mention.id]);
  const shown = given.find((one) => one.id === gradedId && one.createdBy === readerId(where));
  if (!shown) return null;
  const letter = gradesOf(db, [mention]).get(mention.id)?.letter ?? null;
  const whose = letter ? (sourceById(db, letter.sourceId)?.name ?? '') : '';
  const people = new Map(peopleOf(db).map((person) => [person.id, person.name]));
  const diagonal = diagonalOf(db, readerId(where));
  return gradingResult(shown, letter, whose, given, ground, diagonal, people, where.deps.now());
}
