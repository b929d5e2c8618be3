import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Dataset } from '../../server/domain/dataset.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { CHUNK, datasetChunks, exportToString } from '../../server/store/dataset.ts';
import { ROWS_JSON } from '../../server/store/datasetRows.ts';
import { putDocument } from '../../server/store/documents.ts';
import { putText } from '../../server/store/documentTexts.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';
import { exportDataset } from '../../server/workers/export.ts';
import { ACTOR, AT, emptyWorkspace, sha256 } from '../support/datasets.ts';
import { rich } from '../support/richDataset.ts';
import { small } from '../support/smallDataset.ts';

function filled(db: Database = emptyWorkspace(), dataset = small()): Database {
  importDataset({ db, actor: ACTOR, now: () => AT, newId: () => 'id' }, JSON.stringify(dataset));
  return db;
}

const exported = (db: Database): Dataset => JSON.parse(exportToString(db)) as Dataset;
const hide = (db: Database, table: string, id: string): void =>
  void db.prepare(`UPDATE ${table} SET hidden_at = '${AT}' WHERE id = ?`).run(id);

function addDocument(db: Database, number: number, text: string): void {
  putDocument(db, {
    id: `document-${number}`,
    number,
    title: 't',
    language: 'en',
    direction: 'ltr',
    outletId: null,
    authorId: null,
    address: null,
    date: null,
    paraphraseOf: null,
    other: { '1': 'a', b: 'c' },
    held: true,
    supersedesId: 'document',
    fileName: null,
    encoding: null,
    byteLength: 0,
    sha256: null,
    textSha256: sha256(text),
    textLength: text.length,
    createdBy: 'nadia',
    createdAt: AT,
    version: 1,
    hiddenAt: null,
  });
  putText(db, `document-${number}`, text, [], [], null);
}

