import type { CaseSource } from '../analysis/case.ts';
import { resolver } from '../analysis/resolver.ts';
import type { Claim, Verdict } from '../domain/claim.ts';
import type { StandingRow } from '../domain/standing.ts';
import { patternOfName, pseudonym } from '../domain/veil.ts';
import { type CaseView, sourceIn } from './claimCase.ts';
import type { QuestionPanel, RelationLine } from './claimPanels.ts';
import type { GradeModel } from './standing.ts';

/** A claim as a brief tells it. */
export type BriefView = CaseView & {
  claim: Claim;
  row: StandingRow;
  /** Of a place; null where nobody graded it. */
  gradeAt: (place: number) => GradeModel | null;
  /** The number of the footnote of a place; asking makes one. */
  noteFor: (place: number) => number;
  /** Words of the workspace, without the names of protected sources where those are hidden. */
  masked: (words: string) => string;
  /** The whole sentences in which a place stands; null where they could name somebody to protect. */
  sentencesAt: (place: number) => string | null;
  isMasked: boolean;
  verdicts: readonly Verdict[];
  relations: readonly RelationLine[];
  questions: QuestionPanel;
  event: { number: number; name: string } | null;
  people: ReadonlyMap<string, string>;
};

/** Whether a source stands here under a pseudonym. */
export const isHidden = (view: BriefView, sourceId: string): boolean =>
  view.isMasked && sourceIn(view, sourceId)?.protected === true;

type Named = Pick<CaseSource, 'id' | 'number' | 'name' | 'protected'> & { aliases: readonly { name: string }[] };

/**
 * Takes the names of protected sources, and their other spellings, out of words; accents and vowel signs tell no two
 * spellings apart. Names in scripts that join words without a space (Arabic prefixes) are found inside words too; one of
 * a single letter is left, it would take every such letter.
 */
export function maskOf(sources: readonly Named[]): (words: string) => string {
  const names = sources
    .filter((source) => source.protected)
    .flatMap(({ number, name, aliases }) =>
      [name, ...aliases.map((alias) => alias.name)].flatMap((one) => {
        const pattern = patternOfName(one);
        return pattern ? [{ pattern, length: one.length, words: `[${inBriefs(number)}]` }] : [];
      }),
    )
    .sort((a, b) => b.length - a.length);
  if (names.length === 0) return (words) => words;
  return (words) =>
    names
      .reduce((text, { pattern, words: instead }) => text.replace(pattern, () => instead), words.normalize('NFD'))
      .normalize('NFC');
}

/** In the middle of a sentence. */
const inBriefs = (number: number): string => pseudonym(number).replace(/^P/, 'p');

/** The same case with its protected sources under pseudonyms and nothing said of them. */
export function maskedCase(view: CaseView, masked: (words: string) => string): CaseView {
  const { claimCase } = view;
  const shielded = new Set(shieldedIn(claimCase));
  const sources = [...claimCase.sources].map(([id, source]): [string, CaseSource] => [
    id,
    shielded.has(id) ? hidden(source) : source,
  ]);
  const texts = [...claimCase.texts].map(([id, text]) => {
    const title = masked(text.document.title);
    return [id, { ...text, document: { ...text.document, title } }] as const;
  });
  return { ...view, claimCase: { ...claimCase, sources: new Map(sources), texts: new Map(texts) } };
}

/** The ids of the protected sources of a case: what was merged with one of them is one of them. */
export function shieldedIn({ sources }: CaseView['claimCase']): string[] {
  const resolve = resolver(sources);
  const roots = new Set([...sources.values()].filter((one) => one.protected).map((one) => resolve(one.id)));
  return [...sources.keys()].filter((id) => roots.has(resolve(id)));
}

const hidden = (source: CaseSource): CaseSource => ({
  ...source,
  protected: true,
  name: inBriefs(source.number),
  description: '',
  affiliationId: null,
});
