import { beforeEach, describe, expect, test } from '@jest/globals';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { documentById } from '../../server/store/documents.ts';
import { evidenceOfMentions } from '../../server/store/evidence.ts';
import { credibilitiesOf, reliabilitiesOf } from '../../server/store/ratings.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { hideAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { cite } from '../../server/usecases/citations.ts';
import { unlinkEvidence } from '../../server/usecases/evidence.ts';
import { diagonalOf, gradesOf, lettersOf } from '../../server/usecases/grades.ts';
import { rateMention, rateSource } from '../../server/usecases/ratings.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import { undo } from '../../server/usecases/undo.ts';
import { ANALYST } from '../support/analyst.ts';
import { anAttribution, aWorkspace } from '../support/builders.ts';
import { aLink } from '../support/claims.ts';
import { aCitedOutlet } from '../support/derivations.ts';
import { aQuotation, aSource, aText, type Papers, somePapers } from '../support/sources.ts';

let context: Context;
let papers: Papers;
beforeEach(() => {
  context = aWorkspace();
  papers = somePapers(context);
});

const give = (grade: 1 | 2 | 3 | 4 | 5 | 6, mention = papers.hit, rationale = 'Because.') =>
  rateMention(context, null, mention.id, { grade, rationale });
const rate = (id: string, letter: 'A' | 'B' | 'C' | 'D' | 'E' | 'F', topic: string | null = null) =>
  rateSource(context, id, { letter, topic, rationale: 'Because.' });

/** A second named voice for the claim that the pier was hit. */
function corroborated() {
  const witness = aSource(context, 'Mona Said');
  const text = aText(context, 'Radio Reef', 'Mona Said saw that a boat had hit the pier on Friday.');
  const { mention } = aQuotation(context, text, {
    source: witness,
    words: 'Mona Said',
    cue: 'saw',
    content: 'a boat had hit the pier on Friday',
  });
  const third = aSource(context, 'Karim Adel');
  const other = aText(context, 'Levant Post', 'Karim Adel confirmed that a boat had hit the pier in the night.');
  const { mention: again } = aQuotation(context, other, {
    source: third,
    words: 'Karim Adel',
    cue: 'confirmed',
    content: 'a boat had hit the pier in the night',
  });
  aLink(context, mention, papers.claims.hit);
  aLink(context, again, papers.claims.hit);
  return { witness, third, mention };
}

describe('rating a source', () => {
  test('is appended: the older ones stay, and undo takes the last back', () => {
    rate(papers.tribune.id, 'B');
    rate(papers.tribune.id, 'C');
    expect(reliabilitiesOf(context.db, [papers.tribune.id]).map((one) => one.letter)).toEqual(['C', 'B']);
    undo(context, null);
    expect(lettersOf(context.db, [papers.tribune.id]).get(papers.tribune.id)).toBe('B');
  });

  test.each(['', '   '])('without a rationale (“%s”) is refused', (rationale) => {
    expect(() => rateSource(context, papers.tribune.id, { letter: 'B', topic: null, rationale })).toThrow(
      'A rating needs a rationale: say what it rests on.',
    );
  });

  test('that was merged away or deleted is refused', () => {
    mergeSources(context, papers.tribune.id, [papers.online.id]);
    expect(() => rate(papers.online.id, 'B')).toThrow('Go on with “Al-Tilal”');
  });

  test('of what was merged in counts for what it was merged into', () => {
    rate(papers.online.id, 'D');
    mergeSources(context, papers.tribune.id, [papers.online.id]);
    expect(lettersOf(context.db, [papers.tribune.id]).get(papers.tribune.id)).toBe('D');
  });
});

