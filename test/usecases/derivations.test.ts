import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Document } from '../../server/domain/document.ts';
import { Conflict } from '../../server/domain/errors.ts';
import type { DerivationKind } from '../../server/domain/vocabulary.ts';
import { derivations, derivationsAround } from '../../server/store/derivations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { readAllForCopies } from '../../server/usecases/copies.ts';
import { addDerivation, decideDerivation, removeDerivation } from '../../server/usecases/derivations.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addSection } from '../../server/usecases/sections.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { aDocument, aWorkspace } from '../support/builders.ts';
import { passage } from '../support/passages.ts';

let context: Context;
let documents: Document[];
beforeEach(() => {
  context = aWorkspace();
  documents = [1, 2, 3].map(() => aDocument(context));
});

const set = (made: number, from: number, kind: DerivationKind = 'repost_of', sectionId: string | null = null) =>
  addDerivation(context, {
    documentId: documents[made]?.id ?? '',
    sectionId,
    fromDocumentId: documents[from]?.id ?? '',
    fromSectionId: null,
    kind,
    note: '',
  }).value;

const sectionOf = (made: number, kind: 'repost' | 'post', startBlock: number) =>
  addSection(context, documents[made] as Document, {
    kind,
    startBlock,
    endBlock: startBlock + 1,
    source: null,
    author: null,
    date: null,
    label: null,
  }).value;
const repost = (made: number) => sectionOf(made, 'repost', 2);

describe('a derivation set by hand', () => {
  test('is confirmed at once, and shows what the texts have in common', () => {
    const { method, state, passages } = set(1, 0);
    expect([method, state, passages.here.length, passages.there.length]).toEqual(['analyst', 'confirmed', 1, 1]);
  });

  test('of a text from itself is refused', () => {
    expect(() => set(1, 1)).toThrow(/can’t come from itself. Choose the other text/);
  });

  test('that would carry words in a circle is refused, with the circle spelled out and what to do', () => {
    set(1, 0);
    set(2, 1, 'translation_of');
    expect(() => set(0, 2, 'wire_copy_of')).toThrow(
      /in a circle: document 1 from document 3 from document 2 from document 1. Remove one of these .* “quotes” or “cites”/,
    );
  });

  test('may go round where it only quotes or cites', () => {
    set(1, 0);
    expect(set(0, 1, 'cites').kind).toBe('cites');
  });

  test('may go round between sections that have nothing in common', () => {
    const section = repost(1);
    set(1, 0, 'repost_of', section.id);
    expect(() => set(0, 1)).toThrow(/in a circle/);
    const other = sectionOf(1, 'post', 0);
    const fields = { documentId: documents[0]?.id ?? '', sectionId: null, fromDocumentId: documents[1]?.id ?? '' };
    expect(
      addDerivation(context, { ...fields, fromSectionId: other.id, kind: 'repost_of', note: '' }).seq,
    ).not.toBeNull();
  });

  test('that is there already is refused', () => {
    set(1, 0);
    expect(() => set(1, 0, 'quotes')).toThrow(/already said to come from document 1. Remove that first/);
  });

  test('names sections of its own documents only', () => {
    expect(() => set(1, 0, 'repost_of', repost(2).id)).toThrow(/no such section in document 2/);
  });

  test('goes by removing it, comes back by undo, and goes again by redo', () => {
    const made = set(1, 0);
    removeDerivation(context, made.id, 1);
    expect(derivationsAround(context.db, [made.documentId])).toEqual([]);
    undo(context, null);
    expect(derivationsAround(context.db, [made.documentId])).toHaveLength(1);
    redo(context, null);
    expect(derivationsAround(context.db, [made.documentId])).toEqual([]);
  });
});

describe('a proposal', () => {
  let id: string;
  beforeEach(() => {
    const text = passage(7, 80);
    for (const title of ['First', 'Second']) importText(context, `${title}.\n\n${text}`, { title, language: 'en' });
    readAllForCopies(context);
    id = context.db
      .prepare(`SELECT id FROM derivation WHERE document_id IN (SELECT id FROM document WHERE title = 'Second')`)
      .pluck()
      .get() as string;
  });
  const row = () => derivations.get(context.db, id);

  test('is only proposed', () => {
    expect(row()).toMatchObject({ state: 'proposed', method: 'similar', kind: 'repost_of' });
  });

  test('is confirmed as the kind that was chosen; undo makes it a proposal again', () => {
    decideDerivation(context, id, 1, 'confirmed', 'wire_copy_of');
    expect(row()).toMatchObject({ state: 'confirmed', kind: 'wire_copy_of' });
    undo(context, null);
    expect(row()).toMatchObject({ state: 'proposed', kind: 'repost_of' });
  });

  test('that was decided already shows both decisions, and nothing is overwritten', () => {
    decideDerivation(context, id, 1, 'dismissed', 'repost_of');
    try {
      decideDerivation(context, id, 1, 'confirmed', 'quotes');
      throw new Error('It was decided twice.');
    } catch (error) {
      expect(error).toBeInstanceOf(Conflict);
      expect((error as Conflict).theirs).toEqual({ state: 'dismissed', kind: 'repost_of' });
      expect((error as Conflict).yours).toEqual({ state: 'confirmed', kind: 'quotes' });
    }
    expect(row()?.state).toBe('dismissed');
  });

  test('that was confirmed and removed counts as dismissed', () => {
    decideDerivation(context, id, 1, 'confirmed', 'repost_of');
    expect(removeDerivation(context, id, 2).value.state).toBe('dismissed');
  });

  test('can’t be confirmed into a circle', () => {
    const { documentId, fromDocumentId } = row() ?? { documentId: '', fromDocumentId: '' };
    const turned = { documentId: fromDocumentId, sectionId: null, fromDocumentId: documentId, fromSectionId: null };
    addDerivation(context, { ...turned, kind: 'repost_of', note: '' });
    expect(() => decideDerivation(context, id, 1, 'confirmed', 'repost_of')).toThrow(/in a circle/);
    expect(decideDerivation(context, id, 1, 'confirmed', 'cites').value.state).toBe('confirmed');
  });

  test('is decided where the same is set by hand', () => {
    const { documentId, fromDocumentId } = row() ?? { documentId: '', fromDocumentId: '' };
    const fields = { documentId, sectionId: null, fromDocumentId, fromSectionId: null };
    expect(addDerivation(context, { ...fields, kind: 'quotes', note: 'By letter' }).value).toMatchObject({
      id,
      state: 'confirmed',
      kind: 'quotes',
      note: 'By letter',
    });
  });
});
