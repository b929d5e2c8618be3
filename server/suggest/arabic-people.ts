import * as lexicon from './lexicon/arabic.ts';
import { KNOWN_AGENCIES, KNOWN_OUTLETS } from './lexicon/outlets.ts';
import { at, phraseAt, type Sentence } from './tokens.ts';
import type { Piece } from './types.ts';

const COMMAS = new Set(['،', ',', '؛', ';', '.']);

const LONGEST_SUBJECT = 24;

/** The noun phrase behind the verb, up to an adjunct, a recipient or the complementiser; commas around a name in apposition stay inside. */
export function subjectAfter(sentence: Sentence, from: number, limit: number): Piece | null {
  let index = from;
  while (index < Math.min(limit, from + LONGEST_SUBJECT) && !endsSubject(sentence, index, from)) index += 1;
  return sentence.tokens.slice(from, index).some((token) => token.word) ? [from, index] : null;
}

function endsSubject(sentence: Sentence, index: number, from: number): boolean {
  const fold = at(sentence, index);
  if (isTold(sentence, index) || fold === '.' || fold === '؛') return true;
  if (fold === IN)
    return index === from || lexicon.ADJUNCTS.has(at(sentence, index - 1)) || isOccasion(sentence, index + 1);
  return lexicon.ADJUNCTS.has(fold) && fold !== OF;
}

const IN = 'في';

const OF = 'من';

/** “في مقابلة”, and “في” with a place or a time, against “مسؤول في الوزارة”, where an institution follows. */
function isOccasion(sentence: Sentence, index: number): boolean {
  return lexicon.OCCASIONS.has(at(sentence, index)) || /^\d/.test(at(sentence, index));
}

/** “المصدر قال إن”: the subject before the verb, where nothing but it stands there. */
export function subjectBefore(sentence: Sentence, head: number): Piece | null {
  let from = head;
  while (
    from > 0 &&
    from > head - 14 &&
    sentence.tokens[from - 1]?.quote === -1 &&
    !stopsBefore(at(sentence, from - 1))
  )
    from -= 1;
  const first = at(sentence, from);
  if (from === head || lexicon.ADJUNCTS.has(first) || CONNECTIVES.has(first)) return null;
  return [from, head];
}

const CONNECTIVES = new Set([
  'كما',
  'وقد',
  'قد',
  'فقد',
  'لقد',
  'وكان',
  'كان',
  'كانت',
  'وكانت',
  'ثم',
  'بدوره',
  'وبدوره',
  'ومن',
  'من',
  'حيث',
  'وفي',
  'وايضا',
  'ايضا',
  'بدورها',
  'فيما',
  'بينما',
  'ما',
  'الذي',
  'التي',
]);

function stopsBefore(fold: string): boolean {
  return COMMAS.has(fold) || fold === ':' || fold === '-' || CONNECTIVES.has(fold);
}

/** A word with “ل” before an outlet's name or a word for one; “لـ” alone before a quoted name. */
function isTold(sentence: Sentence, index: number): boolean {
  const fold = at(sentence, index);
  if (fold === 'ل') return true;
  if (!fold.startsWith('ل') || fold.length < 4) return false;
  const rest = fold.startsWith('لل') ? fold.slice(2) : fold.slice(1);
  return [lexicon.TOLD, KNOWN_AGENCIES, KNOWN_OUTLETS].some((set) => set.has(rest) || set.has(`ال${rest}`));
}

export function recipientIn(sentence: Sentence, from: number, limit: number): Piece | null {
  for (let index = from; index < limit; index += 1) {
    const contact = phraseAt(sentence, index, lexicon.CONTACT);
    if (contact > 0) return phraseEnd(sentence, index + contact, limit);
    if (isTold(sentence, index)) return phraseEnd(sentence, at(sentence, index) === 'ل' ? index + 1 : index, limit);
  }
  return null;
}

function phraseEnd(sentence: Sentence, from: number, limit: number): Piece | null {
  let index = from;
  while (
    index < Math.min(limit, from + 6) &&
    !(index > from && (COMMAS.has(at(sentence, index)) || lexicon.ADJUNCTS.has(at(sentence, index))))
  )
    index += 1;
  return index > from ? [from, index] : null;
}
