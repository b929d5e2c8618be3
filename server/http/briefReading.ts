import type { Claim, Event } from '../domain/claim.ts';
import { newestGrades } from '../domain/grade.ts';
import { familiesOf } from '../store/caseMaterial.ts';
import { claimsOfEvents } from '../store/claimFilters.ts';
import { questionsOfClaims } from '../store/claimNeighbours.ts';
import { claims, events, relationsOf } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { textOf } from '../store/documentTexts.ts';
import { verdictsOf } from '../store/evidence.ts';
import { peopleOf } from '../store/people.ts';
import { credibilitiesOf } from '../store/ratings.ts';
import { isAnyProtected, sourcesById } from '../store/sources.ts';
import { standingsOf } from '../store/standings.ts';
import { sentencesOf } from '../usecases/passages.ts';
import { reasonedCases } from '../usecases/reasonedCases.ts';
import { refreshStandings } from '../usecases/standings.ts';
import {
  type BriefContext,
  briefOfClaim,
  briefOfEvent,
  createMentionNotes,
  createNotes,
  type Notes,
} from '../viewmodels/brief.ts';
import type { Brief } from '../viewmodels/briefText.ts';
import { type BriefView, maskedCase, maskOf, shieldedIn } from '../viewmodels/briefView.ts';
import { type CaseView, mentionAt } from '../viewmodels/claimCase.ts';
import { questionPanel, relationPanel } from '../viewmodels/claimPanels.ts';
import { gradeOfPlace } from '../viewmodels/placeGrades.ts';
import { lettersIn } from './claimGrades.ts';
import { relatedClaims } from './claimReading.ts';
import type { ClaimShown } from './claimShown.ts';
import type { Here } from './here.ts';

/** An event of more claims than this has the first ones in its brief, and says how many are left. */
const CLAIMS = 60;

export function claimBriefOf({ where, claim, view }: ClaimShown, isMasked: boolean, now: string): Brief {
  const ready = prepared(where.db, [view], isMasked, now);
  const notes = createMentionNotes();
  const [only] = viewsOf(where.db, [{ claim, view }], ready, notes) as [BriefView];
  return briefOfClaim(only, ready.context, notes);
}

export function eventBriefOf({ db, base }: Here, event: Event, isMasked: boolean, now: string): Brief {
  refreshStandings(db);
  const all = claims.byId(db, claimsOfEvents(db, [event.id])).filter((one) => one.hiddenAt === null && !one.mergedInto);
  const shown = all.sort((a, b) => a.number - b.number).slice(0, CLAIMS);
  const cases = reasonedCases(
    db,
    shown.map((claim) => claim.id),
  );
  const told = shown.flatMap((claim) => {
    const found = cases.get(claim.id);
    return found ? [{ claim, view: { base, ...found } }] : [];
  });
  const ready = prepared(
    db,
    told.map(({ view }) => view),
    isMasked,
    now,
    base,
  );
  const notes = createNotes();
  return briefOfEvent(
    event,
    viewsOf(db, told, ready, notes),
    all.length - shown.length,
    ready.masked,
    ready.context,
    notes,
  );
}

type Told = { claim: Claim; view: CaseView };
type Ready = { context: BriefContext; masked: (words: string) => string };

/** What all claims of a brief have in common: who is protected, and how reliable the sources are held to be. */
function prepared(db: Database, views: readonly CaseView[], isMasked: boolean, now: string, base = ''): Ready {
  const met = new Set(views.flatMap((view) => shieldedIn(view.claimCase)));
  const shielded = sourcesById(db, [...met]).map((source) => ({ ...source, protected: true }));
  const [first] = views;
  return {
    masked: isMasked ? maskOf(shielded) : (words) => words,
    context: {
      base: first?.base ?? base,
      letterOf: first ? lettersIn(db, first) : () => null,
      now,
      protectedCount: shielded.filter((source) => source.mergedInto === null).length,
      isMasked,
    },
  };
}

/** Each claim with its verdicts, relations and questions: a few statements, whatever the number of claims. */
function viewsOf(db: Database, told: readonly Told[], { context, masked }: Ready, notes: Notes): BriefView[] {
  const ids = told.map(({ claim }) => claim.id);
  const families = Map.groupBy(familiesOf(db, ids), (one) => one.claimId);
  const members = [...families.values()].flat().map((one) => one.memberId);
  const rows = standingsOf(db, ids);
  const verdicts = verdictsOf(db, members);
  const relations = relationsOf(db, members);
  const related = relatedClaims(
    db,
    relations.flatMap((one) => [one.claimId, one.otherId]),
  );
  const questions = questionsOfClaims(db, members);
  const given = newestGrades(credibilitiesOf(db, mentionsOf(told)));
  const happened = new Map(
    events
      .byId(
        db,
        told.flatMap(({ claim }) => claim.eventId ?? []),
      )
      .map((one) => [one.id, one]),
  );
  const people = new Map(peopleOf(db).map((person) => [person.id, person.name]));
  const isClose = context.isMasked && isAnyProtected(db);
  return told.flatMap(({ claim, view }) => {
    const row = rows.get(claim.id);
    if (!row) return [];
    const family = (families.get(claim.id) ?? []).map((one) => one.memberId);
    const shown = context.isMasked ? maskedCase(view, masked) : view;
    const own: BriefView = {
      ...shown,
      claim,
      row,
      gradeAt: (place) => gradeOfPlace(shown, place, given, context.letterOf)?.model ?? null,
      noteFor: (place) => notes.noteFor(own, place),
      masked,
      sentencesAt: (place) => (isClose ? null : sentencesAt(db, view, place)),
      isMasked: context.isMasked,
      verdicts: verdicts.filter((one) => family.includes(one.claimId)),
      relations: relationPanel(
        view.base,
        family,
        relations.filter((one) => family.includes(one.claimId) || family.includes(one.otherId)),
        related,
      ).lines,
      questions: questionPanel(
        questions.filter((one) => family.includes(one.claimId)),
        people,
        context.now,
      ),
      event: happened.get(claim.eventId ?? '') ?? null,
      people,
    };
    return [own];
  });
}

function sentencesAt(db: Database, view: CaseView, index: number): string | null {
  const place = view.standing.places[index];
  const mention = place && mentionAt(view, place);
  const text = place && view.claimCase.texts.get(place.documentId);
  return mention && text ? sentencesOf(textOf(db, place.documentId), text.blocks, mention) : null;
}

const mentionsOf = (told: readonly Told[]): string[] => [
  ...new Set(told.flatMap(({ view }) => view.standing.places.flatMap((place) => place.mentionIds))),
];
