import { describe, expect, test } from '@jest/globals';
import { proposeAttribution } from '../../server/suggest/index.ts';

const sourcesOf = (text: string, language = 'en'): string[] =>
  (proposeAttribution(text, 0, text.length, language)?.spans ?? [])
    .filter((span) => span.role === 'source')
    .map((span) => text.slice(span.start, span.end));

describe('rather nothing than nonsense', () => {
  test('a number is never a voice', () => {
    expect(
      sourcesOf('The log gives 21:31 and describes a short circuit.').filter((words) => /^\d/.test(words)),
    ).toEqual([]);
  });

  test('a month is never a voice', () => {
    const text = 'An electrician who worked there until January told Radio Dhow that the cable was old.';
    expect(sourcesOf(text)).not.toContain('January');
  });

  test('a bare word behind the verb is no content', () => {
    const proposed = proposeAttribution('The paper reported overnight.', 0, 29, 'en');
    expect(proposed).toBeNull();
  });

  test('a French noun in -ement is no adverb', () => {
    expect(sourcesOf('Le gouvernement a indiqué que le quai rouvrirait lundi.', 'fr')).toEqual(['Le gouvernement']);
  });

  test('a relative clause behind the source is neither source nor content', () => {
    const text = 'Two workers were treated, according to the duty desk, which said no one was missing.';
    expect(sourcesOf(text)).toContain('the duty desk');
    expect(sourcesOf(text).join(' ')).not.toContain('which');
  });
});
