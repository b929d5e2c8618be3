import { z } from 'zod';
import { isoDating } from './isoDate.ts';
import { DATE_BASES } from './vocabulary.ts';

// What the schemas of a dataset are put together from.

/** What a field means, for the JSON Schema. */
export const said = (description: string): { description: string } => ({ description });

// Half a surrogate pair has no UTF-8 form: it would come back as another character.
export const words = z
  .string()
  .refine((value) => value.isWellFormed(), 'holds half a character (an unpaired surrogate)');
export const id = z
  .string()
  .regex(/^[\w.:-]{1,64}$/, 'is no id')
  .meta({ id: 'Id', ...said('A UUIDv7; opaque. Refers to one row of the array that the key names.') });
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/, 'is no time like 2020-11-30T12:00:00.000Z')
  .meta({ id: 'Instant', ...said('A time in UTC: 2020-11-30T12:00:00.000Z.') });
export const day = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/,
    'is no date like 2020-11-30 or 2020-11-30T12:00',
  )
  .refine((text) => isoDating(text.slice(0, 10)) !== null, 'is a day that the calendar does not have')
  .meta({ id: 'Date', ...said('2020-11-30 or 2020-11-30T12:00.') });
export const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hexadecimal')
  .meta({ id: 'Sha256' });
export const count = z.int().min(0);
export const number = z.int().min(1).meta(said('Said aloud: “document 3”. Unique among its like.'));
export const version = z.int().min(1).meta(said('How often the row was written.'));
export const offset = count.meta({ id: 'Offset', ...said('In the text, in UTF-16 code units.') });
export const codePoint = count.meta({ id: 'CodePointOffset', ...said('In the text, in Unicode code points.') });
export const known = { createdBy: id, createdAt: instant, version };

export const dating = z
  .strictObject({ from: day, to: day, basis: z.enum(DATE_BASES) })
  .meta({ id: 'Dating', ...said('An interval, both ends in it, and how it is known.') });
