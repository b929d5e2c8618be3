/** Words that tell the name of a paper, a station or an agency, in four languages. */
const OUTLET_WORDS =
  'news|newspaper|agency|press|times|post|journal|herald|tribune|guardian|telegraph|gazette|monitor|observer|chronicle|' +
  'daily|weekly|today|tv|television|radio|channel|broadcasting|network|wire|media|center|centre|online|reuters|afp|ap|bbc|cnn|' +
  'agence|presse|journal|quotidien|hebdo|télévision|chaîne|monde|figaro|courrier|dépêche|' +
  'وكالة|صحيفة|جريدة|قناة|شبكة|موقع|أنباء|الأنباء|للأنباء|نيوز|الإخبارية|إخبارية|رويترز|تلفزيون|إذاعة|مجلة|' +
  'خبرگزاری|روزنامه|شبکه|پایگاه|نیوز|رویترز|تلویزیون|رادیو';
const HAS_WORD = new RegExp(`(?<!\\p{L})(?:${OUTLET_WORDS})(?!\\p{L})`, 'iu');
const NAME = String.raw`[\p{L}\p{N}][\p{L}\p{N}.&’'-]*(?:\s[\p{L}\p{N}.&’'-]+){0,5}`;

/** How the text of an agency or a paper begins; `name` is the outlet, `rest` what must not be empty. */
const MASTHEADS: readonly RegExp[] = [
  // {Harbour: Levant News} The harbour master …
  new RegExp(String.raw`^[{[](?:[^:{}\[\]]{1,40}[:：]\s*)?(?<name>${NAME})[}\]]\s*\S`, 'u'),
  // Reuters-style: MARSA NUR, Nov 7 (Levant Wire) - …
  new RegExp(String.raw`^[^.!?()]{2,50}\((?<name>${NAME})\)\s*[-–—:]`, 'u'),
];
/** Levant News/ The harbour master … ; Marsa Nur / The Coastal News Center */
const SLASHED = new RegExp(String.raw`^(?<first>${NAME})\s?\/\s?(?<second>${NAME})?`, 'u');
const LABEL = new RegExp(
  String.raw`^(?:(?:according to|from|via|selon|d['’]après|source\s?:)\s+)?(?<name>${NAME})\s?[:：]$`,
  'iu',
);
const DATELINE =
  /^\p{Lu}[\p{Lu}\s.'’-]{2,30}(?:,\s?\p{Lu}[\p{L}\s.'’-]{2,25})?(?:,\s?\p{L}{3,9}\.?\s\d{1,2})?\s?(?:—|–|--)(?=\s|$)/u;

/** Whether a name has a word in it that only outlets and agencies bear. */
export function soundsLikeOutlet(name: string): boolean {
  return HAS_WORD.test(name);
}

/** The outlet that a paragraph opens with, as the text names it; null when it opens with none. */
export function mastheadOf(words: string): string | null {
  const head = words.slice(0, 140);
  for (const pattern of MASTHEADS) {
    const name = pattern.exec(head)?.groups?.name;
    if (name !== undefined && (pattern !== MASTHEADS[1] || soundsLikeOutlet(name) || /^\p{Lu}{2,}/u.test(head)))
      return name;
  }
  const slashed = SLASHED.exec(head)?.groups;
  return [slashed?.first, slashed?.second].find((name) => name !== undefined && soundsLikeOutlet(name)) ?? null;
}

/** The outlet that a line of its own announces what follows from ("Levant Times:"); null for any other line. */
export function announcedOutlet(line: string): string | null {
  if (line.length > 60) return null;
  const name = LABEL.exec(line)?.groups?.name;
  return name !== undefined && soundsLikeOutlet(name) && countCapitals(name) ? name : null;
}

/** Names are capitalised where the script has capitals. */
function countCapitals(name: string): boolean {
  return !/^\p{Ll}/u.test(name) && !/\s(?:said|says|reported|told|a dit|rapporte)\b/iu.test(name);
}

/** Whether a paragraph opens with a place in capitals and a dash, as agencies' texts do. */
export function hasDateline(words: string): boolean {
  return DATELINE.test(words.slice(0, 120));
}
