import { describe, expect, test } from '@jest/globals';
import { folded, outline, readString, words } from './support.ts';

const FIRST =
  'The harbour master of Marsa Nur said on Sunday evening that the north quay would reopen within the week.';
const SECOND =
  'Two dockers who asked not to be named said that the closure was due to a crack that appeared in the storm.';

describe('a page with one article', () => {
  test('has the headline for its title, not the category over it', () => {
    const document = readString(
      `Near coast\n\nNorth quay of Marsa Nur to reopen: what is behind it?\n\n\n${FIRST}\n\n${SECOND}\n\nShow More\n\nRelated Articles\n\nBack to top button\n`,
    );
    expect(document.metadata.title).toBe('North quay of Marsa Nur to reopen: what is behind it?');
    expect(folded(document)).toEqual(['Near coast', 'Show More', 'Related Articles', 'Back to top button']);
    expect(document.blocks[1]).toMatchObject({ kind: 'heading', level: 1 });
  });

  test('without a headline is named by how it begins', () => {
    const document = readString(`[ad_1]\n${FIRST}\n${SECOND}\n`);
    expect(document.metadata.title).toBe(FIRST);
    expect(words(document)).toEqual(['[ad_1]', FIRST, SECOND]);
    expect(folded(document)).toEqual(['[ad_1]']);
  });

  test('has the outlet and the date of its masthead, and the source named under it', () => {
    const text = `COAST HERALD INTERNATIONAL\n\n| 5 March 2023, Sunday |\n\nLe quai nord rouvrira mercredi à Marsa Nur\n\nLe capitaine du port a annoncé dimanche soir que le quai nord rouvrirait mercredi après trois jours.\n\n    la source :\n  • Al-Mina\n`;
    const document = readString(text);
    expect(document.metadata).toMatchObject({
      title: 'Le quai nord rouvrira mercredi à Marsa Nur',
      outlet: 'COAST HERALD INTERNATIONAL',
      date: { from: '2023-03-05', to: '2023-03-05', basis: 'masthead' },
      language: 'fr',
    });
    expect(outline(document)).toEqual(['body of Al-Mina: la source : … • Al-Mina']);
  });

  test('has the writer and the date of its byline', () => {
    const document = readString(
      `Quay to reopen on Wednesday\n\nBy Nadia Ferrand\nPublished November 8, 2021 at 8:30am\n\n${FIRST}\n\n${SECOND}\n`,
    );
    expect(document.metadata).toMatchObject({ author: 'Nadia Ferrand', date: { from: '2021-11-08T08:30' } });
  });

  test('keeps words that a page could say as well, unless others stand beside them', () => {
    const document = readString(`Quay to reopen\n\n${FIRST}\n\nShare\n\n${SECOND}\n\nPrint\n`);
    expect(folded(document)).toEqual([]);
  });

  test('has a caption where words stand twice', () => {
    const caption = 'The north quay of Marsa Nur after the storm of Friday night';
    const document = readString(`Quay to reopen on Wednesday\n\n${caption} ${caption}\n\n${FIRST}\n\n${SECOND}\n`);
    expect(document.sections).toMatchObject([{ kind: 'caption', startBlock: 1, endBlock: 2 }]);
  });
});

describe('blocks of plain text', () => {
  test('are kept whole where lines are wrapped', () => {
    const wrapped = `${FIRST} ${SECOND} ${FIRST}`.replace(/(.{50,65}) /g, '$1\n');
    const document = readString(`${wrapped}\n\n${wrapped}\n`);
    expect(document.blocks).toHaveLength(2);
  });

  test('are lines where every paragraph is a line', () => {
    expect(words(readString(`${FIRST}\n${SECOND}\n${FIRST}`))).toEqual([FIRST, SECOND, FIRST]);
  });

  test('are items where a sign or a number says so, deeper where they are indented', () => {
    const document = readString(`${FIRST}\n\n• one\n  • two\n- three\n1. four\n`);
    expect(document.blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['paragraph', 0],
      ['item', 1],
      ['item', 2],
      ['item', 1],
      ['item', 1],
    ]);
  });

  test('have a direction each', () => {
    const document = readString(`${FIRST}\n\nBBC: قال رئيس الميناء إن الرصيف سيفتح يوم الأربعاء.\n`);
    expect(document.blocks.map(({ direction }) => direction)).toEqual(['ltr', 'rtl']);
  });
});