describe('an export', () => {
  test('is what was imported', () => {
    expect(exported(filled())).toEqual(small());
  });

  test('has one line for each element of a list', () => {
    const lines = exportToString(filled()).split('\n');
    expect(lines.filter((line) => line.startsWith('{"id":'))).toHaveLength(7);
  });

  test('leaves out what is in the trash, and links to it', () => {
    const db = filled();
    hide(db, 'annotation', 'claim');
    hide(db, 'annotation', 'relayed');
    hide(db, 'section', 'around');
    const { annotations, documents } = exported(db);
    expect(annotations.map(({ id, mentionIds, parentId }) => ({ id, mentionIds, parentId }))).toEqual([
      { id: 'said', mentionIds: [], parentId: null },
    ]);
    expect(documents[0]?.sections.map(({ id, parentId }) => ({ id, parentId }))).toEqual([
      { id: 'inside', parentId: null },
    ]);
  });

  test('leaves out a document in the trash with all that is on it, and who made only that', () => {
    const db = filled();
    addDocument(db, 2, 'x');
    hide(db, 'document', 'document');
    const { annotations, documents } = exported(db);
    expect(annotations).toEqual([]);
    expect(documents.map(({ id, supersedesId }) => ({ id, supersedesId }))).toEqual([
      { id: 'document-2', supersedesId: null },
    ]);
  });

  test('leaves out a link to what is no longer of the right kind', () => {
    const db = filled();
    db.exec(
      `UPDATE annotation SET kind = 'attribution' WHERE id = 'claim'; UPDATE annotation SET kind = 'claim' WHERE id = 'relayed'`,
    );
    expect(exported(db).annotations[1]).toMatchObject({ id: 'said', mentionIds: [], parentId: null });
  });

  test.each([
    ['a claim', 'claim', 'boarded', ['relations', 'verdicts', 'questions', 'comments:asked']],
    ['a claim, with those that were merged into it', 'claim', 'boarded', ['claims:seized', 'evidence:link-2']],
    ['a mention', 'annotation', 'echo', ['credibilities:grade-6', 'evidence:link-2', 'dismissals:not-2']],
    ['an attribution', 'annotation', 'cites', ['citations']],
    ['a document', 'document', 'repost', ['derivations', 'credibilities:grade-6', 'evidence:link-4']],
    ['a section', 'section', 'inside', ['derivations', 'citations']],
    ['a mention with comments', 'annotation', 'claim', ['comments:wondered']],
    ['a piece of evidence', 'evidence', 'link-3', ['evidence:link-3']],
  ])('leaves out what refers to %s in the trash', (_name, table, id, gone) => {
    const db = filled(undefined, rich());
    hide(db, table, id);
    const dataset = exported(db);
    for (const place of gone) {
      const [list = '', row] = place.split(':');
      const ids = (dataset[list as 'claims'] ?? []).map((one) => one.id);
      expect({ place, ids: row ? ids.filter((one) => one === row) : ids }).toEqual({ place, ids: [] });
    }
    expect(() => filled(undefined, dataset)).not.toThrow();
  });

  test('keeps the answers to a comment in the trash, as threads of their own', () => {
    const db = filled(undefined, rich());
    hide(db, 'comment', 'asked');
    const dataset = exported(db);
    expect(dataset.comments.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['replied', null],
      ['wondered', null],
    ]);
    expect(exportToString(filled(undefined, dataset))).toBe(exportToString(db));
  });

  test('leaves out a derivation that is only proposed, and keeps one that was dismissed', () => {
    const db = filled(undefined, rich());
    db.exec("UPDATE derivation SET state = 'dismissed'");
    expect(exported(db).derivations.map((one) => one.state)).toEqual(['dismissed']);
    db.exec("UPDATE derivation SET state = 'proposed'");
    expect(exported(db).derivations).toEqual([]);
  });

  test('keeps a claim whose event is in the trash, without the event', () => {
    const db = filled(undefined, rich());
    hide(db, 'event', 'boarding');
    const { events, claims } = exported(db);
    expect([events, claims[0]?.id, claims[0]?.eventId]).toEqual([[], 'boarded', null]);
  });

  test('keeps the speaker of a claim, and what is rated, though it is in the trash', () => {
    const db = filled(undefined, rich());
    db.exec('UPDATE document SET author_id = NULL; DELETE FROM attribution_source');
    hide(db, 'source', 'desk');
    const { sources, reliabilities } = exported(db);
    expect([sources.map((one) => one.id), reliabilities.map((one) => one.id)]).toEqual([
      ['wire', 'desk'],
      ['letter-b', 'letter-f'],
    ]);
    db.exec('UPDATE claim SET speaker_id = NULL');
    const without = exported(db);
    expect([
      without.sources.length,
      without.reliabilities.length,
      without.identities,
      without.dismissals.length,
    ]).toEqual([1, 1, [], 2]);
  });

  test('names a reviewer, who is to answer a question, whom a comment names, and nobody who made only what is in the trash', () => {
    const db = filled(undefined, rich());
    db.exec("INSERT INTO person VALUES ('ghost', 'Ghost'); UPDATE verdict SET created_by = 'ghost'");
    const names = (): string[] => exported(db).people.map((person) => person.id);
    expect(names()).toEqual(['ghost', 'nadia', 'omar']);
    hide(db, 'verdict', 'verdict');
    db.exec('UPDATE claim SET reviewer_id = NULL');
    expect(names()).toEqual(['nadia', 'omar']);
    hide(db, 'question', 'question');
    hide(db, 'comment', 'replied');
    db.exec("UPDATE comment SET resolved_at = NULL, resolved_by = NULL WHERE id = 'asked'");
    expect(names()).toEqual(['nadia', 'omar']);
    db.exec('DELETE FROM comment_person');
    expect(names()).toEqual(['nadia']);
  });

  test('says nothing of how a claim stands that has to be looked at again', () => {
    const db = filled(undefined, rich());
    db.exec("UPDATE standing SET is_stale = 1 WHERE claim_id = 'boarded'");
    const [claim, other] = exported(db).claims;
    expect(claim).toMatchObject({ status: null, support: null, dispute: null, loops: [], verdict: null });
    expect(other?.status).toBe('contested');
  });

  test('keeps a source in the trash that is still named, and those that it names', () => {
    const db = filled();
    hide(db, 'source', 'wire');
    hide(db, 'source', 'desk');
    hide(db, 'document', 'document');
    expect(exported(db).sources).toEqual([]);
    db.exec("UPDATE document SET hidden_at = NULL, outlet_id = NULL WHERE id = 'document'");
    expect(exported(db).sources.map((source) => source.id)).toEqual(['wire', 'desk']);
  });

  test('names attributes in the order of the schema, however they were stored', () => {
    const db = filled();
    db.exec(
      `UPDATE annotation SET attributes = '{"suspect":true,"condition":"if \\"so\\"","quoteMode":"direct"}' WHERE id = 'claim'`,
    );
    expect(exportToString(db)).toContain(
      '"attributes":{"quoteMode":"direct","condition":"if \\"so\\"","suspect":true}',
    );
  });

  test('has annotations in the order of documents and numbers, not of ids', () => {
    const db = filled();
    db.exec('UPDATE annotation SET number = 10 - number');
    expect(exported(db).annotations.map((annotation) => annotation.number)).toEqual([7, 8, 9]);
  });

  test('does not leave out who made the one thing that is left', () => {
    const db = filled();
    db.exec(
      "INSERT INTO person VALUES ('other', 'Other'); UPDATE annotation SET annotator_id = 'other' WHERE id = 'said'",
    );
    expect(exported(db).people.map((person) => person.id)).toEqual(['nadia', 'other']);
  });

  test('survives control characters, NUL, line separators and characters outside the plane', () => {
    const db = filled();
    const text = 'a\0b\u0001\u001f\u007f\u2028\u2029\ufeff"\\/\ud83d\ude00\u{10ffff}e\u0301 قال';
    addDocument(db, 2, text);
    expect(exported(db).documents[1]).toMatchObject({ text, other: { '1': 'a', b: 'c' } });
  });

  test('never sorts finished rows, which would take as much room as the dataset', () => {
    const db = filled();
    for (const [name, sql] of Object.entries(ROWS_JSON)) {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { parent: number; detail: string }[];
      expect({ name, sorts: plan.filter((step) => step.parent === 0 && step.detail.includes('TEMP B-TREE')) }).toEqual({
        name,
        sorts: [],
      });
    }
  });

  test('comes in chunks of one size, and is one moment of the workspace', () => {
    const db = filled();
    addDocument(db, 2, 'é'.repeat(CHUNK));
    const chunks = [...datasetChunks(db)];
    expect(chunks.slice(0, -1).map((chunk) => chunk.length)).toEqual(chunks.slice(0, -1).map(() => CHUNK));
    expect(chunks.length).toBe(3);
    expect(db.inTransaction).toBe(false);
  });
});

