import { fold } from '../domain/fold.ts';

// Words that say what somebody is, by what they are called in English, French, Arabic and Persian (folded). Somebody of
// several kinds may be any of them.
const KINDS: Record<string, string> = {
  official:
    'official officials officer authority authorities responsable responsables fonctionnaire fonctionnaires autorite autorites مسوول مسوولون مسوولين مسيول مسيولون مسيولين مقام مقامات سلطه سلطات',
  diplomat:
    'diplomat diplomats diplomatic ambassador envoy diplomate diplomates ambassadeur دبلوماسي دبلوماسيون دبلوماسيين سفير ديبلمات ديبلماتها',
  militia:
    'militia militias militiaman fighter fighters faction factions milice milices milicien combattant combattants ميليشيا فصيل فصايل مقاتل مقاتلون مسلح مسلحون شبهنظامي',
  soldier:
    'army soldier soldiers military commander security armee militaire soldat soldats securite جيش عسكري عسكريه جندي امني امنيه ضابط ارتش نظامي امنيتي',
  politician:
    'politician politicians lawmaker lawmakers deputy deputies member minister political politicien politiciens depute deputes ministre politique سياسي سياسيه سياسيون نايب نواب وزير سياستمدار نماينده',
  witness:
    'witness witnesses resident residents neighbour neighbor bystander temoin temoins habitant habitants riverain شاهد شهود ساكن سكان اهالي شاهدان',
  worker:
    'worker workers dockworker dockworkers operator crew employee driver engineer ouvrier ouvriers docker dockers employe عامل عمال موظف مهندس سايق كاركر كاركران',
  medic:
    'nurse doctor doctors medic medics clinic hospital infirmier infirmiere medecin medecins طبيب اطباء ممرض ممرضه مستشفي بزشك برستار',
  journalist: 'journalist journalists reporter correspondent editor journaliste journalistes صحفي صحافي مراسل خبرنكار',
  analyst:
    'analyst analysts expert experts researcher analyste analystes chercheur محلل محللون خبير خبراء كارشناس تحليلكر',
  trade:
    'insurer insurers trader traders owner agent merchant assureur assureurs armateur courtier تاجر تجار تامين بازركان',
  family:
    'brother sister father mother son wife relative relatives family frere soeur pere famille proche اخ اخو شقيق عايله قريب برادر خانواده',
};
const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind])));

// Words that describe nobody: every unnamed source is one of these.
const EMPTY = new Set(
  `source sources informed people person persons man men woman women someone some one two three several many other others
  the a an of in at from to who with and or by on for close familiar matter knowledge anonymous unnamed not named
  une un des du de la le les et dans qui proche bien informee informees informe informes personne personnes anonyme plusieurs deux trois
  مصدر مصادر مطلع مطلعه المطلعه مطلعون من في علي الي احد بعض اشخاص شخص رجل رجال عن منبع منابع اكاه يك يكي از در
  identity unknown said says told reported`.split(/\s+/),
);

/** What the words of a description say: kinds of people, and the other words that describe. */
export type Description = { kinds: Set<string>; words: Set<string>; script: 'arab' | 'other' };

/** What is known of an unnamed source from the words that describe it, in English, French, Arabic or Persian. */
export function describes(words: string): Description {
  const folded = fold(words);
  const all = folded
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (/\p{Script=Arabic}/u.test(word) && word.length > 4 ? word.replace(/^(?:وال|بال|ال)/u, '') : word))
    .filter((word) => word.length > 1 && !EMPTY.has(word));
  const kinds = new Set(all.map((word) => KIND_OF.get(word)).filter((kind) => kind !== undefined));
  return { kinds, words: new Set(all), script: /\p{Script=Arabic}/u.test(folded) ? 'arab' : 'other' };
}

/** Whether nothing is said of who it is: “informed sources”. */
export const isUndescribed = ({ words }: Description): boolean => words.size === 0;

/**
 * Whether two descriptions of unnamed people could be of one person. Known kinds decide where both have one; else a
 * word in common, and across scripts, where words can't be compared, the doubt. When in doubt they could be one: the
 * lower figure stays safe.
 */
export function areCompatible(a: Description, b: Description): boolean {
  if (isUndescribed(a) || isUndescribed(b)) return true;
  if (a.kinds.size > 0 && b.kinds.size > 0) return meets(a.kinds, b.kinds);
  return meets(a.words, b.words) || a.script !== b.script;
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const one of a) if (b.has(one)) return true;
  return false;
};
