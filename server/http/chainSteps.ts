import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import { Invalid } from '../domain/errors.ts';
import { addStep, moveStep, type NewStep, removeStep, type SeenChain } from '../usecases/chainSteps.ts';
import type { Outcome } from '../usecases/change.ts';
import { optionalInteger, parse } from './fields.ts';
import { contextOf, type Deps, numberIn } from './here.ts';
import { annotationHere, type Place, placeOf, send } from './place.ts';

/** The numbers of a chain's attributions as the form showed them, outermost first: `4,2`. */
const seen = z
  .string()
  .regex(/^(\d{1,9}(,\d{1,9})*)?$/, 'has to be numbers of attributions')
  .transform((text) => (text === '' ? [] : text.split(',').map(Number)));

/** The forms of the stepper: who told them, who reported it, in which order. */
export function chainStepRoutes(deps: Deps) {
  const saved =
    (
      message: string,
      work: (place: Place, chain: SeenChain, request: Request) => Outcome<Annotation>,
    ): RequestHandler =>
    (request, response) => {
      const place = placeOf(deps, request);
      const of = annotationHere(place, request).id;
      const { seen: numbers } = parse(z.object({ seen }), request.body);
      send(place, request, response, work(place, { of, numbers }, request), message);
    };

  const add = saved('Step added to the chain', ({ where, document }, chain, request) => {
    const form = parse(
      z.object({ at: optionalInteger, step: optionalInteger, start: optionalInteger, end: optionalInteger }),
      request.body,
    );
    return addStep(contextOf(where), document, chain, newStep(form), form.at ?? chain.numbers.length);
  });

  const move = saved('Step moved', ({ where, document }, chain, request) => {
    const { by } = parse(z.object({ by: z.enum(['out', 'in']) }), request.body);
    return moveStep(contextOf(where), document, chain, numberIn(request, 'step'), by === 'out' ? -1 : 1);
  });

  const remove = saved('Step taken out', ({ where, document }, chain, request) =>
    removeStep(contextOf(where), document, chain, numberIn(request, 'step')),
  );

  return { add, move, remove };
}

function newStep({ step, start, end }: Record<'step' | 'start' | 'end', number | null>): NewStep {
  if (step !== null) return { number: step };
  if (start !== null && end !== null) return { start, end };
  throw new Invalid('Who is the step? Choose an attribution, or select the words that name them first.', {
    step: 'empty',
  });
}
