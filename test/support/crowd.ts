import type { Claim } from '../../server/domain/claim.ts';
import type { Stance } from '../../server/domain/vocabulary.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addClaim } from '../../server/usecases/claims.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { markSources } from '../../server/usecases/identities.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addQuestion } from '../../server/usecases/questions.ts';
import { addRelation } from '../../server/usecases/relations.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { aClaim, anAttribution } from './builders.ts';
import { aRegistered, CLAIM } from './claims.ts';

const SAYS = 'the minister had said so';

/**
 * What one minister is said to have said, in more texts than a page shows: all of one clerk but for a few. And a claim
 * that is only questioned.
 */
export function aCrowd(context: Context, texts = 102): { claim: Claim; doubted: Claim } {
  const speaker = { name: 'the minister', kind: 'person' as const };
  const claim = addClaim(context, { ...CLAIM, statement: 'It was said.', kind: 'utterance', speaker }).value;
  for (let i = 0; i < texts; i++) told(context, claim, `Paper ${i}`, ['the clerk'], 'supports');
  // Two voices of one sentence: the mention stands under the first, and is only named under the second.
  told(context, claim, 'Paper of both', ['the clerk', 'the guard'], 'supports');
  told(context, claim, 'Paper of no', ['the clerk'], 'disputes');
  told(context, claim, '', ['people'], 'supports', 'unnamed');
  told(context, claim, '', [], 'supports');
  told(context, claim, '', [], 'reports');
  toldRound(context, claim);
  const [clerk, guard] = ['the clerk', 'the guard'].map((name) => sourceNamed(context.db, name)?.id ?? '');
  markSources(context, clerk ?? '', guard ?? '', 'maybe', '');
  addQuestion(context, claim.id, { text: 'Who else was there?', ownerId: null, due: null });
  addQuestion(context, claim.id, { text: 'Is there a record?', ownerId: null, due: '2031-01-01' });
  addVerdict(context, claim.id, null, {
    decision: 'confirmed',
    likelihood: null,
    confidence: null,
    rationale: 'Heard.',
  });
  const doubted = aRegistered(context, { statement: 'He was there.' });
  told(context, doubted, 'Paper of doubt', ['the guard'], 'questions');
  addRelation(context, doubted.id, claim.id, 'updates');
  return { claim, doubted };
}

let papers = 0;

/** A text in which these voices say it together; without voices, the paper says it itself, and its wording is suspect. */
function told(
  context: Context,
  claim: Claim,
  outlet: string,
  voices: readonly string[],
  stance: Stance,
  kind: 'person' | 'unnamed' = 'person',
): void {
  const who = voices.join(' and ') || 'It is heard';
  const text = `${who} told that ${SAYS}. Copy ${++papers}.`;
  const options = { title: `Of ${who}`, language: 'en', ...(outlet === '' ? {} : { outlet }) };
  const document = importText(context, text, options).value;
  if (voices.length > 0) {
    const sources = voices.map((name) => ({ choice: { name, kind } }));
    anAttribution(context, document, { source: who, cue: 'told', content: SAYS }, { sources });
  }
  const mention = aClaim(context, document, SAYS);
  if (voices.length === 0)
    editAnnotation(context, document, mention.id, mention.version, { attributes: { suspect: true } });
  linkMentions(context, document.id, [mention.id], { id: claim.id }, stance, { acrossEvents: true });
}

/** A paper that cites an agency, which cites the paper. */
function toldRound(context: Context, claim: Claim): void {
  const inner = `Round told that ${SAYS}`;
  const options = { title: 'Round', language: 'en', outlet: 'Round' };
  const document = importText(context, `Wire told that ${inner}.`, options).value;
  const voice = (name: string, kind: 'outlet' | 'agency') => ({ sources: [{ choice: { name, kind } }] });
  anAttribution(context, document, { source: 'Round', content: SAYS }, voice('Round', 'outlet'));
  anAttribution(context, document, { source: 'Wire', content: inner }, voice('Wire', 'agency'));
  const mention = aClaim(context, document, SAYS);
  linkMentions(context, document.id, [mention.id], { id: claim.id }, 'supports', { acrossEvents: true });
}
