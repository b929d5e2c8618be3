import { PEOPLE_WORDS } from './lexicon/people.ts';
import { at, type Sentence } from './tokens.ts';
import type { Piece } from './types.ts';

const AND = new Set(['and', 'et', 'و', 'ainsi', 'as']);
const COMMA = new Set([',', '،']);
const DETERMINER = new Set([
  'a',
  'an',
  'the',
  'two',
  'three',
  'four',
  'several',
  'some',
  'un',
  'une',
  'le',
  'la',
  'les',
  'des',
  "l'",
  'deux',
  'trois',
  'plusieurs',
]);

/** Several sources side by side ("officials, politicians and a diplomat") as a piece each; a name with its title in commas stays whole. */
export function splitSources(sentence: Sentence, piece: Piece): Piece[] {
  const commas = indicesOf(sentence, piece, COMMA);
  const and = indicesOf(sentence, piece, AND).at(-1);
  if (and === undefined) return [piece];
  const tail = commas.at(-1);
  if (commas.length > 0 && tail !== undefined && and > tail) return list(sentence, piece, commas, and);
  return commas.length === 0 && isPair(sentence, piece, and)
    ? [
        [piece[0], and],
        [and + 1, piece[1]],
      ]
    : [piece];
}

function indicesOf(sentence: Sentence, piece: Piece, wanted: ReadonlySet<string>): number[] {
  const found: number[] = [];
  for (let index = piece[0] + 1; index < piece[1] - 1; index += 1) {
    if (sentence.tokens[index]?.quote === -1 && wanted.has(at(sentence, index))) found.push(index);
  }
  return found;
}

/** Every member of a list must look like somebody; otherwise the commas hold an aside ("X, head of research and planning"). */
function list(sentence: Sentence, piece: Piece, commas: readonly number[], and: number): Piece[] {
  const borders = [piece[0] - 1, ...commas, ...(commas.at(-1) === and - 1 ? [] : [and]), piece[1]];
  const pieces: Piece[] = [];
  for (let index = 1; index < borders.length; index += 1) {
    const from = (borders[index - 1] ?? 0) + 1;
    pieces.push([AND.has(at(sentence, from)) ? from + 1 : from, borders[index] ?? piece[1]]);
  }
  if (isAside(sentence, pieces)) return [piece];
  const people = pieces.length > 2 && pieces.filter((part) => isSomebody(sentence, part)).length >= pieces.length - 1;
  return people && isSomebody(sentence, pieces.at(-1) ?? piece) ? pieces : [piece];
}

/** “Amal Hadi, 35, the daughter of …”: an age, or a determiner behind a bare name. */
function isAside(sentence: Sentence, pieces: readonly Piece[]): boolean {
  const [first, second] = pieces;
  if (first === undefined || second === undefined) return true;
  if (/^\d+$/.test(at(sentence, second[0]))) return true;
  return (
    DETERMINER.has(at(sentence, second[0])) && sentence.tokens.slice(first[0], first[1]).every((token) => token.capital)
  );
}

function isPair(sentence: Sentence, piece: Piece, and: number): boolean {
  const right: Piece = [and + 1, piece[1]];
  const left: Piece = [piece[0], and];
  if (DETERMINER.has(at(sentence, and + 1))) return isSomebody(sentence, left) && isSomebody(sentence, right);
  const names =
    sentence.tokens[piece[0]]?.capital === true && startsName(sentence, left) && startsName(sentence, right);
  return names || (hasPeople(sentence, left) && hasPeople(sentence, right));
}

function startsName(sentence: Sentence, piece: Piece): boolean {
  const tokens = sentence.tokens.slice(piece[0], piece[1]);
  return (
    tokens.length > 0 &&
    tokens.length < 5 &&
    tokens.every((token) => token.capital) &&
    (tokens.length > 1 || piece[0] > 0)
  );
}

function hasPerson(sentence: Sentence, piece: Piece): boolean {
  return sentence.tokens.slice(piece[0], piece[1]).some((token) => PEOPLE_WORDS.has(token.fold));
}

/** “journalist and analyst Amal” is one person; “officials and diplomats” are two groups. */
function hasPeople(sentence: Sentence, piece: Piece): boolean {
  return sentence.tokens
    .slice(piece[0], piece[1])
    .some((token) => PEOPLE_WORDS.has(token.fold) && /(?:[sx]|people|police|men|ون|ين)$/.test(token.fold));
}

function isSomebody(sentence: Sentence, piece: Piece): boolean {
  return hasPerson(sentence, piece) || sentence.tokens.slice(piece[0], piece[1]).some((token) => token.capital);
}
