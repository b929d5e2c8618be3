import { fold } from '../../domain/fold.ts';
import { stemOf } from '../stems.ts';

// One line, one thing that news speaks of, in English, French, Arabic and Persian. Numbers up to ten are their digits.
const LINES = `
2 two deux اثنان اثنين اثنتان دو
3 three trois ثلاثة ثلاث سه
4 four quatre أربعة أربع چهار
5 five cinq خمسة خمس پنج
6 six ستة ست شش
7 seven sept سبعة سبع هفت
8 eight huit ثمانية ثماني هشت
9 nine neuf تسعة تسع نه
10 ten dix عشرة عشر ده
january janvier يناير ژانویه
february fevrier فبراير فوریه
march mars مارس
april avril أبريل نيسان آوریل
june juin يونيو حزيران ژوئن
july juillet يوليو تموز ژوئیه
august aout أغسطس آب اوت
september septembre سبتمبر أيلول سپتامبر
october octobre أكتوبر اکتبر
november novembre نوفمبر نوامبر
december decembre ديسمبر دسامبر
visit visited visiting visite visiter visites زيارة زار زارت يزور تزور زيارات سفر دیدار بازدید
trip travel voyage deplacement رحلة جولة سفر
attack attacks assault strike struck strikes raid hit attaque attaquer assaut frappe frapper هجوم هاجم هجمات ضربة ضربات ضرب ضربت هاجم هاجمت غارة غارات استهدف استهداف حمله یورش
shelling bombardment bombing bomb bombardement bombe قصف قنبلة تفجير بمباران بمب
drone drones uav مسيرة مسيرات مسيرتان مسيرتين درون پهپاد پهپادها
missile missiles rocket rockets roquette roquettes صاروخ صواريخ صاروخان موشک راکت
plane aircraft jet avion appareil طائرة طائرات هواپیما جنگنده
fire blaze burnt burned incendie feu brule حريق حرائق نار احترق اندلع احترقت آتش حریق
explosion blast exploded explosions detonation انفجار انفجارات انفجر
killed kill death deaths dead died casualties tue tues tuer mort morts deces victimes قتل مقتل قتيل قتلى وفاة ضحايا كشته کشته مرگ قربانی
wounded injured injuries injury hurt blesse blesses blessure جريح جرحى إصابة إصابات أصيب زخمی مجروح
militia militias faction factions milice milices ميليشيا ميليشيات مليشيا مليشيات فصيل فصائل شبه‌نظامی شبه‌نظامیان
soldier soldiers troops army forces military soldat soldats troupes armee militaire جندي جنود قوات جيش عسكري عسكرية سرباز سربازان نیروها ارتش نظامی
guard guards garde gardien gardiens حارس حراس حرس نگهبان نگهبانان سپاه پاسداران
police policemen policier policiers شرطة شرطي پلیس
commander leader chief commandant chef dirigeant قائد قادة زعيم زعماء فرمانده رهبر
general major general لواء فريق سرلشکر سردار
minister ministry ministers ministre ministere وزير وزارة وزراء وزیر وزارت
government gouvernement حكومة حكومي دولت حکومت
president presidency presidence رئيس رئاسة رییس رئیس
parliament parlement برلمان نواب نائب پارلمان نماینده
official officials responsable responsables مسؤول مسؤولون مسؤولين مقام مقامات
politician politicians politicien politiciens سياسي سياسيون سياسيين سیاستمدار
diplomat diplomats ambassador diplomate diplomates ambassadeur دبلوماسي دبلوماسيون دبلوماسيين سفير دیپلمات سفیر
embassy consulate ambassade consulat سفارة قنصلية سفارت کنسولگری
meeting meetings met meet reunion rencontre rencontrer اجتماع اجتماعات لقاء التقى اجتمع جلسه ملاقات
order orders ordered instruct instructions ordre ordres ordonne أوامر أمر تعليمات دستور فرمان
stop halt cease arreter cesser وقف إيقاف توقف أوقف توقف
ship vessel boat freighter tanker navire bateau cargo petrolier سفينة سفن باخرة ناقلة زورق کشتی نفتکش
port harbour harbor quay berth dock quai ميناء موانئ مرفأ رصيف أرصفة بندر اسکله
airport aeroport مطار فرودگاه
border frontier frontiere حدود مرز
road highway route autoroute طريق شارع جاده
bridge pont جسر پل
hospital hopital مستشفى بیمارستان
school ecole مدرسة مدارس مدرسه
house home residence maison domicile منزل بيت بيوت مقر خانه منزل
base camp caserne قاعدة معسكر پایگاه اردوگاه
city town ville مدينة شهر
capital capitale عاصمة پایتخت
north northern nord شمال شمالي شمالية شمالی
south southern sud جنوب جنوبي جنوبية جنوبی
east eastern est شرق شرقي شرقية شرقی
west western ouest غرب غربي غربية غربی
oil petrol petrole نفط نفت
fuel carburant وقود سوخت
money funds argent fonds أموال مال پول
weapon weapons arms arme armes armement سلاح أسلحة اسلحه سلاح
war guerre حرب حروب جنگ
peace paix سلام صلح
truce ceasefire treve هدنة آتش‌بس
agreement deal accord اتفاق اتفاقية توافق
talks negotiation negotiations negociation negociations مفاوضات محادثات مذاکره مذاکرات
withdraw withdrawal withdrew retrait retirer انسحاب انسحب سحب عقب‌نشینی خروج
arrived arrive arrival arrivee arriver وصل وصلت وصول يصل رسید ورود
left leave departed departure quitte quitter depart غادر غادرت مغادرة رحيل
secret secretly secrete secretement سري سرية سرا مخفی پنهانی
arrest arrested detained arreste arrestation detenu اعتقال اعتقل احتجاز بازداشت دستگیر
released release freed libere liberation أفرج إفراج إطلاق آزاد آزادی
escape fled fuite fui هرب فرار
control controle سيطرة سيطر کنترل
captured seized capture saisi استولى استيلاء ضبط مصادرة تصرف توقیف
destroyed destroy detruit destruction تدمير دمر نابود تخریب
damage damaged degats endommage أضرار ضرر خسائر خسارت آسیب
video film images image photo vidéo فيديو صور صورة فیلم عکس تصویر
staged fabricated fake mise fabrique faux مفبرك مفبركة مزيف ملفق ساختگی جعلی
crash accident حادث سقوط تحطم سقوط حادثه
protest protests demonstration manifestation manifestants احتجاج احتجاجات تظاهرة مظاهرات اعتراض تظاهرات
election elections vote scrutin انتخابات انتخاب تصويت انتخابات رأی
resign resigned resignation demission demissionne استقالة استقال استعفا
sanction sanctions عقوبات تحریم
hour hours heure heures ساعة ساعات ساعت
day days jour jours أيام روز
lasted lasting continued dure durer duree استمر استمرت ادامه
million millions مليون ملايين میلیون
billion billions milliard milliards مليار ملیارد
`;

const concepts = new Map<string, string>();
for (const line of LINES.trim().split('\n')) {
  const [concept = '', ...others] = line.split(' ').map((word) => fold(word));
  for (const word of [concept, ...others]) if (!concepts.has(stemOf(word))) concepts.set(stemOf(word), concept);
}

/** What a stem means where it is one of the things that news speaks of most, in any of four languages: an English word, or a number. */
export const conceptOf = (stem: string): string | null => concepts.get(stem) ?? null;
