import type { Claim } from '../../server/domain/claim.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { answerQuestion } from '../../server/usecases/questions.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { QUESTIONS_A_PAGE } from '../../server/viewmodels/questions.ts';
import { aClaim, anAttribution } from './builders.ts';
import { aLink, aMention, anEvent, aQuestion, aRegistered } from './claims.ts';
import { get } from './requests.ts';
import type { Site } from './site.ts';

const day = (iso: string) => ({ from: iso, to: iso, basis: 'stated' as const });

/** Everything that the lists of claims, events and questions can show. */
export async function queues(site: Site): Promise<void> {
  judged(site);
  events(site);
  questions(site);
  for (let n = 0; n < 60; n++) aRegistered(site.app.context(), { statement: `One more about the quay: ${n}.` });
  const asked = [
    ...['', '?sort=number', '?sort=origins', '?sort=newest', '?page=2', '?view=circular', '?view=circular&q=x', '?q=x'],
    ...['?event=1', '?document=1&source=1', `?review=due:${site.app.context().actor.id}`, '?page=9'],
  ].map((query) => `/claims${query}`);
  const others = ['/events', '/events?page=2', '/events/1', '/events/2', '/events/3', '/questions?state=answered'];
  for (const path of [...asked, ...others, '/questions', '/questions?page=2', '/questions?owner=x'])
    await get(site.app, `${site.w}${path}`);
}

/** A claim with a verdict, one whose verdict is from before the newest evidence, and one that goes in a circle. */
function judged({ app }: Site): void {
  const context = app.context();
  const verdict = { decision: 'confirmed', likelihood: null, confidence: null, rationale: 'Seen.' } as const;
  const [first, second, third] = ['One.', 'Two.', 'Three.'].map((statement) =>
    aRegistered(context, { statement, kind: 'assessment', reviewerId: null }),
  ) as [Claim, Claim, Claim];
  for (const claim of [first, second]) {
    aLink(context, aMention(context, `Something about ${claim.number}`).mention, claim);
    addVerdict(context, claim.id, null, verdict);
  }
  aLink(context, aMention(context, 'Something newer').mention, second);
  for (const [outlet, other] of [
    ['Al-Manara', 'Levant Wire'],
    ['Levant Wire', 'Al-Manara'],
  ] as const) {
    const text = `${other} reported a fire.`;
    const { value: document } = importText(context, text, { title: `Of ${outlet}`, language: 'en', outlet });
    const sources = [{ choice: { name: other, kind: 'outlet' as const } }];
    anAttribution(context, document, { source: other, cue: 'reported', content: 'a fire' }, { sources });
    aLink(context, aClaim(context, document, 'a fire'), third);
  }
}

/** Event 1 with a time line, event 2 with claims that nothing dates, event 3 without any; and more than a page of them. */
function events({ app }: Site): void {
  const context = app.context();
  const first = anEvent(context, 'The fire', { date: day('2025-03-12'), place: 'Sidra', description: 'At night.' });
  const dated = aRegistered(context, {
    event: { id: first.id },
    date: day('2025-03-12'),
    reviewerId: context.actor.id,
  });
  for (const date of ['2025-03-13', '2025-03-13', null])
    aLink(context, aMention(context, 'Drones came', { day: date }).mention, dated);
  const undated = aRegistered(context, { event: { id: first.id } });
  aLink(context, aMention(context, 'A fault began it', { day: '2025-03-14' }).mention, undated, 'disputes');
  const second = anEvent(context, 'A visit');
  const visit = aRegistered(context, { event: { id: second.id } });
  aLink(context, aMention(context, 'He came', { day: '2025-03-14' }).mention, visit);
  for (let n = 0; n < 101; n++) anEvent(context, `Event ${n}`);
}

function questions({ app }: Site): void {
  const context = app.context();
  const claim = aRegistered(context);
  aQuestion(context, claim, { text: 'Late?', due: '2025-03-01', ownerId: context.actor.id });
  const answered = aQuestion(context, claim, { text: 'Who?', due: '2025-03-20' });
  answerQuestion(context, answered.id, answered.version, 'The guard.');
  for (let n = 0; n <= QUESTIONS_A_PAGE; n++) aQuestion(context, claim, { text: `Question ${n}?`, due: '2025-04-01' });
}
