import type { Annotation } from '../../server/domain/annotation.ts';
import type { Claim, Event, Evidence, Question } from '../../server/domain/claim.ts';
import type { Document } from '../../server/domain/document.ts';
import type { Stance } from '../../server/domain/vocabulary.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addClaim, type ClaimFields } from '../../server/usecases/claims.ts';
import { addEvent, type EventFields } from '../../server/usecases/events.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addQuestion, type QuestionFields } from '../../server/usecases/questions.ts';
import { aClaim } from './builders.ts';

export const CLAIM: ClaimFields = {
  statement: 'Two drones struck the northern quay.',
  kind: 'fact',
  event: null,
  place: '',
  date: null,
  speaker: null,
  reviewerId: null,
};

export const aRegistered = (context: Context, fields: Partial<ClaimFields> = {}): Claim =>
  addClaim(context, { ...CLAIM, ...fields }).value;

export const anEvent = (context: Context, name: string, fields: Partial<EventFields> = {}): Event =>
  addEvent(context, { name, place: '', description: '', date: null, ...fields }).value;

export const aQuestion = (context: Context, claim: Claim, fields: Partial<QuestionFields> = {}): Question =>
  addQuestion(context, claim.id, { text: 'Who saw it?', ownerId: null, due: null, ...fields }).value;

/** A document with these words as one mention of a claim. */
export function aMention(
  context: Context,
  words: string,
  { language = 'en', day = null as string | null } = {},
): { document: Document; mention: Annotation } {
  const date = day === null ? null : { from: day, to: day, basis: 'stated' as const };
  const title = `Of ${words.slice(0, 40)} ${day ?? ''}`;
  const document = importText(context, `${words}.\n\n${context.newId()}`, {
    title,
    language,
    ...(date && { date }),
  }).value;
  return { document, mention: aClaim(context, document, words) };
}

export const aLink = (context: Context, mention: Annotation, claim: Claim, stance: Stance = 'supports'): Evidence => {
  const [made] = linkMentions(context, mention.documentId, [mention.id], { id: claim.id }, stance).value;
  if (!made) throw new Error('One mention was linked.');
  return made;
};
