import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { letterOfPath, standingLetter } from '../../server/domain/grade.ts';
import { type Letter, RELIABILITIES } from '../../server/domain/vocabulary.ts';

const letters: Record<string, Letter> = { outlet: 'D', agency: 'B', official: 'A', unknown: 'F' };
const letterOf = (id: string): Letter | null => letters[id] ?? null;

describe('the letter beside a mention', () => {
  test('is its endpoint’s, never higher than the weakest rated step on the way, and says whose it is', () => {
    expect(letterOfPath(['agency', 'official'], letterOf)).toEqual({ letter: 'B', sourceId: 'agency' });
    expect(letterOfPath(['outlet', 'agency', 'official'], letterOf)).toEqual({ letter: 'D', sourceId: 'outlet' });
    expect(letterOfPath(['unrated', 'official'], letterOf)).toEqual({ letter: 'A', sourceId: 'official' });
  });

  test('is no letter where nobody rated the endpoint, whoever passed it on', () => {
    expect(letterOfPath(['agency', 'somebody'], letterOf)).toBeNull();
    expect(letterOfPath(['agency', null], letterOf)).toBeNull();
    expect(letterOfPath([], letterOf)).toBeNull();
  });

  test('F means unknown: it neither weakens nor is weakened', () => {
    expect(letterOfPath(['unknown', 'official'], letterOf)?.letter).toBe('A');
    expect(letterOfPath(['outlet', 'unknown'], letterOf)).toEqual({ letter: 'F', sourceId: 'unknown' });
  });

  test('another step on the way never raises it', () => {
    const letter = fc.option(fc.constantFrom(...RELIABILITIES));
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 6 }), letter, (path, added) => {
        const shown = (steps: (Letter | null)[]) =>
          letterOfPath(
            steps.map((_, i) => String(i)),
            (id) => steps[Number(id)] ?? null,
          )?.letter ?? null;
        const [before, after] = [shown(path), shown([added, ...path])];
        expect(before === null ? after === null : after !== null && after >= before).toBe(true);
      }),
    );
  });
});

describe('the rating that stands', () => {
  const rating = (letter: Letter, topic: string | null, createdAt: string) => ({
    id: createdAt,
    letter,
    topic,
    createdAt,
  });

  test('is the newest at large, before any on a topic', () => {
    expect(standingLetter([rating('B', null, '1'), rating('C', null, '2'), rating('A', 'ports', '3')])).toBe('C');
    expect(standingLetter([rating('B', 'ships', '1'), rating('A', 'ports', '3')])).toBe('A');
    expect(standingLetter([])).toBeNull();
  });
});
