import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Document } from '../../server/domain/document.ts';
import type { Context } from '../../server/usecases/change.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { damageIn, workspaceFaults } from '../../server/usecases/verify.ts';
import { aClaim, aDocument, anAttribution, aWorkspace, REPORT } from '../support/builders.ts';

let context: Context;
let document: Document;
beforeEach(() => {
  context = aWorkspace();
  document = aDocument(context, `🙂 ${REPORT}`);
  const mention = aClaim(context, document, 'The quay is shut');
  anAttribution(context, document, { source: 'a dockworker', cue: 'saw', content: 'the fire begin' });
  linkMentions(context, null, [mention.id], { statement: 'The quay is shut.', kind: 'fact' }, 'supports', {
    acrossEvents: true,
  });
  refreshStandings(context.db);
});

const faults = (): string[] => [...workspaceFaults(context.db)].map(({ where, what }) => `${where}: ${what}`);

/** Something that the program itself never does. */
function tamper(sql: string): void {
  context.db.pragma('foreign_keys = OFF');
  context.db.exec(sql);
}

describe('verifying a workspace', () => {
  test('finds nothing wrong with what the program wrote', () => {
    expect(faults()).toEqual([]);
    expect(damageIn(context.db)).toBeNull();
  });

  test.each([
    [
      'a text',
      "UPDATE document_text SET text = replace(text, 'fire', 'fir3')",
      /^document 1: its text is not the one that was imported$/,
    ],
    [
      'an original',
      "UPDATE original SET bytes = x'00'",
      /^document 1: its original is not the file that was imported$/,
    ],
    [
      'a quote',
      "UPDATE span SET quote = 'The quay is open' WHERE quote = 'The quay is shut'",
      /^document 1, annotation 1: its quote is not what stands from 3 to 19$/,
    ],
    [
      'an offset',
      'UPDATE span SET start_code_point = start_code_point + 1 WHERE position = 0',
      /^document 1, annotation 1: its offsets in code points don’t fit/,
    ],
    [
      'a passage past the end',
      "UPDATE span SET end = 99999, start = 99998 WHERE quote = 'saw'",
      /^document 1, annotation 2: there is no passage/,
    ],
    [
      'a block',
      'UPDATE block SET start_code_point = 7 WHERE position = 1',
      /^document 1, block 1: its offset in code points is wrong$/,
    ],
    ['a reference', "UPDATE evidence SET claim_id = 'nobody'", /^table evidence: refers to a claim that isn’t there$/],
    ['an entry of the log', "UPDATE change SET action = 'nothing' WHERE seq = 2", /^log entry 2: it doesn’t follow/],
    [
      'the rows of an entry',
      "UPDATE change SET payload = '[]' WHERE seq = 2",
      /^log entry 2: its rows are not those that were written$/,
    ],
    ['a missing entry', 'DELETE FROM change WHERE seq = 2', /^log entry 3: it doesn’t follow/],
    [
      'a note',
      "UPDATE annotation SET note = 'Slipped in' WHERE number = 1",
      /^annotation 1 \(log entry \d+\): it is not as the log last left it$/,
    ],
    [
      'a change that is lost',
      'UPDATE annotation SET version = 0 WHERE number = 1',
      /^annotation 1 \(log entry \d+\): a change of it that is in the log is missing$/,
    ],
    [
      'a row that is gone',
      'DELETE FROM evidence',
      /^evidence \(log entry \d+\): it is in the log and not in the workspace$/,
    ],
    [
      'a count',
      'UPDATE document SET last_number = 0',
      /^document 1: its count of annotations is behind their numbers$/,
    ],
    [
      'the longest span',
      'UPDATE document SET longest_span = 1',
      /^document 1: its longest span is longer than it says$/,
    ],
    [
      'what is kept twice',
      'UPDATE attribution_source SET hidden = 1',
      /^document 1, annotation 2: one of its sources is counted/,
    ],
    ['search', 'DELETE FROM document_search WHERE rowid = 1', /^document 1: search doesn’t find it$/],
    [
      'the figures of a claim',
      'UPDATE standing SET for_mentions = 7',
      /^claim 1: its figures are not what its evidence comes to$/,
    ],
  ])('says where %s is wrong', (_what, sql, told) => {
    tamper(sql);
    expect(faults().filter((fault) => told.test(fault))).toHaveLength(1);
  });

  test('what can be computed again is no damage', () => {
    tamper('UPDATE standing SET for_mentions = 7; UPDATE document SET longest_span = 1');
    expect([...workspaceFaults(context.db)].map((fault) => fault.isDerived)).toEqual([true, true]);
    expect(damageIn(context.db)).toBeNull();
  });

  test('tells no words of the case', () => {
    tamper("UPDATE span SET quote = 'Something else'");
    expect(faults().join()).not.toContain('Something');
  });
});
