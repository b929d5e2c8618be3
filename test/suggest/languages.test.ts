import { propose, remark } from './notation.ts';

const FRENCH = [
  '[s:Le gouverneur] [q:a déclaré] que [c:le pont rouvrirait en mai].',
  '[s:L’ambassadeur, Rana Aziz], [q:a déclaré] lundi que [c:la visite était annulée].',
  '[q:Selon] [s:le maire], [c:trois navires sont arrivés].',
  '[c:Trois navires sont arrivés], [q:selon] [s:une source proche du dossier].',
  '[q:D’après] [s:des diplomates], [c:les pourparlers sont clos].',
  '« [c:Nous n’avons rien vu du tout] », [q:a déclaré] [s:le gardien] à [r:l’agence Levant].',
  '« [c:Nous n’avons rien vu du tout] », [q:a-t-il ajouté].',
  '[s:Le ministre] [q:a déclaré] : « [c:Personne n’est blessé] ».',
  "[s:Le porte-parole] [q:n'a pas répondu].",
  "« [c:Le port est fermé] », [q:a affirmé] à [r:l'AFP] [s:un responsable local].",
];

const ARABIC = [
  '[q:وقال] [s:مصدر مطلع] [r:لوكالة رويترز] إن [c:القافلة غادرت المدينة فجرا].',
  '[q:أكد] [s:وزير النقل، سالم هادي]، في مقابلة مع [r:قناة الدلتا] أن [c:الجسر مغلق].',
  '[q:كشفت] [s:مصادر أمنية] عن [c:وصول سفينتين إلى الميناء].',
  '[q:وبحسب ما ذكرت] [s:وكالة رويترز]، [c:الميناء مغلق].',
  'من جانبه، [q:نفى] [s:المتحدث باسم الجيش] [c:وقوع أي هجوم].',
  '[q:بحسب] [s:مصادر محلية]، [c:وصلت ثلاث سفن أمس].',
  '[c:وصلت ثلاث سفن أمس]، [q:وفقا] [s:لمصادر محلية].',
  '[q:وأضاف] أن [c:الزيارة كانت قصيرة].',
  '"[c:لن نقبل بهذا الاتفاق أبدا]"، [q:قال] [s:المتحدث باسم النقابة].',
];

const PERSIAN = [
  '[s:یک منبع آگاه] به [r:رویترز] [q:گفت] که [c:کاروان شهر را ترک کرد].',
  '[q:به گفته] [s:مقامات محلی]، [c:پل بسته شده است].',
  '[s:وی] [q:افزود]: «[c:این سفر کوتاه بود].»',
];

describe('French', () => {
  test.each(FRENCH)('%s', (sentence) => expect(remark(sentence, 'fr')).toBe(sentence));
  test('“a-t-il” continues the last attribution', () => {
    expect(propose('« Nous partons demain matin », a-t-il ajouté.', 'fr')?.pronoun).toBe(true);
  });
  test('a refusal to comment', () => {
    expect(propose("Le ministère n'a pas souhaité commenter.", 'fr')?.response).toBe('declined');
  });
});

describe('Arabic', () => {
  test.each(ARABIC)('%s', (sentence) => expect(remark(sentence, 'ar')).toBe(sentence));
  test('a wire that quotes an official is the outer source', () => {
    const proposal = propose('ونقلت وكالة الدلتا عن مسؤول في الميناء قوله إن السفن وصلت.', 'ar');
    expect(proposal?.sources[0]?.name).toBe('وكالة الدلتا');
    expect(proposal?.inner?.sources[0]?.name).toBe('مسؤول في الميناء');
  });
  test('vowel signs and forms of alef make no difference', () => {
    expect(propose('وَقَالَ مَصْدَرٌ أَنَّ السُفُنَ وَصَلَتْ', 'ar')?.spans.map((span) => span.role)).toEqual([
      'cue',
      'source',
      'content',
    ]);
  });
  test('a subject that is missing continues the last attribution', () => {
    expect(propose('وأضاف أن الزيارة كانت قصيرة.', 'ar')?.pronoun).toBe(true);
  });
  test('two clauses with “وأن” are two mentions', () => {
    expect(propose('وقال الوزير إن الجسر مغلق وأن الميناء مفتوح.', 'ar')?.mentions).toHaveLength(2);
  });
});

describe('Persian', () => {
  test.each(PERSIAN)('%s', (sentence) => expect(remark(sentence, 'fa')).toBe(sentence));
  test('“به نقل از” has the wire outside', () => {
    const proposal = propose('خبرگزاری دلتا به نقل از یک مقام نظامی گزارش داد که کشتی رسید.', 'fa');
    expect(proposal?.sources[0]?.kind).toBe('agency');
    expect(proposal?.inner?.sources[0]?.kind).toBe('unnamed');
  });
});
