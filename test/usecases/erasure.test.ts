import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Document } from '../../server/domain/document.ts';
import type { Source } from '../../server/domain/source.ts';
import { annotationByNumber } from '../../server/store/annotations.ts';
import { firstBrokenChange, lastSeq } from '../../server/store/changes.ts';
import type { Database } from '../../server/store/database.ts';
import { documentsFound } from '../../server/store/documentLists.ts';
import { documentById } from '../../server/store/documents.ts';
import { originalOf, textOf } from '../../server/store/documentTexts.ts';
import { sourceById, sourceNamed } from '../../server/store/sources.ts';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addComment } from '../../server/usecases/comments.ts';
import { readAllForCopies } from '../../server/usecases/copies.ts';
import { eraseNames, findNames } from '../../server/usecases/erasure.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { takeBack } from '../../server/usecases/past.ts';
import { ensureIndexed } from '../../server/usecases/searchIndex.ts';
import { editSource } from '../../server/usecases/sources.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { undo } from '../../server/usecases/undo.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { workspaceFaults } from '../../server/usecases/verify.ts';
import { aClaim, anAttribution, aWorkspace } from '../support/builders.ts';
import { aLink, aQuestion, aRegistered } from '../support/claims.ts';
import { aCopyOf } from '../support/copies.ts';
import { aFolder } from '../support/folders.ts';

const NAMES = ['Samira Quddus', 'Quddus', 'سميرة قدوس', 'قدوس'];
const TEXT = [
  'Samira Quddus, a clerk, said the quay is shut.',
  'وقالت سميرة قدوس إن الرصيف مغلق، ولقدوس رأي آخر.',
  'SAMIRA  QUDDÚS declined to comment. The Quddusi family did not.',
].join('\n\n');

let context: Context;
let file: string;
let document: Document;
let source: Source;

beforeEach(() => {
  file = join(aFolder('erasure'), 'case.db');
  context = aWorkspace(file);
  const { db } = context;
  document = importText(context, TEXT, {
    title: 'What Samira Quddus said',
    language: 'en',
    author: 'Samira Quddus',
  }).value;
  const attribution = anAttribution(context, document, {
    source: 'Samira Quddus',
    cue: 'said',
    content: 'the quay is shut',
  });
  const mention = aClaim(context, document, 'the quay is shut');
  editAnnotation(
    context,
    document,
    attribution.id,
    annotationByNumber(db, document.id, attribution.number)?.version ?? 0,
    { note: 'Is Quddus\nreliable?' },
  );
  source = sourceById(db, attribution.sources[0]?.sourceId ?? '') as Source;
  const aliases = [{ name: 'سميرة قدوس', language: 'ar' }];
  editSource(context, source.id, source.version, {
    ...source,
    description: 'Quddus works at the port',
    affiliation: null,
    aliases,
  });
  const claim = aRegistered(context, { statement: 'Samira Quddus shut the quay.' });
  aLink(context, mention, claim);
  aQuestion(context, claim, { text: 'Where was Quddus?' });
  addVerdict(context, claim.id, null, {
    decision: 'unresolved',
    likelihood: null,
    confidence: null,
    rationale: 'Ask Quddus.',
  });
  addComment(context, { claimId: claim.id }, { text: 'See Quddus.', people: [] });
  ensureIndexed(db);
  readAllForCopies(context);
  refreshStandings(db);
});

afterEach(() => {
  context.db.close();
  rmSync(dirname(file), { recursive: true });
});

const FILES = ['', '-wal', '-shm'];
/** How often these letters stand in the bytes of the file and of what belongs to it. */
const inBytes = (words: string): number =>
  FILES.map((ending) => `${file}${ending}`)
    .filter((one) => existsSync(one))
    .reduce((sum, one) => sum + (readFileSync(one).toString('latin1').match(pattern(words))?.length ?? 0), 0);
const pattern = (words: string): RegExp =>
  new RegExp(
    Buffer.from(words)
      .toString('latin1')
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    'gi',
  );

