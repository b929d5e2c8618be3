import type { Annotation } from '../domain/annotation.ts';
import { shorten } from '../domain/quote.ts';
import {
  ATTRIBUTION_TYPES,
  BASES,
  DETERMINACIES,
  FACTUALITIES,
  POLARITIES,
  QUOTE_MODES,
  RESPONSES,
  TRANSLATORS,
} from '../domain/vocabulary.ts';
import { type Choice, choices, wordFor } from './choices.ts';

/** What can be said of an annotation beyond its words, with what was chosen. */
export type AttributesPart = {
  quoteModes: Choice[];
  types: Choice[];
  determinacies: Choice[];
  bases: Choice[];
  responses: Choice[];
  factualities: Choice[];
  polarities: Choice[];
  translators: Choice[];
  condition: string;
  translation: string;
  presumedOriginal: string;
  isSuspect: boolean;
  /** What was chosen, in a line. */
  details: string;
};

export const attributesPart = (attributes: Annotation['attributes']): AttributesPart => ({
  quoteModes: choices(QUOTE_MODES, attributes.quoteMode),
  types: choices(ATTRIBUTION_TYPES, attributes.type),
  determinacies: choices(DETERMINACIES, attributes.determinacy),
  bases: choices(BASES, attributes.basis),
  responses: choices(RESPONSES, attributes.response, 'answered'),
  factualities: choices(FACTUALITIES, attributes.factuality),
  polarities: choices(POLARITIES, attributes.polarity),
  translators: choices(TRANSLATORS, attributes.translator),
  condition: attributes.condition ?? '',
  translation: attributes.translation ?? '',
  presumedOriginal: attributes.presumedOriginal ?? '',
  isSuspect: attributes.suspect === true,
  details: Object.values(attributes)
    .map((value) => shorten(wordFor(String(value)), 30))
    .join(', '),
});
