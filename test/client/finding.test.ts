import { folded, occurrences } from '../../views/client/finding.ts';

const found = (text: string, query: string): string[] =>
  occurrences(folded(text), query).map(({ start, end }) => text.slice(start, end));

describe('finding in the text', () => {
  test('gives the words as they stand there, whatever the case, accents and harakat', () => {
    expect(found('Straße, STRASSE and Café au lait', 'strasse')).toEqual(['Straße', 'STRASSE']);
    expect(found('Le Café, le cafe', 'CAFÉ')).toEqual(['Café', 'cafe']);
    expect(found('قالَتْ المنارة وقالت', 'قالت')).toEqual(['قالَتْ ', 'قالت'].map((words) => words.trimEnd()));
    expect(found('إيران وايران', 'ايران')).toEqual(['إيران', 'ايران']);
  });

  test('takes any white space for a space, and knows offsets after characters of two units', () => {
    expect(found('👩 two\u00a0cranes, two\ncranes', 'two cranes')).toEqual(['two\u00a0cranes', 'two\ncranes']);
  });

  test('finds nothing for nothing', () => {
    expect(found('words', '  ')).toEqual([]);
    expect(found('', 'a')).toEqual([]);
  });
});
