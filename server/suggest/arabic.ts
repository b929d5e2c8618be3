import { recipientIn, subjectAfter, subjectBefore } from './arabic-people.ts';
import { arabicAccording, arabicSilence } from './arabic-phrases.ts';
import * as lexicon from './lexicon/arabic.ts';
import { at, type Sentence } from './tokens.ts';
import { makeParts, type Parts, type Piece } from './types.ts';

const COMMAS = new Set(['،', ',', '؛', ';', '.']);

/** The attribution of an Arabic sentence, in tokens: “قال X إن Z”, “بحسب X”, “نقلت W عن X قوله إن Z”. */
export function readArabic(sentence: Sentence): Parts | null {
  const silent = arabicSilence(sentence);
  if (silent !== null) return silent;
  const according = arabicAccording(sentence, lexicon.ACCORDING);
  const spoken = firstSaying(sentence);
  if (spoken === null) return according?.parts ?? null;
  if (according !== null && according.head < spoken.head && !spoken.introduced) return according.parts;
  const cited = arabicAccording(sentence, lexicon.CITING);
  return cited === null || spoken.parts.inner !== null
    ? spoken.parts
    : { ...spoken.parts, inner: { ...cited.parts, content: spoken.parts.content } };
}

type Spoken = { parts: Parts; head: number; introduced: boolean };

/** The first verb of saying that has something to report. */
function firstSaying(sentence: Sentence): Spoken | null {
  for (let index = 0; index < sentence.tokens.length; index += 1) {
    if (sentence.tokens[index]?.quote !== -1) continue;
    const verb = bareVerb(at(sentence, index));
    const spoken = lexicon.RELAYING.has(verb)
      ? relayed(sentence, index)
      : lexicon.SAYING.has(verb)
        ? said(sentence, index, verb)
        : null;
    if (spoken !== null) return spoken;
  }
  return null;
}

/** Without “و” or “ف” ("and"), where a known verb stands behind it. */
function bareVerb(fold: string): string {
  const rest = fold.slice(1);
  return /^[وف]/.test(fold) && (lexicon.SAYING.has(rest) || lexicon.RELAYING.has(rest)) ? rest : fold;
}

function said(sentence: Sentence, head: number, verb: string): Spoken | null {
  const behind = quotedBefore(sentence, head);
  const border = introducer(sentence, head + 1);
  if (border === null && behind === null && lexicon.WEAK.has(verb) && bareBorder(sentence, head) === null) return null;
  const limit = border?.at ?? sentence.tokens.length;
  const subject = subjectAfter(
    sentence,
    head + 1,
    border === null && behind === null ? (bareBorder(sentence, head) ?? limit) : limit,
  );
  const recipient = recipientIn(sentence, head + 1, limit) ?? recipientIn(sentence, 0, head);
  const before = subject === null ? subjectBefore(sentence, head) : null;
  const source = subject ?? before;
  const content = contentOf(sentence, head, border, behind, source);
  if (content.length === 0) return null;
  const implied = source === null;
  const parts = makeParts({
    cue: [head, head + 1],
    sources: implied ? [] : [source],
    recipient,
    content,
    pronoun: implied,
  });
  return { parts, head, introduced: border !== null };
}

type Border = { at: number; content: number };

/** “أن”, a colon, or an opening quotation mark that stands right behind a mark or the verb. */
function introducer(sentence: Sentence, from: number): Border | null {
  for (let index = from; index < Math.min(sentence.tokens.length, from + 45); index += 1) {
    const fold = at(sentence, index);
    const quote = sentence.tokens[index]?.quote ?? -1;
    if (quote >= 0) {
      const region = sentence.quotes[quote];
      if (region === undefined || region.to - region.from < 4) continue;
      return { at: region.open, content: region.from };
    }
    if (lexicon.THAT.has(fold)) return { at: index, content: index + 1 };
    if (lexicon.THAT_WITH_SUBJECT.has(fold)) return { at: index, content: index };
    if (fold === ':') return { at: index, content: index + 1 };
    if (fold === '.' || fold === '؛') return null;
  }
  return null;
}

