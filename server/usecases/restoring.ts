import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Evidence, Question, Relation } from '../domain/claim.ts';
import { saysTheSame } from '../domain/claimRules.ts';
import type { Comment } from '../domain/comment.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import { Invalid } from '../domain/errors.ts';
import type { Credibility, Identity, Reliability } from '../domain/rating.ts';
import { isBoilerplate } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { annotationById } from '../store/annotations.ts';
import { linkOf } from '../store/claimLinks.ts';
import { claims, events, familyOf, relationsOf, resolvedClaim } from '../store/claims.ts';
import { citationsBy, derivationsOf } from '../store/derivations.ts';
import { documentById } from '../store/documents.ts';
import { blocksMeeting } from '../store/documentTexts.ts';
import { identitiesOf } from '../store/ratings.ts';
import { sectionsOf } from '../store/sections.ts';
import { resolvedSource, sourceFamily } from '../store/sourceMerges.ts';
import { sourceById } from '../store/sources.ts';
import type { Edit } from './change.ts';
import { checkDerivation } from './derivations.ts';
import { expectMention } from './evidence.ts';

// Whether something in the trash, or an earlier version, still fits where it was. Each throws Invalid, with what to do first.

/** A mark comes back with its sources, and not onto site chrome. */
export function expectPlace(edit: Edit, annotation: Annotation): void {
  refuseChrome(edit, annotation);
  expectSources(
    edit,
    annotation.sources.map((source) => source.sourceId),
  );
}

/** Sources that are named come first; an unnamed one went to the trash with the mark that named it, and comes back with it. */
export function expectSources(edit: Edit, ids: readonly (string | null)[]): void {
  for (const id of ids) {
    const source = id === null ? null : sourceById(edit.db, id);
    if (!source?.hiddenAt) continue;
    if (source.kind !== 'unnamed')
      throw new Invalid(`Its source, “${source.name}”, is in the trash. Restore that first.`);
    edit.put('source', { ...source, hiddenAt: null }, source);
  }
}

/** A mark may not come back onto what was folded away as site chrome meanwhile. */
function refuseChrome(edit: Edit, { documentId, spans }: Annotation): void {
  const sections = sectionsOf(edit.db, documentId);
  const blocks = spans.flatMap((span) => blocksMeeting(edit.db, documentId, span.start, span.end));
  const folded = blocks.find((block) => isBoilerplate(sections, block.position));
  if (folded)
    throw new Invalid(
      `¶ ${folded.position + 1} is site chrome by now. Change its section first, then restore the mark.`,
    );
}

/** A claim’s event and speaker come first. */
export function expectParts({ db }: Edit, { eventId, speakerId }: Claim): void {
  const event = eventId === null ? null : events.get(db, eventId);
  if (event?.hiddenAt) throw new Invalid(`Its event, “${event.name}”, is in the trash. Restore that first.`);
  const speaker = speakerId === null ? null : sourceById(db, speakerId);
  if (speaker?.hiddenAt) throw new Invalid(`Its speaker, “${speaker.name}”, is in the trash. Restore that first.`);
}

/** Mention and claim are there, and nobody has made the same link again. */
export function expectBothEnds(edit: Edit, { id, mentionId, claimId, annotatorId }: Evidence): void {
  expectMention(edit, mentionId);
  const claim = expectClaimShown(edit, claimId);
  if ((linkOf(edit.db, mentionId, familyOf(edit.db, claim.id), annotatorId)?.id ?? id) !== id)
    throw new Invalid(`The mention is linked with claim ${claim.number} again, so there is nothing to restore.`);
}

/** @throws Invalid where the claim of a question is itself deleted. */
export function expectClaimOf(edit: Edit, { claimId }: Pick<Question, 'claimId'>): void {
  expectClaimShown(edit, claimId);
}

