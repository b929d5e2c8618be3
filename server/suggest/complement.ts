import type { Cue } from './cues.ts';
import type { Grammar } from './lexicon/grammar.ts';
import { AGENCY_WORDS, OUTLET_WORDS } from './lexicon/outlets.ts';
import { at, type Sentence } from './tokens.ts';
import type { Piece } from './types.ts';

export type Introducer = 'that' | 'colon' | 'quote' | 'bare' | 'infinitive' | 'none';

/** What follows a cue: who was told, and where the content begins. */
export type Complement = { recipient: Piece | null; introducer: Introducer; content: number };

const FURTHEST = 45;

/** Reads on from a cue: "told Reuters on Monday that …", "said, in an interview, that …", "said the …", "said: “…”". */
export function complementOf(sentence: Sentence, cue: Cue, grammar: Grammar): Complement {
  const mark = distantIntroducer(sentence, cue, grammar);
  const recipient = recipientAt(sentence, cue, grammar, mark?.at ?? sentence.tokens.length);
  if (mark !== null) return { recipient, introducer: mark.introducer, content: mark.content };
  const next = skipAside(sentence, skipTimes(sentence, recipient?.[1] ?? cue.to, grammar), grammar);
  if (!isOpen(sentence, next)) return { recipient, introducer: 'none', content: next };
  if (recipient === null && isInfinitive(sentence, next, grammar))
    return { recipient, introducer: 'infinitive', content: next };
  const bare = !grammar.adjuncts.has(at(sentence, next)) || grammar.asking.has(at(sentence, next));
  return { recipient, introducer: bare ? 'bare' : 'none', content: next };
}

/** "vowed to fight", "is expected to resign": the infinitive is the content. */
function isInfinitive(sentence: Sentence, index: number, grammar: Grammar): boolean {
  return (
    grammar.infinitive !== '' && at(sentence, index) === grammar.infinitive && sentence.tokens[index + 1]?.word === true
  );
}

type Mark = { at: number; content: number; introducer: Introducer };

/** “that”, a colon or an opening quotation mark that belongs to this cue, over recipient and adjuncts in between. */
function distantIntroducer(sentence: Sentence, cue: Cue, grammar: Grammar): Mark | null {
  const limit = Math.min(sentence.tokens.length, cue.to + FURTHEST);
  for (let index = cue.to; index < limit; index += 1) {
    const token = sentence.tokens[index];
    if (token === undefined) return null;
    if (token.quote >= 0) {
      const mark = markOfQuote(sentence, cue, index, grammar);
      if (mark !== null || !isName(sentence, token.quote)) return mark;
      continue;
    }
    if (grammar.that.has(token.fold)) return thatMark(sentence, cue, index, grammar);
    if (token.fold === ':') return { at: index, content: index + 1, introducer: 'colon' };
    if (token.fold === ';' || token.fold === '.') return null;
    if (index > cue.to && blocks(sentence, index, grammar)) return null;
  }
  return null;
}

/** “Delta” in “told the “Delta” agency”: three words at most, and no mark among them. */
function isName(sentence: Sentence, quote: number): boolean {
  const region = sentence.quotes[quote];
  if (region === undefined || region.to - region.from > 3) return false;
  return sentence.tokens.slice(region.from, region.to).every((token) => token.word && token.capital);
}

/** A short quotation right inside a phrase ("the “Axios” website") is no content of its own. */
function markOfQuote(sentence: Sentence, cue: Cue, index: number, grammar: Grammar): Mark | null {
  const region = sentence.quotes[sentence.tokens[index]?.quote ?? -1];
  if (region === undefined) return null;
  const between = region.open - cue.to;
  const comma = at(sentence, region.open - 1) === ',';
  if (between > 0 && !comma && region.to - region.from < 3) return null;
  if (between > 0 && !comma && !leadsOn(sentence, cue, grammar)) return null;
  return { at: index, content: region.open, introducer: 'quote' };
}

/** “that” as a relative pronoun ("said the deal that failed …") comes after the words of a bare clause. */
function thatMark(sentence: Sentence, cue: Cue, index: number, grammar: Grammar): Mark | null {
  if (at(sentence, cue.to) === ',' && at(sentence, index - 1) !== ',') return null;
  return index === cue.to || leadsOn(sentence, cue, grammar)
    ? { at: index, content: index + 1, introducer: 'that' }
    : null;
}

/** What stands right behind the cue is no content yet: a recipient, an adjunct, a time, an aside. */
function leadsOn(sentence: Sentence, cue: Cue, grammar: Grammar): boolean {
  const first = at(sentence, cue.to);
  if (first === 'the' && at(sentence, cue.to + 1) === 'day') return true;
  if (cue.verb.kind === 'tell' || grammar.to.has(first) || first === ',') return true;
  return grammar.adjuncts.has(first) || grammar.times.has(first) || grammar.adverb.test(first);
}

