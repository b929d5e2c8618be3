/**
 * What a line of a page can be besides text:
 * `chrome` the site's own words; `weak` the same, but only in the company of others; `related` opens a list of links;
 * `end` stands under a post; `start` over one; `number`, `date`, `fact`, `retitle` stand near its start; `open` before the
 * first post; `quote` opens a quoted reply; `said` may do so; `unquote` closes one; `tail` begins what follows the last
 * post; `later` says how much time passed; `image` is a bare file name; `caption` the words under a picture.
 */
export type MarkKind =
  | 'chrome'
  | 'weak'
  | 'related'
  | 'end'
  | 'start'
  | 'number'
  | 'date'
  | 'fact'
  | 'retitle'
  | 'open'
  | 'quote'
  | 'said'
  | 'unquote'
  | 'tail'
  | 'later'
  | 'image'
  | 'caption';

/** Whole lines, in lower case, with plain apostrophes and without signs around them; English, French, Arabic, Persian. */
const LINES: readonly (readonly [MarkKind, string])[] = [
  [
    'chrome',
    'show more|back to top button|back to top|verified by monsterinsights|ad_1|ad_2|jump to content|skip to content',
  ],
  [
    'chrome',
    'skip to main content|advertisement|story continues below|share this|share this article|share on facebook|share on twitter',
  ],
  [
    'chrome',
    'share via email|leave a comment|leave a reply|cancel reply|subscribe to our newsletter|sign up for our newsletter',
  ],
  ['chrome', 'previous article|next article|print this article|like this|click here to subscribe|powered by'],
  [
    'chrome',
    'afficher plus|retour en haut|bouton retour en haut de la page|publicité|partager sur facebook|partager sur twitter',
  ],
  [
    'chrome',
    'laisser un commentaire|annuler la réponse|aller au contenu|passer au contenu|accéder au contenu|tous droits réservés',
  ],
  [
    'chrome',
    'la suite après la publicité|la suite après cette publicité|article précédent|article suivant|partager cet article',
  ],
  [
    'chrome',
    'إظهار المزيد|عرض المزيد|زر الذهاب إلى الأعلى|إعلان|إعلانات|شارك على فيسبوك|مشاركة عبر البريد|اترك تعليقا|اترك تعليقاً',
  ],
  [
    'chrome',
    'انتقل إلى المحتوى|التخطي إلى المحتوى|جميع الحقوق محفوظة|شارك هذا المقال|المقال السابق|المقال التالي|مشاركة المقال',
  ],
  [
    'chrome',
    'بازگشت به بالا|تبلیغات|ارسال دیدگاه|دیدگاه خود را بنویسید|پرش به محتوا|اشتراک گذاری|اشتراک‌گذاری|کپی لینک',
  ],
  [
    'related',
    'related articles|related posts|related stories|related topics|you may also like|most read|trending now|recommended for you',
  ],
  ['related', 'articles similaires|articles liés|sur le même sujet|les plus lus|à lire aussi|lire aussi'],
  ['related', 'مقالات ذات صلة|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|اقرأ أيضا|اقرأ أيضاً'],
  ['related', 'مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|پربازدیدترین'],
  [
    'weak',
    'share|top|reply|quote|report|like|print|email|facebook|twitter|whatsapp|telegram|pinterest|linkedin|messenger|viber|reddit',
  ],
  [
    'weak',
    'copy link|next|previous|follow|followers|save|edit|multiquote|multi-quote this message|more|comments|solution|advertise|loading',
  ],
  ['weak', 'like reply|reply quote|like reply report|quote reply|report reply|last edited|view post|x|blog this post'],
  [
    'weak',
    "haut|répondre|citer|citation|signaler|j'aime|partager|imprimer|suivant|précédent|suivre|répondre citer|revenir en haut",
  ],
  [
    'weak',
    'أعلى|رد|اقتباس|إبلاغ|تبليغ|إعجاب|مشاركة|طباعة|فيسبوك|تويتر|واتساب|تيليجرام|شارك|نسخ الرابط|التالي|السابق|غير متصل|متصل',
  ],
  ['weak', 'پاسخ|نقل قول|گزارش|پسند|بالا|چاپ|تلگرام|واتساپ|توییتر|اشتراک|آفلاین|آنلاین'],
  [
    'end',
    'link to comment|share on other sites|link to post|reply with quote|report post|reply to this post|report this post',
  ],
  [
    'end',
    "répondre avec citation|réponse avec citation|répondre en citant|lien vers le commentaire|partager sur d'autres sites|lien vers le message",
  ],
  [
    'end',
    'signaler ce message|رد مع اقتباس|الرد مع اقتباس|رابط هذا التعليق|شارك على مواقع أخرى|رابط المشاركة|الإبلاغ عن مشاركة سيئة',
  ],
  ['end', 'پاسخ با نقل قول|نقل قول این پست|پیوند به دیدگاه|گزارش پست|به اشتراک گذاری در سایت های دیگر'],
  ['open', 'recommended posts|messages recommandés|المشاركات التي تم ترشيحها|ارسال های توصیه شده'],
  [
    'unquote',
    'click to expand|cliquez pour agrandir|cliquer pour agrandir|انقر للتوسيع|اضغط للتوسيع|برای گسترش کلیک کنید|برای بزرگنمایی کلیک کنید',
  ],
  [
    'tail',
    'join the conversation|who is online|quick reply|posting permissions|similar threads|suggested topics|recently browsing|quick navigation|navigation rapide|الانتقال السريع',
  ],
  [
    'tail',
    'you must log in or register to reply here|rejoindre la conversation|participez à la conversation|qui est en ligne|réponse rapide',
  ],
  [
    'tail',
    'discussions similaires|انضم إلى المناقشة|المتواجدون الآن|الرد السريع|ضوابط المشاركة|المواضيع المتشابهة|تعليمات المشاركة',
  ],
  ['tail', 'پاسخ سریع|به گفتگو بپیوندید|کاربران حاضر در این بخش|موضوعات مشابه|مجوز های ارسال و ویرایش'],
  [
    'fact',
    'member|senior member|junior member|new member|active member|well-known member|administrator|moderator|super moderator',
  ],
  [
    'fact',
    'registered user|guest|topic starter|thread starter|membre|membre actif|nouveau membre|modérateur|administrateur|invité|habitué',
  ],
  [
    'fact',
    'عضو|عضو جديد|عضو نشيط|عضو مميز|عضو فعال|عضو ذهبي|مشرف|المدير العام|مراقب|زائر|کاربر|کاربر فعال|مدیر|مدیر انجمن|عضو جدید',
  ],
];

/** Kind of mark by its whole line; see `phraseOf` for the form of the keys. */
export const PHRASES: ReadonlyMap<string, MarkKind> = new Map(
  LINES.flatMap(([kind, phrases]) => phrases.split('|').map((phrase) => [phrase, kind] as const)),
);

/** A line as a key of `PHRASES`: lower case, single spaces, plain apostrophes, no signs at either end. */
export function phraseOf(line: string): string {
  const inner = line.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
  return inner.toLowerCase().replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ');
}
