import type { Source } from '../../server/domain/source.ts';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addComment } from '../../server/usecases/comments.ts';
import { markSources } from '../../server/usecases/identities.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addQuestion } from '../../server/usecases/questions.ts';
import { rateMention, rateSource } from '../../server/usecases/ratings.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { editWorkspace, expectWorkspace } from '../../server/usecases/workspaces.ts';
import { aLink, anEvent, aRegistered } from './claims.ts';
import { aQuotation, aSource, aText } from './sources.ts';

/** Words that tell who the protected source is, wherever they stand. */
export const TELLING = ['Mirjam Aalto', 'Mírjam Aalto', 'ميريام آلتو', 'M. Aaltonen', 'night nurse', 'Aalto'];

const TEXT = `Levant Wire, Thursday. “Two drones struck the northern quay,” said Mirjam Aalto, who was there.

وقالت ميريام آلتو إن الرصيف مغلق.

The night nurse added that the quay was shut. Mírjam Aalto 😀 left.`;

/** A protected source under four names, with something said of it in every kind of text that a workspace has. */
export function somebodyHidden(context: Context): { source: Source; number: number } {
  const source = aSource(context, 'Mirjam Aalto', {
    description: 'A night nurse of the Quayside Clinic',
    affiliation: { name: 'Quayside Clinic', kind: 'organisation' },
    aliases: [{ name: 'ميريام آلتو', language: 'ar' }],
    protected: true,
  });
  const other = aSource(context, 'M. Aaltonen');
  mergeSources(context, source.id, [other.id]);
  const colleague = aSource(context, 'the surgeon', { kind: 'unnamed' });
  markSources(context, source.id, colleague.id, 'maybe', 'Mirjam Aalto works with him.');
  const document = importText(context, TEXT, {
    title: 'What Mirjam Aalto saw',
    language: 'en',
    outlet: 'Levant Wire',
  }).value;
  const first = aQuotation(context, document, {
    source,
    words: 'Mirjam Aalto',
    cue: 'said',
    content: 'Two drones struck the northern quay',
  });
  aQuotation(context, document, { source, words: 'The night nurse', cue: 'added', content: 'the quay was shut' });
  const event = anEvent(context, 'The strike that Mirjam Aalto saw', {
    place: 'Near Mirjam Aalto’s',
    description: 'By Mirjam Aalto.',
  });
  const claim = aRegistered(context, { statement: 'Two drones struck, says Mirjam Aalto.', event: { id: event.id } });
  aLink(context, first.mention, claim);
  const elsewhere = aText(context, 'Al-Tilal', 'The harbour master said two drones struck the northern quay.');
  const second = aQuotation(context, elsewhere, {
    source: colleague,
    words: 'The harbour master',
    cue: 'said',
    content: 'two drones struck the northern quay',
  });
  aLink(context, second.mention, claim);
  told(context, { documentId: document.id, mentionId: first.mention.id, claimId: claim.id, sourceId: source.id });
  editAnnotation(context, document, first.mention.id, first.mention.version + 0, { note: 'Ask Mirjam Aalto again.' });
  return { source, number: document.number };
}

type Told = { documentId: string; mentionId: string; claimId: string; sourceId: string };

function told(context: Context, { documentId, mentionId, claimId, sourceId }: Told): void {
  rateSource(context, sourceId, { letter: 'B', topic: null, rationale: 'Mirjam Aalto was right before.' });
  rateMention(context, documentId, mentionId, { grade: 2, rationale: 'Mirjam Aalto would know.' });
  addVerdict(context, claimId, null, {
    decision: 'unresolved',
    likelihood: null,
    confidence: null,
    rationale: 'Mirjam Aalto alone.',
  });
  addQuestion(context, claimId, { text: 'Where was Mirjam Aalto?', ownerId: null, due: null });
  addComment(context, { claimId }, { text: 'Call Mirjam Aalto.', people: [] });
  const { version } = expectWorkspace(context.db);
  editWorkspace(context, version, { name: 'case', description: 'All that Mirjam Aalto said.' });
}
