import type { Claim } from '../../server/domain/claim.ts';
import type { Document } from '../../server/domain/document.ts';
import { proveSpan } from '../../server/domain/quote.ts';
import type { Source } from '../../server/domain/source.ts';
import type { SourceKind, Stance } from '../../server/domain/vocabulary.ts';
import { putAnnotation } from '../../server/store/annotations.ts';
import { claims } from '../../server/store/claims.ts';
import { transaction } from '../../server/store/database.ts';
import { reserveNumber, touchDocument } from '../../server/store/documents.ts';
import { textOf } from '../../server/store/documentTexts.ts';
import { evidence } from '../../server/store/evidence.ts';
import { putSource } from '../../server/store/sources.ts';
import { markAllStale } from '../../server/store/stale.ts';
import type { Context } from '../../server/usecases/change.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { indexEverything } from '../../server/usecases/searchIndex.ts';
import { generateText, seeded } from './generate.ts';

export const SIZE = { documents: 2000, mentionsEach: 12, claims: 5000, sources: 3000 };
/** Claims 1 and 2 are large ones: that many mentions. */
const LARGE = [2000, 200];

type Random = () => number;
const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;

/** A case as large as a desk's: every document has twelve attributed claims, every mention bears on a claim. */
export function generateCase(context: Context, seed = 11): void {
  const random = seeded(seed);
  const sources = makeSources(context, random);
  const outlets = sources.filter((one) => one.kind === 'outlet');
  const documents = Array.from(
    { length: SIZE.documents },
    (_, i) =>
      importText(context, generateText(2400, i % 3 === 2 ? 'ar' : 'en', random), {
        title: `Report ${i + 1}`,
        language: i % 3 === 2 ? 'ar' : 'en',
        outlet: pick(outlets, random).name,
        date: dayOf(random),
      }).value,
  );
  const made = makeClaims(context, random);
  transaction(context.db, () => {
    let mention = 0;
    for (const document of documents) {
      for (let n = 0; n < SIZE.mentionsEach; n++)
        markSentence(context, document, n, claimFor(made, mention++, random), sources, random);
      reserveNumber(context.db, document.id, 2 * SIZE.mentionsEach + 1);
      touchDocument(context.db, document.id, 200);
    }
  });
  transaction(context.db, () => {
    markAllStale(context.db);
    indexEverything(context.db);
  });
}

const dayOf = (random: Random): Document['date'] => {
  const day = `2025-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
  return { from: day, to: day, basis: 'stated' };
};

const KINDS: [SourceKind, number][] = [
  ['outlet', 0.03],
  ['agency', 0.04],
  ['government', 0.1],
  ['organisation', 0.2],
  ['social_account', 0.25],
  ['person', 0.55],
  ['unnamed', 1],
];
const UNNAMED = [
  'informed sources',
  'a militia official',
  'two diplomats',
  'a resident of the quarter',
  'مصادر مطلعة',
  'a nurse',
];
const SYLLABLES = ['qa', 'ni', 'ra', 'had', 'sal', 'im', 'mu', 'sta', 'fa', 'kar', 'bel', 'dor', 'vin', 'shu', 'laz'];

function makeSources(context: Context, random: Random): Source[] {
  return transaction(context.db, () =>
    Array.from({ length: SIZE.sources }, (_, i) => {
      const share = i / SIZE.sources;
      const kind = KINDS.find(([, upTo]) => share < upTo)?.[0] ?? 'unnamed';
      const word = (): string => pick(SYLLABLES, random) + pick(SYLLABLES, random) + pick(SYLLABLES, random);
      const source: Source = {
        id: context.newId(),
        number: i + 1,
        kind,
        name: kind === 'unnamed' ? pick(UNNAMED, random) : `${word()} ${word()}`,
        description: '',
        affiliationId: null,
        protected: false,
        mergedInto: null,
        aliases: random() < 0.2 ? [{ name: `${word()} ${word()}`, script: 'Latn', language: null }] : [],
        createdBy: context.actor.id,
        createdAt: context.now(),
        version: 1,
        hiddenAt: null,
      };
      putSource(context.db, source);
      return source;
    }),
  );
}

function makeClaims(context: Context, random: Random): Claim[] {
  return transaction(context.db, () =>
    Array.from({ length: SIZE.claims }, (_, i) => {
      const claim: Claim = {
        id: context.newId(),
        number: i + 1,
        statement: generateText(70, 'en', random).slice(0, 90),
        kind: pick(['fact', 'fact', 'fact', 'assessment', 'utterance', 'intention'] as const, random),
        eventId: null,
        place: '',
        date: null,
        speakerId: null,
        reviewerId: null,
        mergedInto: null,
        createdBy: context.actor.id,
        createdAt: context.now(),
        version: 1,
        hiddenAt: null,
      };
      claims.put(context.db, claim);
      return claim;
    }),
  );
}

/** Every twelfth mention is of the largest claim until it has its number, then of the second; the rest fall anywhere. */
function claimFor(made: readonly Claim[], mention: number, random: Random): Claim {
  const turn = Math.floor(mention / SIZE.mentionsEach);
  if (mention % SIZE.mentionsEach === 0 && turn < (LARGE[0] ?? 0)) return made[0] as Claim;
  if (mention % SIZE.mentionsEach === 1 && turn < (LARGE[1] ?? 0)) return made[1] as Claim;
  return made[2 + Math.floor(random() * (made.length - 2))] as Claim;
}

const STANCES: Stance[] = ['supports', 'supports', 'supports', 'supports', 'disputes', 'reports', 'questions'];

function markSentence(
  context: Context,
  document: Document,
  n: number,
  claim: Claim,
  sources: readonly Source[],
  random: Random,
): void {
  const { db } = context;
  const text = textOf(db, document.id);
  const from = Math.floor((n * text.length) / SIZE.mentionsEach);
  const span = (role: 'claim' | 'content' | 'source', start: number, end: number) =>
    proveSpan(text, { role, start: from + start, end: from + end });
  const common = {
    documentId: document.id,
    layer: 'shared',
    annotatorId: context.actor.id,
    attributes: {},
    note: '',
    createdAt: context.now(),
    updatedAt: context.now(),
    version: 1,
    hiddenAt: null,
  };
  const mentionId = context.newId();
  const mention = { ...common, id: mentionId, number: 2 * n + 1, kind: 'claim' as const, parentId: null };
  putAnnotation(db, { ...mention, spans: [span('claim', 40, 120)], sources: [], mentionIds: [] });
  const attribution = {
    ...common,
    id: context.newId(),
    number: 2 * n + 2,
    kind: 'attribution' as const,
    parentId: null,
  };
  const chosen = [pick(sources, random), ...(random() < 0.15 ? [pick(sources, random)] : [])];
  putAnnotation(db, {
    ...attribution,
    spans: [span('content', 38, 122), span('source', 2, 30)],
    mentionIds: [mentionId],
    sources: [...new Set(chosen.map((source) => source.id))].map((sourceId) => ({
      sourceId,
      identification: null,
      access: null,
      statedMin: null,
      statedMax: null,
      statedReason: null,
    })),
  });
  evidence.put(db, {
    id: context.newId(),
    mentionId,
    documentId: document.id,
    claimId: claim.id,
    stance: pick(STANCES, random),
    note: '',
    annotatorId: context.actor.id,
    createdAt: context.now(),
    updatedAt: context.now(),
    version: 1,
    hiddenAt: null,
  });
}
