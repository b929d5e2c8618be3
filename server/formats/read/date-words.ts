/** Names of months as news texts write them, to the number of the month. Abbreviations without their point. */
const NAMES: readonly (readonly string[])[] = [
  ['january jan', 'janvier janv', 'يناير جانفي', 'ژانویه'],
  ['february feb', 'février fevrier févr fév', 'فبراير فيفري شباط', 'فوریه'],
  ['march mar', 'mars', 'مارس آذار اذار', 'مارس'],
  ['april apr', 'avril avr', 'أبريل ابريل إبريل أفريل نيسان', 'آوریل'],
  ['may', 'mai', 'مايو ماي أيار ايار', 'مه'],
  ['june jun', 'juin', 'يونيو جوان حزيران', 'ژوئن'],
  ['july jul', 'juillet juil', 'يوليو جويلية تموز', 'ژوئیه جولای'],
  ['august aug', 'août aout', 'أغسطس اغسطس أوت آب', 'اوت آگوست'],
  ['september sept sep', 'septembre', 'سبتمبر أيلول ايلول', 'سپتامبر'],
  ['october oct', 'octobre', 'أكتوبر اكتوبر', 'اکتبر'],
  ['november nov', 'novembre', 'نوفمبر', 'نوامبر'],
  ['december dec', 'décembre decembre déc', 'ديسمبر', 'دسامبر'],
];

/** Levantine names of two words. */
const PAIRS: Readonly<Record<string, number>> = {
  'كانون الثاني': 1,
  'تشرين الأول': 10,
  'تشرين الاول': 10,
  'تشرين الثاني': 11,
  'كانون الأول': 12,
  'كانون الاول': 12,
};

/** Months of the Persian solar year, which begins about 21 March. */
const SOLAR = ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'];

/** Gregorian month, 1–12, by its lower-case name in English, French, Arabic or Persian. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...NAMES.flatMap((names, i) => names.flatMap((row) => row.split(' ').map((name) => [name, i + 1] as const))),
  ...Object.entries(PAIRS),
]);

/** Month of the Persian solar calendar, 1–12, by name. */
export const SOLAR_MONTHS: ReadonlyMap<string, number> = new Map(SOLAR.map((name, i) => [name, i + 1] as const));

/** One alternative per name of a month, longest first, for use inside a regular expression with the flags `iu`. */
export const MONTH_NAMES: string = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
export const SOLAR_NAMES: string = SOLAR.join('|');

/** Names of the days of the week, for lines that are a date and nothing else. */
export const WEEKDAYS =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun|' +
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim|' +
  'الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد|' +
  'دوشنبه|سه‌شنبه|چهارشنبه|پنج‌شنبه|پنجشنبه|جمعه|یکشنبه|شنبه';

/** Ordinary digits for the Arabic and Persian ones; every character keeps its place. */
export function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** A Persian solar date as an ISO date, null when there is no such day. Arithmetic of the 33-year cycle, good for 1178–1633. */
export function fromSolar(year: number, month: number, day: number): string | null {
  if (year < 1178 || year > 1633 || month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30)) return null;
  const days =
    365 * year + Math.floor((8 * year + 21) / 33) + (month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6) + day;
  // 1 Farvardin 1400 was 21 March 2021.
  const anchor = 365 * 1400 + Math.floor((8 * 1400 + 21) / 33) + 1;
  return new Date(Date.UTC(2021, 2, 21) + (days - anchor) * 86_400_000).toISOString().slice(0, 10);
}