describe('an export in a thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-export-'));
  const file = join(folder, 'large.db');
  let db: Database;
  beforeAll(() => {
    db = filled(openDatabase(file, 'workspace'));
    for (let n = 2; n <= 40; n++) addDocument(db, n, `${n} é`.repeat(100_000));
  });
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  test('streams the same bytes', async () => {
    const streamed = await buffer(exportDataset(file));
    expect(streamed.equals(Buffer.from(exportToString(db)))).toBe(true);
  });

  test('shows the moment at which it began, whatever is written meanwhile', async () => {
    const before = Buffer.from(exportToString(db));
    const parts: Buffer[] = [];
    for await (const part of exportDataset(file)) {
      parts.push(part as Buffer);
      db.exec('UPDATE document SET version = version + 1');
    }
    expect(Buffer.concat(parts).equals(before)).toBe(true);
  });

  test('stops when its reader goes away', async () => {
    const stream = exportDataset(file);
    for await (const _ of stream) break;
    expect(stream.destroyed).toBe(true);
  });

  test('waits for a slow reader', async () => {
    const stream = exportDataset(file);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stream.readableLength).toBeLessThanOrEqual(8 * CHUNK);
    stream.destroy();
  });

  test('fails with a reason where there is no such file', async () => {
    await expect(buffer(exportDataset(join(folder, 'none.db')))).rejects.toThrow(/unable to open/);
  });
});
