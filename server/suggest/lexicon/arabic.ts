import { fold } from '../tokens.ts';

const folded = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean).map(fold));
const foldedPhrases = (list: string): string[][] =>
  list.split('،').map((phrase) => phrase.trim().split(/\s+/).map(fold));

/** “وبحسب” beside “بحسب”. */
const withAnd = (list: string[][]): string[][] => [
  ...list,
  ...list.map(([first = '', ...rest]) => [`و${first}`, ...rest]),
];

/** Verbs of saying, in the forms that open Arabic news sentences; with و or ف before them too. */
export const SAYING =
  folded(`قال قالت قالوا يقول تقول يقولون أكد أكدت أكدوا يؤكد تؤكد أعلن أعلنت أعلنوا يعلن صرح صرحت أضاف أضافت أضافوا يضيف تضيف
  كشف كشفت كشفوا يكشف ذكر ذكرت ذكروا يذكر تذكر أفاد أفادت أفادوا يفيد تفيد أوضح أوضحت أوضحوا يوضح توضح أشار أشارت أشاروا يشير تشير بين بينت
  لفت لفتت نفى نفت نفوا ينفي اعتبر اعتبرت اعتبروا يعتبر يرى ترى يعتقد تعتقد يعتقدون حذر حذرت حذروا يحذر تابع تابعت زعم زعمت ادعى ادعت شدد شددت يشدد
  نوه نوهت أعرب أعربت كتب كتبت وصف وصفت اتهم اتهمت يتهم توقع توقعت رجح رجحت أبلغ أبلغت أخبر أخبرت طالب طالبت دعا دعت جدد جددت أردف أردفت استطرد
  ختم رأى رأت اتفق شهد روى روت علق علقت رد ردت أقر أقرت اعترف اعترفت وعد تعهد تعهدت هدد هددت أورد أوردت نشر نشرت لوح ألمح أدان أدانت رفض رفضت سأل تساءل`);

/** Verbs that are read as reporting only with a complementiser, a colon or quoted words behind them. */
export const WEAK = folded(
  'بين شهد نشر نشرت رد ردت علق علقت وعد سأل تساءل ختم اتفق رفض رفضت كشف كتب كتبت تابع تابعت وصف وصفت جدد جددت أورد أوردت طالب دعا دعت طالبت لوح هدد',
);
/** “نقل … عن … قوله”: a report of a report. */
export const RELAYING = folded('نقل نقلت ينقل تنقل نقلوا');
export const QUOTED_SAYING = folded('قوله قولها قولهم القول قولهما تأكيده تأكيدها');
export const THAT = folded('أن إن بأن بإن');
/** “أنه”: the complementiser with the subject of what follows. */
export const THAT_WITH_SUBJECT = folded(
  'أنه أنها أنهم أنهما إنه إنها إنهم بأنه بأنها بأنهم بأنهما أننا إننا إنني أنني إنهما أنّه',
);
/** Prepositions by which verbs take what is reported: “كشف عن”, “دعا إلى”. */
export const OBJECT_PREPOSITIONS = folded('عن إلى على');
/** Words that end a subject. */
export const ADJUNCTS =
  folded(`في خلال عبر على إلى عن اليوم أمس أول يوم مساء صباح ظهر الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد ضمن بحسب وفق وفقا
  عقب بعد قبل أمام ردا حول بشأن تعليقا معلقا لدى أثناء منذ عند نقلا مع من حسب كما بينما حيث إذ لكن قائلا مؤكدا مشيرا مضيفا`);
/** Nouns behind “في” that name an occasion, and so no part of the subject. */
export const OCCASIONS =
  folded(`مقابلة حديث حديثه حديثها تصريح تصريحات تصريحه بيان بيانها بيانه مؤتمر تغريدة لقاء كلمة كلمته خطاب خطابه اتصال وقت حوار تقرير تقريرها رسالة
  جلسة منشور تدوينة مقال مستهل ختام هذا اليوم`);
export const CONTACT = foldedPhrases(
  'في مقابلة مع، في حديث مع، في حديث إلى، في لقاء مع، في حوار مع، خلال مقابلة مع، في اتصال مع، في تصريح إلى، في مقابلة أجرتها معه',
);
export const ACCORDING = withAnd(
  foldedPhrases(`بحسب ما ذكرت، بحسب ما ذكر، بحسب ما أفاد، بحسب ما أفادت، بحسب ما قال، حسب ما ذكر، وفق ما ذكر، وفق ما ذكرت، وفق ما أفاد، كما ذكرت، كما ذكر، كما قال، على حد قول،
  على حد تعبير، على لسان، بحسب، وبحسب، حسب، وحسب، وفق، ووفق، وفقا، ووفقا، طبقا، وطبقا، نقلا عن، ونقلا عن`),
);
export const CITING = foldedPhrases('نقلا عن، ونقلا عن، على لسان');
export const IMPERSONAL = foldedPhrases(
  'يقال، قيل، وقيل، تردد، وتردد، يذكر، ويذكر، يشار إلى، ويشار إلى، أفيد، يزعم، يعتقد، ويعتقد، أعلن عن',
);
export const DECLINED = foldedPhrases(
  'رفض التعليق، رفضت التعليق، رفضوا التعليق، امتنع عن التعليق، امتنعت عن التعليق، رفض الإدلاء، رفض الرد، رفضت الرد، امتنعوا عن التعليق',
);
export const UNANSWERED = foldedPhrases(
  'لم يرد، ولم يرد، لم ترد، ولم ترد، لم يستجب، ولم يستجب، لم تستجب، ولم تستجب، لم يردوا، ولم يردوا، لم يجب، ولم يجب',
);
/** “ل” before one of these: someone was told. */
export const TOLD = folded(
  `وكالة قناة صحيفة موقع شبكة رويترز تلفزيون مجلة إذاعة مراسل مراسلنا صحفيين وسائل راديو برنامج منصة فضائية جريدة مراسلي`,
);
/** Participles that begin a further attribution: “مضيفا أن”. */
export const PARTICIPLES = folded(
  'مضيفا مؤكدا مشيرا موضحا مبينا لافتا مشددا معتبرا محذرا قائلا كاشفا مضيفة مؤكدة مشيرة موضحة مبينة لافتة معتبرة نافيا منوها متهما داعيا مطالبا',
);
