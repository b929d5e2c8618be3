import { describeSource } from '../../server/suggest/index.ts';

describe('describeSource', () => {
  test.each([
    ['Informed sources', 'en', 'Informed sources', 'unnamed', 'unnamed_undescribed'],
    ['an informed security source', 'en', 'informed security source', 'unnamed', 'unnamed_described'],
    ['a militia official', 'en', 'militia official', 'unnamed', 'unnamed_described'],
    ['Observers', 'en', 'Observers', 'unnamed', 'collective'],
    ['Reuters', 'en', 'Reuters', 'agency', 'named'],
    ['Delta News Agency', 'en', 'Delta News Agency', 'agency', 'named'],
    ['the “Delta” website', 'en', 'Delta website', 'outlet', 'named'],
    ['the Foreign Ministry', 'en', 'Foreign Ministry', 'government', 'named'],
    ['the US embassy in Amman', 'en', 'US embassy in Amman', 'government', 'named'],
    ['Rana Aziz', 'en', 'Rana Aziz', 'person', 'named'],
    ['political analyst Rana Aziz', 'en', 'Rana Aziz', 'person', 'named'],
    ['The ambassador, Rana Aziz', 'en', 'Rana Aziz', 'person', 'named'],
    ['Saleh', 'en', 'Saleh', 'person', 'named'],
    ['the Delta Workers Union', 'en', 'Delta Workers Union', 'organisation', 'named'],
    ['a leaked memo', 'en', 'leaked memo', 'record', 'named'],
    ['@harbourwatch', 'en', '@harbourwatch', 'social_account', 'named'],
    ['L’ambassadeur iranien', 'fr', 'ambassadeur iranien', 'unnamed', 'unnamed_described'],
    ['le ministère des Transports', 'fr', 'ministère des Transports', 'government', 'named'],
    ['l’agence Levant', 'fr', 'agence Levant', 'agency', 'named'],
    ['مصادر مطلعة', 'ar', 'مصادر مطلعة', 'unnamed', 'unnamed_undescribed'],
    ['لوكالة رويترز', 'ar', 'وكالة رويترز', 'agency', 'named'],
    ['وزارة النقل', 'ar', 'وزارة النقل', 'government', 'named'],
    ['', 'en', '', 'unnamed', 'implicit'],
    ['he', 'en', 'he', 'unnamed', 'implicit'],
    ['She', 'en', 'She', 'unnamed', 'implicit'],
    ['they', 'en', 'they', 'unnamed', 'implicit'],
    ['il', 'fr', 'il', 'unnamed', 'implicit'],
    ['elle', 'fr', 'elle', 'unnamed', 'implicit'],
    ['هو', 'ar', 'هو', 'unnamed', 'implicit'],
    ['او', 'fa', 'او', 'unnamed', 'implicit'],
    ['cette source', 'fr', 'source', 'unnamed', 'unnamed_undescribed'],
    ['Le Monde', 'fr', 'Le Monde', 'outlet', 'named'],
    ['a Telegram post', 'en', 'Telegram post', 'record', 'named'],
    ['a statement by the “Delta News” office', 'en', 'statement by the Delta News office', 'record', 'named'],
    ['a fisherman who saw it', 'en', 'fisherman who saw it', 'unnamed', 'unnamed_described'],
    ['le guide suprême Ali Hadi', 'fr', 'Ali Hadi', 'person', 'named'],
  ])('%s', (words, language, name, kind, identification) => {
    expect(describeSource(words, language)).toEqual({ name, kind, identification });
  });
});
