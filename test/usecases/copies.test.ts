import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Document } from '../../server/domain/document.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { derivations, derivationsInState } from '../../server/store/derivations.ts';
import { textOf } from '../../server/store/documentTexts.ts';
import type { Context } from '../../server/usecases/change.ts';
import { readAllForCopies } from '../../server/usecases/copies.ts';
import { decideDerivation } from '../../server/usecases/derivations.ts';
import { hideDocument } from '../../server/usecases/documents.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addReport } from '../../server/usecases/reports.ts';
import { addSection } from '../../server/usecases/sections.ts';
import { aWorkspace } from '../support/builders.ts';
import { passage } from '../support/passages.ts';

let context: Context;
beforeEach(() => {
  context = aWorkspace();
});

let made = 0;
const report = (parts: string[], more: Parameters<typeof importText>[2] = {}): Document =>
  importText(context, [`Report ${++made}.`, ...parts].join('\n\n'), {
    title: `Report ${made}`,
    language: 'en',
    ...more,
  }).value;
const on = (day: string) => ({ date: { from: day, to: day, basis: 'stated' as const } });
const proposals = () => {
  readAllForCopies(context);
  return derivationsInState(context.db, 'proposed', 1000, 0);
};
const section = (document: Document, kind: 'repost' | 'boilerplate', startBlock: number, endBlock: number) =>
  addSection(context, document, { kind, startBlock, endBlock, source: null, author: null, date: null, label: null })
    .value;

describe('texts that share more than a quarter of the shorter one', () => {
  test('are proposed, the later as made from the earlier, with the passage on both sides', () => {
    const later = report([passage(1, 40), passage(2, 60)], on('2025-03-15'));
    const earlier = report([passage(1, 40), passage(3, 20)], on('2025-03-14'));
    const [proposal, ...others] = proposals();
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      documentId: later.id,
      fromDocumentId: earlier.id,
      kind: 'repost_of',
      method: 'similar',
    });
    const [here, there] = [proposal?.passages.here[0], proposal?.passages.there[0]];
    expect(textOf(context.db, later.id).slice(here?.start, here?.end)).toBe(passage(1, 40));
    expect(textOf(context.db, earlier.id).slice(there?.start, there?.end)).toBe(passage(1, 40));
    expect(proposal?.passages.containment).toBeGreaterThan(0.25);
  });

  test('without dates are told apart by when they came in', () => {
    const [first, second] = [report([passage(1, 40)]), report([passage(1, 40)])];
    expect(proposals()).toMatchObject([{ documentId: second.id, fromDocumentId: first.id }]);
  });

  test('are wire copy where the earlier one is an agency’s', () => {
    report([passage(1, 40)], { outlet: 'Levant Wire', ...on('2025-03-14') });
    context.db.prepare(`UPDATE source SET kind = 'agency' WHERE name = 'Levant Wire'`).run();
    report([passage(1, 40)], on('2025-03-15'));
    expect(proposals()).toMatchObject([{ kind: 'wire_copy_of' }]);
  });

  test('aren’t proposed for less than that, nor for a phrase', () => {
    report([passage(1, 30), passage(2, 100)]);
    report([passage(1, 30), passage(3, 100)]);
    report([passage(4, 8)]);
    report([passage(4, 8)]);
    expect(proposals()).toEqual([]);
  });
});

describe('a repost in a longer text', () => {
  test('is compared by itself, and comes from the text that isn’t one, whichever is dated first', () => {
    const thread = report([passage(5, 400), passage(1, 40)], on('2025-03-13'));
    const repost = section(thread, 'repost', 2, 3);
    const original = report([passage(1, 40), passage(6, 300)], on('2025-03-14'));
    expect(proposals()).toMatchObject([
      { documentId: thread.id, sectionId: repost.id, fromDocumentId: original.id, fromSectionId: null },
    ]);
  });
});

describe('site chrome', () => {
  test('is left out', () => {
    for (let i = 0; i < 2; i++) section(report([passage(1, 40), passage(10 + i, 20)]), 'boilerplate', 1, 2);
    expect(proposals()).toEqual([]);
  });

  test('that nobody marked says nothing once it stands in very many texts', () => {
    for (let i = 0; i < 70; i++) report([passage(100 + i, 40), passage(1, 40)]);
    const before = proposals().length;
    const last = report([passage(200, 40), passage(1, 40)]);
    const copy = report([passage(200, 40), passage(1, 40)]);
    const since = proposals().slice(before);
    expect(since).toMatchObject([{ documentId: copy.id, fromDocumentId: last.id }]);
  });
});

describe('what was proposed', () => {
  test('is in the log, by nobody who decided it, and undo doesn’t reach it', () => {
    for (let i = 0; i < 2; i++) report([passage(1, 40)]);
    proposals();
    const { action, actor } = context.db
      .prepare('SELECT c.action, p.name AS actor FROM change c JOIN person p ON p.id = c.actor_id ORDER BY c.seq DESC')
      .get() as { action: string; actor: string };
    expect([action, actor]).toEqual(['propose derivations', 'Hearsay']);
    expect(context.db.prepare('SELECT count(*) FROM undoable').pluck().get()).toBe(2);
  });

  test('is not in a dataset; what was decided of it is', () => {
    for (let i = 0; i < 2; i++) report([passage(1, 40)]);
    const [proposal] = proposals();
    const exported = () => (JSON.parse(exportToString(context.db)) as { derivations: { state: string }[] }).derivations;
    expect(exported()).toEqual([]);
    decideDerivation(context, proposal?.id ?? '', 1, 'dismissed', 'repost_of');
    expect(exported()).toMatchObject([{ id: proposal?.id, state: 'dismissed' }]);
  });

  test('and dismissed is not proposed again', () => {
    for (let i = 0; i < 2; i++) report([passage(1, 40)]);
    const [proposal] = proposals();
    decideDerivation(context, proposal?.id ?? '', 1, 'dismissed', 'repost_of');
    context.db.exec('DELETE FROM shingled; DELETE FROM shingle');
    expect(proposals()).toEqual([]);
    expect(derivations.get(context.db, proposal?.id ?? '')?.state).toBe('dismissed');
  });
});

describe('texts that aren’t read', () => {
  test('are those in the trash and reports not in hand', () => {
    const gone = report([passage(1, 40)]);
    hideDocument(context, gone.id, 1);
    addReport(context, { title: 'Cited', outlet: null, date: null, address: null });
    report([passage(1, 40)]);
    expect(proposals()).toEqual([]);
    expect(context.db.prepare('SELECT count(*) FROM shingled').pluck().get()).toBe(1);
  });
});
