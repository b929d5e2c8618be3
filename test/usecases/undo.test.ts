import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Document } from '../../server/domain/document.ts';
import { Conflict, Invalid } from '../../server/domain/errors.ts';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { firstBrokenChange } from '../../server/store/changes.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sectionsOf } from '../../server/store/sections.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { editAnnotation, hideAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addSection } from '../../server/usecases/sections.ts';
import { restore } from '../../server/usecases/trash.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { aClaim, aDocument, anAttribution, aWorkspace, spansOver } from '../support/builders.ts';

let folder: string;
let context: Context;
let document: Document;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-undo-'));
  context = aWorkspace(join(folder, 'case.db'));
  document = aDocument(context);
});
afterEach(() => {
  context.db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The same file, opened by a program that was started anew. */
function reopen(): void {
  context.db.close();
  context = { ...context, db: openDatabase(join(folder, 'case.db'), 'workspace') };
}

/** What a reader sees: everything but versions and times. */
const seen = () => annotationsInDocument(context.db, document.id).map(({ version: _, updatedAt: __, ...rest }) => rest);
const sections = () => sectionsOf(context.db, document.id).map(({ version: _, ...rest }) => rest);

const WORDS = ['quay', 'shut', 'Al-Manara', 'reported', 'dockworker', 'saw', 'fire', 'begin', 'alarm', 'harbour'];

/** Edits of all sorts; each finds something to do whatever was done before. */
const EDITS: ((n: number) => void)[] = [
  (n) => aClaim(context, document, WORDS[n % WORDS.length] ?? ''),
  (n) => anAttribution(context, document, { source: 'a dockworker', content: WORDS[n % WORDS.length] ?? '' }),
  () => anAttribution(context, document, { content: 'a dockworker saw the fire begin before the alarm' }),
  (n) => {
    const [one] = annotationsInDocument(context.db, document.id);
    if (one) editAnnotation(context, document, one.id, one.version, { note: `Note ${n}` });
  },
  (n) => {
    const marks = annotationsInDocument(context.db, document.id);
    const one = marks[n % Math.max(1, marks.length)];
    if (one) hideAnnotation(context, document, one.id, one.version);
  },
  (n) => {
    if (sectionsOf(context.db, document.id).length < 2)
      addSection(context, document, {
        kind: 'post',
        startBlock: 0,
        endBlock: 2 + (n % 2),
        source: null,
        author: null,
        date: null,
        label: `Post ${n}`,
      });
  },
];

describe('undo and redo', () => {
  test('go back any number of steps and forward again, across openings of the file', () => {
    const edits = fc.array(fc.tuple(fc.nat(EDITS.length - 1), fc.nat(20)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(edits, fc.boolean(), (chosen, isReopened) => {
        document = aDocument(context);
        const states = [[seen(), sections()]];
        for (const [edit, n] of chosen) {
          EDITS[edit]?.(n);
          const now = [seen(), sections()];
          if (JSON.stringify(now) !== JSON.stringify(states.at(-1))) states.push(now);
        }
        for (const state of [...states].reverse().slice(1)) {
          if (isReopened) reopen();
          undo(context, document.id);
          expect([seen(), sections()]).toEqual(state);
        }
        for (const state of states.slice(1)) {
          if (isReopened) reopen();
          redo(context, document.id);
          expect([seen(), sections()]).toEqual(state);
        }
        expect(() => redo(context, document.id)).toThrow(Invalid);
        expect(firstBrokenChange(context.db)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test('a new edit leaves nothing to redo', () => {
    aClaim(context, document, 'quay');
    undo(context, document.id);
    aClaim(context, document, 'alarm');
    expect(() => redo(context, document.id)).toThrow('There is nothing to redo here.');
  });

  test('each person takes back their own, in the document at hand', () => {
    const other = { ...context, actor: { id: 'other', name: 'Omar' } };
    aClaim(context, document, 'quay');
    aClaim(other, document, 'alarm');
    undo(context, document.id);
    expect(seen().map((one) => one.spans[0]?.quote)).toEqual(['alarm']);
    expect(() => undo(context, aDocument(context).id)).toThrow('There is nothing to undo here.');
  });

  test('what someone else has changed since is not overwritten', () => {
    const mine = aClaim(context, document, 'quay');
    const other = { ...context, actor: { id: 'other', name: 'Omar' } };
    editAnnotation(other, document, mine.id, mine.version, { note: 'Which?' });
    expect(() => undo(context, document.id)).toThrow(Conflict);
    expect(seen()[0]?.note).toBe('Which?');
  });

  test('are changes themselves, which name what they take back', () => {
    aClaim(context, document, 'quay');
    const { value, seq } = undo(context, document.id);
    const row = context.db.prepare('SELECT action, undoes FROM change WHERE seq = ?').get(seq);
    expect(row).toEqual({ action: 'undo: mark a claim', undoes: value.seq });
  });

  test('a source made with a mark goes with it, unless someone has used it since', () => {
    anAttribution(context, document, { source: 'a dockworker', content: 'fire' });
    undo(context, document.id);
    expect(sourceNamed(context.db, 'a dockworker')).toBeNull();
    redo(context, document.id);
    const elsewhere = aDocument(context);
    anAttribution(context, elsewhere, { source: 'a dockworker', content: 'alarm' });
    undo(context, document.id);
    expect(sourceNamed(context.db, 'a dockworker')).not.toBeNull();
  });
});

describe('deleting', () => {
  test('hides, and what is hidden comes back as it was', () => {
    const mine = aClaim(context, document, 'quay');
    hideAnnotation(context, document, mine.id, mine.version);
    expect(seen()).toEqual([]);
    restore(context, 'annotation', mine.id);
    expect(seen().map((one) => one.number)).toEqual([mine.number]);
  });

  test('numbers are never given twice', () => {
    const first = aClaim(context, document, 'quay');
    hideAnnotation(context, document, first.id, first.version);
    expect(aClaim(context, document, 'alarm').number).toBe(first.number + 1);
  });
});

describe('an edit against an older version', () => {
  test('is refused with both, and leaves no trace', () => {
    const mine = aClaim(context, document, 'quay');
    editAnnotation(context, document, mine.id, mine.version, { note: 'Theirs' });
    const before = context.db.prepare('SELECT count(*) FROM change').pluck().get();
    const late = () => editAnnotation(context, document, mine.id, mine.version, { note: 'Mine' });
    expect(late).toThrow(Conflict);
    expect(late).toThrow('Mention 1 has changed since you opened it');
    expect(context.db.prepare('SELECT count(*) FROM change').pluck().get()).toBe(before);
  });

  test('a write that fails half way is not there at all', () => {
    const spans = spansOver(context.db, document, { source: 'a dockworker', content: 'fire' });
    expect(() =>
      anAttribution(
        context,
        document,
        {},
        { spans, sources: [{ choice: { name: 'New', kind: 'person' } }, { choice: { name: ' ', kind: 'person' } }] },
      ),
    ).toThrow(Invalid);
    expect(sourceNamed(context.db, 'New')).toBeNull();
    expect(seen()).toEqual([]);
  });
});
