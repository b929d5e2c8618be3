import { Conflict, Invalid, NotFound } from '../../server/domain/errors.ts';
import { RELATION_KINDS, STANCES } from '../../server/domain/vocabulary.ts';
import { annotationById } from '../../server/store/annotations.ts';
import { claims, events } from '../../server/store/claims.ts';
import { derivations } from '../../server/store/derivations.ts';
import { documentById } from '../../server/store/documents.ts';
import { questions } from '../../server/store/evidence.ts';
import { sourceById } from '../../server/store/sources.ts';
import { workspaceOf } from '../../server/store/workspaces.ts';
import { editAnnotation, hideAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { cite, uncite } from '../../server/usecases/citations.ts';
import { editClaim, hideClaim, mergeClaims } from '../../server/usecases/claims.ts';
import { readAllForCopies } from '../../server/usecases/copies.ts';
import { addDerivation, removeDerivation } from '../../server/usecases/derivations.ts';
import { dismissPair } from '../../server/usecases/dismissals.ts';
import { editDocument, hideDocument } from '../../server/usecases/documents.ts';
import { editEvent, hideEvent } from '../../server/usecases/events.ts';
import { linkMentions, moveEvidence, setStances, unlinkEvidence } from '../../server/usecases/evidence.ts';
import { markSources, removeMark } from '../../server/usecases/identities.ts';
import { hideQuestion } from '../../server/usecases/questions.ts';
import { rateSource } from '../../server/usecases/ratings.ts';
import { addRelation, removeRelation } from '../../server/usecases/relations.ts';
import { addSection, hideSection } from '../../server/usecases/sections.ts';
import { mergeSources, separateSource } from '../../server/usecases/sourceMerges.ts';
import { addSource, editSource, hideSource } from '../../server/usecases/sources.ts';
import { RESTORABLE, restore } from '../../server/usecases/trash.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { editWorkspace } from '../../server/usecases/workspaces.ts';
import { aClaim, aDocument, anAttribution } from './builders.ts';
import { anEvent, aQuestion, aRegistered, CLAIM } from './claims.ts';

/** Something that can be done to a workspace, with two numbers that choose what it is done to. */
type Deed = (context: Context, i: number, j: number) => unknown;

/** The id of one row of a table, hidden or not; throws where there is none. */
function anId({ db }: Context, table: string, n: number, where = '1'): string {
  const ids = db.prepare(`SELECT id FROM ${table} WHERE ${where} ORDER BY id`).pluck().all() as string[];
  const id = ids[n % Math.max(1, ids.length)];
  if (id === undefined) throw new NotFound('There is none yet.');
  return id;
}

const found = <T>(row: T | null): T => {
  if (row === null) throw new NotFound('It is not there.');
  return row;
};
const SHOWN = 'hidden_at IS NULL';
const annotationIn = (context: Context, i: number, kind: string) =>
  found(annotationById(context.db, anId(context, 'annotation', i, `kind = '${kind}' AND ${SHOWN}`)));
const documentIn = (context: Context, i: number) =>
  found(documentById(context.db, anId(context, 'document', i, SHOWN)));
const sourceIn = (context: Context, i: number) => found(sourceById(context.db, anId(context, 'source', i, SHOWN)));
const claimIn = (context: Context, i: number) => found(claims.get(context.db, anId(context, 'claim', i, SHOWN)));
const WORDS = ['The quay is shut', 'the fire begin', 'declined to comment', 'saw the fire begin before the alarm'];
const VOICES = ['a dockworker', 'The harbour master'];

export const DEEDS: Record<string, Deed> = {
  import: (context) => aDocument(context),
  retitle: (context, i, j) => {
    const document = documentIn(context, i);
    const { title, language, direction, address, date, paraphraseOf } = document;
    const outlet = j % 2 === 0 ? { name: `Outlet ${j}`, kind: 'outlet' as const } : null;
    const fields = { language, direction, address, date, paraphraseOf, outlet, author: null };
    return editDocument(context, document.id, document.version, { ...fields, title: `${title} ${j}` });
  },
  hideDocument: (context, i) => {
    const document = documentIn(context, i);
    return hideDocument(context, document.id, document.version);
  },
  mention: (context, i, j) => aClaim(context, documentIn(context, i), WORDS[j % WORDS.length] ?? ''),
  attribute: (context, i, j) => {
    const source = VOICES[j % VOICES.length] ?? '';
    const kind = j % 3 === 0 ? ('unnamed' as const) : ('person' as const);
    const words = { source, content: WORDS[(i + j) % WORDS.length] ?? '' };
    return anAttribution(context, documentIn(context, i), words, { sources: [{ choice: { name: source, kind } }] });
  },
  note: (context, i, j) => {
    const mark = annotationIn(context, i, j % 2 === 0 ? 'claim' : 'attribution');
    const document = found(documentById(context.db, mark.documentId));
    return editAnnotation(context, document, mark.id, mark.version, { note: `Note ${j}` });
  },
  hideMark: (context, i, j) => {
    const mark = annotationIn(context, i, j % 2 === 0 ? 'claim' : 'attribution');
    return hideAnnotation(context, found(documentById(context.db, mark.documentId)), mark.id, mark.version);
  },
  section: (context, i, j) =>
    addSection(context, documentIn(context, i), {
      kind: 'repost',
      startBlock: j % 2,
      endBlock: 2 + (j % 2),
      source: { name: `Wire ${j}`, kind: 'agency' },
      author: null,
      date: null,
      label: null,
    }),
  hideSection: (context, i) => {
    const id = anId(context, 'section', i, SHOWN);
    const row = context.db.prepare('SELECT document_id AS documentId, version FROM section WHERE id = ?').get(id) as {
      documentId: string;
      version: number;
    };
    return hideSection(context, found(documentById(context.db, row.documentId)), id, row.version);
  },
  claim: (context, i) => aRegistered(context, { statement: `Claim ${i}` }),
  restate: (context, i, j) => {
    const claim = claimIn(context, i);
    const event = j % 2 === 0 ? { name: `Event ${j}` } : null;
    return editClaim(context, claim.id, claim.version, { ...CLAIM, statement: `Claim ${i}, ${j}`, event });
  },
  mergeClaims: (context, i, j) =>
    mergeClaims(context, claimIn(context, i).id, [claimIn(context, j).id], { acrossEvents: true }),
  hideClaim: (context, i) => hideClaim(context, claimIn(context, i).id, claimIn(context, i).version),
  link: (context, i, j) => {
    const mention = annotationIn(context, i, 'claim');
    const stance = STANCES[(i + j) % STANCES.length] ?? 'supports';
    return linkMentions(context, mention.documentId, [mention.id], { id: claimIn(context, j).id }, stance, {
      acrossEvents: true,
    });
  },
  unlink: (context, i) => unlinkEvidence(context, null, [anId(context, 'evidence', i, SHOWN)]),
  stance: (context, i, j) =>
    setStances(context, null, [anId(context, 'evidence', i, SHOWN)], STANCES[j % STANCES.length] ?? 'supports'),
  move: (context, i, j) =>
    moveEvidence(
      context,
      [anId(context, 'evidence', i, SHOWN)],
      { id: claimIn(context, j).id },
      { acrossEvents: true },
    ),
  relate: (context, i, j) =>
    addRelation(context, claimIn(context, i).id, claimIn(context, j).id, RELATION_KINDS[j % 2] ?? 'contradicts'),
  unrelate: (context, i) => removeRelation(context, anId(context, 'claim_relation', i, SHOWN)),
  verdict: (context, i) =>
    addVerdict(context, claimIn(context, i).id, null, {
      decision: 'refuted',
      likelihood: null,
      confidence: null,
      rationale: 'No.',
    }),
  question: (context, i) => aQuestion(context, claimIn(context, i)),
  hideQuestion: (context, i) => {
    const question = found(questions.get(context.db, anId(context, 'question', i, SHOWN)));
    return hideQuestion(context, question.id, question.version);
  },
  event: (context, i) => anEvent(context, `Event ${i}`),
  editEvent: (context, i, j) => {
    const event = found(events.get(context.db, anId(context, 'event', i, SHOWN)));
    return editEvent(context, event.id, event.version, { ...event, place: `Place ${j}` });
  },
  hideEvent: (context, i) => {
    const event = found(events.get(context.db, anId(context, 'event', i, SHOWN)));
    return hideEvent(context, event.id, event.version);
  },
  source: (context, i) =>
    addSource(context, { kind: 'person', name: `Mona ${i}`, description: '', affiliation: null, aliases: [] }),
  rename: (context, i, j) => {
    const source = sourceIn(context, i);
    const aliases = [...source.aliases, { name: `منى ${j}`, language: 'ar' }];
    return editSource(context, source.id, source.version, { ...source, affiliation: null, aliases });
  },
  mergeSources: (context, i, j) => mergeSources(context, sourceIn(context, i).id, [sourceIn(context, j).id]),
  separate: (context, i) => separateSource(context, anId(context, 'source', i, 'merged_into IS NOT NULL')),
  hideSource: (context, i) => hideSource(context, sourceIn(context, i).id, sourceIn(context, i).version),
  rate: (context, i) => rateSource(context, sourceIn(context, i).id, { letter: 'B', topic: null, rationale: 'So.' }),
  same: (context, i, j) => markSources(context, sourceIn(context, i).id, sourceIn(context, j).id, 'same', ''),
  unmark: (context, i) => removeMark(context, anId(context, 'identity', i, SHOWN)),
  derive: (context, i, j) =>
    addDerivation(context, {
      documentId: documentIn(context, i).id,
      sectionId: null,
      fromDocumentId: documentIn(context, j).id,
      fromSectionId: null,
      kind: 'repost_of',
      note: '',
    }),
  underive: (context, i) => {
    const derivation = found(derivations.get(context.db, anId(context, 'derivation', i, SHOWN)));
    return removeDerivation(context, derivation.id, derivation.version);
  },
  cite: (context, i, j) => {
    const mark = annotationIn(context, i, 'attribution');
    const document = found(documentById(context.db, mark.documentId));
    return cite(context, document, mark.id, { documentNumber: documentIn(context, j).number });
  },
  uncite: (context, i) => {
    const mark = annotationIn(context, i, 'attribution');
    return uncite(context, found(documentById(context.db, mark.documentId)), mark.id);
  },
  tellApart: (context, i, j) => dismissPair(context, 'claim', claimIn(context, i).id, claimIn(context, j).id),
  describe: (context, i) => {
    const workspace = found(workspaceOf(context.db));
    return editWorkspace(context, workspace.version, { name: `Case ${i}`, description: '' });
  },
  propose: (context) => readAllForCopies(context),
  restore: (context, i, j) => {
    const noun = RESTORABLE[j % RESTORABLE.length] ?? 'claim';
    const table = noun === 'relation' ? 'claim_relation' : noun;
    return restore(context, noun, anId(context, table, i, 'hidden_at IS NOT NULL'));
  },
  undo: (context) => undo(context, null),
  undoIn: (context, i) => undo(context, documentIn(context, i).id),
  redo: (context) => redo(context, null),
};

/** Does something, unless the program refuses it with a message. */
export function unlessRefused(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (![Invalid, NotFound, Conflict].some((Refusal) => error instanceof Refusal)) throw error;
  }
}
