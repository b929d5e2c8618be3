import type { Grammar } from './lexicon/grammar.ts';
import { AGENCY_WORDS, OUTLET_WORDS } from './lexicon/outlets.ts';
import { PEOPLE_WORDS, SOURCE_WORDS, TITLES } from './lexicon/people.ts';
import { at, type Sentence } from './tokens.ts';
import type { Parts, Piece } from './types.ts';

/** A source with more words than this before its first comma must begin with a word for people. */
const LONGEST = 12;
/** Within so many words. */
const HEAD = 7;
const COMMAS = new Set([',', '،']);
const PERSONAL = new Set([
  'i',
  'you',
  'he',
  'she',
  'it',
  'we',
  'they',
  'il',
  'elle',
  'ils',
  'elles',
  'on',
  'je',
  'nous',
  'vous',
]);
const BEHIND_PERSONAL = new Set([
  'all',
  'both',
  'himself',
  'herself',
  'itself',
  'themselves',
  'and',
  ',',
  'et',
  'tous',
]);
const NOBODY = new Set([
  'no',
  'nobody',
  'none',
  'neither',
  'you',
  'who',
  'which',
  'that',
  'what',
  'there',
  'anyone',
  'nothing',
  'aucun',
  'aucune',
  'personne',
  'qui',
  'que',
]);

/** Whether all sources of an attribution, and of those inside it, could be somebody. */
export function isPlausible(sentence: Sentence, parts: Parts, grammar: Grammar | null): boolean {
  return parts.sources.every(
    (piece) => isShort(sentence, piece) && (grammar === null || isSomebody(sentence, piece, grammar)),
  );
}

function isShort(sentence: Sentence, piece: Piece): boolean {
  const tokens = sentence.tokens.slice(piece[0], piece[1]);
  const comma = tokens.findIndex((token) => COMMAS.has(token.fold));
  const words = tokens.slice(0, comma < 0 ? tokens.length : comma).filter((token) => token.word);
  return (
    words.length <= LONGEST ||
    words
      .slice(0, HEAD)
      .some((token) =>
        [TITLES, PEOPLE_WORDS, SOURCE_WORDS, AGENCY_WORDS, OUTLET_WORDS].some((set) => set.has(token.fold)),
      )
  );
}

function isSomebody(sentence: Sentence, piece: Piece, grammar: Grammar): boolean {
  const first = at(sentence, piece[0]);
  if (NOBODY.has(first)) return false;
  if (PERSONAL.has(first) && piece[1] - piece[0] > 1 && !BEHIND_PERSONAL.has(at(sentence, piece[0] + 1))) return false;
  if (piece[1] - piece[0] > 1 && (isLoose(first, grammar) || isPlace(sentence, piece[0]))) return false;
  return !holdsClause(sentence, piece, grammar);
}

/** “In the wake of the storm officials”. */
function isPlace(sentence: Sentence, from: number): boolean {
  return (
    ['in', 'on', 'at', 'for', 'from', 'with', 'by'].includes(at(sentence, from)) && ARTICLES.has(at(sentence, from + 1))
  );
}

/** “while”, “why”, “during”: what follows is no noun phrase. */
function isLoose(fold: string, grammar: Grammar): boolean {
  return LOOSE.has(fold) && (grammar.subordinators.has(fold) || grammar.asking.has(fold) || grammar.adjuncts.has(fold));
}

const LOOSE = new Set(
  "while because although though whereas when if after before since until unless as where why whether what how during despite amid than lorsque lorsqu' quand tandis puisque pendant après avant depuis".split(
    ' ',
  ),
);

/** A finite verb outside relative clauses and asides, or a relative pronoun whose verb is the cue itself. */
function holdsClause(sentence: Sentence, piece: Piece, grammar: Grammar): boolean {
  let pending = -1;
  let seen = false;
  for (let index = piece[0]; index < piece[1]; index += 1) {
    const token = sentence.tokens[index];
    if (token === undefined || token.quote >= 0 || !token.word) continue;
    const relative = index > piece[0] && grammar.relatives.has(token.fold);
    const clausal = isClausal(sentence, index, grammar);
    if (clausal && !token.capital && !seen && !relative) return true;
    seen ||= relative;
    if (relative) pending = index;
    else if (clausal || endsRelative(sentence, index, pending, grammar)) pending = -1;
  }
  return pending >= 0 && grammar.infinitive === 'to' && !DETACHED.has(at(sentence, pending));
}

const DETACHED = new Set(['whom', 'whose']);
const ARTICLES = new Set(['a', 'an', 'the', 'his', 'her', 'its', 'their']);

/** A verb that is no participle: “is”, “says”; or one with an object: “received a copy”. */
function isClausal(sentence: Sentence, index: number, grammar: Grammar): boolean {
  const fold = at(sentence, index);
  const verb = grammar.verbs.get(fold);
  if (grammar.finite.has(fold)) return true;
  if (verb !== undefined && !verb.nominal && !verb.gerund && !verb.participle && !verb.base) return true;
  return grammar.infinitive === 'to' && /^[a-z]{3,}ed$/.test(fold) && ARTICLES.has(at(sentence, index + 1));
}

/** The verb of a relative clause that is none of those: “who led”, “which includes”. */
function endsRelative(sentence: Sentence, index: number, pending: number, grammar: Grammar): boolean {
  const fold = at(sentence, index);
  if (grammar.participles.has(fold) || grammar.verbs.has(fold) || /ed$/.test(fold)) return true;
  return /s$/.test(fold) && index === pending + 1 && sentence.tokens[index]?.capital === false;
}