/** Without a complementiser: what is reported begins behind “عن”, “إلى”, “على”, or behind a subject that is a definite phrase. */
function bareBorder(sentence: Sentence, head: number): number | null {
  for (let index = head + 2; index < Math.min(head + 12, sentence.tokens.length); index += 1) {
    if (lexicon.OBJECT_PREPOSITIONS.has(at(sentence, index))) return index;
  }
  const end = definitePhrase(sentence, head + 1);
  return end < sentence.tokens.length - 1 && !lexicon.WEAK.has(bareVerb(at(sentence, head))) ? end : null;
}

/** “الجيش العراقي”, “وزارة الدفاع”: the first noun and the definite words behind it. */
function definitePhrase(sentence: Sentence, from: number): number {
  let index = from + 1;
  while (/^ال/.test(at(sentence, index))) index += 1;
  // “المتحدث باسم الجيش”: whose spokesman it is belongs to the subject.
  return at(sentence, index) === 'باسم' ? definitePhrase(sentence, index + 1) : index;
}

function contentOf(
  sentence: Sentence,
  head: number,
  border: Border | null,
  behind: Piece | null,
  source: Piece | null,
): Piece[] {
  if (behind !== null && (border === null || border.at > head + 12)) return [behind];
  const from = border?.content ?? Math.max(bareBorder(sentence, head) ?? sentence.tokens.length, source?.[1] ?? 0);
  const start = lexicon.OBJECT_PREPOSITIONS.has(at(sentence, from)) && border === null ? from + 1 : from;
  const end = contentEnd(sentence, start);
  const content: Piece[] = start < end ? [[start, end]] : [];
  return behind === null ? content : [behind, ...content];
}

/** Up to a participle that reports on (“، مضيفا أن”). */
function contentEnd(sentence: Sentence, from: number): number {
  for (let index = from + 1; index < sentence.tokens.length; index += 1) {
    if (sentence.tokens[index]?.quote !== -1) continue;
    if (COMMAS.has(at(sentence, index - 1)) && lexicon.PARTICIPLES.has(at(sentence, index).replace(/^و/, '')))
      return index - 1;
  }
  return sentence.tokens.length;
}

/** “…”، قال X: the quotation before the verb. */
function quotedBefore(sentence: Sentence, head: number): Piece | null {
  const region = sentence.quotes.find(
    (quote) => quote.close < head && head - quote.close <= 3 && quote.to - quote.from > 3,
  );
  return region === undefined || sentence.tokens.slice(region.close + 1, head).some((token) => token.word)
    ? null
    : [region.from, region.to];
}

/** “نقلت W عن X قوله إن Z”. */
function relayed(sentence: Sentence, head: number): Spoken | null {
  const about = indexOf(sentence, head + 1, head + 14, (fold) => fold === 'عن');
  if (about === null) return null;
  const border = introducer(sentence, about + 1);
  const saying = indexOf(sentence, about + 1, border?.at ?? about + 25, (fold) => lexicon.QUOTED_SAYING.has(fold));
  if (border === null && saying === null) return null;
  const end = saying ?? border?.at ?? sentence.tokens.length;
  const start = border?.content ?? (saying ?? about) + 1;
  const content: Piece[] = [[start, contentEnd(sentence, start)]];
  const innerCue: Piece = saying === null ? [about, about + 1] : [saying, saying + 1];
  const inner = makeParts({ cue: innerCue, sources: [[about + 1, end]], content });
  const outer = about > head + 1 ? subjectAfter(sentence, head + 1, about) : null;
  return {
    head,
    introduced: true,
    parts: makeParts({ cue: [head, head + 1], sources: outer === null ? [] : [outer], content, inner }),
  };
}

function indexOf(sentence: Sentence, from: number, to: number, test: (fold: string) => boolean): number | null {
  for (let index = from; index < Math.min(to, sentence.tokens.length); index += 1)
    if (test(at(sentence, index))) return index;
  return null;
}
