import { fold } from '../tokens.ts';

/** Names of wires and outlets that news cites most, and words that end or begin the names of others. Written from general knowledge. */
const AGENCIES = `Reuters|AP|Associated Press|AFP|Agence France-Presse|Agence France Presse|Bloomberg|UPI|DPA|Xinhua|TASS|Tass|RIA Novosti|Interfax|
Anadolu|IRNA|ISNA|Fars|Tasnim|Mehr|SANA|SPA|WAM|KUNA|Petra|MENA|INA|NNA|Kyodo|Yonhap|ANSA|EFE|PTI|ANI|Shafaq News|
رويترز|فرانس برس|أسوشيتد برس|أسوشييتد برس|الأناضول|سبوتنيك|تاس|شينخوا|واع|وفا|بترا|إيسنا|ایرنا|ایسنا|فارس|تسنیم|مهر|رویترز`;

const OUTLETS = `CNN|BBC|NBC|CBS|ABC|PBS|NPR|MSNBC|CNBC|Fox|Fox News|Politico|Axios|Vox|Time|Newsweek|Breitbart|Al Jazeera|Al-Jazeera|Al Arabiya|Al-Arabiya|Al-Hurra|
Alhurra|Al Hurra|Al-Monitor|Haaretz|TF1|RFI|RTL|France 24|France Info|franceinfo|Europe 1|Le Monde|Le Figaro|Libération|BFMTV|Mediapart|
L'Orient-Le Jour|Rudaw|Kurdistan 24|Al-Mayadeen|Al Mayadeen|Al-Manar|Al-Alam|Al-Sumaria|Sky News|The Guardian|Guardian|Der Spiegel|
The Economist|Economist|The Atlantic|Atlantic|The New Yorker|New Yorker|The Hill|Huffington Post|HuffPost|BuzzFeed|Telegram|
الجزيرة|العربية|الحرة|الميادين|المنار|العالم|سكاي نيوز|السومرية|بي بي سي|سي إن إن|روداو|الشرق الأوسط|العربي الجديد|اکسیوس|أكسيوس|بی‌بی‌سی`;

const split = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(/\||\n/)
      .map((name) => fold(name.trim()))
      .filter(Boolean),
  );

export const KNOWN_AGENCIES = split(AGENCIES);
export const KNOWN_OUTLETS = split(OUTLETS);

/** A word that makes a name an agency's, in any of the languages. */
export const AGENCY_WORDS = split('agency|agence|newswire|wire|وكالة|الوكالة|وكالات|لوكالة|خبرگزاری|خبرگزاريها');

/** A word that makes a name an outlet's. */
export const OUTLET_WORDS =
  split(`news|times|post|journal|tribune|herald|gazette|newspaper|daily|magazine|tv|television|radio|channel|network|website|
broadcaster|press|media|outlet|paper|journaux|journal|quotidien|hebdomadaire|chaîne|télévision|presse|média|médias|site|magazine|
قناة|القناة|لقناة|الصحيفة|الموقع|صحيفة|لصحيفة|موقع|لموقع|تلفزيون|إذاعة|مجلة|لمجلة|روزنامه|شبکه|سایت|وبسایت|شبكة|لشبكة|تلویزیون`);
