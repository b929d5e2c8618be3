import { bearersOf } from '../domain/bearers.ts';
import type { Claim } from '../domain/claim.ts';
import { NotFound } from '../domain/errors.ts';
import { contestedNeighbours, questionsOfClaims } from '../store/claimNeighbours.ts';
import { events, familyOf, relationsOf } from '../store/claims.ts';
import { commentsOfClaims } from '../store/comments.ts';
import type { Database } from '../store/database.ts';
import { textOf } from '../store/documentTexts.ts';
import { eventsOffered } from '../store/eventLists.ts';
import { verdictsOf } from '../store/evidence.ts';
import { claimsResolved } from '../store/mentionClaims.ts';
import { peopleOf } from '../store/people.ts';
import { sourceById } from '../store/sources.ts';
import { standingsOf } from '../store/standings.ts';
import { passageOf } from '../usecases/passages.ts';
import { caseOf, refreshStandings } from '../usecases/standings.ts';
import { type CaseView, mentionAt } from '../viewmodels/claimCase.ts';
import type { Passage } from '../viewmodels/claimMentions.ts';
import type { ClaimPageContext } from '../viewmodels/claimPage.ts';
import type { RelatedClaim } from '../viewmodels/claimPanels.ts';
import { placesShown, sliceOf } from '../viewmodels/claimSlice.ts';
import { placeGrades } from './claimGrades.ts';
import type { Here } from './here.ts';

const EVENTS_OFFERED = 300;

/** All that the page of a claim shows, read at once for everything on it. */
export function claimContext({ db, base, deps, ...where }: Here, claim: Claim, page: number): ClaimPageContext {
  refreshStandings(db);
  const found = caseOf(db, claim.id);
  const row = standingsOf(db, [claim.id]).get(claim.id);
  if (!found || !row) throw new NotFound('There is no such claim in this workspace.');
  const view: CaseView = { base, ...found };
  const slice = sliceOf(view, page);
  const places = placesShown(slice);
  const family = familyOf(db, claim.id);
  const relations = relationsOf(db, family);
  return {
    ...view,
    action: `${base}/claims/${claim.number}`,
    claim,
    row,
    family,
    slice,
    page,
    passages: passagesOf(db, view, places),
    grades: placeGrades(db, view, places),
    people: new Map(peopleOf(db).map((person) => [person.id, person.name])),
    verdicts: verdictsOf(db, family),
    relations,
    related: relatedClaims(
      db,
      relations.flatMap((relation) => [relation.claimId, relation.otherId]).filter((id) => !family.includes(id)),
    ),
    questions: questionsOfClaims(db, family),
    comments: commentsOfClaims(db, family),
    personId: where.person?.id ?? '',
    events: eventChoices(db, claim),
    speaker: claim.speakerId ? sourceById(db, claim.speakerId) : null,
    contested: contestedNeighbours(db, row),
    now: deps.now(),
  };
}

function passagesOf(db: Database, view: CaseView, places: readonly number[]): Map<number, Passage> {
  return new Map(
    places.flatMap((index) => {
      const place = view.standing.places[index];
      const mention = place && mentionAt(view, place);
      const found = place && view.claimCase.texts.get(place.documentId);
      if (!place || !mention || !found) return [];
      const text = textOf(db, place.documentId);
      const ranges = passageOf(text, found.blocks, mention, bearersOf(found.attributions, place.mentionIds));
      return [[index, { text, ranges }] as const];
    }),
  );
}

/** Deleted claims are left out; merged ones stand for what they became. */
export function relatedClaims(db: Database, ids: readonly string[]): Map<string, RelatedClaim> {
  const claims = claimsResolved(db, ids);
  const standings = standingsOf(db, [...new Set([...claims.values()].map((claim) => claim.id))]);
  return new Map(
    [...claims]
      .filter(([, claim]) => claim.hiddenAt === null)
      .map(([id, claim]) => [id, { claim, standing: standings.get(claim.id) }]),
  );
}

function eventChoices(db: Database, { eventId }: Claim): ClaimPageContext['events'] {
  const offered = eventsOffered(db, EVENTS_OFFERED);
  if (eventId === null || offered.some((one) => one.id === eventId)) return offered;
  return [...events.byId(db, [eventId]), ...offered];
}
