import { fold } from './fold.ts';

/** Not those that are as often another word: French neuf (new), Persian نه (no). */
const NUMBER_WORDS: readonly [number, string][] = [
  [1, 'one'],
  [2, 'two deux اثنان اثنين اثنتان اثنتين'],
  [3, 'three trois ثلاث ثلاثة سه'],
  [4, 'four quatre أربع أربعة چهار'],
  [5, 'five cinq خمس خمسة پنج'],
  [6, 'six ستة شش'],
  [7, 'seven sept سبع سبعة هفت'],
  [8, 'eight huit ثماني ثمانية هشت'],
  [9, 'nine تسع تسعة'],
  [10, 'ten dix عشر عشرة'],
  [11, 'eleven onze'],
  [12, 'twelve douze dozen douzaine'],
  [20, 'twenty vingt عشرون عشرين بیست'],
  [30, 'thirty trente ثلاثون ثلاثين'],
  [40, 'forty quarante أربعون أربعين چهل'],
  [50, 'fifty cinquante خمسون خمسين پنجاه'],
  [100, 'hundred cent مئة مائة'],
  [1000, 'thousand mille ألف آلاف هزار'],
];
const WORDS = new Map(
  NUMBER_WORDS.flatMap(([value, words]) => words.split(' ').map((word): [string, number] => [fold(word), value])),
);

const DIGITS = /[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,'’\u066b\u066c\u00a0\u202f][0-9\u0660-\u0669\u06f0-\u06f9]+)*/gu;
const TOKEN = new RegExp(`${DIGITS.source}|\\p{L}+`, 'gu');

/**
 * The quantities that words state, in their order, as decimal strings without grouping: digits of any script, and the
 * common number words of English, French, Arabic and Persian. A duration or a date counts by its figures; duals
 * ("طائرتان"), ordinals and numbers that are part of a name (“Berth 7”) don't count. For telling that two passages differ, not for calculating.
 */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
    if (/^\p{L}/u.test(token)) {
      const value = WORDS.get(fold(token));
      return value === undefined ? [] : [String(value)];
    }
    return isInName(text.slice(0, index)) ? [] : [decimalOf(token)];
  });
}

const MONTH =
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Janv|F[eé]v|Avr|Mai|Juin|Juil|Ao[uû]t|D[eé]c)\p{L}*$/u;

/** “Berth 7” is a name: a capital within the sentence stands right before the figure, and is no month. */
function isInName(before: string): boolean {
  const [, word = ''] = /[^\s.!?:“«"]\s+(\p{Lu}\p{Ll}{2,})\s$/u.exec(before.slice(-60)) ?? [];
  return word !== '' && !MONTH.test(word);
}

/** Groups of three are thousands; anything else behind a sign is a fraction. */
function decimalOf(token: string): string {
  const latin = token
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, '.');
  const isGrouped = /^\d{1,3}(?:[,.'’\u066c\u00a0\u202f]\d{3})+$/.test(latin);
  const plain = isGrouped ? latin.replace(/\D/g, '') : latin.replace(/[,]/g, '.').replace(/[^\d.]/g, '');
  return plain.replace(/^0+(?=\d)/, '');
}
