import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../server/domain/annotation.ts';
import { Invalid, NotFound } from '../../server/domain/errors.ts';
import { claimsOfMention } from '../../server/store/claimLinks.ts';
import { familyOf } from '../../server/store/claims.ts';
import { evidence, evidenceOfClaims, evidenceOfMentions } from '../../server/store/evidence.ts';
import { hideAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { hideClaim, mergeClaims } from '../../server/usecases/claims.ts';
import { hideDocument } from '../../server/usecases/documents.ts';
import {
  corroborate,
  linkMentions,
  moveEvidence,
  noteEvidence,
  setStances,
  unlinkEvidence,
} from '../../server/usecases/evidence.ts';
import { undo } from '../../server/usecases/undo.ts';
import { aClaim, aDocument, anAttribution, aWorkspace } from '../support/builders.ts';
import { aLink, aMention, anEvent, aRegistered } from '../support/claims.ts';

let context: Context;
beforeEach(() => {
  context = aWorkspace();
});

const WORDS = 'drones hit the quay';
const on = (day: string) => ({ from: day, to: day, basis: 'stated' as const });

describe('linking', () => {
  test('again by the same analyst changes the stance instead of a second link, through merges too', () => {
    const [a, b] = [aRegistered(context), aRegistered(context)];
    const { mention } = aMention(context, WORDS);
    aLink(context, mention, b);
    mergeClaims(context, a.id, [b.id]);
    aLink(context, mention, a, 'disputes');
    expect(evidenceOfMentions(context.db, [mention.id]).map((row) => row.stance)).toEqual(['disputes']);
    expect(linkMentions(context, null, [mention.id], { id: a.id }, 'disputes').seq).toBeNull();
  });

  test('by another analyst stands beside the first', () => {
    const claim = aRegistered(context);
    const { mention } = aMention(context, WORDS);
    aLink(context, mention, claim);
    const other = { ...context, actor: { id: '00000000-0000-7000-8000-00000000b0b0', name: 'Basim' } };
    aLink(other, mention, claim, 'questions');
    expect(evidenceOfMentions(context.db, [mention.id])).toHaveLength(2);
  });

  test('makes a new claim from words, with the link, in one step of the document', () => {
    const { document, mention } = aMention(context, WORDS);
    linkMentions(context, document.id, [mention.id], { statement: WORDS, kind: 'fact' }, 'supports');
    expect(claimsOfMention(context.db, mention.id).map((claim) => claim.statement)).toEqual([WORDS]);
    undo(context, document.id);
    expect(claimsOfMention(context.db, mention.id)).toEqual([]);
  });

  test('refuses what is in the trash, and what is no mention', () => {
    const claim = aRegistered(context);
    const { document, mention } = aMention(context, WORDS);
    const attribution = anAttribution(context, document, { content: WORDS });
    expect(() => aLink(context, attribution, claim)).toThrow(/is an attribution/);
    const gone = aMention(context, 'the quay was struck');
    hideAnnotation(context, gone.document, gone.mention.id, 1);
    expect(() => aLink(context, gone.mention, claim)).toThrow(/Mention 1 of document 2 was deleted. Restore it/);
    hideClaim(context, claim.id, 1);
    expect(() => aLink(context, mention, claim)).toThrow(
      'Claim 1 was deleted. Restore it from the trash, or choose another claim.',
    );
    hideDocument(context, document.id, document.version);
    expect(() => aLink(context, mention, aRegistered(context))).toThrow(/stands in document 1, which was deleted/);
  });
});

describe('a stance', () => {
  test('is set on several links at once, and refused on a deleted mention or for a deleted claim', () => {
    const claim = aRegistered(context);
    const [one, two] = [aMention(context, WORDS), aMention(context, 'the quay was struck')];
    const ids = [aLink(context, one.mention, claim).id, aLink(context, two.mention, claim).id];
    setStances(context, null, ids, 'disputes');
    expect(evidenceOfClaims(context.db, [claim.id]).map((row) => row.stance)).toEqual(['disputes', 'disputes']);
    undo(context, null);
    expect(evidenceOfClaims(context.db, [claim.id]).map((row) => row.stance)).toEqual(['supports', 'supports']);
    hideAnnotation(context, one.document, one.mention.id, 1);
    expect(() => setStances(context, null, ids, 'reports')).toThrow(/was deleted. Restore it from the trash first/);
    expect(evidence.get(context.db, ids[1] ?? '')?.stance).toBe('supports');
    hideClaim(context, claim.id, 1);
    expect(() => setStances(context, null, ids.slice(1), 'reports')).toThrow(Invalid);
  });

  test('is not set on a link that was taken away', () => {
    const { id } = aLink(context, aMention(context, WORDS).mention, aRegistered(context));
    unlinkEvidence(context, null, [id]);
    expect(() => setStances(context, null, [id], 'reports')).toThrow(NotFound);
  });
});

describe('moving', () => {
  test('takes the stance along, and joins with a link that is there already', () => {
    const [from, to] = [aRegistered(context), aRegistered(context)];
    const [one, two] = [aMention(context, WORDS).mention, aMention(context, 'the quay was struck').mention];
    const moving = [aLink(context, one, from, 'disputes'), aLink(context, two, from, 'questions')];
    aLink(context, two, to);
    moveEvidence(
      context,
      moving.map((row) => row.id),
      { id: to.id },
    );
    const there = evidenceOfClaims(context.db, [to.id]);
    expect(there.map((row) => row.stance).sort()).toEqual(['disputes', 'questions']);
    expect(evidenceOfClaims(context.db, [from.id])).toEqual([]);
    undo(context, null);
    expect(evidenceOfClaims(context.db, [from.id])).toHaveLength(2);
    expect(evidenceOfClaims(context.db, [to.id]).map((row) => row.stance)).toEqual(['supports']);
  });
});

describe('corroborating', () => {
  test('makes the claim from the first mention’s words where there is none', () => {
    const [one, two] = [aMention(context, WORDS), aMention(context, 'the quay was struck')];
    corroborate(context, one.document.id, one.mention.id, two.mention.id, 'supports', 'disputes', null);
    const [claim] = claimsOfMention(context.db, two.mention.id);
    expect([claim?.statement, claimsOfMention(context.db, one.mention.id)[0]?.id]).toEqual([WORDS, claim?.id]);
    const rows = evidenceOfClaims(context.db, familyOf(context.db, claim?.id ?? ''));
    expect(rows.map((row) => row.stance)).toEqual(['supports', 'disputes']);
    undo(context, one.document.id);
    expect(claimsOfMention(context.db, two.mention.id)).toEqual([]);
  });

  test('takes the claim that either bears on already', () => {
    const claim = aRegistered(context);
    const [one, two] = [aMention(context, WORDS), aMention(context, 'the quay was struck')];
    aLink(context, two.mention, claim);
    corroborate(context, one.document.id, one.mention.id, two.mention.id, 'supports', 'supports', null);
    expect(claimsOfMention(context.db, one.mention.id).map(({ id }) => id)).toEqual([claim.id]);
  });

  test('is nothing that one text can do by itself', () => {
    const { document, mention } = aMention(context, WORDS);
    expect(() => corroborate(context, document.id, mention.id, mention.id, 'supports', 'supports', null)).toThrow(
      /can’t corroborate itself/,
    );
  });
});

describe('across events', () => {
  test('a mention of one event is brought to another only by someone who means it', () => {
    const first = aRegistered(context, { event: { id: anEvent(context, 'First visit').id } });
    const second = aRegistered(context, { event: { id: anEvent(context, 'Second visit').id } });
    const { mention } = aMention(context, WORDS);
    aLink(context, mention, first);
    expect(() => aLink(context, mention, second)).toThrow(/belongs to the event “First visit”/);
    expect(claimsOfMention(context.db, mention.id)).toHaveLength(1);
    const means = { acrossEvents: true };
    linkMentions(context, null, [mention.id], { id: second.id }, 'supports', means);
    expect(claimsOfMention(context.db, mention.id)).toHaveLength(2);
  });

  test('a document that told of another event asks once, and no more when it has told of both', () => {
    const first = aRegistered(context, { event: { id: anEvent(context, 'First visit').id } });
    const second = aRegistered(context, { event: { id: anEvent(context, 'Second visit').id } });
    const document = aDocument(context, 'He came in May. He came in June. He left.');
    const [may, june, left] = ['He came in May', 'He came in June', 'He left'].map((words) =>
      aClaim(context, document, words),
    ) as [Annotation, Annotation, Annotation];
    aLink(context, may, first);
    expect(() => aLink(context, june, second)).toThrow(/has told of the event “First visit” so far/);
    aLink({ ...context, acrossEvents: true }, june, second);
    expect(() => aLink(context, left, second)).not.toThrow();
  });

  test('moving a mention to the claim of another event asks about its other claims alone', () => {
    const first = aRegistered(context, { event: { id: anEvent(context, 'First visit').id } });
    const second = aRegistered(context, { event: { id: anEvent(context, 'Second visit').id } });
    const link = aLink(context, aMention(context, WORDS).mention, first);
    expect(() => moveEvidence(context, [link.id], { id: second.id })).not.toThrow();
  });

  test('a text older than what a claim is about asks first, unless the claim is an intention', () => {
    const event = { id: anEvent(context, 'Visit', { date: on('2025-03-14') }).id };
    const { mention } = aMention(context, WORDS, { day: '2025-03-13' });
    expect(() => aLink(context, mention, aRegistered(context, { event }))).toThrow(/the text is older/);
    expect(() => aLink(context, mention, aRegistered(context, { event, kind: 'intention' }))).not.toThrow();
    const { mention: later } = aMention(context, 'the quay was struck', { day: '2025-03-14' });
    expect(() => aLink(context, later, aRegistered(context, { date: on('2025-03-14') }))).not.toThrow();
  });
});

describe('a note on a link', () => {
  test('is kept against the version it was read in', () => {
    const row = aLink(context, aMention(context, WORDS).mention, aRegistered(context));
    expect(noteEvidence(context, null, row.id, 1, ' Says two. ').value.note).toBe('Says two.');
    expect(() => noteEvidence(context, null, row.id, 1, 'Says three.')).toThrow(/has changed/);
  });
});
