import fc from 'fast-check';
import { sentenceAt } from '../../server/suggest/index.ts';

function around(block: string, words: string): string {
  const { start, end } = sentenceAt(block, 0, block.length, block.indexOf(words));
  return block.slice(start, end);
}

describe('sentenceAt', () => {
  test.each([
    ['It rained. Gen. Omar Said left at noon. He slept.', 'left', 'Gen. Omar Said left at noon.'],
    ['It rained. The U.S. embassy was shut. He slept.', 'embassy', 'The U.S. embassy was shut.'],
    ['He left for the U.S. The harbour was shut.', 'harbour', 'The harbour was shut.'],
    ['“Why now?” she asked. Nobody knew.', 'she', '“Why now?” she asked.'],
    ['He said: “It is over.” Then he left.', 'over', 'He said: “It is over.”'],
    ['هل انتهت الزيارة؟ نعم انتهت.', 'نعم', 'نعم انتهت.'],
    ['وصلت السفن؛ ثم غادرت. نام الجميع.', 'غادرت', 'وصلت السفن؛ ثم غادرت.'],
    ['M. Aziz est parti. Il dort.', 'parti', 'M. Aziz est parti.'],
  ])('%s', (block, words, sentence) => expect(around(block, words)).toBe(sentence));

  test('stays inside the block and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer(), fc.integer(), fc.integer(), (text, a, b, offset) => {
        const range = sentenceAt(text, a, b, offset);
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
