import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Marked } from 'marked';
import { briefMarkdown } from '../../server/viewmodels/briefMarkdown.ts';
import { type Brief, sentence } from '../../server/viewmodels/briefText.ts';
import { maskOf } from '../../server/viewmodels/briefView.ts';
import { named, say } from '../../server/viewmodels/phrases.ts';

const brief = (words: string): Brief => ({
  subject: 'Claim 1',
  href: '',
  crumbs: 'Claims',
  crumbsHref: '',
  title: words,
  lead: [
    sentence(
      say`${named(words)} said so.`,
      [1],
      [{ text: words, language: 'en', direction: 'ltr', translation: words, hasTranslation: true }],
    ),
  ],
  isEvent: false,
  claims: [
    {
      number: 1,
      statement: words,
      href: '',
      about: [],
      standing: [],
      sides: [
        {
          id: 's',
          title: 'What supports it',
          none: '',
          more: '',
          origins: [
            {
              intro: sentence(say`Origin 1 is ${named(words)}.`),
              mentions: [sentence(say`${named(words)}`)],
              more: '',
            },
          ],
        },
      ],
      verdict: { decided: sentence(say`${named(words)}`), sentences: [], rationale: words },
      sections: [{ id: 'x', title: 'Related claims', sentences: [sentence(say`${named(words)}`)] }],
    },
  ],
  hasClaims: true,
  more: '',
  summary: [],
  footnotes: [
    {
      number: 1,
      href: '',
      where: say`Document 1, “${named(words)}”`,
      chain: [{ before: '', name: words, isUnknown: false }],
      grade: 'Not graded',
      isCircular: false,
    },
  ],
  written: 'Written on 1 May 2025',
  markdownHref: '',
  protection: '',
  protectionHref: '',
  protectionLabel: '',
});

const marked = new Marked({ gfm: true });
/** The elements that a reader of Markdown would make. */
const tagsIn = (markdown: string): string[] => [
  ...new Set(
    [...String(marked.parse(markdown, { async: false })).matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag = '']) => tag),
  ),
];
const EXPECTED = ['h1', 'h2', 'p', 'ul', 'li', 'blockquote'];

describe('a brief as Markdown', () => {
  test.each([
    ['markup', '<img src=x onerror=alert(1)><script>x</script>'],
    [
      'links and images',
      '[a](javascript:alert(1)) ![b](x) <https://a.example> https://a.example www.a.example a@b.example',
    ],
    ['marks', '*a* _b_ **c** `d` ~~e~~ | f | # g'],
    ['footnotes', '[^1]: mine [^2]'],
    ['lists and quotations', '1. one\n- two\n+ three\n> four\n# five\n***\n===\n    code'],
    ['entities', '&lt;b&gt; &#42;a&#42;'],
  ])('takes %s as words', (_what, words) => {
    expect(tagsIn(briefMarkdown(brief(words))).filter((tag) => !EXPECTED.includes(tag))).toEqual([]);
  });

  test('takes any words as words, each on its line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab 1.)-+*_`[]()<>&#|~!\\\n\t^:"=/@$'.split('')), maxLength: 30 }),
        (words) => {
          const markdown = briefMarkdown(brief(`x${words}`));
          expect(tagsIn(markdown).filter((tag) => !EXPECTED.includes(tag))).toEqual([]);
          expect(markdown.match(/^\[\^\d+\]: /gm)).toHaveLength(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('sets words from the right apart, and lets nothing turn what follows', () => {
    const markdown = briefMarkdown(brief('قالت \u202e\u2067مصادر'));
    expect(markdown).toContain('\u2068قالت مصادر\u2069');
    expect(markdown).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
  });

  test('tells a sentence with its footnote, and the footnote with its chain and grade', () => {
    const markdown = briefMarkdown(brief('Gulf Wire'));
    expect(markdown).toContain('Gulf Wire said so. “Gulf Wire” (the claim in translation: “Gulf Wire”)[^1]');
    expect(markdown).toContain('[^1]: Document 1, “Gulf Wire”. Chain: Gulf Wire. Not graded.');
  });
});

describe('the names of protected sources', () => {
  const source = (name: string, aliases: string[] = [], isProtected = true) => ({
    id: name,
    number: 7,
    name,
    protected: isProtected,
    aliases: aliases.map((alias) => ({ name: alias })),
  });

  test('are taken out of words, other spellings included', () => {
    const masked = maskOf([source('Mona Said', ['منى سعيد']), source('Reuters', [], false)]);
    expect(masked('MONA  Said told Reuters; ومنى سعيد أيضا')).toBe(
      '[protected source 7] told Reuters; و[protected source 7] أيضا',
    );
  });

  test('are no pattern, and leave longer words alone', () => {
    expect(maskOf([source('A.B')])('A.B, AxB, A.Beta')).toBe('[protected source 7], AxB, A.Beta');
    expect(maskOf([source('Q')])('Q is quiet')).toBe('Q is quiet');
  });

  test('may have any sign in them', () => {
    for (const name of ['Al-Anbari', 'A/B', 'x^y', 'a\\d', '$&', 'قاسم-سليماني'])
      expect(maskOf([source(name)])(`So ${name} said, not me.`)).toBe('So [protected source 7] said, not me.');
  });

  test('are found with other accents, vowel signs, joiners and stretched letters', () => {
    const masked = maskOf([source('José Peña'), source('حسن کریم')]);
    expect(masked('Jose\u0301 Pen\u0303a and JOSE PENA')).toBe('[protected source 7] and [protected source 7]');
    expect(masked('قال حَسَنٌ کـریم')).toBe('قال [protected source 7]');
    expect(maskOf([source('\u064b\u064c')])('as it was')).toBe('as it was');
  });
});
