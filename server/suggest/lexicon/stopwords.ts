import { fold } from '../../domain/fold.ts';

const folded = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean).map(fold));

/** Words that say nothing about what a sentence is about, by language; folded. */
const STOPWORDS: Record<string, ReadonlySet<string>> = {
  en: folded(`a an the this that these those there here it its he him his she her they them their we us our you your i me my who whom whose
    which what when where why how and or but nor so yet if then than as at by for from in into of off on onto out over to under up upon with
    within without about above after again against all also although am among any are aren be because been before being below between both
    can cannot could did do does doing don down during each either else ever every few further had has have having however is isn just least
    less let like may might mine more most must much near neither never no none not now once one only other others ought own per rather same
    several shall should since some such still through throughout till too toward towards until very was wasn were weren while will would
    according says said say told tell report reported reports reportedly claim claimed claims mr mrs ms dr st nd rd th ll re ve`),
  fr: folded(`le la les un une des du de d l au aux ce cet cette ces ca cela celui celle ceux celles il ils elle elles on nous vous je tu me te se
    lui leur leurs y en mon ma mes ton ta tes son sa ses notre nos votre vos qui que quoi dont ou quel quelle quels quelles et mais donc or ni car
    si comme quand lorsque puis alors ainsi aussi avec sans sous sur dans par pour vers chez entre contre depuis pendant avant apres jusque jusqu
    a est sont etait etaient etre ete ont avait avaient avoir eu fait faire sera seront serait ne pas plus moins tres trop peu tout toute tous
    toutes meme memes autre autres encore deja toujours jamais ici la selon dit dire declare indique rapporte affirme qu c s n m t j`),
  ar: folded(`في من على إلى الى عن مع أن إن ان أو او ثم بل لكن لكنه لا ما لم لن ليس ليست هذا هذه ذلك تلك هؤلاء الذي التي الذين اللذان هو هي هم هن نحن أنت أنا
    كان كانت كانوا يكون تكون قد لقد كل بعض أي بين بعد قبل عند عندما حيث حين منذ خلال حول دون غير سوى أيضا كما كذلك إذا لو له لها لهم به بها بهم
    فيه فيها منه منها عليه عليها إليه إليها عنه عنها أنه أنها أنهم إنه إنها وهو وهي قال قالت قالوا وقال وقالت أكد أكدت ذكر ذكرت بحسب وفق وفقا حسب نقلا يوم أمس اليوم
    تم وقد ولا وما ومن وفي وأن وإن فإن التى الا إلا مما عبر ضد نحو لدى`),
  fa: folded(`در به از که را و با این آن برای است بود شد شده می نمی تا هم یا اما ولی اگر هر یک بر نیز چه چون پس پیش بعد بین روی زیر همه هیچ دیگر خود ما
    شما آنها ایشان او من تو هستند بودند شدند کرد کردند کرده گفت گفتند گفته های ها ای باشد دارد دارند داشت داشتند خواهد باید بی توسط طی پیرامون`),
};
const ALL = new Set(Object.values(STOPWORDS).flatMap((words) => [...words]));

/** Whether a folded word is left out; without a known language, what any of the four leaves out. */
export const isStopword = (word: string, language: string | null): boolean =>
  (STOPWORDS[language ?? ''] ?? ALL).has(word);
