import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../server/domain/annotation.ts';
import type { Document } from '../../server/domain/document.ts';
import type { Context } from '../../server/usecases/change.ts';
import { cite } from '../../server/usecases/citations.ts';
import { citedOutlets, decideCited, proposedBy } from '../../server/usecases/citedOutlets.ts';
import { mergeClaims } from '../../server/usecases/claims.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { undo } from '../../server/usecases/undo.ts';
import { aClaim, anAttribution, aWorkspace } from '../support/builders.ts';
import { aRegistered } from '../support/claims.ts';

const TEXT = 'Levant Wire said the quay was shut.';
const TOLD = 'A clerk told Levant Wire the quay was shut.';

let context: Context;
beforeEach(() => {
  context = aWorkspace();
});

let texts = 0;
const report = (text: string, outlet: string, day = '2025-03-14'): Document =>
  importText(context, `${text}\n\nNumber ${++texts}.`, {
    title: outlet,
    outlet,
    language: 'en',
    date: { from: day, to: day, basis: 'stated' },
  }).value;
const claim = (statement = 'The quay was shut'): string => aRegistered(context, { statement }).id;

/** A mention of the quay in a document, linked to a claim. */
function evidence(document: Document, claimId: string): Annotation {
  const mention = aClaim(context, document, 'the quay was shut');
  linkMentions(context, document.id, [mention.id], { id: claimId }, 'supports', { acrossEvents: false });
  return mention;
}

function citing(claimId: string, day = '2025-03-15'): { document: Document; attribution: Annotation } {
  const document = report(TEXT, 'Port Herald', day);
  evidence(document, claimId);
  const words = { source: 'Levant Wire', cue: 'said', content: 'the quay was shut' };
  const attribution = anAttribution(context, document, words, {
    sources: [{ choice: { name: 'Levant Wire', kind: 'agency' } }],
  });
  return { document, attribution };
}

describe('a text that names another’s outlet near a claim that both have evidence for', () => {
  test('is proposed as citing it, with the words on both sides', () => {
    const claimId = claim();
    const wire = report('In short, the quay was shut.', 'Levant Wire');
    evidence(wire, claimId);
    const { document } = citing(claimId);
    const [cited, ...others] = citedOutlets(context.db);
    expect(others).toEqual([]);
    expect(cited).toMatchObject({ documentId: document.id, fromDocumentId: wire.id, method: 'explicit' });
    const { here, there } = proposedBy(context.db, cited as NonNullable<typeof cited>).passages;
    expect([here, there]).toEqual([[{ start: 0, end: 34 }], [{ start: 10, end: 27 }]]);
  });

  test('is proposed as implicit where the outlet is only who was told', () => {
    const claimId = claim();
    const wire = report('In short, the quay was shut.', 'Levant Wire');
    evidence(wire, claimId);
    const document = report(TOLD, 'Port Herald');
    evidence(document, claimId);
    anAttribution(context, document, {
      source: 'A clerk',
      cue: 'told',
      recipient: 'Levant Wire',
      content: 'the quay was shut',
    });
    expect(citedOutlets(context.db)).toMatchObject([{ fromDocumentId: wire.id, method: 'implicit' }]);
  });

  test.each([
    [
      'the other has no evidence for that claim',
      () => evidence(report('In short, the quay was shut.', 'Levant Wire'), claim('Another')),
    ],
    [
      'the other was published on a later day',
      (id: string) => evidence(report('In short, the quay was shut.', 'Levant Wire', '2025-03-16'), id),
    ],
    ['the outlet is another one', (id: string) => evidence(report('In short, the quay was shut.', 'Radio Dhow'), id)],
  ])('is not proposed where %s', (_what, furnish) => {
    const claimId = claim();
    furnish(claimId);
    citing(claimId);
    expect(citedOutlets(context.db)).toEqual([]);
  });

  test('is not proposed where the attribution says which report it cites', () => {
    const claimId = claim();
    const wire = report('In short, the quay was shut.', 'Levant Wire');
    evidence(wire, claimId);
    const { document, attribution } = citing(claimId);
    cite(context, document, attribution.id, { documentNumber: wire.number });
    expect(citedOutlets(context.db)).toEqual([]);
  });

  test('is found where the claims were merged', () => {
    const [first, second, third] = [claim('One'), claim('Two'), claim('Three')];
    evidence(report('In short, the quay was shut.', 'Levant Wire'), first as string);
    citing(third as string);
    expect(citedOutlets(context.db)).toEqual([]);
    mergeClaims(context, second as string, [first as string]);
    mergeClaims(context, third as string, [second as string]);
    expect(citedOutlets(context.db)).toHaveLength(1);
  });
});

describe('deciding it', () => {
  let made: { document: Document };
  let wire: Document;
  beforeEach(() => {
    const claimId = claim();
    wire = report('In short, the quay was shut.', 'Levant Wire');
    evidence(wire, claimId);
    made = citing(claimId);
  });

  test.each(['confirmed', 'dismissed'] as const)(
    'as %s keeps it, and it is not proposed again until that is undone',
    (state) => {
      const { value } = decideCited(context, made.document.id, wire.id, state, 'cites');
      expect(value).toMatchObject({ state, kind: 'cites', method: 'explicit' });
      expect(citedOutlets(context.db)).toEqual([]);
      undo(context, null);
      expect(citedOutlets(context.db)).toHaveLength(1);
    },
  );

  test('twice shows both decisions', () => {
    decideCited(context, made.document.id, wire.id, 'dismissed', 'cites');
    expect(() => decideCited(context, made.document.id, wire.id, 'confirmed', 'cites')).toThrow(
      /has been dismissed already/,
    );
  });

  test('the other way round turns the texts and their passages', () => {
    const { value } = decideCited(context, made.document.id, wire.id, 'confirmed', 'quotes', true);
    expect(value).toMatchObject({ documentId: wire.id, fromDocumentId: made.document.id, kind: 'quotes' });
    expect(value.passages.here).toEqual([{ start: 10, end: 27 }]);
    expect(citedOutlets(context.db)).toEqual([]);
  });

  test('when it is gone says so', () => {
    expect(() => decideCited(context, wire.id, made.document.id, 'confirmed', 'cites')).toThrow(/no longer proposed/);
  });
});
