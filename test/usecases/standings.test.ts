import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Annotation } from '../../server/domain/annotation.ts';
import type { Claim } from '../../server/domain/claim.ts';
import type { Document } from '../../server/domain/document.ts';
import { Conflict, Invalid, NotFound } from '../../server/domain/errors.ts';
import type { Identity } from '../../server/domain/rating.ts';
import type { StandingRow } from '../../server/domain/standing.ts';
import { STANCES } from '../../server/domain/vocabulary.ts';
import { annotationById } from '../../server/store/annotations.ts';
import { bookkeepingOf, documentById } from '../../server/store/documents.ts';
import { sourcesById } from '../../server/store/sources.ts';
import { markAllStale } from '../../server/store/stale.ts';
import { staleClaims, standingsOf } from '../../server/store/standings.ts';
import { editAnnotation, hideAnnotation } from '../../server/usecases/annotations.ts';
import { type Context, change } from '../../server/usecases/change.ts';
import { mergeClaims } from '../../server/usecases/claims.ts';
import { linkMentions, unlinkEvidence } from '../../server/usecases/evidence.ts';
import { addRelation } from '../../server/usecases/relations.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { aClaim, aDocument, anAttribution, aWorkspace } from '../support/builders.ts';
import { aRegistered } from '../support/claims.ts';

type Desk = {
  context: Context;
  documents: Document[];
  mentions: Annotation[];
  attributions: Annotation[];
  claims: Claim[];
};

/** Three documents with a mention each that somebody is said to have stated, and three claims. */
function aDesk(): Desk {
  const context = aWorkspace();
  const documents = [1, 2, 3].map(() => aDocument(context));
  const mentions = documents.map((document) => aClaim(context, document, 'the fire begin'));
  const attributions = documents.map((document, i) =>
    anAttribution(
      context,
      document,
      { source: 'a dockworker', cue: 'saw', content: 'the fire begin' },
      { sources: [{ choice: { name: i === 2 ? 'Rami' : 'a dockworker', kind: i === 2 ? 'person' : 'unnamed' } }] },
    ),
  );
  const claims = ['The fire began early', 'There was no fire', 'The quay is shut'].map((statement) =>
    aRegistered(context, { statement }),
  );
  return { context, documents, mentions, attributions, claims };
}

const link = ({ context, documents, mentions, claims }: Desk, mention: number, claim: number, stance = 0): void => {
  linkMentions(
    context,
    documents[mention]?.id ?? null,
    [mentions[mention]?.id ?? ''],
    { id: claims[claim]?.id ?? '' },
    STANCES[stance] ?? 'supports',
    { acrossEvents: true },
  );
};

function standingOf({ context, claims }: Desk, claim: number): StandingRow | undefined {
  refreshStandings(context.db);
  const id = claims[claim]?.id ?? '';
  return standingsOf(context.db, [id]).get(id);
}

describe('how claims stand', () => {
  test('two unnamed voices and a person in three documents', () => {
    const desk = aDesk();
    for (const mention of [0, 1, 2]) link(desk, mention, 0);
    expect(standingOf(desk, 0)).toMatchObject({
      status: 'corroborated',
      mentions: 3,
      documents: 3,
      forLow: 2,
      forHigh: 3,
      forCells: 'oou',
      needsVerdict: false,
    });
  });

  test('a dispute makes it contested, a verdict settles who has to look, new evidence opens it again', () => {
    const desk = aDesk();
    link(desk, 0, 0);
    link(desk, 1, 0, 1);
    expect(standingOf(desk, 0)).toMatchObject({ status: 'contested', needsVerdict: true });
    const verdict = { decision: 'unresolved', likelihood: null, confidence: null, rationale: 'Too little.' } as const;
    addVerdict(desk.context, desk.claims[0]?.id ?? '', null, verdict);
    expect(standingOf(desk, 0)).toMatchObject({ verdict: 'unresolved', needsVerdict: false });
    link(desk, 2, 0);
    expect(standingOf(desk, 0)).toMatchObject({ verdict: 'unresolved', needsVerdict: true });
  });

  test('support for a claim that contradicts it makes it contested, and losing that support does not', () => {
    const desk = aDesk();
    link(desk, 0, 0);
    link(desk, 1, 1);
    addRelation(desk.context, desk.claims[0]?.id ?? '', desk.claims[1]?.id ?? '', 'contradicts');
    expect([standingOf(desk, 0)?.status, standingOf(desk, 1)?.status]).toEqual(['contested', 'contested']);
    undo(desk.context, null);
    expect(standingOf(desk, 0)?.status).toBe('single_origin');
  });

  test('a merged claim stands with all evidence, and apart again after undo', () => {
    const desk = aDesk();
    link(desk, 2, 0);
    link(desk, 0, 1);
    mergeClaims(desk.context, desk.claims[0]?.id ?? '', [desk.claims[1]?.id ?? '']);
    expect([standingOf(desk, 0)?.mentions, standingOf(desk, 1)]).toEqual([2, undefined]);
    undo(desk.context, null);
    expect([standingOf(desk, 0)?.mentions, standingOf(desk, 1)?.mentions]).toEqual([1, 1]);
  });

  test('a status that changes shows on every page where the claim is mentioned', () => {
    const desk = aDesk();
    link(desk, 0, 0);
    refreshStandings(desk.context.db);
    const revision = () => bookkeepingOf(desk.context.db, desk.documents[0]?.id ?? '').revision;
    const before = revision();
    link(desk, 2, 0);
    refreshStandings(desk.context.db);
    expect(revision()).toBeGreaterThan(before);
  });
});

