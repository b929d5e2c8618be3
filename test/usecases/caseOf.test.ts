import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Claim } from '../../server/domain/claim.ts';
import { openDatabase, transaction } from '../../server/store/database.ts';
import type { Context } from '../../server/usecases/change.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { caseOf } from '../../server/usecases/standings.ts';
import { aClaim, aDocument, aWorkspace } from '../support/builders.ts';
import { aRegistered } from '../support/claims.ts';

function linked(context: Context, claim: Claim): void {
  const document = aDocument(context);
  const mention = aClaim(context, document, 'the fire begin');
  linkMentions(context, document.id, [mention.id], { id: claim.id }, 'supports', { acrossEvents: true });
}

const mentions = (db: Context['db'], claim: Claim): number | undefined => caseOf(db, claim.id)?.standing.mentions;

describe('the case of a claim, read again', () => {
  test('is the same as long as nothing is written', () => {
    const context = aWorkspace();
    const claim = aRegistered(context, { statement: 'The fire began early' });
    linked(context, claim);
    expect(caseOf(context.db, claim.id)).toBe(caseOf(context.db, claim.id));
  });

  test('has what was written since, and another claim has its own', () => {
    const context = aWorkspace();
    const [claim, other] = ['The fire began early', 'The quay is shut'].map((statement) =>
      aRegistered(context, { statement }),
    ) as [Claim, Claim];
    linked(context, claim);
    expect([mentions(context.db, claim), mentions(context.db, other)]).toEqual([1, 0]);
    linked(context, claim);
    expect([mentions(context.db, claim), mentions(context.db, other)]).toEqual([2, 0]);
  });

  test('has what another connection wrote', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-case-'));
    const context = aWorkspace(join(folder, 'case.db'));
    const claim = aRegistered(context, { statement: 'The fire began early' });
    const reading = openDatabase(join(folder, 'case.db'), 'workspace');
    expect(mentions(reading, claim)).toBe(0);
    linked(context, claim);
    expect(mentions(reading, claim)).toBe(1);
    for (const db of [context.db, reading]) db.close();
    rmSync(folder, { recursive: true });
  });

  test('has nothing that was taken back', () => {
    const context = aWorkspace();
    const claim = aRegistered(context, { statement: 'The fire began early' });
    const fails = (): void =>
      transaction(context.db, () => {
        linked(context, claim);
        expect(mentions(context.db, claim)).toBe(1);
        throw new Error('Taken back.');
      });
    expect(fails).toThrow('Taken back.');
    expect(mentions(context.db, claim)).toBe(0);
  });
});