/** Both claims are there, are not one by now, and aren’t related in the same way again. */
export function expectBothClaims(edit: Edit, { id, claimId, otherId, kind }: Relation): void {
  const [claim, other] = [expectClaimShown(edit, claimId), expectClaimShown(edit, otherId)];
  if (claim.id === other.id)
    throw new Invalid(`The two claims were merged into claim ${claim.number}, which has no relation to itself.`);
  const [family, others] = [familyOf(edit.db, claim.id), familyOf(edit.db, other.id)];
  if (relationsOf(edit.db, family).some((one) => one.id !== id && saysTheSame(one, family, others, kind)))
    throw new Invalid(
      `Claims ${claim.number} and ${other.number} are related in this way again, so there is nothing to restore.`,
    );
}

/** Both texts are there, no words would go in a circle, and the same isn’t said of them again. */
export function expectBothTexts(edit: Edit, derivation: Derivation): void {
  checkDerivation(edit, derivation);
  const known = derivationsOf(edit.db, [derivation.documentId]).some(
    (one) =>
      one.id !== derivation.id &&
      one.sectionId === derivation.sectionId &&
      one.fromDocumentId === derivation.fromDocumentId &&
      one.fromSectionId === derivation.fromSectionId,
  );
  if (known) throw new Invalid('A derivation between the same texts is there again, so there is nothing to restore.');
}

/** The attribution is there and cites nothing else, and so is the report that it names. */
export function expectCitation(edit: Edit, { id, annotationId, documentId }: Citation): void {
  const attribution = annotationById(edit.db, annotationId);
  if (!attribution || attribution.hiddenAt !== null)
    throw new Invalid('The attribution that cites it is in the trash. Restore that first.');
  const report = documentById(edit.db, documentId);
  if (!report || report.hiddenAt !== null)
    throw new Invalid(`The report, document ${report?.number}, is in the trash. Restore that first.`);
  if (citationsBy(edit.db, [annotationId]).some((one) => one.id !== id))
    throw new Invalid('The attribution cites a report by now. Take that citation back first.');
}

/** What a comment is about is there. */
export function expectSubject(edit: Edit, { annotationId, claimId }: Comment): void {
  if (claimId !== null) expectClaimShown(edit, claimId);
  const annotation = annotationId === null ? null : annotationById(edit.db, annotationId);
  if (annotation?.hiddenAt) throw new Invalid('The mark that it is about is in the trash. Restore that first.');
}

/** Both sources are there, are not one by now, and nothing else is said of the two. */
export function expectBothSources(edit: Edit, { id, firstId, secondId }: Identity): void {
  const [first, second] = [expectSourceShown(edit, firstId), expectSourceShown(edit, secondId)];
  if (first.id === second.id)
    throw new Invalid(`The two were merged into “${first.name}”, which is the same as itself.`);
  const others = new Set(sourceFamily(edit.db, second.id));
  const said = identitiesOf(edit.db, sourceFamily(edit.db, first.id)).some(
    (one) => one.id !== id && (others.has(one.firstId) || others.has(one.secondId)),
  );
  if (said)
    throw new Invalid(
      `Something else is said of “${first.name}” and “${second.name}” by now. Remove that mark first, then restore this one.`,
    );
}

/** The source that was rated is there. */
export function expectRated(edit: Edit, { sourceId }: Pick<Reliability, 'sourceId'>): void {
  expectSourceShown(edit, sourceId);
}

/** The mention that was graded is there. */
export function expectGraded(edit: Edit, { mentionId }: Pick<Credibility, 'mentionId'>): void {
  expectMention(edit, mentionId);
}

function expectSourceShown({ db }: Edit, id: string): Source {
  const source = resolvedSource(db, id) ?? sourceById(db, id);
  if (!source || source.hiddenAt !== null)
    throw new Invalid(`“${source?.name ?? 'The source'}” is in the trash. Restore that first.`);
  return source;
}

function expectClaimShown({ db }: Edit, id: string): Claim {
  const claim = resolvedClaim(db, id) ?? claims.get(db, id);
  if (!claim || claim.hiddenAt !== null)
    throw new Invalid(`Claim ${claim?.number ?? '?'} is in the trash. Restore that first.`);
  return claim;
}
