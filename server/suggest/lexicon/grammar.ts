import type { VerbForm } from './inflect.ts';

/** What the rules for languages with the subject before the verb (English, French) need to know of one. All words are folded. */
export type Grammar = {
  verbs: ReadonlyMap<string, VerbForm>;
  /** "has", "did not", "also": belongs to the cue when it stands before the verb. */
  auxiliaries: ReadonlySet<string>;
  /** "quickly": the same, by its ending. */
  adverb: RegExp;
  /** Particles that belong to the cue after the verb: "out", "on". */
  particles: ReadonlySet<string>;
  that: ReadonlySet<string>;
  /** "whether", "what": introduce content and belong to it. */
  asking: ReadonlySet<string>;
  accordingTo: readonly (readonly string[])[];
  /** "citing": cues whose source stands behind them, inside another's report. */
  citing: ReadonlySet<string>;
  /** "quoted": with "as saying" behind it. */
  quoted: ReadonlySet<string>;
  asSaying: readonly (readonly string[])[];
  /** "it was reported", "reportedly". */
  impersonal: readonly (readonly string[])[];
  reportedly: ReadonlySet<string>;
  declined: readonly (readonly string[])[];
  unanswered: readonly (readonly string[])[];
  to: ReadonlySet<string>;
  /** Prepositions and conjunctions that begin an adjunct, not a subject. */
  adjuncts: ReadonlySet<string>;
  /** "while", "because": begin a clause of their own. */
  subordinators: ReadonlySet<string>;
  conjunctions: ReadonlySet<string>;
  and: ReadonlySet<string>;
  relatives: ReadonlySet<string>;
  pronouns: ReadonlySet<string>;
  /** Objects of "told" that are one word. */
  objects: ReadonlySet<string>;
  determiners: ReadonlySet<string>;
  /** Days and the like, which stand without a preposition. */
  times: ReadonlySet<string>;
  /** Verbs that show that a stretch is a clause and no noun phrase. */
  finite: ReadonlySet<string>;
  /** Past forms that may be participles too ("led", "shut"): a verb, but maybe of a shortened relative clause. */
  participles: ReadonlySet<string>;
  /** "to" of "to say"; '' where the language has none. */
  infinitive: string;
};

/** A set of the words in a string. */
export function words(list: string): Set<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** Phrases, one between commas, as lists of words. */
export function phrases(list: string): string[][] {
  return list
    .split(',')
    .map((phrase) => phrase.trim().split(/\s+/))
    .filter((phrase) => phrase[0] !== '');
}
