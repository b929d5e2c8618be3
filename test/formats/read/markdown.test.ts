import { describe, expect, test } from '@jest/globals';
import { Invalid } from '../../../server/domain/errors.ts';
import { readFile } from '../../../server/formats/read/index.ts';
import { outline, readString, words } from './support.ts';

describe('Markdown', () => {
  test('is read as the text a reader sees, with formats over it', () => {
    const document = readString(
      '# The *quay*\n\nShut &amp; **barred _again_**, see [here](https://example.org/a) or [there](javascript:x).\nSoft  \nhard <b>tag</b>.\n',
      'a.md',
    );
    expect(words(document)).toEqual(['The quay', 'Shut & barred again, see here or there. Soft\nhard tag.']);
    expect(document.text).toBe(words(document).join('\n\n'));
    const formats = document.formats.map(({ kind, start, end, href }) => [kind, document.text.slice(start, end), href]);
    expect(formats).toEqual([
      ['emphasis', 'quay', null],
      ['strong', 'barred again', null],
      ['emphasis', 'again', null],
      ['link', 'here', 'https://example.org/a'],
    ]);
  });

  test('has items, rows, quotes and code as blocks', () => {
    const document = readString(
      '1. one\n   - two\n2. three\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n> said\n\n```\n::: post\n```\n',
      'a.md',
    );
    expect(document.blocks.map(({ kind, level }) => `${kind}${level}`)).toEqual([
      'item1',
      'item2',
      'item1',
      'row0',
      'row0',
      'blockquote0',
      'preformatted0',
    ]);
    expect(words(document)).toEqual(['1. one', 'two', '2. three', 'a | b', '1 | 2', 'said', '::: post']);
    expect(document.sections).toEqual([]);
  });

  test('drops tags, comments and scripts, and keeps their words', () => {
    const document = readString('<div>Hi <i>you</i><!-- no --><script>x()</script></div>\n', 'a.md');
    expect(words(document)).toEqual(['Hi you']);
  });

  test('has sections between ::: lines', () => {
    const text =
      '::: post author="mesa_47" date="2021-11-07T15:59"\nLook.\n\n::: repost source="Levant Wire"\nThe quay is shut.\n\n::: quotation author="pebble"\nReally?\n:::\n:::\n\n> And you?\n:::\n\nAfter.\n';
    const document = readString(text, 'a.md');
    expect(outline(document)).toEqual([
      'post by mesa_47: Look. … And you?',
      '  repost of Levant Wire: The quay is  … Really?',
      '    quotation by pebble: Really? … Really?',
      '  quotation: And you? … And you?',
    ]);
    expect(document.sections[0]?.date).toEqual({ from: '2021-11-07T15:59', to: '2021-11-07T15:59', basis: 'stated' });
  });

  test('refuses a section line with a date that is none', () => {
    expect(() => readString('::: post date="soon"\nx\n:::\n', 'a.md')).toThrow(Invalid);
  });

  test('keeps a ::: line that closes nothing', () => {
    expect(words(readString('One.\n\n:::\n\nTwo.\n', 'a.md'))).toContain(':::');
  });
});

describe('front matter', () => {
  test('is metadata, not text', () => {
    const document = readString(
      '---\ntitle: Quay\nurl: https://example.org\ndate: 2021-11-07/2021-11-09\ndateBasis: inferred\nlang: fr-FR\nparaphrases: a wire report\nmood: calm\n---\nText of it.\n',
    );
    expect(document.text.trim()).toBe('Text of it.');
    expect(document.metadata).toMatchObject({
      title: 'Quay',
      address: 'https://example.org',
      date: { from: '2021-11-07', to: '2021-11-09', basis: 'inferred' },
      language: 'fr',
      paraphraseOf: 'a wire report',
      other: { mood: 'calm' },
    });
  });

  test('that can’t be read is refused with its line', () => {
    expect(() => readString('---\ntitle: Quay\ndate: [1\n---\nText.\n')).toThrow(/line \d+ of the file/);
    expect(() => readString('---\ntitle: Quay\ndate: soon\n---\nText.\n')).toThrow(/date is “soon”/);
  });

  test('a line of dashes is none', () => {
    expect(words(readString('---\nThe quay is shut.\n---\n'))).toContain('The quay is shut.');
  });

  test('stands behind what the person importing says', () => {
    const bytes = new TextEncoder().encode('---\ntitle: Quay\n---\nText of it.\n');
    expect(readFile(bytes, 'a.txt', { title: 'Mine', date: null }).metadata).toMatchObject({
      title: 'Mine',
      date: null,
    });
  });
});
