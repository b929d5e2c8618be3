import type { Claim } from '../../server/domain/claim.ts';
import { annotationById } from '../../server/store/annotations.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { linkMentions, noteEvidence } from '../../server/usecases/evidence.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addQuestion, answerQuestion } from '../../server/usecases/questions.ts';
import { rateMention, rateSource } from '../../server/usecases/ratings.ts';
import { addRelation } from '../../server/usecases/relations.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { ANALYST } from './analyst.ts';
import { aClaim, anAttribution } from './builders.ts';
import { aRegistered } from './claims.ts';
import { aContested, type Contested } from './contested.ts';

/**
 * The contested claim with all that a reviewer's page can show besides: two officials who could be one, a mention that
 * only questions, a translation, a note, grades, a verdict from before the newest evidence, relations and questions.
 */
export function aWeighed(context: Context): Contested & { rival: Claim } {
  const made = aContested(context);
  const { claim, documents, evidence } = made;
  const rival = aRegistered(context, { statement: 'The fire began in a cold store.' });
  addVerdict(context, claim.id, null, {
    decision: 'unresolved',
    likelihood: 'unlikely',
    confidence: 'moderate',
    rationale: 'One post, **repeated**.',
  });
  addRelation(context, claim.id, rival.id, 'contradicts');
  const asked = { ownerId: ANALYST.id, due: '2025-03-01' };
  addQuestion(context, claim.id, { text: 'Who holds the duty log?', ...asked });
  const answered = addQuestion(context, claim.id, { text: 'Was the camera on?', ownerId: null, due: null }).value;
  answerQuestion(context, answered.id, answered.version, 'No, it was not.');
  officials(context, claim);
  doubter(context, claim);
  const arabic = annotationById(context.db, evidence.arabic?.mentionId ?? '');
  if (arabic) {
    const attributes = {
      ...arabic.attributes,
      translation: 'Three drones hit the northern quay',
      suspect: true as const,
    };
    editAnnotation(context, documents.arabic, arabic.id, arabic.version, { attributes });
    rateMention(context, documents.arabic.id, arabic.id, { grade: 4, rationale: 'Nobody else says three.' });
  }
  const { denial } = evidence;
  if (denial) {
    noteEvidence(context, null, denial.id, denial.version, 'He was not there.');
    rateMention(context, documents.denial.id, denial.mentionId, { grade: 3, rationale: 'He would know.' });
  }
  const master = sourceNamed(context.db, 'the harbour master');
  if (master) rateSource(context, master.id, { letter: 'C', topic: null, rationale: 'Has an interest.' });
  return { ...made, rival };
}

/** Two papers with an official each, of whom nothing is said that sets them apart. */
function officials(context: Context, claim: Claim): void {
  for (const [outlet, who, says] of [
    ['Dock Times', 'A port official', 'there had been no drone'],
    ['Bay News', 'An official of the port', 'no drone was seen'],
  ] as const) {
    const text = `${who} said ${says}.`;
    const date = { from: '2025-05-03', to: '2025-05-03', basis: 'stated' as const };
    const document = importText(context, text, { title: `${outlet} on the quay`, language: 'en', outlet, date }).value;
    const choice = { name: who, kind: 'unnamed' as const };
    anAttribution(context, document, { source: who, cue: 'said', content: says }, { sources: [{ choice }] });
    linkMentions(context, document.id, [aClaim(context, document, says).id], { id: claim.id }, 'disputes');
  }
}

/** A text without a date, of an outlet that isn't known, that only asks. */
function doubter(context: Context, claim: Claim): void {
  const text = 'Did a drone hit the northern quay? Nobody knows.';
  const document = importText(context, text, { title: 'Questions', language: 'en' }).value;
  const mention = aClaim(context, document, 'Did a drone hit the northern quay');
  linkMentions(context, document.id, [mention.id], { id: claim.id }, 'questions');
}