/** Another finite verb between a cue and “that” means that a clause has begun already. */
function blocks(sentence: Sentence, index: number, grammar: Grammar): boolean {
  const fold = at(sentence, index);
  const verb = grammar.verbs.get(fold);
  if (fold === 'to' && grammar.infinitive === 'to' && !isSomeone(sentence, index + 1, grammar)) return true;
  if (verb?.gerund && verb.kind === 'say' && at(sentence, index - 1) === ',') return true;
  const speaks = verb !== undefined && (verb.kind === 'say' || verb.kind === 'tell' || !verb.participle);
  if (speaks && !verb.nominal && !verb.gerund) return true;
  return grammar.finite.has(fold) && !grammar.auxiliaries.has(at(sentence, index - 1));
}

function recipientAt(sentence: Sentence, cue: Cue, grammar: Grammar, limit: number): Piece | null {
  const first = at(sentence, cue.to);
  const token = sentence.tokens[cue.to];
  if (token === undefined || !token.word || token.quote >= 0) return null;
  if (grammar.to.has(first) && (cue.passive || !isSomeone(sentence, cue.to + 1, grammar))) return null;
  if (grammar.to.has(first)) return phraseFrom(sentence, cue.to + 1, limit, grammar, first === 'auprès' ? 1 : 0);
  if (cue.verb.kind !== 'tell' || cue.passive) return null;
  if (grammar.objects.has(first)) return [cue.to, cue.to + 1];
  return phraseFrom(sentence, cue.to, limit, grammar, 0);
}

/** Not the verb of "vowed to fight". */
function isSomeone(sentence: Sentence, index: number, grammar: Grammar): boolean {
  const token = sentence.tokens[index];
  if (token === undefined || grammar.infinitive !== 'to') return token !== undefined;
  return (
    token.capital || grammar.determiners.has(token.fold) || grammar.objects.has(token.fold) || /[^s]s$/.test(token.fold)
  );
}

/** A noun phrase: "the agency", "Levant Wire", "reporters in Basra"; ends before adjuncts, times, marks and new clauses. */
function phraseFrom(sentence: Sentence, from: number, limit: number, grammar: Grammar, skip: number): Piece | null {
  let index = from + skip;
  const start = index;
  let named = false;
  for (; index < limit && index < start + 9; index += 1) {
    const token = sentence.tokens[index];
    if (token === undefined) break;
    const name = sentence.quotes.find((region) => region.open === index);
    if (name !== undefined && isName(sentence, sentence.quotes.indexOf(name))) {
      index = name.close;
      named = true;
      continue;
    }
    if (!token.word || token.quote >= 0) break;
    if (index > start && endsPhrase(sentence, index, named, limit, grammar)) break;
    named ||= token.capital || grammar.objects.has(token.fold);
  }
  return index > start ? [start, index] : null;
}

function endsPhrase(sentence: Sentence, index: number, named: boolean, limit: number, grammar: Grammar): boolean {
  const token = sentence.tokens[index];
  const fold = at(sentence, index);
  if (grammar.times.has(fold) || grammar.pronouns.has(fold) || grammar.asking.has(fold)) return true;
  if (fold !== 'of' && grammar.adjuncts.has(fold)) return true;
  if (grammar.determiners.has(fold) && !LINKING.has(fold)) return true;
  // Without “that” ahead, small letters after a name begin the clause: "told Reuters talks had begun".
  return (
    named &&
    limit === sentence.tokens.length &&
    token?.capital === false &&
    !LINKING.has(fold) &&
    !/'s$/.test(at(sentence, index - 1))
  );
}

const LINKING = new Set([
  ...OUTLET_WORDS,
  ...AGENCY_WORDS,
  ...['of', 'de', 'du', 'des', "d'", 'la', 'le', "l'", 'and', 'et'],
]);

function skipTimes(sentence: Sentence, from: number, grammar: Grammar): number {
  let index = from;
  if (at(sentence, index) === 'on' && grammar.times.has(at(sentence, index + 1))) index += 1;
  while (grammar.times.has(at(sentence, index)) && !sentence.tokens[index]?.fold.startsWith('th')) index += 1;
  return index;
}

/** "revealed, on Wednesday, that": past an adjunct between commas. */
function skipAside(sentence: Sentence, from: number, grammar: Grammar): number {
  const first = at(sentence, from + 1);
  const aside = grammar.adjuncts.has(first) || grammar.times.has(first) || grammar.citing.has(first);
  if (at(sentence, from) !== ',' || !aside) return from;
  for (let index = from + 2; index < from + 10; index += 1) if (at(sentence, index) === ',') return index + 1;
  return from;
}

/** Whether content could begin here: a word that doesn't end things. */
function isOpen(sentence: Sentence, index: number): boolean {
  return sentence.tokens[index]?.word === true;
}
