import { z } from 'zod';
import type { Attributes } from '../domain/annotation.ts';
import {
  ACCESSES,
  ATTRIBUTION_TYPES,
  BASES,
  DETERMINACIES,
  FACTUALITIES,
  IDENTIFICATIONS,
  POLARITIES,
  QUOTE_MODES,
  RESPONSES,
  TRANSLATORS,
} from '../domain/vocabulary.ts';
import { optionalChoice, optionalInteger, optionalOf, optionalText } from './fields.ts';

/** Leaves out what nobody stated. */
const stated = (fields: Record<string, unknown>): Attributes =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== false)) as Attributes;

const details = z
  .object({
    source: optionalChoice,
    identification: optionalOf(IDENTIFICATIONS),
    access: optionalOf(ACCESSES),
    statedMin: optionalInteger,
    statedMax: optionalInteger,
    statedReason: optionalText(500),
  })
  .refine(({ statedMin, statedMax }) => statedMin === null || statedMax === null || statedMin <= statedMax, {
    message: 'the least number is above the most',
    path: ['statedMax'],
  })
  .transform(({ source, ...rest }) => ({ source, details: rest }));

/** The forms of the inspector: what can be said of an attribution, of a mention, and of one source of an attribution. */
export const attributesFields = {
  attribution: z
    .object({
      quoteMode: optionalOf(QUOTE_MODES),
      type: optionalOf(ATTRIBUTION_TYPES),
      determinacy: optionalOf(DETERMINACIES),
      basis: optionalOf(BASES),
      response: optionalOf(RESPONSES),
    })
    .transform(stated),
  claim: z
    .object({
      factuality: optionalOf(FACTUALITIES),
      polarity: optionalOf(POLARITIES),
      condition: optionalText(1000),
      translation: optionalText(10_000),
      translator: optionalOf(TRANSLATORS),
      presumedOriginal: optionalText(10_000),
      suspect: z.preprocess((value) => value === 'on' || value === 'true', z.boolean()),
    })
    .transform(stated),
  source: details,
};
