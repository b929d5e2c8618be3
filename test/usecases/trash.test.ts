import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Claim } from '../../server/domain/claim.ts';
import { claims, events, relations } from '../../server/store/claims.ts';
import { evidence, questions } from '../../server/store/evidence.ts';
import { hideAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { cite, uncite } from '../../server/usecases/citations.ts';
import { hideClaim, mergeClaims } from '../../server/usecases/claims.ts';
import { addDerivation, removeDerivation } from '../../server/usecases/derivations.ts';
import { hideEvent } from '../../server/usecases/events.ts';
import { unlinkEvidence } from '../../server/usecases/evidence.ts';
import { addQuestion, hideQuestion } from '../../server/usecases/questions.ts';
import { addRelation, removeRelation } from '../../server/usecases/relations.ts';
import { restore } from '../../server/usecases/trash.ts';
import { aDocument, anAttribution, aWorkspace } from '../support/builders.ts';
import { aLink, aMention, anEvent, aRegistered } from '../support/claims.ts';

let context: Context;
let claim: Claim;
beforeEach(() => {
  context = aWorkspace();
  claim = aRegistered(context);
});

describe('from the trash come back', () => {
  test('a claim with its evidence', () => {
    const link = aLink(context, aMention(context, 'the quay is shut').mention, claim);
    hideClaim(context, claim.id, 1);
    expect(claims.hidden(context.db, 9).map((one) => one.id)).toEqual([claim.id]);
    restore(context, 'claim', claim.id);
    expect([claims.get(context.db, claim.id)?.hiddenAt, evidence.get(context.db, link.id)?.hiddenAt]).toEqual([
      null,
      null,
    ]);
  });

  test('an event, and then a claim of it', () => {
    const event = anEvent(context, 'The fire');
    const told = aRegistered(context, { event: { id: event.id } });
    hideClaim(context, told.id, 1);
    hideEvent(context, event.id, 1);
    expect(() => restore(context, 'claim', told.id)).toThrow(
      'Its event, “The fire”, is in the trash. Restore that first.',
    );
    restore(context, 'event', event.id);
    restore(context, 'claim', told.id);
    expect(events.hidden(context.db, 9)).toEqual([]);
  });

  test('a link, unless it was made again', () => {
    const { mention } = aMention(context, 'the quay is shut');
    const link = aLink(context, mention, claim);
    unlinkEvidence(context, null, [link.id]);
    restore(context, 'evidence', link.id);
    expect(evidence.get(context.db, link.id)?.hiddenAt).toBeNull();
    unlinkEvidence(context, null, [link.id]);
    aLink(context, mention, claim);
    expect(() => restore(context, 'evidence', link.id)).toThrow(/linked with claim 1 again/);
  });

  test('a link only after its mention and its claim', () => {
    const { document, mention } = aMention(context, 'the quay is shut');
    const link = aLink(context, mention, claim);
    unlinkEvidence(context, null, [link.id]);
    hideAnnotation(context, document, mention.id, 1);
    expect(() => restore(context, 'evidence', link.id)).toThrow(/Mention 1 of document 1 was deleted/);
    restore(context, 'annotation', mention.id);
    hideClaim(context, claim.id, 1);
    expect(() => restore(context, 'evidence', link.id)).toThrow('Claim 1 is in the trash. Restore that first.');
  });

  test('a question, after its claim', () => {
    const { value } = addQuestion(context, claim.id, { text: 'Who saw it?', ownerId: null, due: null });
    hideQuestion(context, value.id, 1);
    hideClaim(context, claim.id, 1);
    expect(() => restore(context, 'question', value.id)).toThrow('Claim 1 is in the trash.');
    restore(context, 'claim', claim.id);
    restore(context, 'question', value.id);
    expect(questions.hidden(context.db, 9)).toEqual([]);
  });

  test('a relation, unless it is there again or both claims are one by now', () => {
    const other = aRegistered(context);
    const { id } = addRelation(context, claim.id, other.id, 'contradicts').value;
    removeRelation(context, id);
    restore(context, 'relation', id);
    expect(relations.get(context.db, id)?.hiddenAt).toBeNull();
    removeRelation(context, id);
    addRelation(context, other.id, claim.id, 'contradicts');
    expect(() => restore(context, 'relation', id)).toThrow(/related in this way again/);
    mergeClaims(context, claim.id, [other.id]);
    expect(() => restore(context, 'relation', id)).toThrow(/merged into claim 1/);
  });

  test('a derivation, unless it is there again', () => {
    const [document, from] = [aDocument(context), aDocument(context)];
    const places = { documentId: document.id, sectionId: null, fromDocumentId: from.id, fromSectionId: null };
    const fields = { ...places, kind: 'repost_of', note: '' } as const;
    const { value } = addDerivation(context, fields);
    const hidden = removeDerivation(context, value.id, value.version).value;
    restore(context, 'derivation', value.id);
    removeDerivation(context, value.id, hidden.version + 1);
    addDerivation(context, fields);
    expect(() => restore(context, 'derivation', value.id)).toThrow(/there is nothing|so there is nothing/);
  });

  test('a citation, unless the attribution cites something by now', () => {
    const document = aDocument(context);
    const report = aDocument(context);
    const attribution = anAttribution(context, document, { cue: 'reported', content: 'a dockworker saw the fire' });
    const { value } = cite(context, document, attribution.id, { documentNumber: report.number });
    uncite(context, document, attribution.id);
    restore(context, 'citation', value.id);
    uncite(context, document, attribution.id);
    cite(context, document, attribution.id, { documentNumber: report.number });
    expect(() => restore(context, 'citation', value.id)).toThrow(/cites a report by now/);
  });
});

test('a table of everything in the trash is read from an index', () => {
  for (const table of ['event', 'claim', 'evidence', 'question', 'claim_relation', 'derivation', 'citation']) {
    const plan = context.db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT * FROM ${table} r WHERE r.hidden_at IS NOT NULL ORDER BY r.hidden_at DESC, r.id LIMIT 9`,
      )
      .all() as { detail: string }[];
    expect({ table, detail: plan[0]?.detail }).toEqual({ table, detail: expect.stringContaining(`${table}_hidden`) });
  }
});
