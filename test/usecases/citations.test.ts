import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../server/domain/annotation.ts';
import type { Document } from '../../server/domain/document.ts';
import { citations, citationsBy, derivationsAround } from '../../server/store/derivations.ts';
import { documentsFound } from '../../server/store/documentLists.ts';
import { documentById } from '../../server/store/documents.ts';
import { textOf } from '../../server/store/documentTexts.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import type { Context } from '../../server/usecases/change.ts';
import { cite, uncite } from '../../server/usecases/citations.ts';
import { addDerivation } from '../../server/usecases/derivations.ts';
import { addReport, replaceByImport, replaceReport } from '../../server/usecases/reports.ts';
import { undo } from '../../server/usecases/undo.ts';
import { aClaim, aDocument, anAttribution, aWorkspace } from '../support/builders.ts';

let context: Context;
let document: Document;
let attribution: Annotation;
beforeEach(() => {
  context = aWorkspace();
  document = aDocument(context);
  const words = { source: 'Al-Manara', content: 'a dockworker saw the fire' };
  const sources = [{ choice: { name: 'Al-Manara', kind: 'outlet' as const } }];
  attribution = anAttribution(context, document, words, { sources });
});

const report = (title = 'The fire, as Al-Manara had it') =>
  addReport(context, { title, outlet: { name: 'Al-Manara', kind: 'outlet' }, date: null, address: null }).value;
const seen = (id: string) => documentById(context.db, id);
const tied = (made: Document, from: Document) =>
  addDerivation(context, {
    documentId: made.id,
    sectionId: null,
    fromDocumentId: from.id,
    fromSectionId: null,
    kind: 'translation_of',
    note: '',
  }).value;

describe('a report that is not in hand', () => {
  test('is a document without a text that is found by its title', () => {
    const made = report();
    expect(made).toMatchObject({ held: false, number: 2, textLength: 0, sha256: null, direction: 'ltr' });
    expect(textOf(context.db, made.id)).toBe('');
    expect(documentsFound(context.db, '"manara"', 9)).toContain(made.id);
  });

  test('goes by its outlet where it has no title, and needs one of the two', () => {
    expect(report(' ').title).toBe('A report by Al-Manara');
    expect(() => addReport(context, { title: ' ', outlet: null, date: null, address: null })).toThrow(
      /a title or an outlet/,
    );
  });

  test('with an Arabic title runs from right to left', () => {
    expect(report('تقرير عن حريق في الرصيف الشمالي قرب المستودع')).toMatchObject({ language: 'ar', direction: 'rtl' });
  });
});

describe('a citation', () => {
  test('makes a report that isn’t in hand in one step, of the outlet that is cited; undo takes both back', () => {
    const { value } = cite(context, document, attribution.id, { newReport: { title: '', outlet: null, date: null } });
    const made = seen(value.documentId);
    expect(made).toMatchObject({ held: false, title: 'A report by Al-Manara' });
    expect(made?.outletId).toBe(sourceNamed(context.db, 'Al-Manara')?.id);
    undo(context, document.id);
    expect(seen(value.documentId)?.hiddenAt).not.toBeNull();
    expect(citationsBy(context.db, [attribution.id])).toEqual([]);
  });

  test('is one for each attribution: a second is refused with what to do, and can be made after the first is taken back', () => {
    const [one, other] = [report('One'), report('Other')];
    cite(context, document, attribution.id, { documentNumber: one.number });
    expect(() => cite(context, document, attribution.id, { documentNumber: other.number })).toThrow(
      /cites document 2 already.*Take that citation back first/,
    );
    uncite(context, document, attribution.id);
    expect(cite(context, document, attribution.id, { documentNumber: other.number }).value.documentId).toBe(other.id);
  });

  test.each([
    [
      'the text that it stands in',
      () => ({ documentNumber: document.number }),
      /can’t cite the text that it stands in/,
    ],
    ['a document that isn’t there', () => ({ documentNumber: 99 }), /There is no document 99/],
    [
      'a section that isn’t there',
      () => ({ documentNumber: report().number, sectionId: 'none' }),
      /no such section in document 2/,
    ],
  ])('of %s is refused', (_what, target, message) => {
    expect(() => cite(context, document, attribution.id, target())).toThrow(message);
  });

  test('is an attribution’s, not a claim’s', () => {
    const claim = aClaim(context, document, 'The quay is shut');
    expect(() => cite(context, document, claim.id, { documentNumber: 1 })).toThrow(/A claim cites nothing/);
    expect(() => uncite(context, document, attribution.id)).toThrow(/cites no report/);
  });
});

describe('the text that takes a report’s place', () => {
  test('is cited and tied in its stead, in one step that undo takes back whole', () => {
    const missing = report();
    const { value } = cite(context, document, attribution.id, { documentNumber: missing.number });
    const derivation = tied(document, missing);
    const text = { text: 'Smoke stood over the quay at dawn, a dockworker said.', overrides: { title: 'Smoke' } };
    const found = replaceByImport(context, missing.id, text).value;
    expect(citations.get(context.db, value.id)?.documentId).toBe(found.id);
    expect(derivationsAround(context.db, [found.id]).map((one) => one.id)).toEqual([derivation.id]);
    expect(seen(missing.id)?.hiddenAt).not.toBeNull();
    undo(context, null);
    expect(citations.get(context.db, value.id)?.documentId).toBe(missing.id);
    expect(derivationsAround(context.db, [missing.id])).toHaveLength(1);
    expect([seen(missing.id)?.hiddenAt, seen(found.id)?.hiddenAt === null]).toEqual([null, false]);
  });

  test('may be here already: chosen, or pasted again', () => {
    const [missing, other] = [report('One'), report('Other')];
    const known = aDocument(context, 'The quay was on fire before the alarm went off.');
    expect(replaceReport(context, missing.id, known.id).value.id).toBe(known.id);
    const again = { text: 'The quay was on fire before the alarm went off.', overrides: {} };
    expect(replaceByImport(context, other.id, again).value.id).toBe(known.id);
  });

  test('is not tied to itself by what tied it to the report', () => {
    const missing = report();
    const derivation = tied(document, missing);
    replaceReport(context, missing.id, document.id);
    expect(derivationsAround(context.db, [document.id])).toEqual([]);
    undo(context, null);
    expect(derivationsAround(context.db, [document.id]).map((one) => one.id)).toEqual([derivation.id]);
  });

  test('has to have a text, and only a report without one is replaced', () => {
    const [missing, other] = [report('One'), report('Other')];
    expect(() => replaceReport(context, missing.id, other.id)).toThrow(/not in hand either/);
    expect(() => replaceReport(context, document.id, document.id)).toThrow(/has a text: only a report/);
  });

  test('can’t close a circle of words', () => {
    const missing = report();
    const second = aDocument(context);
    tied(missing, second);
    tied(second, document);
    expect(() => replaceReport(context, missing.id, document.id)).toThrow(/in a circle/);
  });
});
