import type { Dataset } from '../../server/domain/dataset.ts';
import { proveSpan } from '../../server/domain/quote.ts';
import type { Role } from '../../server/domain/vocabulary.ts';
import { AT, sha256 } from './datasets.ts';

const made = { createdBy: 'nadia', createdAt: AT, version: 1 };

/** A good dataset of one document with a section in a section, a claim and two attributions, for tests to spoil. */
export function small(text = 'He said: “the 😀 ship was boarded”.'): Dataset {
  const annotation = (
    id: string,
    number: number,
    role: Role,
    start: number,
    end: number,
  ): Dataset['annotations'][number] => ({
    id,
    number,
    documentId: 'document',
    kind: role === 'claim' ? 'claim' : 'attribution',
    layer: 'shared',
    annotatorId: 'nadia',
    parentId: null,
    attributes: {},
    note: '',
    spans: [proveSpan(text, { role, start, end })],
    sources: [],
    mentionIds: [],
    createdAt: AT,
    updatedAt: AT,
    version: 1,
  });
  const section = {
    startBlock: 0,
    endBlock: 1,
    start: 0,
    end: text.length,
    sourceId: null,
    authorId: null,
    date: null,
    label: null,
    ...made,
  };
  return {
    format: 'hearsay-dataset',
    version: 2,
    workspace: { id: 'workspace', name: 'Small', description: '', guidelines: '', createdAt: AT, version: 1 },
    people: [{ id: 'nadia', name: 'Nadia' }],
    sources: [
      {
        id: 'wire',
        number: 1,
        kind: 'agency',
        name: 'Wire',
        description: '',
        affiliationId: null,
        protected: false,
        mergedInto: null,
        aliases: [],
        ...made,
      },
      {
        id: 'desk',
        number: 2,
        kind: 'person',
        name: 'Desk',
        description: '',
        affiliationId: 'wire',
        protected: false,
        mergedInto: null,
        aliases: [{ name: 'المكتب', script: 'Arab', language: 'ar' }],
        ...made,
      },
    ],
    documents: [
      {
        id: 'document',
        number: 1,
        title: 'Ship',
        language: 'en',
        direction: 'ltr',
        outletId: 'wire',
        authorId: 'desk',
        address: null,
        publishedAt: '2020-11-30',
        published: { from: '2020-11-30', to: '2020-12-01', basis: 'stated' },
        paraphraseOf: null,
        other: {},
        held: true,
        supersedesId: null,
        fileName: 'ship.md',
        encoding: 'utf-8',
        byteLength: 40,
        sha256: sha256('bytes'),
        textSha256: sha256(text),
        text,
        blocks: [{ start: 0, end: text.length, startCodePoint: 0, kind: 'paragraph', level: 0, direction: 'ltr' }],
        formats: [],
        sections: [
          { id: 'around', parentId: null, kind: 'post', ...section },
          { id: 'inside', parentId: 'around', kind: 'repost', ...section },
        ],
        ...made,
      },
    ],
    annotations: [
      annotation('claim', 1, 'claim', 10, 13),
      {
        ...annotation('said', 2, 'content', 9, 18),
        sources: [
          {
            sourceId: 'desk',
            identification: 'named',
            access: null,
            statedMin: null,
            statedMax: null,
            statedReason: null,
          },
        ],
        mentionIds: ['claim'],
        parentId: 'relayed',
      },
      annotation('relayed', 3, 'content', 0, 18),
    ],
    events: [],
    claims: [],
    relations: [],
    evidence: [],
    verdicts: [],
    reliabilities: [],
    credibilities: [],
    identities: [],
    derivations: [],
    citations: [],
    questions: [],
    dismissals: [],
    comments: [],
  };
}

/** The small dataset with one thing set (or, with undefined, left out) at a path like `annotations.0.spans.0.start`. */
export const spoiled = (path: string, value: unknown): Dataset => setIn(small(), path, value);

/** A dataset in which one thing was set (or, with undefined, left out). */
export function setIn(dataset: Dataset, path: string, value: unknown): Dataset {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Record<string, unknown>>((object, key) => object[key] as Record<string, unknown>, dataset);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return dataset;
}

/** A dataset as the first version of the format has it. */
export function ofVersion1({ format, workspace, people, sources, documents, annotations }: Dataset): object {
  return { format, version: 1, workspace, people, sources, documents, annotations };
}
