import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Document } from '../../server/domain/document.ts';
import { annotationById, annotationByNumber } from '../../server/store/annotations.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { documentsFound } from '../../server/store/documentLists.ts';
import { sectionsOf } from '../../server/store/sections.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { addAnnotation, editAnnotation, hideAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { editDocument } from '../../server/usecases/documents.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';
import { changeKind } from '../../server/usecases/kinds.ts';
import { proposalFor } from '../../server/usecases/proposals.ts';
import { addSection, hideSection } from '../../server/usecases/sections.ts';
import { editSource } from '../../server/usecases/sources.ts';
import { addContinuation } from '../../server/usecases/sweeps.ts';
import { restore } from '../../server/usecases/trash.ts';
import { undo } from '../../server/usecases/undo.ts';
import { aClaim, aDocument, anAttribution, aWorkspace, place, spansOver } from '../support/builders.ts';

let context: Context;
let document: Document;
beforeEach(() => {
  context = aWorkspace();
  document = aDocument(context);
});

const again = () => importDataset(aWorkspace(), exportToString(context.db));
const CONTENT = 'a dockworker saw the fire begin before the alarm';

describe('attributions over the same words', () => {
  test('never report each other in a circle', () => {
    anAttribution(context, document, { content: CONTENT });
    anAttribution(context, document, { content: CONTENT });
    const [first, second] = [1, 2].map((number) => annotationByNumber(context.db, document.id, number));
    expect([first?.parentId, second?.parentId].filter((id) => id !== null).length).toBeLessThan(2);
    expect(again).not.toThrow();
  });
});

describe('a span that begins in the space before a paragraph', () => {
  test('is cut to the paragraph, and both kinds of offset agree', () => {
    const { start, end } = place(context.db, document, 'Al-Manara');
    addAnnotation(context, document, { kind: 'claim', spans: [{ role: 'claim', start: start - 1, end }] });
    const [span] = annotationByNumber(context.db, document.id, 1)?.spans ?? [];
    expect([span?.start, span?.startCodePoint, span?.quote]).toEqual([start, start, 'Al-Manara']);
    expect(again).not.toThrow();
  });
});

describe('what is in the trash', () => {
  test('doesn’t lock the attribution that bore it: other claims can still be unlinked, and the link comes back', () => {
    const [one, two] = [aClaim(context, document, 'a dockworker'), aClaim(context, document, 'the alarm')];
    const attribution = anAttribution(context, document, { content: CONTENT });
    hideAnnotation(context, document, one.id, 1);
    const bearing = annotationById(context.db, attribution.id);
    const { value } = editAnnotation(context, document, attribution.id, bearing?.version ?? 0, {
      mentionIds: (bearing?.mentionIds ?? []).filter((id) => id !== two.id),
    });
    expect(value.mentionIds).toEqual([one.id]);
    expect(changeKind(context, document, attribution.id, value.version, 'claim').value.kind).toBe('claim');
  });

  test('doesn’t lock what it reported: an attribution whose parent was deleted can be continued', () => {
    const outer = anAttribution(context, document, { source: 'Al-Manara', content: CONTENT });
    const inner = anAttribution(context, document, { source: 'a dockworker', content: 'the fire begin' });
    expect(inner.parentId).toBe(outer.id);
    hideAnnotation(context, document, outer.id, annotationById(context.db, outer.id)?.version ?? 0);
    const range = place(context.db, document, 'The harbour master declined to comment.');
    expect(addContinuation(context, document, range, inner.id).value.parentId).toBeNull();
  });

  test('is not restored where it no longer fits', () => {
    const fields = { kind: 'post' as const, source: null, author: null, date: null, label: null };
    const { value } = addSection(context, document, { ...fields, startBlock: 0, endBlock: 2 });
    hideSection(context, document, value.id, 1);
    addSection(context, document, { ...fields, startBlock: 1, endBlock: 3 });
    expect(() => restore(context, 'section', value.id)).toThrow(/crosses/);
    expect(sectionsOf(context.db, document.id)).toHaveLength(1);
  });
});

describe('undo', () => {
  test('goes on where a source that came with a mark was described since: the mark goes, the source stays', () => {
    addAnnotation(context, document, {
      kind: 'attribution',
      spans: spansOver(context.db, document, { source: 'Al-Manara' }),
    });
    const source = sourceNamed(context.db, 'Al-Manara');
    if (!source) throw new Error('The mark made a source.');
    const fields = { kind: source.kind, name: 'Al-Manara daily', description: '', affiliation: null, aliases: [] };
    editSource(context, source.id, source.version, fields);
    undo(context, document.id);
    expect(annotationByNumber(context.db, document.id, 1)?.hiddenAt).not.toBeNull();
    expect(sourceNamed(context.db, 'Al-Manara daily')?.hiddenAt).toBeNull();
  });
});

describe('a title that was edited', () => {
  test('is found under its new words, and after undo under its old ones', () => {
    const fields = { title: 'Lighthouse', language: 'en', direction: 'ltr' as const, outlet: null, author: null };
    editDocument(context, document.id, 1, { ...fields, address: null, date: null, paraphraseOf: null });
    expect(documentsFound(context.db, '"lighthouse"', 9)).toEqual([document.id]);
    undo(context, document.id);
    expect(documentsFound(context.db, '"lighthouse"', 9)).toEqual([]);
    expect(documentsFound(context.db, 'title: "quay"', 9)).toEqual([document.id]);
  });
});

describe('a source that was changed since', () => {
  test('refuses the edit whole: an affiliation that came with it isn’t made', () => {
    addAnnotation(context, document, {
      kind: 'attribution',
      spans: spansOver(context.db, document, { source: 'Al-Manara' }),
    });
    const source = sourceNamed(context.db, 'Al-Manara');
    const fields = { kind: 'outlet' as const, name: 'Al-Manara', description: '', aliases: [] };
    const affiliation = { kind: 'organisation' as const, name: 'Ghost' };
    expect(() => editSource(context, source?.id ?? '', 99, { ...fields, affiliation })).toThrow(/has changed/);
    expect(sourceNamed(context.db, 'Ghost')).toBeNull();
  });
});

describe('a proposal for words told to an outlet', () => {
  test('has the outlet as the outer step, around the whole sentence with its quotation marks', () => {
    const text = '“It was like an earthquake,” Mariam Saleh told the BBC.';
    const told = aDocument(context, text, 'Told');
    const { proposed } = proposalFor(context.db, told, { start: 0, end: text.length });
    expect(proposed?.sources.map((source) => source.name)).toEqual(['BBC']);
    const content = proposed?.spans.find((span) => span.role === 'content');
    expect(text.slice(content?.start, content?.end)).toMatch(/^“It was like an earthquake,” Mariam Saleh/);
    expect(proposed?.inner?.sources.map((source) => source.name)).toEqual(['Mariam Saleh']);
  });
});
