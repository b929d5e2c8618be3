import { z } from 'zod';
import type { Dating } from '../domain/document.ts';
import { Invalid } from '../domain/errors.ts';
import { isoDating } from '../domain/isoDate.ts';
import type { SpanRequest } from '../domain/quote.ts';
import { DATE_BASES, type ROLES, SOURCE_KINDS } from '../domain/vocabulary.ts';
import type { SourceChoice } from '../usecases/sources.ts';

/** Checks what was sent against a schema. @throws Invalid with the first fault of each field. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  const fields = Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join('.') || 'form', issue.message]).reverse(),
  );
  throw new Invalid(
    `The form can’t be used as it was sent: ${Object.entries(fields)
      .map(([name, fault]) => `${name}: ${fault}`)
      .join('; ')}.`,
    fields,
  );
}

/** A field that may come once, several times or not at all. */
export const many = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(one).max(500, 'at most 500 at once'),
  );

/** One of a vocabulary; an empty choice is null. */
export const optionalOf = <T extends readonly [string, ...string[]]>(words: T) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), z.enum(words).nullable());

export const optionalText = (most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    z.string().max(most).nullable().default(null),
  );
export const integer = z.coerce.number().int().min(0).max(1_000_000_000);
export const optionalInteger = z
  .preprocess((value) => (value === '' ? undefined : value), integer.optional())
  .transform((value) => value ?? null);
export const version = integer;
export const range = {
  start: integer,
  end: integer,
  quote: z.string().max(2_000_000).optional(),
  version: integer.default(0),
};

const SPAN = /^(claim|source|cue|recipient|content):(\d{1,9}):(\d{1,9})$/;

/** A piece from its words; the words have been checked. */
export function spanOf(text: string): SpanRequest {
  const [, role, start, end] = SPAN.exec(text) ?? [];
  return { role: role as (typeof ROLES)[number], start: Number(start), end: Number(end) };
}

/** `role:start:end`, as forms send a piece. */
export const span = z.string().regex(SPAN, 'has to be role:start:end').transform(spanOf);

const CHOICE = new RegExp(`^(?:id:(?<id>[0-9a-f-]{36})|new:(?<kind>${SOURCE_KINDS.join('|')}):(?<name>[^]{1,300}))$`);

/** A source as words say it: an id, a new one of a kind, or a name that somebody typed. */
export function choiceOf(text: string): SourceChoice {
  const { id, kind, name } = CHOICE.exec(text)?.groups ?? {};
  return id ? { id } : { kind: kind ? (kind as (typeof SOURCE_KINDS)[number]) : null, name: name ?? text };
}

/** `id:<uuid>` or `new:<kind>:<name>`, as the picker sends a source; anything else is a name that somebody typed. */
export const choice = z.string().trim().min(1, 'is empty').max(400).transform(choiceOf);
export const optionalChoice = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  choice.nullable(),
);

const point = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z
    .string()
    .refine(
      (text) => !text.includes('/') && isoDating(text) !== null,
      'has to be a date like 2021-11-07, 2021-11 or 2021-11-07T15:59',
    )
    .nullable(),
);

/** Three fields of a form that make an interval with its basis; null where no date was given. */
export const dating = { from: point, to: point, basis: optionalOf(DATE_BASES) };

export function datingOf({
  from,
  to,
  basis,
}: {
  from: string | null;
  to: string | null;
  basis: Dating['basis'] | null;
}): Dating | null {
  const first = isoDating(from ?? to ?? '', basis ?? 'stated');
  const last = isoDating(to ?? from ?? '');
  if (!first || !last) return null;
  if (last.to < first.from) throw new Invalid('The date ends before it begins.', { to: 'before' });
  return { ...first, to: last.to };
}
