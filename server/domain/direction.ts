import type { Direction } from './vocabulary.ts';

/** Enough letters to settle a direction; a longer text is not read further. */
const LETTERS_READ = 400;
/** Characters looked at in search of letters. */
const UNITS_READ = 4000;

/**
 * The direction a text is read in: that of most of its letters (its first few hundred); on a tie, of its first letter;
 * `ltr` when it has none. Digits and signs have no say. Majority rather than the first letter alone (UAX #9 P2),
 * because an Arabic sentence that opens with "BBC" is still Arabic.
 */
export function directionOf(text: string): Direction {
  const units = Math.min(text.length, UNITS_READ);
  let leftward = 0;
  let rightward = 0;
  let first: Direction | null = null;
  for (let i = 0; i < units && leftward + rightward < LETTERS_READ; i++) {
    const direction = directionOfUnit(text.charCodeAt(i));
    if (direction === null) continue;
    first ??= direction;
    if (direction === 'rtl') leftward++;
    else rightward++;
  }
  if (leftward === rightward) return first ?? 'ltr';
  return leftward > rightward ? 'rtl' : 'ltr';
}

/** The direction of one UTF-16 unit if it belongs to a letter, otherwise null (blocks of UnicodeData, bidi classes L, R and AL). */
function directionOfUnit(unit: number): Direction | null {
  if (unit < 0xaa) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) ? 'ltr' : null;
  if (unit < 0x590)
    return unit === 0xd7 || unit === 0xf7 || (unit >= 0xab && unit <= 0xbf && unit !== 0xb5 && unit !== 0xba)
      ? null
      : 'ltr';
  if (unit <= 0x8ff) return isArabicDigit(unit) || unit === 0x60c || unit === 0x61b ? null : 'rtl';
  if (unit >= 0x2000 && unit <= 0x2bff) return null;
  if (unit >= 0x3000 && unit <= 0x3004) return null;
  if ((unit >= 0xfb1d && unit <= 0xfdff) || (unit >= 0xfe70 && unit <= 0xfefc)) return 'rtl';
  // Old right-to-left scripts and Arabic mathematics aside, supplementary letters run left to right; emoji are no letters.
  return unit >= 0xd800 && unit <= 0xf8ff ? null : unit >= 0xfe00 ? null : 'ltr';
}

function isArabicDigit(unit: number): boolean {
  return (unit >= 0x660 && unit <= 0x669) || (unit >= 0x6f0 && unit <= 0x6f9);
}
