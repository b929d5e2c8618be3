/** Threads about an invented harbour town, as boards of four kinds export them. All words and handles are invented. */

export const PHPBB_FRENCH = `Aller au contenu

Forum de Marsa Nur

Le quai nord est-il fermé pour de bon

Répondre
12 messages • Page 1 sur 2

Le quai nord est-il fermé pour de bon
par mesa_47 » dim. 7 nov. 2021 15:59

Quelqu’un a des nouvelles du quai nord ? Mon beau-frère dit que plus rien ne passe depuis vendredi.

Haut

galet
Messages : 212
Inscription : 03 févr. 2019, 10:12
Re: Le quai nord est-il fermé pour de bon
par galet » dim. 7 nov. 2021 16:40

mesa_47 a écrit : ↑dim. 7 nov. 2021 15:59
Quelqu’un a des nouvelles du quai nord ? Mon beau-frère dit que plus rien ne passe depuis vendredi.

Je suis passé ce matin, la barrière était baissée.

Haut

Re: Le quai nord est-il fermé pour de bon
par vieuxphare » lun. 8 nov. 2021 09:02

Le port de Marsa Nur rouvrira mercredi
Par Nadia Ferrand
Publié le 8 novembre 2021 à 8h30

MARSA NUR — Le capitaine du port a annoncé dimanche soir que le quai nord rouvrirait mercredi après trois jours de travaux.

Selon deux dockers qui ont requis l’anonymat, la fermeture tient à une fissure apparue pendant la tempête.

Haut

Qui est en ligne
Utilisateurs parcourant ce forum : Aucun utilisateur inscrit et 3 invités
`;

export const VBULLETIN_ARABIC = `منتديات مرسى نور

إغلاق الرصيف الشمالي حتى إشعار آخر

07-11-2021, 03:59 PM
مشاركة رقم 1
بحّار_المرسى
عضو نشيط
تاريخ التسجيل: Feb 2019
المشاركات: 212

هل عند أحدكم خبر عن الرصيف الشمالي؟ يقولون إنه مغلق منذ يوم الجمعة.

رد مع اقتباس

07-11-2021, 04:40 PM
مشاركة رقم 2
نورس
عضو مميز
تاريخ التسجيل: Mar 2018
المشاركات: 1,020

اقتباس:
المشاركة الأصلية كتبت بواسطة بحّار_المرسى
هل عند أحدكم خبر عن الرصيف الشمالي؟ يقولون إنه مغلق منذ يوم الجمعة.

مررت هناك هذا الصباح وكان الحاجز منزلاً.

رد مع اقتباس

08-11-2021, 09:02 AM
مشاركة رقم 3
فنار قديم
عضو
تاريخ التسجيل: Jan 2020
المشاركات: 33

مرسى نور (وكالة مشرق للأنباء) - أعلن ربان الميناء مساء الأحد أن الرصيف الشمالي سيفتح من جديد يوم الأربعاء بعد ثلاثة أيام من الأعمال.

وقال عاملان في الميناء طلبا عدم ذكر اسميهما إن سبب الإغلاق شق ظهر أثناء العاصفة.

رد مع اقتباس

ضوابط المشاركة
لا تستطيع إضافة مواضيع جديدة
`;

export const XENFORO_ENGLISH = `Skip to main content
Is the north quay closed for good
Thread starter mesa_47
Start date Nov 7, 2021

mesa_47
Well-known member
Nov 7, 2021
#1
Any news of the north quay? My brother-in-law says nothing has passed since Friday.
Like
Reply

pebble
Member
Nov 7, 2021
#2
mesa_47 said:
Any news of the north quay? My brother-in-law says nothing has passed since Friday.
Click to expand...
I went by this morning and the barrier was down.
Like
Reply
Report
Reactions: mesa_47

oldlight
Active member
Nov 8, 2021
#3
Harbour of Marsa Nur to reopen on Wednesday
By Nadia Ferrand
November 8, 2021 at 8:30am
MARSA NUR, Nov 8 (Levant Wire) - The harbour master said on Sunday evening that the north quay would reopen on Wednesday after three days of works.
Two dockers who asked not to be named said that the closure was due to a crack that appeared in the storm.
Like
Reply

Similar threads
The south quay too?
`;

export const INVISION_PERSIAN = `پرش به محتوا

اسکله شمالی بسته شد

ارسال های توصیه شده

از اسکله شمالی خبری دارید؟ می‌گویند از جمعه هیچ کشتی‌ای رد نشده است.

پیوند به دیدگاه
به اشتراک گذاری در سایت های دیگر

2 ساعت پیش، mesa_47 گفت :

از اسکله شمالی خبری دارید؟ می‌گویند از جمعه هیچ کشتی‌ای رد نشده است.

امروز صبح از آنجا رد شدم و مانع پایین بود.

پیوند به دیدگاه
به اشتراک گذاری در سایت های دیگر
`;

/** Posts end with a footer, authors are lost, replies quote each other to two levels, and reports are reposted. */
export const INVISION_ENGLISH = `Jump to content
  • Win a boat today

North quay of Marsa Nur closed after the storm

harbourwatch
\u00a0Share

Recommended Posts

Crack found in north quay of Marsa Nur

\u00a0
BY\u00a0 NADIA FERRAND\u00a0 NOV 06, 2021 6:20 PM ET\u00a0
\u00a0
quay-860x475.jpg Photo by the port

The harbour master said on Sunday that the north quay would stay closed until Wednesday.

Levant Times:

Two dockers said that the crack had been known since the spring, and that nobody had been told.

The port authority denied on Saturday that it had received any warning before the storm came.

\u00a0

Ferries go from the south quay in the meantime, twice a day and without cars until further notice.

  • Thanks 4
  • Upvote 2
Link to comment
Share on other sites

7 hours ago, pebble said:

Nobody told the ferry company, as usual

\u00a0

Well done, everybody

\u00a0

  On 11/6/2021 at 7:15 AM, mesa_47 said:

Dredging so close to the wall did this, I would say

\u00a0

We measured it every week and wrote the figures down.

\u00a0

Somebody must have read them.
  • Haha 1
Link to comment
Share on other sites

3 hours ago, mesa_47 said:

\u00a0

  On 11/6/2021 at 7:15 AM, mesa_47 said:

Dredging so close to the wall did this, I would say

\u00a0

We measured it every week and wrote the figures down.

\u00a0

Somebody must have read them.

\u00a0

Who signed the report, then?
  • Pow! 14
Link to comment
Share on other sites

  • 3 weeks later...

Quay to reopen under guard
\u00a0\u00a0
{Harbour: Levant News} The quay will reopen on Monday under guard, said an official of the port who was not named.

He added that lorries would be weighed before they are let on to it, and that the weighing would be free of charge.

  • Thanks 9
Share on other sites

Join the conversation

Write first and register afterwards.
`;
