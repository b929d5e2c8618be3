import type { Dataset, DatasetClaim } from '../../server/domain/dataset.ts';
import { proveSpan } from '../../server/domain/quote.ts';
import type { Role } from '../../server/domain/vocabulary.ts';
import { AT, sha256 } from './datasets.ts';
import { setIn, small } from './smallDataset.ts';

const made = { createdBy: 'nadia', createdAt: AT, version: 1 };
const COPY = 'Wire reports the 😀 ship was boarded.';
const NONE = { mentions: 0, documents: 0, outlets: 0, originsLow: 0, originsHigh: 0 };
const UNDERIVED: Pick<DatasetClaim, 'status' | 'support' | 'dispute' | 'loops' | 'verdict'> = {
  status: null,
  support: null,
  dispute: null,
  loops: [],
  verdict: null,
};

const claim = (id: string, number: number, fields: Partial<DatasetClaim>): DatasetClaim => ({
  id,
  number,
  statement: 'The ship was boarded.',
  kind: 'fact',
  eventId: null,
  place: '',
  date: null,
  speakerId: null,
  reviewerId: null,
  mergedInto: null,
  ...UNDERIVED,
  ...made,
  ...fields,
});

const comment = (id: string, text: string): Dataset['comments'][number] => ({
  id,
  annotationId: null,
  claimId: null,
  parentId: null,
  text,
  editedAt: null,
  resolvedAt: null,
  resolvedBy: null,
  ...made,
});

const mark = (id: string, number: number, role: Role, start: number, end: number): Dataset['annotations'][number] => ({
  id,
  number,
  documentId: 'repost',
  kind: role === 'claim' ? 'claim' : 'attribution',
  layer: 'shared',
  annotatorId: 'nadia',
  parentId: null,
  attributes: {},
  note: '',
  spans: [proveSpan(COPY, { role, start, end })],
  sources: [],
  mentionIds: [],
  createdAt: AT,
  updatedAt: AT,
  version: 1,
});

const link = (id: string, mentionId: string, claimId: string, stance: 'supports' | 'disputes') => ({
  id,
  mentionId,
  claimId,
  stance,
  note: '',
  annotatorId: 'nadia',
  createdAt: AT,
  updatedAt: AT,
  version: 1,
});

/**
 * The small dataset and a repost of its document, with at least one row of everything: three claims of which one was
 * merged, evidence on both sides, ratings with an F and a 6, ties between the texts. Derived values are as they are.
 */
