import type { SourceKind } from '../domain/vocabulary.ts';
import { AGENCY_WORDS, KNOWN_AGENCIES, KNOWN_OUTLETS, OUTLET_WORDS } from './lexicon/outlets.ts';
import {
  COLLECTIVE_WORDS,
  COUNTRIES,
  EMPTY_DESCRIPTIONS,
  GOVERNMENT_WORDS,
  ORGANISATION_WORDS,
  PEOPLE_WORDS,
  PRONOUN_PHRASES,
  PRONOUNS,
  RECORD_WORDS,
  SOURCE_WORDS,
  TITLES,
} from './lexicon/people.ts';
import { ARABIC, hasName, isNamePart, namesOnly } from './names.ts';
import { fold, readSentence } from './tokens.ts';
import type { DescribedSource, Identification, Token } from './types.ts';

const ARTICLES =
  /^(?:(?:the|an?|this|these|those|cet|cette|ces?|its|his|her|their|our|les?|la|une?|des|du|d[’']|l[’']|ses|leurs?|son|sa)(?:\s+|(?<=[’'])))/iu;
const POSSESSIVE = /(?:[’']s|(?<=s)[’'])$/u;
const RELATIVE = /,\s*(?:who|which|whose|whom|qui|dont)\b.*$/su;
const MARKS = /[“”«»"]/gu;
const EDGES = /^[^\p{L}\p{N}@]+|[^\p{L}\p{N}\p{M}.\u200c]+$/gu;

/** How a source's words identify it, and what to call it in the registry (its words without article and possessive). Guesses, never throws. */
export function describeSource(words: string, language: string): DescribedSource {
  const clean = words.replace(/\s+/g, ' ').replace(EDGES, '').trim();
  const bare = nameOf(clean);
  const tokens = readSentence(bare, 0, bare.length, language).tokens.filter((token) => token.word);
  const kind = kindOf(tokens, bare);
  return { name: kind === 'person' ? properName(bare, tokens) : bare, kind, identification: identify(tokens, kind) };
}

function nameOf(words: string): string {
  if (KNOWN_OUTLETS.has(fold(words))) return words;
  const bare = ARABIC.test(words) ? withoutPreposition(words) : words.replace(ARTICLES, '');
  return bare.replace(RELATIVE, '').replace(MARKS, '').replace(POSSESSIVE, '').trim() || words;
}

/** “the analyst, Amal Hadi” and “political analyst Amal Hadi” are “Amal Hadi”; a name with nothing around it stays. */
function properName(words: string, tokens: readonly Token[]): string {
  if (ARABIC.test(words)) return words;
  const parts = words.split(/\s*,\s*/);
  const named = parts.find((part, index) => index < 3 && /^\S+(?: \S+){1,3}$/u.test(part) && namesOnly(part));
  if (parts.length > 1) return named ?? words;
  let from = tokens.length;
  while (from > 0 && isNamePart(tokens[from - 1]) && !TITLES.has(tokens[from - 1]?.fold ?? '')) from -= 1;
  const before = tokens[from - 1];
  const first = tokens[from];
  return tokens.length - from > 1 && before?.capital === false && first !== undefined
    ? words.slice(first.start)
    : words;
}

/** “لوكالة” is “وكالة” with "to" before it. */
function withoutPreposition(words: string): string {
  return /^[لب](?=مصادر|مصدر|مسؤول|مسئول|دبلوماسي|محلل|خبراء|بيان|تقرير|مراقب|وزار|حكوم|وكال|قنا|صحيف|موقع|شبك|رويترز|تلفزيون)/u.test(
    words,
  )
    ? words.slice(1)
    : words;
}

function kindOf(tokens: readonly Token[], name: string): SourceKind {
  const has = (set: ReadonlySet<string>): boolean => tokens.some((token) => set.has(token.fold));
  const folded = readSentence(name, 0, name.length, '')
    .tokens.filter((token) => token.word)
    .map((token) => token.fold)
    .join(' ');
  if (name.startsWith('@')) return 'social_account';
  if (tokens.every((token) => PRONOUNS.has(token.fold)) || PRONOUN_PHRASES.has(folded)) return 'unnamed';
  if (RECORD_WORDS.has(tokens[0]?.fold ?? '') && tokens[0]?.capital === false) return 'record';
  if (KNOWN_AGENCIES.has(folded)) return 'agency';
  if (KNOWN_OUTLETS.has(folded)) return 'outlet';
  if (tokens.length === 1 && has(COUNTRIES)) return 'government';
  const personal = isPerson(tokens, name);
  if (has(SOURCE_WORDS)) return 'unnamed';
  if (has(AGENCY_WORDS) && !has(GOVERNMENT_WORDS)) return 'agency';
  if (personal === 'titled') return 'person';
  if (has(PEOPLE_WORDS) && !hasName(tokens, name)) return 'unnamed';
  if (startsWith(tokens, GOVERNMENT_WORDS) || (has(GOVERNMENT_WORDS) && personal === null)) return 'government';
  if (has(OUTLET_WORDS) && !has(PEOPLE_WORDS) && !isPost(tokens)) return 'outlet';
  if (has(ORGANISATION_WORDS)) return 'organisation';
  if (has(RECORD_WORDS) || isPost(tokens)) return 'record';
  if (personal !== null) return 'person';
  return has(PEOPLE_WORDS) || tokens.length === 0 ? 'unnamed' : fallback(tokens, name);
}

/** “A Telegram post” against “the Delta Post”. */
function isPost(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last !== undefined && !last.capital && POSTS.has(last.fold);
}

const POSTS = new Set(['post', 'posts', 'tweet', 'tweets']);

function startsWith(tokens: readonly Token[], set: ReadonlySet<string>): boolean {
  return (
    tokens.slice(0, 4).some((token) => set.has(token.fold)) &&
    !tokens.slice(0, 4).some((token) => PEOPLE_WORDS.has(token.fold))
  );
}

/** Nothing tells: one capitalised word is mostly a family name ("Masjidi"), several small words are people without a name. */
function fallback(tokens: readonly Token[], name: string): SourceKind {
  if (ARABIC.test(name)) return tokens.length <= 3 ? 'person' : 'unnamed';
  if (tokens.every((token) => !token.capital)) return 'unnamed';
  if (/^\p{Lu}{2,6}$/u.test(name)) return 'organisation';
  return tokens.length === 1 ? 'person' : 'organisation';
}

/** titled: a title stands right before a name; named: two or three capitalised words and no other. */
function isPerson(tokens: readonly Token[], name: string): 'titled' | 'named' | null {
  if (ARABIC.test(name)) return isArabicPerson(tokens, name) ? 'titled' : null;
  const titled = tokens.some((token, index) => TITLES.has(token.fold) && isNamePart(tokens[index + 1]));
  if (titled || endsInName(tokens)) return 'titled';
  const words = tokens.filter((token) => !PARTICLES.has(token.fold));
  if (!words.every((token) => isNamePart(token)) || words.length < 2 || words.length > 4)
    return hasAppositiveName(tokens, name) ? 'titled' : null;
  return 'named';
}

/** “the supreme guide Ali Hadi”: small letters, then a name of two words; no “of” between them. */
function endsInName(tokens: readonly Token[]): boolean {
  const [before, first, last] = tokens.slice(-3);
  if (before === undefined || before.capital || !isNamePart(first) || !isNamePart(last)) return false;
  return before.fold.length > 3 && !PREPOSITIONS.has(before.fold) && !tokens.some((token) => isBody(token));
}

const PREPOSITIONS = new Set([
  'from',
  'with',
  'near',
  'dans',
  'pour',
  'avec',
  'close',
  'within',
  'inside',
  'over',
  'under',
]);

function isBody(token: Token): boolean {
  return [GOVERNMENT_WORDS, ORGANISATION_WORDS, OUTLET_WORDS, AGENCY_WORDS, RECORD_WORDS].some((set) =>
    set.has(token.fold),
  );
}

/** A title and two more words, unless the title is all there is: “المتحدث باسم الحزب”. */
function isArabicPerson(tokens: readonly Token[], name: string): boolean {
  const spokesman = tokens.some((token) => SPOKESMEN.has(token.fold));
  return tokens.some((token) => TITLES.has(token.fold)) && (name.includes('،') || tokens.length >= (spokesman ? 5 : 3));
}

const SPOKESMEN = new Set(['المتحدث', 'متحدث', 'الناطق', 'ناطق', 'سخنگوي', 'سخنگو'].map((word) => fold(word)));
const PARTICLES = new Set(['al', 'el', 'bin', 'ibn', 'van', 'von', 'de', 'del', 'der', 'da', 'ben', 'abu', 'jr']);

/** “Amal Hadi, a farmer from Kut”: a bare name, an aside behind it, and no word for a body of people. */
function isNameFirst(tokens: readonly Token[], name: string): boolean {
  const [first = '', second = ''] = name.split(/\s*,\s*/);
  const body = tokens.some((token) => ORGANISATION_WORDS.has(token.fold));
  return !body && /^\S+(?: \S+){1,3}$/u.test(first) && /^(?:\p{Ll}|\d)/u.test(second) && namesOnly(first);
}

/** "the ambassador, Erika Mund," or "Sam Ode, a farmer": a name of two words beside a comma and a word for people. */
function hasAppositiveName(tokens: readonly Token[], name: string): boolean {
  if (!name.includes(',')) return false;
  if (isNameFirst(tokens, name)) return true;
  const person = tokens.some((token) => TITLES.has(token.fold) || PEOPLE_WORDS.has(token.fold));
  return person && tokens.some((token, index) => isNamePart(token) && isNamePart(tokens[index + 1]));
}

function identify(tokens: readonly Token[], kind: SourceKind): Identification {
  if (tokens.every((token) => PRONOUNS.has(token.fold))) return 'implicit';
  if (kind !== 'unnamed') return 'named';
  if (tokens.slice(0, 3).some((token) => COLLECTIVE_WORDS.has(token.fold))) return 'collective';
  const telling = tokens.filter((token) => !EMPTY_DESCRIPTIONS.has(token.fold) && !SOURCE_WORDS.has(token.fold));
  const bare = tokens.length === 1 && !tokens.some((token) => SOURCE_WORDS.has(token.fold));
  return telling.length === 0 && !bare ? 'unnamed_undescribed' : 'unnamed_described';
}
