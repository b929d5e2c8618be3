import type { MarkKind } from './phrases.ts';

/** A line of a kind that has something of its own in it: `name` a member, `date` what may be a date, `title` a subject. */
export type Pattern = { kind: MarkKind; pattern: RegExp };

const NAME = String.raw`(?<name>[^\s:,،»]{1,40}(?:\s[^\s:,،»]{1,30}){0,3}?)`;
const AGO_EN = String.raw`(?:\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago`;
/** With a time of day: prose says "On 7 November 2021, the mayor said:" too. */
const WHEN = String.raw`(?<date>[^:]{3,60}[\d٠-٩۰-۹]\s?[:h]\s?[\d٠-٩۰-۹]{2}(?::[\d٠-٩۰-۹]{2})?(?:\s?[ap]\.?m\.?|\s?[صم])?)`;

/**
 * Lines that end in a colon: the heads of quoted replies. `quote` is what only board software or a mail program writes;
 * `said` is also plain prose, and counts inside a thread only. From the defaults of Invision Community, phpBB,
 * vBulletin, XenForo, Discourse and common mail programs, in four languages.
 */
export const QUOTE_HEADS: readonly Pattern[] = [
  head('quote', String.raw`(?<date>${AGO_EN}),\s*(?:on [^:]{3,40},\s*)?${NAME} (?:said|wrote)\s?:`),
  head('quote', String.raw`on ${WHEN},\s*${NAME} (?:said|wrote)\s?:`),
  head('quote', String.raw`(?<date>il y a [^:,]{3,25}),\s*${NAME} a (?:dit|écrit)\s?:`),
  head('quote', String.raw`le ${WHEN},\s*${NAME} a (?:dit|écrit)\s?:`),
  head('quote', String.raw`(?<date>(?:منذ|قبل) [^:،,]{2,25})[،,]\s*(?:قال|كتب|ذكر)\s+${NAME}\s?:`),
  head('quote', String.raw`(?:في|بتاريخ) ${WHEN}[،,]\s*(?:قال|كتب|ذكر)\s+${NAME}\s?:`),
  head('quote', String.raw`(?<date>[^:،,]{2,25} (?:پیش|قبل))[،,]\s*${NAME} (?:گفت|گفته است|نوشت)\s?:`),
  head('quote', String.raw`(?:در تاریخ|در) ${WHEN}[،,]\s*${NAME} (?:گفت|گفته است|نوشت|نوشته است)\s?:`),
  head('said', String.raw`${NAME} (?:said|wrote|writes)\s?:`),
  head('said', String.raw`${NAME} (?:a écrit|a dit|écrivait)\s?:`),
  head('said', String.raw`(?:قال|كتب)\s+${NAME}\s?:`),
  head('said', String.raw`${NAME}\s+(?:قال|كتب|گفت|گفته|نوشت|نوشته)\s?:`),
];

function head(kind: MarkKind, line: string): Pattern {
  return { kind, pattern: new RegExp(`^(?:[>«"“]\\s*)?${line}$`, 'iu') };
}

