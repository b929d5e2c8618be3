import { type Annotation, hull, spansOf } from '../domain/annotation.ts';
import { pathsOf, type Step } from '../domain/chain.ts';
import type { Claim } from '../domain/claim.ts';
import type { StandingRow } from '../domain/standing.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { chainText } from './chains.ts';
import type { Reading } from './reading.ts';

/** A mention of a claim in one of the two documents. */
export type Entry = {
  claim: Claim;
  standing: StandingRow | null;
  stance: Stance;
  mention: Annotation;
  /** The block in which it begins, by its number from 0. */
  block: number;
  words: string;
  /** Its first way to the reader, outermost step first. */
  steps: readonly Step[];
};

/** What both documents say of a claim; null where one says nothing that the other’s passage could stand beside. */
export type Pair = { claim: Claim; left: Entry | null; right: Entry | null; isInBoth: boolean };

/** The mentions of two documents, joined by claim: those with the same stance first, then in the order of the texts. */
export function pairsOf(left: Reading, right: Reading): Pair[] {
  const [first, second] = [Map.groupBy(entriesOf(left), keyOf), Map.groupBy(entriesOf(right), keyOf)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((id) =>
    joined(first.get(id) ?? [], second.get(id) ?? []),
  );
}

const keyOf = ({ claim }: Entry): string => claim.id;

/** One entry for each claim and stance of a mention, whoever linked it. */
function entriesOf(reading: Reading): Entry[] {
  const text = chainText(reading);
  return reading.annotations
    .filter((one) => one.kind === 'claim')
    .sort((a, b) => hull(a.spans).start - hull(b.spans).start)
    .flatMap((mention) => {
      const links = new Map(
        (reading.links.get(mention.id) ?? []).map((link) => [`${link.claim.id} ${link.evidence.stance}`, link]),
      );
      if (links.size === 0) return [];
      const { start } = hull(mention.spans);
      const common = {
        mention,
        block: reading.blocks.findLast((block) => block.start <= start)?.position ?? 0,
        words: spansOf(mention, 'claim')
          .map((span) => span.quote)
          .join(' … '),
        steps: pathsOf(mention, text)[0] ?? [],
      };
      return [...links.values()].map(({ claim, standing, evidence }) => ({
        ...common,
        claim,
        standing,
        stance: evidence.stance,
      }));
    });
}

function joined(left: readonly Entry[], right: readonly Entry[]): Pair[] {
  const free = new Set(right);
  const isInBoth = left.length > 0 && right.length > 0;
  const take = (entry: Entry, isFit: (other: Entry) => boolean): Pair[] => {
    const other = [...free].find(isFit);
    if (other) free.delete(other);
    return other ? [{ claim: entry.claim, left: entry, right: other, isInBoth }] : [];
  };
  const alike = left.flatMap((entry) => take(entry, (other) => other.stance === entry.stance));
  const met = new Set(alike.map((pair) => pair.left));
  const rest = left.filter((entry) => !met.has(entry)).flatMap((entry) => take(entry, () => true));
  for (const pair of rest) met.add(pair.left);
  return [
    ...alike,
    ...rest,
    ...left
      .filter((entry) => !met.has(entry))
      .map((entry) => ({ claim: entry.claim, left: entry, right: null, isInBoth })),
    ...[...free].map((entry) => ({ claim: entry.claim, left: null, right: entry, isInBoth })),
  ];
}