/** What the program refuses with a message leaves everything as it was. */
function unlessRefused(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (![Invalid, NotFound, Conflict].some((Refusal) => error instanceof Refusal)) throw error;
  }
}

describe('what is kept of it', () => {
  type Step = (desk: Desk, i: number, j: number) => void;
  const steps: Record<string, Step> = {
    link: (desk, i, j) => link(desk, i, j, (i + j) % 3),
    unlink: ({ context }, i) => {
      const ids = context.db
        .prepare('SELECT id FROM evidence WHERE hidden_at IS NULL ORDER BY id')
        .pluck()
        .all() as string[];
      if (ids.length > 0) unlinkEvidence(context, null, [ids[i % ids.length] ?? '']);
    },
    hide: ({ context, documents, mentions }, i) => {
      const mention = annotationById(context.db, mentions[i]?.id ?? '');
      const document = documents[i];
      if (mention && document && mention.hiddenAt === null)
        hideAnnotation(context, document, mention.id, mention.version);
    },
    undo: ({ context, documents }, i, j) => {
      const place = j === 0 ? null : (documents[i]?.id ?? null);
      undo(context, place);
    },
    redo: ({ context, documents }, i) => {
      redo(context, documents[i]?.id ?? null);
    },
    mergeClaims: ({ context, claims }, i, j) => {
      mergeClaims(context, claims[i]?.id ?? '', [claims[j]?.id ?? '']);
    },
    mergeSources: ({ context, attributions }, i, j) => {
      const [a, b] = [i, j].map((n) => sourcesById(context.db, [attributions[n]?.sources[0]?.sourceId ?? ''])[0]);
      if (a && b && a.id !== b.id && a.mergedInto === null && b.mergedInto === null)
        change(context, 'merge sources', null, (edit) => edit.put('source', { ...a, mergedInto: b.id }, a));
    },
    identity: ({ context, attributions }, i, j) => {
      const [firstId, secondId] = [i, j].map((n) => attributions[n]?.sources[0]?.sourceId ?? '').sort();
      if (!firstId || !secondId || firstId === secondId) return;
      const row: Identity = {
        id: context.newId(),
        firstId,
        secondId,
        mark: 'same',
        rationale: '',
        createdBy: context.actor.id,
        createdAt: context.now(),
        version: 0,
        hiddenAt: null,
      };
      change(context, 'mark sources', null, (edit) => edit.put('identity', row, null));
    },
    outlet: ({ context, documents, attributions }, i, j) => {
      const document = documentById(context.db, documents[i]?.id ?? '');
      const outletId = attributions[j]?.sources[0]?.sourceId ?? null;
      if (document)
        change(context, 'edit a document', document.id, (edit) =>
          edit.put('document', { ...document, outletId }, document),
        );
    },
    basis: ({ context, documents, attributions }, i) => {
      const attribution = annotationById(context.db, attributions[i]?.id ?? '');
      const document = documents[i];
      if (attribution && document && attribution.hiddenAt === null)
        editAnnotation(context, document, attribution.id, attribution.version, { attributes: { basis: 'witnessed' } });
    },
    relate: ({ context, claims }, i, j) => {
      addRelation(context, claims[i]?.id ?? '', claims[j]?.id ?? '', 'contradicts');
    },
    read: ({ context }) => refreshStandings(context.db),
  };

  test('is always what computing everything anew would give, whatever was done in whatever order', () => {
    const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(2), fc.nat(2));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (done) => {
        const desk = aDesk();
        for (const [name, i, j] of done) unlessRefused(() => steps[name]?.(desk, i, j));
        const { db } = desk.context;
        const ids = desk.claims.map((claim) => claim.id);
        refreshStandings(db);
        const kept = standingsOf(db, ids);
        markAllStale(db);
        refreshStandings(db);
        expect(kept).toEqual(standingsOf(db, ids));
        expect(staleClaims(db)).toEqual([]);
        db.close();
      }),
      { numRuns: 60 },
    );
  });
});
