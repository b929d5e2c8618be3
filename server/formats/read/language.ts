import { eld } from 'eld/extrasmall';

/** Fewer letters than this tell no language. */
const FEWEST_LETTERS = 24;
const SAMPLE_UNITS = 3000;

/** Languages that reports are likely to be in; others are left to the person importing. Sorani is Arabic script too, so it must be in. */
const CANDIDATES = 'en fr ar fa ur ku he tr ru uk de es it pt nl sv no da pl ro el hi bn id az hy'.split(' ');

eld.setLanguageSubset(CANDIDATES);

/** The language of a text as a BCP 47 primary subtag, found from a sample of it; `und` when there is too little to tell. */
export function languageOf(text: string): string {
  const sample = sampleOf(text);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_LETTERS) return 'und';
  const language = eld.detect(sample).language;
  return language === '' ? 'und' : language;
}

/** The beginning and the middle: a page often begins with lines in another language than its text. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE_UNITS * 2) return text;
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, SAMPLE_UNITS)}\n${text.slice(middle, middle + SAMPLE_UNITS)}`;
}
