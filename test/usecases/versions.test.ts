import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../server/domain/annotation.ts';
import type { Document } from '../../server/domain/document.ts';
import { annotationById } from '../../server/store/annotations.ts';
import { changesOf, lastSeq } from '../../server/store/changes.ts';
import { claims, events } from '../../server/store/claims.ts';
import { verdicts } from '../../server/store/evidence.ts';
import { identities } from '../../server/store/ratings.ts';
import { sectionById } from '../../server/store/sections.ts';
import { sourceById } from '../../server/store/sources.ts';
import { workspaceOf } from '../../server/store/workspaces.ts';
import { editAnnotation, hideAnnotation } from '../../server/usecases/annotations.ts';
import { type Context, currentRow } from '../../server/usecases/change.ts';
import { editClaim, mergeClaims } from '../../server/usecases/claims.ts';
import { editDocument } from '../../server/usecases/documents.ts';
import { editEvent, hideEvent } from '../../server/usecases/events.ts';
import { markSources, removeMark } from '../../server/usecases/identities.ts';
import { changeKind } from '../../server/usecases/kinds.ts';
import { addSection, editSection } from '../../server/usecases/sections.ts';
import { addSource, editSource, hideSource } from '../../server/usecases/sources.ts';
import { restore } from '../../server/usecases/trash.ts';
import { undo } from '../../server/usecases/undo.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { hasOtherVersion, restoreVersion } from '../../server/usecases/versions.ts';
import { editWorkspace } from '../../server/usecases/workspaces.ts';
import { aClaim, aDocument, anAttribution, aWorkspace, place } from '../support/builders.ts';
import { anEvent, aRegistered, CLAIM } from '../support/claims.ts';

let context: Context;
let document: Document;
let mention: Annotation;
beforeEach(() => {
  context = aWorkspace();
  document = aDocument(context);
  mention = aClaim(context, document, 'The quay is shut');
});

const PERSON = { kind: 'person' as const, description: '', affiliation: null, aliases: [] };
const aPerson = (name: string) => addSource(context, { ...PERSON, name }).value;
/** The entry of the log that made a row. */
const madeBy = (id: string): number => changesOf(context.db, id, 99).at(-1)?.seq ?? 0;
const back = (noun: string, id: string, seq = madeBy(id)) => restoreVersion(context, seq, noun, id);
const now = (id: string): Annotation | null => annotationById(context.db, id);

describe('an earlier version comes back as a change of its own', () => {
  test('of a mark: its words, its note', () => {
    const moved = place(context.db, document, 'the fire begin');
    editAnnotation(context, document, mention.id, 1, { spans: [{ role: 'claim', ...moved }], note: 'Which?' });
    const { seq } = back('annotation', mention.id);
    expect(now(mention.id)).toMatchObject({ note: '', version: 3, spans: [{ quote: 'The quay is shut' }] });
    expect(seq).toBe(lastSeq(context.db));
    undo(context, document.id);
    expect(now(mention.id)).toMatchObject({ note: 'Which?', spans: [{ quote: 'the fire begin' }] });
  });

  test('of a mark in the trash, with the unnamed source that went with it', () => {
    const voice = [{ choice: { name: 'a dockworker', kind: 'unnamed' as const } }];
    const words = { source: 'a dockworker', content: 'the fire begin' };
    const attribution = anAttribution(context, document, words, { sources: voice });
    const sourceId = attribution.sources[0]?.sourceId ?? '';
    hideAnnotation(context, document, attribution.id, 1);
    expect(sourceById(context.db, sourceId)?.hiddenAt).not.toBeNull();
    back('annotation', attribution.id);
    expect([now(attribution.id)?.hiddenAt, sourceById(context.db, sourceId)?.hiddenAt]).toEqual([null, null]);
    hideAnnotation(context, document, attribution.id, 3);
    restore(context, 'annotation', attribution.id);
    expect(sourceById(context.db, sourceId)?.hiddenAt).toBeNull();
  });

  test('of a claim, a source, an event, a document, a section, the workspace', () => {
    const claim = aRegistered(context);
    editClaim(context, claim.id, 1, { ...CLAIM, statement: 'Another.' });
    const source = aPerson('Mona');
    editSource(context, source.id, 1, { ...PERSON, name: 'Mona Said' });
    const event = anEvent(context, 'The fire');
    editEvent(context, event.id, 1, { ...event, name: 'The blaze' });
    editDocument(context, document.id, 1, { ...document, title: 'Other', outlet: null, author: null });
    const fields = {
      kind: 'repost' as const,
      startBlock: 1,
      endBlock: 2,
      source: null,
      author: null,
      date: null,
      label: null,
    };
    const section = addSection(context, document, fields).value;
    editSection(context, document, section.id, 1, { ...fields, endBlock: 3 });
    const workspace = workspaceOf(context.db);
    const seq = editWorkspace(context, 1, { name: 'Fires', description: '' }).seq ?? 0;
    editWorkspace(context, 2, { name: 'Blazes', description: '' });
    for (const [noun, { id }] of Object.entries({ claim, source, event, document, section })) back(noun, id);
    back('workspace', workspace?.id ?? '', seq);
    const said = (noun: string, id: string) => currentRow(context.db, noun, id);
    expect(said('claim', claim.id)).toMatchObject({ statement: CLAIM.statement, version: 3 });
    expect(said('source', source.id)).toMatchObject({ name: 'Mona' });
    expect(said('event', event.id)).toMatchObject({ name: 'The fire' });
    expect(said('document', document.id)).toMatchObject({ title: document.title });
    expect(sectionById(context.db, section.id)).toMatchObject({ endBlock: 2 });
    expect(workspaceOf(context.db)?.name).toBe('Fires');
  });

  test('of a claim that was merged, and of a verdict that was taken back', () => {
    const [claim, other] = [aRegistered(context), aRegistered(context)];
    mergeClaims(context, claim.id, [other.id]);
    back('claim', other.id);
    expect(claims.get(context.db, other.id)?.mergedInto).toBeNull();
    const fields = { decision: 'refuted', likelihood: null, confidence: null, rationale: 'No.' } as const;
    const { id } = addVerdict(context, claim.id, null, fields).value;
    undo(context, null);
    back('verdict', id);
    expect(verdicts.get(context.db, id)?.hiddenAt).toBeNull();
  });
});

