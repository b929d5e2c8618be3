import { z } from 'zod';
import { Invalid } from '../domain/errors.ts';
import { IDENTIFICATIONS, QUOTE_MODES, RESPONSES } from '../domain/vocabulary.ts';
import type { AnnotationRequest } from '../usecases/annotations.ts';
import type { Sweep } from '../usecases/sweeps.ts';
import { choiceOf, many, optionalOf, spanOf } from './fields.ts';

const LEVELS = 4;
const PART = /^([0-3]):((?:source|cue|recipient|content):\d{1,9}:\d{1,9})$/;
const SOURCE = new RegExp(`^([0-3]) (${IDENTIFICATIONS.join('|')}|) ([^]{1,400})$`);

/** `0:source:12:20`: a span of the outermost attribution; 1 is the one that it reports, and so on. */
const part = z
  .string()
  .regex(PART, 'has to be level:role:start:end')
  .transform((text) => {
    const [, level, rest] = PART.exec(text) ?? [];
    return { level: Number(level), ...spanOf(rest ?? '') };
  });

/** `0 named id:…`: a source of an attribution, how the text identifies it, and who it is. */
const levelSource = z
  .string()
  .regex(SOURCE, 'has to be level, identification, choice')
  .transform((text) => {
    const [, level, identification, chosen] = SOURCE.exec(text) ?? [];
    return {
      level: Number(level),
      identification: identification ? (identification as (typeof IDENTIFICATIONS)[number]) : null,
      choice: choiceOf(chosen ?? ''),
    };
  });

const CLAIM = /^claim:\d{1,9}:\d{1,9}(?: claim:\d{1,9}:\d{1,9})*$/;

/** `claim:12:40 claim:52:60`: one claim, in one or several pieces. */
const claim = z
  .string()
  .regex(CLAIM, 'has to be claim:start:end')
  .transform((text) => text.split(' ').map(spanOf));

const perLevel = <T extends readonly [string, ...string[]]>(words: T) => many(optionalOf(words));

/** “Leave it open” sends an empty choice. */
const withoutEmpty = (value: unknown): unknown =>
  Array.isArray(value) ? value.filter((one) => one !== '') : value === '' ? undefined : value;

/** The proposal as it was accepted: ticked parts, chosen sources, claims. */
export const sweepFields = z.object({
  part: many(part),
  claim: many(claim),
  source: z.preprocess(withoutEmpty, many(levelSource)),
  quoteMode: perLevel(QUOTE_MODES),
  response: perLevel(RESPONSES),
});

export function sweepOf(form: z.infer<typeof sweepFields>): Sweep {
  if (form.part.length === 0 && form.claim.length === 0)
    throw new Invalid('Nothing was accepted. Tick a part, or mark the words one by one.', { part: 'empty' });
  const levels = Array.from({ length: LEVELS }, (_, level) => level).filter((level) =>
    form.part.some((one) => one.level === level),
  );
  return {
    attributions: levels.map((level) => requestOf(form, level)),
    mentions: form.claim,
  };
}

function requestOf(form: z.infer<typeof sweepFields>, level: number): AnnotationRequest {
  const quoteMode = form.quoteMode[level];
  const response = form.response[level];
  const spans = form.part.filter((one) => one.level === level).map(({ role, start, end }) => ({ role, start, end }));
  return {
    kind: 'attribution',
    spans,
    sources: form.source
      .filter((one) => one.level === level)
      .map(({ choice, identification }) => ({ choice, identification })),
    attributes: {
      ...(quoteMode ? { quoteMode } : {}),
      ...(response && !spans.some((one) => one.role === 'content') ? { response } : {}),
    },
  };
}
