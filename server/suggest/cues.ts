import type { Grammar } from './lexicon/grammar.ts';
import type { VerbForm } from './lexicon/inflect.ts';
import { at, type Sentence } from './tokens.ts';

/** A verb (with its auxiliaries and particles) that may report words: tokens `[from, to)`, the verb itself at `head`. */
export type Cue = { from: number; to: number; head: number; verb: VerbForm; infinitive: boolean; passive: boolean };

/** No sentence has more verbs of saying that matter; keeps the work linear. */
const MOST = 16;
const BE = new Set([
  'be',
  'is',
  'are',
  'was',
  'were',
  'been',
  'being',
  'est',
  'sont',
  'était',
  'étaient',
  'été',
  'être',
]);
const HAVE = new Set(['has', 'have', 'had', 'a', 'ont', 'avait', 'avaient', "'ve", "'s"]);
const ENCLITIC = new Set(['il', 'elle', 'ils', 'elles', 'on', 'je']);
const HALF_NOUN = new Set([
  'to',
  'will',
  'would',
  "n't",
  'not',
  'did',
  "didn't",
  'also',
  'who',
  'they',
  'we',
  'i',
  'you',
  'he',
  'she',
  'it',
]);

/** Every verb of the sentence, outside quotations, that may report words. In order. */
export function findCues(sentence: Sentence, grammar: Grammar): Cue[] {
  const cues: Cue[] = [];
  const headline = isHeadline(sentence);
  sentence.tokens.forEach((token, index) => {
    const verb = token.quote < 0 && token.word ? grammar.verbs.get(token.fold) : undefined;
    if (
      verb === undefined ||
      cues.length >= MOST ||
      (token.capital && index > 0 && !headline && sentence.tokens[index - 1]?.capital === true)
    )
      return;
    if (isVerbHere(sentence, index, verb, grammar)) cues.push(cueAt(sentence, index, verb, grammar));
  });
  return cues;
}

/** Most words have capitals; otherwise a capital inside a sentence makes a name ("Omar Said"). */
function isHeadline(sentence: Sentence): boolean {
  const words = sentence.tokens.filter((token) => token.word);
  return words.filter((token) => token.capital).length * 2 > words.length;
}

function cueAt(sentence: Sentence, head: number, verb: VerbForm, grammar: Grammar): Cue {
  const from = leftEdge(sentence, head, grammar);
  let to = head + 1;
  const particle = verb.kind === 'act' || at(sentence, to) === 'out';
  if (particle && grammar.particles.has(at(sentence, to)) && sentence.tokens[to]?.quote === -1) to += 1;
  let be = false;
  let have = false;
  for (let index = from; index < head; index += 1) {
    be ||= BE.has(at(sentence, index));
    have ||= HAVE.has(at(sentence, index));
  }
  const infinitive = verb.base && grammar.infinitive !== '' && at(sentence, from - 1) === grammar.infinitive;
  return { from, to, head, verb, infinitive, passive: be && verb.participle && !(have && !be) };
}

function leftEdge(sentence: Sentence, head: number, grammar: Grammar): number {
  let from = head;
  while (from > 0 && isAuxiliary(sentence, from - 1, grammar)) from -= 1;
  return from;
}

function isAuxiliary(sentence: Sentence, index: number, grammar: Grammar): boolean {
  const token = sentence.tokens[index];
  if (token === undefined || !token.word || token.quote >= 0) return false;
  if (isEnclitic(sentence, index)) return grammar.infinitive === 'de';
  return grammar.auxiliaries.has(token.fold) || grammar.adverb.test(token.fold);
}

/** The “il” of “a-t-il déclaré”. */
export function isEnclitic(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  return token !== undefined && !token.spaced && ENCLITIC.has(token.fold);
}

/** “A Reuters report said”, “page views are”, “the Fast attack ship”: another verb follows, or the form needs a plural before it. */
function isNounBefore(sentence: Sentence, index: number, verb: VerbForm, grammar: Grammar): boolean {
  const after = at(sentence, index + 1);
  const next = grammar.verbs.get(after);
  if (grammar.finite.has(after) || (next !== undefined && !next.nominal && !next.gerund)) return true;
  const before = sentence.tokens[index - 1];
  return (
    verb.base &&
    before?.capital === true &&
    grammar.infinitive === 'to' &&
    !/s$/.test(before.fold) &&
    !HALF_NOUN.has(before.fold)
  );
}

/** Rules out nouns ("his claims"), adjectives ("the said ship") and bare participles after nothing that could govern them. */
function isVerbHere(sentence: Sentence, index: number, verb: VerbForm, grammar: Grammar): boolean {
  const before = at(sentence, index - 1);
  const after = at(sentence, index + 1);
  if (grammar.determiners.has(before) && !grammar.pronouns.has(before)) return false;
  if (sentence.tokens[index]?.capital === true && index > 0 && verb.nominal) return false;
  if (!verb.nominal) return true;
  if (isNounBefore(sentence, index, verb, grammar)) return false;
  if (grammar.that.has(after) || HALF_NOUN.has(before)) return true;
  const previous = sentence.tokens[index - 1];
  if (previous?.word !== true) return false;
  return previous.capital || /s$/.test(before) || grammar.pronouns.has(before);
}
