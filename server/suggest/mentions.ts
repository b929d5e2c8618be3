import { isOneClause } from './clauses.ts';
import { grammarFor } from './languages.ts';
import { spanOf } from './spans.ts';
import { at, fold, type Sentence } from './tokens.ts';
import type { Parts, Piece, ProposedSpan } from './types.ts';

const fold_ = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean).map(fold));
const THAT = fold_(`that que qu' أن إن أنّ إنّ بأن بإن بأنه بأنها أنه أنها إنه إنها که`);
const AND = fold_('and but et mais or و ولكن اما');
const JOINED = fold_('وأن وإن وأنه وأنها وإنه وإنها وبأن');
const FEWEST = 2;

/** The claims in the content; pieces of a clause that the attribution interrupts have one `group`. */
export function mentionsOf(sentence: Sentence, parts: Parts): ProposedSpan[] {
  const mentions: ProposedSpan[] = [];
  let group = 0;
  parts.content.forEach((piece, index) => {
    const found = mentionsIn(sentence, piece);
    const before = parts.content[index - 1];
    const [first, last] = [found[0], mentions.at(-1)];
    if (before && first && last && isOneClause(sentence, parts, [before, piece], grammarFor(sentence))) {
      last.group ??= ++group;
      first.group = last.group;
    }
    mentions.push(...found);
  });
  return mentions;
}

/** The clauses of a piece of content, without “that”, quotation marks and leading conjunctions: "that X and that Y" gives two. */
function mentionsIn(sentence: Sentence, piece: Piece): ProposedSpan[] {
  const borders: Piece[] = [];
  let from = skipLead(sentence, piece[0], piece[1]);
  for (let index = from + FEWEST; index < piece[1] - FEWEST; index += 1) {
    if (sentence.tokens[index]?.quote !== sentence.tokens[from]?.quote) continue;
    const width = joint(sentence, index);
    if (width === 0) continue;
    borders.push([from, index]);
    from = index + width;
  }
  borders.push([from, piece[1]]);
  return borders.flatMap((border) => spanOf(sentence, 'claim', border) ?? []);
}

/** Tokens that join a new clause of the same rank: "and that", “وأن”. */
function joint(sentence: Sentence, index: number): number {
  if (JOINED.has(at(sentence, index))) return 1;
  return AND.has(at(sentence, index)) && THAT.has(at(sentence, index + 1)) ? 2 : 0;
}

function skipLead(sentence: Sentence, from: number, to: number): number {
  let index = from;
  while (index < to - 1) {
    const token = sentence.tokens[index];
    if (token?.word === true && !THAT.has(token.fold) && !AND.has(token.fold) && !JOINED.has(token.fold)) return index;
    index += 1;
  }
  return from;
}
