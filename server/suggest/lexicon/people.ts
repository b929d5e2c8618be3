import { fold } from '../tokens.ts';

const split = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean).map(fold));

/** Words for people whom news leaves unnamed, in English, French, Arabic and Persian. */
export const PEOPLE_WORDS = split(`
  official officials source sources politician politicians diplomat diplomats officer officers commander commanders leader leaders
  adviser advisers advisor advisors aide aides analyst analysts observer observers expert experts witness witnesses resident residents
  spokesman spokeswoman spokesperson spokespeople spokesmen minister ministers lawmaker lawmakers prosecutor prosecutors militant
  militants activist activists journalist journalists reporter reporters researcher researchers economist economists investigator
  investigators police member members employee employees staffer staffers critic critics supporter supporters figure figures
  person people man woman men women doctor doctors teacher soldier soldiers fighter fighters critics insider insiders someone
  responsable responsables source sources diplomate diplomates officiel officiels haut hauts fonctionnaire fonctionnaires
  porte-parole analyste analystes expert experts témoin témoins habitant habitants observateur observateurs député députés
  policier policiers militaire militaires chercheur chercheurs proche proches élu élus commandant ministre magistrat avocat
  مصدر مصادر المصدر المصادر مسؤول مسؤولون مسؤولين مسئول مسئولون مسؤولان دبلوماسي دبلوماسيون دبلوماسيين مراقبون مراقبين محللون محللين شهود
  شاهد ناشط ناشطون خبير خبراء قيادي نائب ضابط ضباط سكان أهالي سياسي سياسيون متحدث المتحدث الناطق ناطق سخنگوی
  منبع منابع مقام مقامات مسئول مسئولان کارشناس کارشناسان ناظران شاهدان دیپلمات دیپلمات‌ها یک‌مقام`);

/** Words that mark sources as such. */
export const SOURCE_WORDS = split(`source sources مصدر مصادر المصدر المصادر مصدرا مصدران منبع منابع`);

/** What says nothing about a source: "informed sources", "une source bien informée". */
export const EMPTY_DESCRIPTIONS =
  split(`informed well-informed reliable knowledgeable anonymous unnamed several some many two three the a an one
  private trusted credible various multiple other same certain un une des les la le plusieurs deux bien informée informées fiable fiables
  anonyme anonymes concordante concordantes sûre sûres l' یک مطلع مطلعة مطلعه خاص خاصة موثوق موثوقة موثوقه عليم عليمة المطلع آگاه موثق مطلع
  was not who familiar matter with said that this these those`);

/** Titles that come before a person's name. */
export const TITLES =
  split(`mr mrs ms dr prof gen general colonel col lt lieutenant capt captain major maj brigadier admiral president premier
  minister ambassador senator sen rep representative governor gov mayor judge sheikh sheik ayatollah imam king queen prince princess
  sir lady lord pope bishop rev secretary spokesman spokeswoman spokesperson analyst researcher professor commander chief journalist
  director attorney lawyer deputy congressman congresswoman chairman chairwoman
  m mme mlle docteur professeur général président présidente ministre ambassadeur ambassadrice sénateur député députée maire juge
  cheikh roi reine prince porte-parole analyste chercheur journaliste colonel commandant amiral secrétaire directeur directrice
  الرئيس رئيس الوزير وزير السفير سفير الشيخ اللواء العميد العقيد الفريق الجنرال القائد قائد النائب الدكتور السيد الملك الأمير المتحدث الناطق
  المحلل الخبير الباحث القيادي مدير الأمين
  آقای خانم دکتر سردار سرلشکر آیت‌الله رئیس وزیر سفیر سخنگوی فرمانده`);

/** Words that make a source a government. */
export const GOVERNMENT_WORDS =
  split(`government ministry ministries embassy pentagon kremlin parliament cabinet presidency department army military
  court congress senate administration white treasury state police forces council consulate authorities bureau commission fbi cia nsa doj
  gouvernement ministère ambassade présidence armée élysée parlement tribunal police préfecture parquet autorités matignon sénat quai
  حكومة الحكومة وزارة الوزارة سفارة السفارة رئاسة الرئاسة الجيش البرلمان البنتاغون الخارجية الداخلية الدفاع السلطات الشرطة الكرملين
  دولت وزارت سفارت ارتش مجلس پنتاگون ریاست`);

export const ORGANISATION_WORDS =
  split(`group organisation organization party movement union company corporation inc committee centre center institute university
  foundation association bank militia brigade brigades front league federation campaign team coalition faction think-tank fund nations
  groupe parti mouvement syndicat entreprise société comité institut université fondation association banque milice brigade front ligue ong
  حركة الحركة حزب الحزب منظمة المنظمة جماعة تنظيم شركة مركز معهد جامعة لجنة اللجنة هيئة الهيئة كتائب تحالف ائتلاف تيار مجلس
  سازمان حزب جنبش شرکت بانک دانشگاه کمیته سپاه`);

/** Documents that speak: "the report", "a statement". */
export const RECORD_WORDS =
  split(`report statement document documents study poll survey letter memo email emails lawsuit complaint filing records transcript
  indictment affidavit data figures book article rapport communiqué document documents étude sondage lettre courrier note procès-verbal
  بيان البيان تقرير التقرير وثيقة وثائق دراسة رسالة بیانیه گزارش سند`);

export const COLLECTIVE_WORDS =
  split(`people many observers analysts critics experts some everyone supporters opponents voters americans iraqis iranians
  residents witnesses certains beaucoup observateurs analystes experts critiques
  مراقبون محللون خبراء البعض ناشطون المراقبون المحللون کارشناسان ناظران`);

export const PRONOUNS =
  split(`he she they it i we you him her them this that these those who one il elle ils elles on je nous vous lui eux ce celui-ci celle-ci ceux-ci
  celles-ci himself herself themselves هو هي هم هما هن نحن أنا او وی ایشان آنها آنان وهو وهي وهم فهو فهي الأخير الأخيرة`);

/** The same in two words. */
export const PRONOUN_PHRASES: ReadonlySet<string> = new Set(
  [
    'the latter',
    'the former',
    'ce dernier',
    'cette dernière',
    'ces derniers',
    'ces dernières',
    "l'intéressé",
    "l'intéressée",
  ].map(fold),
);

/** Countries and capitals that stand for their governments ("Tehran denied …"). */
export const COUNTRIES =
  split(`iran iraq syria lebanon israel jordan egypt turkey yemen qatar kuwait bahrain oman russia china france germany
  britain japan india pakistan ukraine washington tehran baghdad moscow beijing damascus riyadh ankara cairo beirut amman london paris kyiv
  liban syrie égypte turquie jordanie russie chine allemagne irak téhéran bagdad moscou pékin damas riyad beyrouth washington israël
  إيران العراق سوريا لبنان إسرائيل الأردن مصر تركيا اليمن قطر روسيا الصين فرنسا طهران بغداد موسكو واشنطن دمشق الرياض أنقرة ایران عراق تهران`);
