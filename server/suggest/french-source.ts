import { at, phraseAt, type Sentence } from './tokens.ts';
import type { Piece } from './types.ts';

const BEFORE = new Set([
  '',
  ',',
  '.',
  ';',
  ':',
  '(',
  '—',
  '–',
  'appris',
  'apprend',
  'on',
  'indique',
  'affirme',
  'précise',
  'assure',
  'confirme',
]);
const ON_SAYS = [
  'apprend',
  'indique',
  'affirme',
  'précise',
  'assure',
  'confirme',
  'rapporte',
  'dit',
  'explique',
].flatMap((verb) => [
  ['on', verb],
  [verb, 'on'],
]);
const ON_LEARNED = [
  ['on', 'a', 'appris'],
  ['a', 'on', 'appris'],
  ['nous', 'avons', 'appris'],
];
const ON_SOURCE = [...ON_SAYS, ...ON_LEARNED];
const THAT = new Set(['que', "qu'"]);

/** The cue of “de source sécuritaire”, “on apprend de sources concordantes” that ends at this “de”, or starts here; null otherwise. */
export function sourcePhrase(sentence: Sentence, index: number): Piece | null {
  const said = phraseAt(sentence, index, ON_SOURCE);
  const de = index + said;
  if (at(sentence, de) !== 'de' || !/^sources?$/.test(at(sentence, de + 1))) return null;
  return said > 0 || BEFORE.has(at(sentence, index - 1)) ? [index, de + 1] : null;
}

/** Behind the “on affirme que” of “De source policière, on affirme que …”, and behind a bare “que”. */
export function pastSaying(sentence: Sentence, from: number): number {
  const to = from + phraseAt(sentence, from, ON_SAYS);
  if (sentence.language !== 'fr') return from;
  return THAT.has(at(sentence, to)) ? to + 1 : from;
}
