import { AGENCY_WORDS, OUTLET_WORDS } from './lexicon/outlets.ts';
import { PEOPLE_WORDS, RECORD_WORDS, SOURCE_WORDS } from './lexicon/people.ts';
import { fold, readSentence } from './tokens.ts';
import type { Token } from './types.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).map(fold));
const DEFINITE = set(`the this these that those le la les l' ce cet cette ces این آن`);
const BETWEEN = set(`same two three four five other même mêmes deux trois quatre autres همان`);
const AFTER = set('نفسه نفسها ذاته ذاتها أنفسهم المذكور المذكورة himself herself même');
const HEADS = [PEOPLE_WORDS, SOURCE_WORDS, AGENCY_WORDS, OUTLET_WORDS, RECORD_WORDS];
const ARABIC = /^[\u0600-\u06ff]/;

/** “The source”, “the two officials”, “le responsable”, “المصدر”: a definite article, a word for a voice, hardly more. */
export function isAnaphoric(words: string, language: string): boolean {
  const tokens = readSentence(words, 0, words.length, language).tokens;
  if (tokens.length === 0 || tokens.some((token) => !token.word)) return false;
  if (ARABIC.test(words) && language !== 'fa') return isDefiniteArabic(tokens);
  if (!DEFINITE.has(tokens[0]?.fold ?? '') || tokens.slice(1).some((token) => token.capital || /'s?$/.test(token.fold)))
    return false;
  const rest = tokens.slice(1).filter((token) => !BETWEEN.has(token.fold) && !AFTER.has(token.fold));
  return rest.length > 0 && rest.length < 3 && isHead(language === 'fr' || language === 'fa' ? rest[0] : rest.at(-1));
}

/** Every word has the article: “المصدر الأمني”; or stands for “the same”. */
function isDefiniteArabic(tokens: readonly Token[]): boolean {
  const [first, ...rest] = tokens;
  if (first === undefined || rest.length > 2 || !/^[لب]?ال/.test(first.fold)) return false;
  return isHead(first) && rest.every((token) => AFTER.has(token.fold) || token.fold.startsWith('ال'));
}

function isHead(token: Token | undefined): boolean {
  if (token === undefined) return false;
  const bare = token.fold.replace(/^[لب](?=ال)/, '');
  return HEADS.some((words) => words.has(bare) || (bare.startsWith('ال') && words.has(bare.slice(2))));
}