export function rich(): Dataset {
  const dataset = small();
  const [first] = dataset.documents;
  if (!first) throw new Error('The small dataset has a document.');
  return {
    ...dataset,
    people: [...dataset.people, { id: 'omar', name: 'Omar' }],
    documents: [
      ...dataset.documents,
      {
        ...first,
        id: 'repost',
        number: 2,
        outletId: null,
        authorId: null,
        sha256: sha256('other bytes'),
        textSha256: sha256(COPY),
        text: COPY,
        blocks: [{ start: 0, end: COPY.length, startCodePoint: 0, kind: 'paragraph', level: 0, direction: 'ltr' }],
        sections: first.sections
          .slice(0, 1)
          .map((section) => ({ ...section, id: 'copied', end: COPY.length, kind: 'body' as const })),
      },
    ],
    annotations: [
      ...dataset.annotations,
      mark('echo', 1, 'claim', 13, 36),
      {
        ...mark('cites', 2, 'content', 13, 36),
        sources: [
          {
            sourceId: 'wire',
            identification: 'named',
            access: null,
            statedMin: null,
            statedMax: null,
            statedReason: null,
          },
        ],
        mentionIds: ['echo'],
      },
    ],
    events: [
      {
        id: 'boarding',
        number: 1,
        name: 'The boarding',
        place: 'The strait',
        description: '',
        date: { from: '2020-11-29', to: '2020-11-30', basis: 'inferred' },
        ...made,
      },
    ],
    claims: [
      claim('boarded', 1, {
        eventId: 'boarding',
        place: 'The strait',
        date: { from: '2020-11-29', to: '2020-11-29', basis: 'stated' },
        reviewerId: 'omar',
        status: 'contested',
        support: { mentions: 2, documents: 2, outlets: 2, originsLow: 1, originsHigh: 1 },
        dispute: NONE,
        verdict: { decision: 'unresolved', at: AT },
      }),
      claim('denied', 2, {
        statement: 'The desk said that nobody came aboard.',
        kind: 'utterance',
        speakerId: 'desk',
        status: 'contested',
        support: { mentions: 1, documents: 1, outlets: 1, originsLow: 0, originsHigh: 1 },
        dispute: { mentions: 1, documents: 1, outlets: 1, originsLow: 0, originsHigh: 1 },
      }),
      claim('seized', 3, { mergedInto: 'boarded' }),
    ],
    relations: [{ id: 'against', claimId: 'boarded', otherId: 'denied', kind: 'contradicts', ...made }],
    evidence: [
      link('link-1', 'claim', 'boarded', 'supports'),
      link('link-2', 'echo', 'seized', 'supports'),
      link('link-3', 'claim', 'denied', 'disputes'),
      link('link-4', 'echo', 'denied', 'supports'),
    ],
    verdicts: [
      {
        id: 'verdict',
        claimId: 'boarded',
        decision: 'unresolved',
        likelihood: 'roughly_even_chance',
        confidence: 'low',
        rationale: 'Two texts, one origin.',
        ...made,
      },
    ],
    reliabilities: [
      { id: 'letter-b', sourceId: 'wire', letter: 'B', topic: 'ships', rationale: 'Its log is exact.', ...made },
      { id: 'letter-f', sourceId: 'desk', letter: 'F', topic: null, rationale: 'Nothing is known.', ...made },
    ],
    credibilities: [
      { id: 'grade-2', mentionId: 'claim', grade: '2', confidence: 70, rationale: 'It fits the log.', ...made },
      { id: 'grade-6', mentionId: 'echo', grade: '6', confidence: null, rationale: 'It can’t be told.', ...made },
    ],
    identities: [{ id: 'apart', firstId: 'desk', secondId: 'wire', mark: 'different', rationale: '', ...made }],
    derivations: [
      {
        id: 'derivation',
        documentId: 'repost',
        sectionId: 'copied',
        fromDocumentId: 'document',
        fromSectionId: 'inside',
        kind: 'repost_of',
        method: 'similar',
        state: 'confirmed',
        passages: { containment: 0.625, here: [{ start: 13, end: 36 }], there: [{ start: 10, end: 32 }] },
        note: '',
        ...made,
      },
    ],
    citations: [{ id: 'citation', annotationId: 'cites', documentId: 'document', sectionId: 'inside', ...made }],
    questions: [
      {
        id: 'question',
        claimId: 'boarded',
        text: 'What does the log of the port say?',
        ownerId: 'omar',
        due: '2020-12-24',
        answer: 'It is lost.',
        answeredAt: AT,
        ...made,
      },
    ],
    dismissals: [
      { id: 'not-1', noun: 'claim', firstId: 'boarded', secondId: 'denied', ...made },
      { id: 'not-2', noun: 'mention', firstId: 'claim', secondId: 'echo', ...made },
      { id: 'not-3', noun: 'source', firstId: 'desk', secondId: 'wire', ...made },
    ],
    comments: [
      { ...comment('asked', 'Does @{omar} know the log?'), claimId: 'boarded', resolvedAt: AT, resolvedBy: 'omar' },
      { ...comment('replied', 'لا أعرفه.'), claimId: 'boarded', parentId: 'asked', createdBy: 'omar', editedAt: AT },
      { ...comment('wondered', 'Said *when*?'), annotationId: 'claim' },
    ],
  };
}

/** The rich dataset with one thing set (or, with undefined, left out) at a path like `claims.0.eventId`. */
export const spoiledRich = (path: string, value: unknown): Dataset => setIn(rich(), path, value);

/** The rich dataset, with derived values of one claim that don’t follow from the rest. */
export function otherwiseDerived(): Dataset {
  const dataset = rich();
  const [claim] = dataset.claims;
  if (!claim?.support) throw new Error('The first claim of the rich dataset has support.');
  Object.assign(claim, { status: 'corroborated', loops: [['wire', 'desk']], verdict: null });
  claim.support.originsLow = 2;
  return dataset;
}