/** Every word that any search index knows. */
function indexed(db: Database): string[] {
  return ['document_search', 'source_search', 'claim_search', 'mention_search'].flatMap((name) => {
    db.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, ${name}, 'row')`);
    const words = db.prepare('SELECT term FROM words').pluck().all() as string[];
    db.exec('DROP TABLE temp.words');
    return words;
  });
}

const rows = (sql: string): unknown[] => context.db.prepare(sql).pluck().all();
const everywhere = { names: NAMES, texts: true };

describe('a name that is erased', () => {
  test('stands nowhere in the file, its log, its indices, its free pages and its write-ahead log', () => {
    expect(inBytes('Quddus')).toBeGreaterThan(10);
    const { isSwept } = eraseNames(context, everywhere);
    expect(isSwept).toBe(true);
    // “Quddusi” is another name, and stays.
    expect([inBytes('Samira'), inBytes('Quddus'), inBytes('Quddusi'), inBytes('قدوس'), inBytes('سميرة')]).toEqual([
      0, 1, 1, 0, 0,
    ]);
    const told = indexed(context.db).filter((word) => /quddus|samira|qds|smr|قدوس|سميره/.test(word));
    expect(new Set(told)).toEqual(new Set(['quddusi']));
    expect(rows('SELECT key FROM source_key')).not.toContainEqual(expect.stringMatching(/quddus|samira/));
    expect([sourceNamed(context.db, 'Samira Quddus'), sourceNamed(context.db, '…')]).toEqual([null, null]);
    expect(documentsFound(context.db, '"samira"', 9)).toEqual([]);
  });

  test('leaves tombstones on which every offset, quote and hash holds, and the chain of the log', () => {
    const before = textOf(context.db, document.id);
    const { seq } = eraseNames(context, everywhere);
    const after = textOf(context.db, document.id);
    expect([after.length, [...after].length]).toEqual([before.length, [...before].length]);
    expect(after).toContain('██████ ██████, a clerk, said the quay is shut.');
    expect(after).toContain('وقالت █████ ████ إن الرصيف مغلق، ول████ رأي آخر.');
    expect(annotationByNumber(context.db, document.id, 1)?.spans.map((span) => span.quote)).toContain('██████ ██████');
    expect(sourceById(context.db, source.id)?.name).toBe('██████ ██████');
    expect(originalOf(context.db, document.id)).toBeNull();
    expect([...workspaceFaults(context.db)]).toEqual([]);
    const [payload] = rows(`SELECT payload FROM change WHERE seq = ${seq}`);
    expect(JSON.parse(String(payload))[0]).toMatchObject({
      noun: 'erasure',
      after: {
        entries: 9,
        texts: [{ before: document.textSha256, after: documentById(context.db, document.id)?.textSha256 }],
      },
    });
  });

  test('is told from tampering: before it, after it, and with what it says of itself', () => {
    eraseNames(context, everywhere);
    const tamper = (sql: string): number | null => {
      const copy = aCopyOf(context.db);
      copy.exec(sql);
      return firstBrokenChange(copy);
    };
    const erased = rows('SELECT seq FROM erasure ORDER BY seq')[0] as number;
    expect(firstBrokenChange(context.db)).toBeNull();
    expect(tamper(`UPDATE change SET payload = replace(payload, '█', 'x') WHERE seq = ${erased}`)).toBe(erased);
    expect(tamper(`UPDATE change SET payload = NULL WHERE seq = ${erased}`)).toBe(erased);
    expect(tamper(`DELETE FROM erasure WHERE seq = ${erased}`)).toBe(erased);
    expect(tamper(`UPDATE erasure SET payload_hash = 'x' WHERE seq <> ${erased}`)).toBe(erased);
    expect(
      tamper("UPDATE change SET payload = replace(payload, 'erasure', 'mistake') WHERE action = 'erase a name'"),
    ).toBe(erased);
  });

  test('can be erased in further spellings later, over the same entries', () => {
    eraseNames(context, { names: ['Samira Quddus'], texts: true });
    eraseNames(context, { names: ['Quddus', 'سميرة قدوس', 'قدوس'], texts: true });
    expect([firstBrokenChange(context.db), inBytes('قدوس'), inBytes('Samira')]).toEqual([null, 0, 0]);
    expect([...workspaceFaults(context.db)]).toEqual([]);
  });

  test('is not in the workspace as it was before', () => {
    const seq = lastSeq(context.db);
    eraseNames(context, everywhere);
    const past = aCopyOf(context.db);
    takeBack(past, seq);
    expect(past.serialize().toString('latin1')).not.toMatch(/Samira|Quddus[^i]/);
    expect(past.pragma('foreign_key_check')).toEqual([]);
  });

  test('doesn’t keep anybody from undoing what they did before', () => {
    eraseNames(context, everywhere);
    undo(context, document.id);
    expect(annotationByNumber(context.db, document.id, 1)?.note).toBe('Is ██████\nreliable?');
    expect([...workspaceFaults(context.db, false)]).toEqual([]);
  });

  test('stays in the texts, their quotes and their originals, where that is wished', () => {
    const original = originalOf(context.db, document.id);
    eraseNames(context, { names: NAMES, texts: false });
    expect(textOf(context.db, document.id)).toBe(TEXT);
    expect(originalOf(context.db, document.id)).toEqual(original);
    expect(documentById(context.db, document.id)?.title).toBe('What ██████ ██████ said');
    expect(sourceById(context.db, source.id)).toMatchObject({
      name: '██████ ██████',
      description: '██████ works at the port',
    });
    expect([...workspaceFaults(context.db)]).toEqual([]);
  });

  test('is looked for beforehand, without changing anything', () => {
    const seq = lastSeq(context.db);
    expect(findNames(context, NAMES)).toEqual({
      rows: 8,
      entries: 9,
      texts: [{ number: 1, title: 'What Samira Quddus said', places: expect.any(Number) }],
    });
    expect(lastSeq(context.db)).toBe(seq);
  });
});

test('what is no name is refused', () => {
  const refused = (names: string[]) => () => eraseNames(context, { names, texts: true });
  expect(refused([])).toThrow(/Which name/);
  expect(refused([' ', 'Q'])).toThrow('“Q” is too short to be told from other words.');
  expect(refused(['Nobody Here'])).toThrow(/None of these spellings/);
});
