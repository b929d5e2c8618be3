import { describe, expect, test } from '@jest/globals';
import { folded, outline, readString, words } from './support.ts';
import { INVISION_ENGLISH, INVISION_PERSIAN, PHPBB_FRENCH, VBULLETIN_ARABIC, XENFORO_ENGLISH } from './threads.ts';

describe('a thread', () => {
  test('from phpBB in French is cut at the lines over its posts', () => {
    const document = readString(PHPBB_FRENCH);
    expect(document.metadata).toMatchObject({
      title: 'Le quai nord est-il fermé pour de bon',
      author: 'mesa_47',
      language: 'fr',
      date: { from: '2021-11-07T15:59', to: '2021-11-08T09:02', basis: 'stated' },
    });
    expect(outline(document)).toEqual([
      'post by mesa_47: par mesa_47  … Haut',
      'post by galet: galet … Haut',
      '  quotation by mesa_47: mesa_47 a éc … Quelqu’un a ',
      'post by vieuxphare: Re: Le quai  … Haut',
      '  repost by Nadia Ferrand: Le port de M … Selon deux d',
    ]);
    expect(folded(document)).not.toContain('Je suis passé ce matin, la barrière était baissée.');
  });

  test('from vBulletin in Arabic has its authors, its quoted reply and the agency of its repost', () => {
    const document = readString(VBULLETIN_ARABIC);
    expect(document.metadata).toMatchObject({
      title: 'إغلاق الرصيف الشمالي حتى إشعار آخر',
      language: 'ar',
      direction: 'rtl',
    });
    const posts = document.sections.filter(({ kind }) => kind === 'post');
    expect(posts.map(({ author }) => author)).toEqual(['بحّار_المرسى', 'نورس', 'فنار قديم']);
    const [quotation] = document.sections.filter(({ kind }) => kind === 'quotation');
    expect(quotation?.author).toBe('بحّار_المرسى');
    const [repost] = document.sections.filter(({ kind }) => kind === 'repost');
    expect(repost?.source).toBe('وكالة مشرق للأنباء');
    expect(folded(document)).toContain('رد مع اقتباس');
  });

  test('from XenForo in English closes a quotation where the board says so', () => {
    const document = readString(XENFORO_ENGLISH);
    expect(document.metadata.title).toBe('Is the north quay closed for good');
    expect(outline(document)).toEqual([
      'post by mesa_47: mesa_47 … Reply',
      'post by pebble: pebble … Reactions: m',
      '  quotation by mesa_47: mesa_47 said … Click to exp',
      'post by oldlight: oldlight … Reply',
      '  repost of Levant Wire by Nadia Ferrand: Harbour of M … Two dockers ',
    ]);
    const repost = document.sections.find(({ kind }) => kind === 'repost');
    expect(repost?.date?.from).toBe('2021-11-08T08:30');
  });

  test('from Invision in Persian names an author by a later quotation', () => {
    const document = readString(INVISION_PERSIAN);
    expect(document.metadata).toMatchObject({ title: 'اسکله شمالی بسته شد', author: 'mesa_47', language: 'fa' });
    const quotation = document.sections.find(({ kind }) => kind === 'quotation');
    expect(words(document).slice(quotation?.startBlock, quotation?.endBlock)).toHaveLength(2);
  });

  test('with posts that only end has nested replies, nested reports and the members’ own words outside both', () => {
    const document = readString(INVISION_ENGLISH);
    expect(document.metadata).toMatchObject({
      title: 'North quay of Marsa Nur closed after the storm',
      author: 'harbourwatch',
      outlet: null,
      date: { from: '2021-11-06', to: '2021-11-06', basis: 'inferred' },
    });
    expect(outline(document)).toEqual([
      'post by harbourwatch: Crack found  … Share on oth',
      '  repost by NADIA FERRAND: Crack found  … Ferries go f',
      '    caption: quay-860x475 … quay-860x475',
      '    repost of Levant Times: Levant Times … The port aut',
      'post by mesa_47: 7 hours ago, … Share on oth',
      '  quotation by pebble: 7 hours ago, … Dredging so ',
      '    quotation by mesa_47: On 11/6/2021 … Dredging so ',
      'post: 3 hours ago, … Share on oth',
      '  quotation by mesa_47: 3 hours ago, … Somebody mus',
      '    quotation by mesa_47: On 11/6/2021 … Dredging so ',
      'post: Quay to reop … Share on oth',
      '  repost of Levant News: Quay to reop … He added tha',
    ]);
    expect(folded(document)).toEqual(
      expect.arrayContaining(['• 3 weeks later...', 'Join the conversation', '• Pow! 14', 'Jump to content']),
    );
  });

  test('from vBulletin in English has its names without the link beside them', () => {
    const post = (number: number, name: string, text: string) =>
      `11-07-2021, 0${number}:59 PM #${number}\n${name}\nSenior Member\nJoin Date: Feb 2019\nPosts: 212\n\n${text}\n\nReply With Quote\n\n`;
    const reply = 'Quote:\nOriginally Posted by mesa_47 View Post\nIs it shut for good?\nI went by and it was.';
    const document = readString(
      `Thread: Is the quay shut\n\n${post(1, 'mesa_47', 'Is it shut for good?')}${post(2, 'pebble', reply)}Quick Navigation\n`,
    );
    expect(document.metadata.title).toBe('Is the quay shut');
    expect(outline(document)).toEqual([
      'post by mesa_47: 11-07-2021,  … Reply With Q',
      'post by pebble: 11-07-2021,  … Reply With Q',
      '  quotation by mesa_47: Quote: … Is it shut f',
    ]);
  });

  test('of mails keeps what one line quotes and the next answers apart', () => {
    const mail =
      'On 7 Nov 2021 at 08:40, mesa_47 wrote:\n> Is it open?\n> I mean the quay.\n\nNo, it is closed.\n\nOn 7 Nov 2021 at 09:10, pebble wrote:\n> And now?\n\nStill closed.\n';
    const document = readString(mail);
    expect(outline(document).filter((line) => line.includes('quotation'))).toHaveLength(2);
    expect(words(document)).toContain('No, it is closed.');
  });
});

describe('an article is not a thread', () => {
  const BODY =
    'The harbour master said on Sunday evening that the north quay would reopen on Wednesday after three days of works.';

  test.each([
    [
      'with speakers on lines of their own',
      `Quay to reopen\n\nThe mayor said:\n\n${BODY}\n\nThe harbour master said:\n\n${BODY}\n`,
    ],
    [
      'with dated speakers',
      `Quay to reopen\n\nOn 7 November 2021, Nadia Ferrand said:\n\n${BODY}\n\nOn 8 November 2021, Nadia Ferrand said:\n\n${BODY}\n`,
    ],
    ['that counts down', `Ten best quays\n\n#1\n\n${BODY}\n\n#2\n\n${BODY}\n\n#3\n\n${BODY}\n`],
    [
      'with a date and one number',
      `Quay to reopen\n\nNovember 7, 2021\n\n${BODY}\n\nTop\n\n${BODY}\n\nReport\n\n${BODY}\n`,
    ],
    [
      'in French',
      `Le quai rouvre\n\nLe capitaine a dit :\n\n${BODY}\n\nLe 7 novembre 2021, Nadia a dit :\n\n${BODY}\n`,
    ],
    ['in Arabic', `الرصيف يفتح\n\nقال رئيس الميناء:\n\n${BODY}\n\nقال مسؤول:\n\n${BODY}\n`],
  ])('%s', (_, text) => {
    const document = readString(text);
    expect(document.sections).toEqual([]);
  });
});