describe('grading a mention', () => {
  test('is appended; the newest is shown first', () => {
    give(4);
    give(3);
    expect(
      gradesOf(context.db, [papers.hit])
        .get(papers.hit.id)
        ?.given.map((one) => one.grade),
    ).toEqual([3, 4]);
  });

  test('with 1 is refused while there are fewer than two independent origins, and says why', () => {
    expect(() => give(1)).toThrow('at least two independent origins');
    expect(() => give(1, papers.unnamed)).toThrow('linked to no claim');
    corroborated();
    expect(give(1).value.grade).toBe(1);
  });

  test('keeps a 1 whose ground goes with a later merge', () => {
    const { witness, third } = corroborated();
    give(1);
    mergeSources(context, witness.id, [third.id, papers.tribune.id]);
    expect(credibilitiesOf(context.db, [papers.hit.id]).map((one) => one.grade)).toEqual([1]);
    expect(() => give(1)).toThrow('at least two independent origins');
  });

  test('without a rationale, of a deleted mention or of an attribution is refused', () => {
    expect(() => give(3, papers.hit, ' ')).toThrow('needs a rationale');
    const [attribution] = papers.attributions;
    expect(() => give(3, attribution)).toThrow('Only a mention of a claim is graded');
    const document = documentById(context.db, papers.hit.documentId);
    if (document) hideAnnotation(context, document, papers.hit.id, 1);
    expect(() => give(3)).toThrow('This mention was deleted');
  });

  test('an unlinked mention can be graded, but not with 1', () => {
    const links = evidenceOfMentions(context.db, [papers.gone.id]).map((one) => one.id);
    unlinkEvidence(context, null, links);
    expect(give(2, papers.gone).value.grade).toBe(2);
    expect(() => give(1, papers.gone)).toThrow('linked to no claim');
  });
});

describe('the letter beside a mention', () => {
  const letter = () => gradesOf(context.db, [papers.hit]).get(papers.hit.id)?.letter;

  test('is that of its endpoint, and never higher than the weakest step on the way', () => {
    expect(letter()).toBeNull();
    rate(papers.tribune.id, 'B');
    expect(letter()).toEqual({ letter: 'B', sourceId: papers.tribune.id });
    const wire = sourceNamed(context.db, 'Dune Wire');
    rate(wire?.id ?? '', 'D');
    expect(letter()).toEqual({ letter: 'D', sourceId: wire?.id });
  });
});

describe('a rater’s share on the diagonal', () => {
  test('goes by the letters as they stood when the number was given', () => {
    rate(papers.tribune.id, 'C');
    give(3);
    expect(diagonalOf(context.db, ANALYST.id)).toEqual({ on: 1, of: 1 });
    rate(papers.tribune.id, 'E');
    expect(diagonalOf(context.db, ANALYST.id)).toEqual({ on: 1, of: 1 });
    give(2, papers.laid);
    expect(diagonalOf(context.db, ANALYST.id)).toEqual({ on: 1, of: 2 });
  });

  test('counts the newest grade of each mention, and no one else’s', () => {
    rate(papers.tribune.id, 'C');
    give(3);
    give(4);
    expect(diagonalOf(context.db, ANALYST.id)).toEqual({ on: 0, of: 1 });
    expect(diagonalOf(context.db, 'somebody else')).toEqual({ on: 0, of: 0 });
  });
});

test('the letter of a mention that cites a report goes on into it, as on the page of its claim', () => {
  const { document, from } = aCitedOutlet(context);
  const witness = aSource(context, 'Mona Said');
  const [told, cited] = [from, document].map((text) =>
    annotationsInDocument(context.db, text.id).find((one) => one.kind === 'claim'),
  );
  anAttribution(
    context,
    from,
    { cue: 'In short', content: 'the gate was shut' },
    { sources: [{ choice: { id: witness.id } }], mentionIds: [told?.id ?? ''] },
  );
  const wire = sourceNamed(context.db, 'Levant Wire')?.id ?? '';
  rate(wire, 'C');
  rate(witness.id, 'B');
  const letter = () => (cited ? gradesOf(context.db, [cited]).get(cited.id)?.letter : undefined);
  expect(letter()).toEqual({ letter: 'C', sourceId: wire });
  const citing = annotationsInDocument(context.db, document.id).find((one) => one.kind === 'attribution');
  cite(context, document, citing?.id ?? '', { documentNumber: from.number });
  rate(wire, 'A');
  expect(letter()).toEqual({ letter: 'B', sourceId: witness.id });
});