/** Lines that don't end in a colon. Tried in order. */
export const LINES: readonly Pattern[] = [
  // phpBB and vBulletin: over a post
  line('start', String.raw`(?:post\s+|message\s+)?(?:by|par|von|بواسطة|توسط)\s+${NAME}\s+»\s+(?<date>.{6,50})`),
  line('start', String.raw`(?:post|message)\s?(?:#|no\.?|n°)\s?\d{1,6}`),
  line('start', String.raw`(?:رقم\s)?(?:ال)?مشاركة(?:\sرقم)?\s?[:#(]\s?#?[\d٠-٩]{1,6}\)?`),
  line('start', String.raw`مشاركة رقم\s[\d٠-٩]{1,6}`),
  line('start', String.raw`(?:پست|ارسال)\s(?:شماره\s?)?[:#]?\s?[\d۰-۹]{1,6}`),
  line('start', String.raw`(?<date>.{6,40}\d)[\s,]+#\d{1,6}`),
  line('start', String.raw`(?<date>.{6,40}(?:[ap]m|ص|م))[\s,]+#\d{1,6}`),
  line('number', String.raw`#\s?[\d٠-٩۰-۹]{1,6}`),
  line('retitle', String.raw`(?:re|rép|رد|پاسخ)\s?:\s?(?<title>\S.{1,140})`),
  line(
    'fact',
    String.raw`(?:join(?:ed)?(?: date)?|location|posts|messages|reaction score|points|registered|last visit|rep power|member since|inscription|inscrit le|date d['’]inscription|localisation|lieu|enregistré le)\s?:\s?.{1,40}`,
  ),
  line(
    'fact',
    String.raw`(?:تاريخ التسجيل|المشاركات|عدد المشاركات|الدولة|رقم العضوية|العضوية|المكان|الإقامة|معدل تقييم المستوى|آخر تواجد|تاریخ عضویت|نوشته‌ها|ارسال‌ها|محل سکونت|سپاس‌ها)\s?[:：]\s?.{1,40}`,
  ),
  line('quote', String.raw`(?:quote:?\s+)?originally posted by:?\s+${NAME}(?:\s+view post)?`),
  line(
    'quote',
    String.raw`(?:citation\s?:?\s+)?(?:envoyé|posté|publié) (?:initialement |à l['’]origine )?par:?\s+${NAME}(?:\s+voir le message)?`,
  ),
  line(
    'quote',
    String.raw`(?:اقتباس\s?:?\s*)?المشاركة (?:الأصلية|الاصلية) كتبت بواسطة\s?:?\s*${NAME}(?:\s+مشاهدة المشاركة)?`,
  ),
  line('quote', String.raw`اقتباس من مشاركة\s?:?\s*${NAME}`),
  line(
    'quote',
    String.raw`(?:نقل قول\s?:?\s*)?(?:نوشته اصلی توسط|نوشته شده توسط|در اصل توسط)\s?:?\s*${NAME}(?:\s+(?:نوشته شده|نمایش پست))?`,
  ),
  line('quote', String.raw`${NAME} (?:wrote|a écrit|said|a dit|كتب|نوشته است|نوشت)\s?:\s?(?:↑|⤴)\s?(?<date>.{0,50})`),
  // between posts, and the site's own
  line('later', String.raw`(?:\d{1,3}|an?|une?) (?:days?|weeks?|months?|years?) later(?:\.{3}|…)?`),
  line('later', String.raw`(?:\d{1,3}|une?) (?:jours?|semaines?|mois|ans?|années?) (?:plus tard|après)(?:\.{3}|…)?`),
  line(
    'later',
    String.raw`بعد [\d٠-٩]{0,3}\s?(?:يوم|أيام|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر|شهور|سنة|سنوات)(?:\.{3}|…)`,
  ),
  line('later', String.raw`[\d۰-۹]{1,3}\s(?:روز|هفته|ماه|سال) بعد(?:\.{3}|…)`),
  line('weak', String.raw`[\p{L}!\p{So}]{2,15}\s\d{1,4}`),
  line('weak', String.raw`(?:reactions?|réactions?|التفاعلات|واکنش‌ها)\s?:\s?.{1,120}`),
  line(
    'weak',
    String.raw`(?:thread starter|start date|auteur du sujet|date de début|بادئ الموضوع|تاريخ البدء|شروع کننده موضوع|تاریخ شروع)\s?:?\s.{1,60}`,
  ),
  line(
    'chrome',
    String.raw`\d{1,6} (?:comments?|replies|likes?|views|shares|commentaires?|réponses|vues|j['’]aime|تعليقات?|ردود|مشاهدات?|نظر|پاسخ)`,
  ),
  line('chrome', String.raw`advertise?ment\s?[-–—:].{0,40}`),
  line(
    'chrome',
    String.raw`(?:related|read also|also read|see also|lire aussi|à lire aussi|voir aussi|اقرأ أيضا[ًَ]?|اقرأ أيضاً|بیشتر بخوانید|همچنین بخوانید)\s?[:：]\s?\S.{0,150}`,
  ),
  line('chrome', String.raw`guests?\b.{0,160}\b(?:sign in|log in|register|account)\b.{0,40}`),
  line('chrome', String.raw`you (?:must|need to) (?:be )?(?:log|sign|logged|signed|register)\b.{0,80}`),
  line('chrome', `vous devez (?:être connecté|vous connecter|vous inscrire|être inscrit).{0,80}`),
  line('chrome', `يجب (?:عليك )?(?:تسجيل الدخول|التسجيل).{0,80}`),
  line(
    'chrome',
    String.raw`verified by \w+|powered by \S+(?: \S+){0,3}|(?:copyright\b.{0,5})?©.{0,80}|.{0,60}\ball rights reserved\b.{0,20}`,
  ),
  line('chrome', String.raw`click to (?:share|print|email)\b.{0,60}`),
  line('image', String.raw`[\w%.()@-]{3,120}\.(?:jpe?g|png|gif|webp)`),
  line('image', `(?=.{20})[a-z0-9]+(?:-[a-z0-9]+){3,14}`),
  line('caption', String.raw`\S{3,120}\.(?:jpe?g|png|gif|webp)\s+\S.{1,100}`),
  line(
    'caption',
    String.raw`(?:file(?: photo)?|photo|image|picture|illustration|archives?|crédits? photo|صورة(?: أرشيفية)?|أرشيف|عکس)\s?[:：]\s?\S.{0,150}`,
  ),
];

function line(kind: MarkKind, whole: string): Pattern {
  return { kind, pattern: new RegExp(`^(?:[•*◦·-]\\s+)?(?:${whole})$`, 'iu') };
}