describe('what no longer fits is refused, with what to do', () => {
  test('a claim of an event in the trash', () => {
    const event = anEvent(context, 'The fire');
    const claim = aRegistered(context, { event: { id: event.id } });
    editClaim(context, claim.id, 1, CLAIM);
    hideEvent(context, event.id, 1);
    expect(() => back('claim', claim.id)).toThrow('Its event, “The fire”, is in the trash. Restore that first.');
    expect(events.get(context.db, event.id)?.hiddenAt).not.toBeNull();
  });

  test('a mark that names a source in the trash, or that changed its kind', () => {
    const attribution = anAttribution(context, document, { source: 'a dockworker', content: 'the fire begin' });
    const source = attribution.sources[0]?.sourceId ?? '';
    editAnnotation(context, document, attribution.id, 1, { sources: [] });
    hideSource(context, source, 1);
    expect(() => back('annotation', attribution.id)).toThrow(/“a dockworker”, is in the trash. Restore that first/);
    changeKind(context, document, mention.id, 1, 'attribution');
    expect(() => back('annotation', mention.id)).toThrow(/At that point it was a mention.*Change its kind first/);
  });

  test('a section that would cross another one', () => {
    const fields = { kind: 'post' as const, source: null, author: null, date: null, label: null };
    const section = addSection(context, document, { ...fields, startBlock: 0, endBlock: 2 }).value;
    editSection(context, document, section.id, 1, { ...fields, startBlock: 0, endBlock: 1 });
    addSection(context, document, { ...fields, startBlock: 1, endBlock: 3 });
    expect(() => back('section', section.id)).toThrow(/crosses/);
  });

  test('a claim merged into one that was merged into it since', () => {
    const [claim, other] = [aRegistered(context), aRegistered(context)];
    const seq = mergeClaims(context, claim.id, [other.id]).seq ?? 0;
    undo(context, null);
    mergeClaims(context, other.id, [claim.id]);
    expect(() => back('claim', other.id, seq)).toThrow(/merged the other way round/);
  });

  test('what is like that already, what was deleted by that entry, and what isn’t in the log', () => {
    expect(() => back('annotation', mention.id)).toThrow('It is like that already');
    const { seq } = hideAnnotation(context, document, mention.id, 1);
    expect(() => back('annotation', mention.id, seq ?? 0)).toThrow(/By that entry it went to the trash/);
    expect(() => back('annotation', mention.id, 1)).toThrow('There is no such version in the log.');
    expect(() => back('person', mention.id, 2)).toThrow('There is no such version in the log.');
  });

  test('what takes a role that one doesn’t have', () => {
    const [claim, other] = [aRegistered(context), aRegistered(context)];
    mergeClaims(context, claim.id, [other.id]);
    expect(() => restoreVersion({ ...context, role: 'annotator' }, madeBy(other.id), 'claim', other.id)).toThrow(
      /takes a role/,
    );
  });
});

test('a version is offered where there was another one', () => {
  editAnnotation(context, document, mention.id, 1, { note: 'Which?' });
  const offered = changesOf(context.db, mention.id, 9).map(({ seq, entries }) => [
    seq,
    entries.some((entry) => hasOtherVersion(context, entry)),
  ]);
  expect(offered).toEqual([
    [lastSeq(context.db), false],
    [lastSeq(context.db) - 1, true],
  ]);
});

test('a mark between two sources comes back from the trash, unless something else is said of them by now', () => {
  const [one, other] = [aPerson('Mona'), aPerson('Mouna')];
  const { id } = markSources(context, one.id, other.id, 'same', '').value;
  removeMark(context, id);
  restore(context, 'identity', id);
  expect(identities.get(context.db, id)?.hiddenAt).toBeNull();
  removeMark(context, id);
  markSources(context, one.id, other.id, 'different', '');
  expect(() => restore(context, 'identity', id)).toThrow(/Something else is said of “Mona” and “Mouna” by now/);
});
