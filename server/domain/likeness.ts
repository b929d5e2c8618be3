import { fold, nameKey } from './fold.ts';
import { skeleton } from './matching.ts';
import type { SourceKind } from './vocabulary.ts';

/** A source as far as its names go; `names`: the canonical one first. */
export type Named = { kind: SourceKind; names: readonly string[] };

/** Why two sources may be one, and the two names that show it. `words`: those in common. */
export type Likeness = {
  because: 'alias' | 'consonants' | 'words' | 'surname';
  names: [string, string];
  words: string[];
};

// Words that many names have: alone they say nothing of who it is.
const COMMON = new Set(
  `the of a an and for in al el de la le les du des et l d
  ministry ministere minister office bureau agency agence news press daily newspaper radio tv channel general army police
  وزاره وزير مكتب وكاله انباء صحيفه قناه اذاعه الجيش شرطه`.split(/\s+/),
);
const PEOPLE: readonly SourceKind[] = ['person', 'social_account'];

/**
 * Why two sources may be two spellings of one; null where nothing says so. The strongest reason: a name in common, the
 * same consonants, the same words, a surname alone. It only ever proposes; unnamed sources are never proposed.
 */
export function likenessOf(one: Named, other: Named): Likeness | null {
  if (one.kind === 'unnamed' || other.kind === 'unnamed') return null;
  const pairs = one.names.flatMap((a) => other.names.map((b): [string, string] => [a, b]));
  const shared = pairs.find(([a, b]) => nameKey(a) !== '' && nameKey(a) === nameKey(b));
  if (shared) return { because: 'alias', names: shared, words: [] };
  if (PEOPLE.includes(one.kind) !== PEOPLE.includes(other.kind)) return null;
  if ((one.kind === 'record') !== (other.kind === 'record')) return null;
  const sounding = pairs.find(([a, b]) => soundAlike(a, b));
  if (sounding) return { because: 'consonants', names: sounding, words: [] };
  return byWords(pairs) ?? (one.kind === 'person' && other.kind === 'person' ? bySurname(pairs) : null);
}

/** Two consonants are soon the same: then the spellings have to be near, or of different scripts. */
function soundAlike(a: string, b: string): boolean {
  const [first, second] = [skeleton(a), skeleton(b)];
  if (first !== second || first.length < 2) return false;
  if (first.replaceAll(' ', '').length >= 3) return true;
  return isArabic(a) !== isArabic(b) || distance(nameKey(a), nameKey(b)) <= 2;
}

const isArabic = (name: string): boolean => /\p{Script=Arabic}/u.test(name);

function byWords(pairs: readonly [string, string][]): Likeness | null {
  for (const names of pairs) {
    const [a, b] = names.map(tellingWords) as [Map<string, string>, Map<string, string>];
    const common = [...a.keys()].filter((word) => b.has(word));
    const fewer = Math.min(a.size, b.size);
    if (common.length === fewer && fewer >= 2 && !names.some((name) => isOfAnother(name, common)))
      return { because: 'words', names, words: common.map((word) => a.get(word) ?? word) };
  }
  return null;
}

/** “Telegram channel of Mona Said” isn't Mona Said: what both have stands behind the “of”, and something else before it. */
function isOfAnother(name: string, common: readonly string[]): boolean {
  const [before = '', ...behind] = name.split(/(?<![\p{L}\p{M}])(?:of|for|de|du|des|باسم|لدى)(?![\p{L}\p{M}])/iu);
  const own = [...tellingWords(before).keys()];
  return behind.length > 0 && own.length > 0 && !own.some((word) => common.includes(word));
}

/** “Qaani” and “Esmail Qaani”: the only word of one is the last of the other. */
function bySurname(pairs: readonly [string, string][]): Likeness | null {
  for (const names of pairs) {
    const [a, b] = names.map((name) => [...tellingWords(name)]) as [[string, string][], [string, string][]];
    if ((a.length === 1) === (b.length === 1)) continue;
    const [[sound = '', word = ''] = [], [last = ''] = []] = [a.at(-1), b.at(-1)];
    if (sound === last && sound.length >= 3) return { because: 'surname', names, words: [word] };
  }
  return null;
}

/** The words of a name that aren't in half of all names, by their consonants, or as they are where those are too few. */
function tellingWords(name: string): Map<string, string> {
  const words = name
    .split(/[^\p{L}\p{N}\p{M}'’ʿʾ-]+/u)
    .map((word) => word.replace(/^(?:al|el|an|as|ash)[-’' ](?=\p{L}{3})/iu, ''))
    .filter((word) => word !== '' && !COMMON.has(fold(word)));
  return new Map(words.map((word) => [skeleton(word).length >= 2 ? skeleton(word) : nameKey(word), word]));
}

/** How many letters have to be put in, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
