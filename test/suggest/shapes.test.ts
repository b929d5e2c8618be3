import { proposeAttribution } from '../../server/suggest/index.ts';
import { propose, remark } from './notation.ts';

const ENGLISH = [
  '[c:The river council], [q:according to] [s:well-placed sources], [c:agreed to reopen the old lock].',
  '[c:The envoy], [q:according to] [s:Amal Hadi, a farmer], [c:left the town at dawn].',
  '[c:The second point], [q:as outlined by] [s:the clerk], [c:is the harvest].',
  "'[c:I am cold],' [s:she] [q:said].",
  '[c:The chairman quit on Tuesday], [s:two clerks] [q:told] [r:Reuters].',
  '[c:The chairman quit on Tuesday], [s:two clerks] [q:told] [r:the Delta newspaper] on Friday.',
  '[c:The ship sank], [s:a guard] [q:told] [r:Reuters], adding that nobody was hurt.',
  '[q:According to] “[s:trusted sources]”, [c:the dam will fail].',
  '[q:According to] "[s:trusted sources]," [c:the dam will fail].',
  '[q:according to] [s:a fisherman], [c:the storm began before the siren, and the boats left].',
  '[q:According to] [s:a fisherman], [c:smoke rose over the pier].',
  '[s:The clerk] [q:told] [r:the “Delta News” agency]: ” [c:The lock is shut for the whole winter],” behind a closed door.',
  '[s:A Delta report] [q:said] that [c:the lock was shut].',
  '[s:The clerk] [q:had stated] the day before yesterday that [c:the road needs repair].',
  'Saleh met the envoy on Monday, during which [s:Hadi] [q:criticized] [c:the delay].',
  '[s:The mayor] [q:saw] that [c:the plan had two parts (or three)].',
  '[s:The mayor] [q:said] that [c:the plan was “dead and buried”].',
];

const FRENCH = [
  '[q:De] [s:sources concordantes], [c:le pont est fermé].',
  '[c:Le pont est fermé], [q:de] [s:source policière].',
  '[q:De] [s:source policière], on affirme que [c:le pont est fermé].',
  '[q:On apprend de] [s:source policière] que [c:le pont est fermé].',
  '[c:Le pont], [q:de] [s:sources concordantes], [c:a été fermé hier].',
];

test.each(ENGLISH)('%s', (sentence) => expect(remark(sentence)).toBe(sentence));
test.each(FRENCH)('%s', (sentence) => expect(remark(sentence, 'fr')).toBe(sentence));

describe('a clause that the attribution interrupts is one claim', () => {
  test.each([
    ['The river council, according to well-placed sources, agreed to reopen the lock.', 'en', [1, 1]],
    ['The road, said the clerk, is shut.', 'en', [1, 1]],
    ['“The road,” the clerk said, “is shut.”', 'en', [1, 1]],
    ['The boats reportedly sank at dawn.', 'en', [1, 1]],
    ['Le pont, de sources concordantes, a été fermé hier.', 'fr', [1, 1]],
    ['الجسر، بحسب مصادر مطلعة، سيغلق غدا أمام الشاحنات.', 'ar', [1, 1]],
    ['“We saw nothing,” the guard said. “It was too dark.”', 'en', [undefined, undefined]],
    ['The lock is shut, the clerk said, and the guards have left.', 'en', [undefined, undefined]],
    ['The guard said that the gate was shut and that nobody had left.', 'en', [undefined, undefined]],
  ])('%s', (sentence, language, groups) => {
    expect(propose(sentence, language)?.mentions.map((span) => span.group)).toEqual(groups);
  });
});

describe('a pronoun is no new source', () => {
  test.each([
    ['“I am cold,” he said.', 'en', 'he'],
    ['The latter said that the lock was shut.', 'en', 'The latter'],
    ['Il a ajouté que le pont était fermé.', 'fr', 'Il'],
    ['Elle a précisé que le pont était fermé.', 'fr', 'Elle'],
    ['وهو قال إن الجسر مغلق.', 'ar', 'وهو'],
    ['او گفت که پل بسته است.', 'fa', 'او'],
  ])('%s', (sentence, language, words) => {
    const proposal = propose(sentence, language);
    const source = proposal?.spans.find((span) => span.role === 'source');
    expect(proposal?.pronoun).toBe(true);
    expect(proposal?.sources).toEqual([]);
    expect(sentence.slice(source?.start, source?.end)).toBe(words);
  });
});

describe('a definite description looks back', () => {
  test.each([
    ['The sources confirm that the lock is shut.', 'en', 'unnamed', true],
    ['The lock is shut, the source added.', 'en', 'unnamed', true],
    ['The two officials said the lock was shut.', 'en', 'unnamed', true],
    ['The agency said the lock was shut.', 'en', 'agency', true],
    ['La source a ajouté que le pont était fermé.', 'fr', 'unnamed', true],
    ['Le responsable a précisé que le pont était fermé.', 'fr', 'unnamed', true],
    ['وأضاف المصدر أن الجسر مغلق.', 'ar', 'unnamed', true],
    ['وأكدت المصادر أن الجسر مغلق.', 'ar', 'unnamed', true],
    ['A source said that the lock was shut.', 'en', 'unnamed', undefined],
    ['Informed sources said that the lock was shut.', 'en', 'unnamed', undefined],
    ['The State Department official said that the lock was shut.', 'en', 'unnamed', undefined],
    ["The ministry's spokesman said that the lock was shut.", 'en', 'unnamed', undefined],
    ['وقال مصدر مطلع إن الجسر مغلق.', 'ar', 'unnamed', undefined],
  ])('%s', (sentence, language, kind, anaphoric) => {
    const [source] = propose(sentence, language)?.sources ?? [];
    expect([source?.kind, source?.anaphoric]).toEqual([kind, anaphoric]);
  });
});

describe('two levels', () => {
  test.each([
    ['Reuters reported that an official said the lock was shut.', 'Reuters', 'official'],
    ['Delta News reported that a guard told it the lock was shut.', 'Delta News', 'guard'],
    ['Levant Wire reported, citing a Telegram post, that the lock was shut.', 'Levant Wire', 'Telegram post'],
    ['Levant Wire reported that the lock was shut, citing two officials.', 'Levant Wire', 'two officials'],
    ['Officials say the lock was shut, Reuters reported.', 'Reuters', 'Officials'],
    ['Officials said on Monday that, according to a memo, the lock was shut.', 'Officials', 'memo'],
  ])('%s', (sentence, outer, inner) => {
    const proposal = proposeAttribution(sentence, 0, sentence.length, 'en');
    expect(proposal?.sources.map((source) => source.name)).toEqual([outer]);
    expect(proposal?.inner?.sources.map((source) => source.name)).toEqual([inner]);
    const content = proposal?.inner?.spans.find((span) => span.role === 'content');
    expect(sentence.slice(content?.start, content?.end)).toBe('the lock was shut');
  });
});

describe('nobody could be the source', () => {
  test.each([
    'Guest views are now limited to ten pages.',
    'Groups that local officials consider dangerous are gone.',
    'You know the lock is shut.',
    'No armed faction claimed responsibility for the attack.',
    'It also appears the boats left far later than the harbour office is saying they did.',
    'The clerk had a book, while it casts doubt on the plan of the town.',
    'They went home, in the wake of the leaks that spread and found wide interest.',
  ])('%s', (sentence) => {
    const source = propose(sentence)?.spans.find((span) => span.role === 'source');
    expect(sentence.slice(source?.start ?? 0, source?.end ?? 0)).toMatch(/^$/);
  });
});
