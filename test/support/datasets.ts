import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type Annotation, checkAnnotation } from '../../server/domain/annotation.ts';
import type { Block, Document } from '../../server/domain/document.ts';
import { proveSpan } from '../../server/domain/quote.ts';
import { nest, type Section } from '../../server/domain/section.ts';
import {
  BLOCK_KINDS,
  IDENTIFICATIONS,
  type Role,
  SECTION_KINDS,
  SOURCE_KINDS,
} from '../../server/domain/vocabulary.ts';
import { putAnnotation } from '../../server/store/annotations.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { putDocument } from '../../server/store/documents.ts';
import { putText } from '../../server/store/documentTexts.ts';
import { putPerson } from '../../server/store/people.ts';
import { putSection } from '../../server/store/sections.ts';
import { putSource } from '../../server/store/sources.ts';
import { putWorkspace } from '../../server/store/workspaces.ts';
import { type ClaimPlan, claimPlans, putClaimPlan } from './plannedClaims.ts';

/** What a generated workspace is made of; places are fractions of what they are places in. */
export type Plan = {
  people: string[];
  sources: { name: string; aliases: string[]; affiliation: number; merged: boolean; hidden: boolean }[];
  documents: PlannedDocument[];
  said: ClaimPlan;
};
type PlannedDocument = {
  title: string;
  other: Record<string, string>;
  paragraphs: string[];
  dated: boolean;
  hidden: boolean;
  supersedes: boolean;
  sections: { from: number; to: number; hidden: boolean }[];
  marks: PlannedMark[];
};
type PlannedMark = {
  isClaim: boolean;
  at: number;
  length: number;
  hidden: boolean;
  note: string;
  condition: string;
  parent: number;
  suspect: boolean;
};

export const AT = '2020-11-30T12:00:00.000Z';
export const ACTOR = { id: 'actor', name: 'Whoever imports' };

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An empty workspace in memory. */
export function emptyWorkspace(name = 'Empty'): Database {
  const db = openDatabase(':memory:', 'workspace');
  putPerson(db, ACTOR);
  putWorkspace(db, { id: `workspace-${name}`, name, description: '', guidelines: '', createdAt: AT, version: 1 });
  return db;
}

const letters = fc.constantFrom(
  'a',
  'e\u0301',
  ' ',
  ' ',
  '\n',
  '😀',
  '👩‍👧',
  'قا',
  'ال',
  'é',
  '"',
  '\\',
  '\u2028',
  '\u0001',
  '\t',
  '\u007f',
  '\u200f',
  '𝒳',
  '<',
  '0',
);
const said = fc.array(letters, { maxLength: 30 }).map((parts) => parts.join(''));
const paragraph = said.map((words) => `x${words.replace(/\n/g, ' ')}`);
// Whole numbers are spread evenly, doubles aren’t: most of those are next to nothing.
const fraction = fc.integer({ min: 0, max: 999 }).map((n) => n / 1000);
const rarely = fc.integer({ min: 0, max: 4 }).map((n) => n === 0);

const mark: fc.Arbitrary<PlannedMark> = fc.record({
  isClaim: fc.boolean(),
  at: fraction,
  length: fc.integer({ min: 1, max: 40 }),
  hidden: rarely,
  note: said,
  condition: said,
  parent: fraction,
  suspect: fc.boolean(),
});

/** Workspaces with emoji, combining marks, Arabic, control characters, nested attributions and things in the trash. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  people: fc.array(said, { minLength: 1, maxLength: 3 }),
  sources: fc.array(
    fc.record({
      name: said,
      aliases: fc.array(said, { maxLength: 2 }),
      affiliation: fraction,
      merged: rarely,
      hidden: rarely,
    }),
    { minLength: 1, maxLength: 6 },
  ),
  documents: fc.array(
    fc.record({
      title: said,
      other: fc.dictionary(said, said, { maxKeys: 3 }),
      paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 6 }),
      dated: fc.boolean(),
      hidden: rarely,
      supersedes: fc.boolean(),
      sections: fc.array(fc.record({ from: fraction, to: fraction, hidden: rarely }), { maxLength: 5 }),
      marks: fc.array(mark, { maxLength: 12 }),
    }),
    { maxLength: 4 },
  ),
  said: claimPlans(said, fraction, rarely),
});

/** The workspace of a plan. What a plan asks for against the rules is left out. */
export function planned(plan: Plan): Database {
  const db = emptyWorkspace('Planned');
  plan.people.forEach((name, i) => {
    putPerson(db, { id: `person-${i}`, name });
  });
  plan.sources.forEach((source, i) => {
    const { aliases, merged, hidden, affiliation, name } = source;
    const before = i === 0 ? null : `source-${Math.floor(affiliation * i)}`;
    putSource(db, {
      id: `source-${i}`,
      number: i + 1,
      kind: SOURCE_KINDS[i % SOURCE_KINDS.length] ?? 'outlet',
      name,
      description: name,
      affiliationId: before,
      protected: hidden,
      mergedInto: merged ? before : null,
      aliases: aliases.map((alias) => ({ name: alias, script: 'Zyyy', language: null })),
      ...made(plan, i),
      hiddenAt: hidden ? AT : null,
    });
  });
  plan.documents.forEach((document, i) => {
    putPlanned(db, plan, document, i);
  });
  const people = plan.people.map((_, i) => `person-${i}`);
  putClaimPlan(db, plan.said, people, AT);
  return db;
}

const made = (plan: Plan, i: number): { createdBy: string; createdAt: string; version: number } => ({
  createdBy: `person-${i % plan.people.length}`,
  createdAt: AT,
  version: i + 1,
});
const some = (plan: Plan, i: number): string => `source-${i % plan.sources.length}`;

function putPlanned(db: Database, plan: Plan, planned: PlannedDocument, i: number): void {
  const { paragraphs, dated, hidden, title, other } = planned;
  const text = paragraphs.join('\n');
  const blocks = blocksOver(paragraphs);
  const document: Document = {
    id: `document-${i}`,
    number: 2 * i + 1,
    title,
    language: 'ar',
    direction: 'rtl',
    outletId: some(plan, i),
    authorId: null,
    address: 'https://example.org/?a&b',
    date: dated ? { from: '2020-11-30', to: '2020-11-30T12:00', basis: 'stated' } : null,
    paraphraseOf: null,
    other,
    held: true,
    supersedesId: planned.supersedes && i > 0 ? `document-${i - 1}` : null,
    fileName: 'a.md',
    encoding: 'utf-8',
    byteLength: Buffer.byteLength(text),
    sha256: sha256(`${i} ${text}`),
    textSha256: sha256(text),
    textLength: text.length,
    ...made(plan, i),
    hiddenAt: hidden ? AT : null,
  };
  putDocument(db, document);
  putText(db, document.id, text, blocks, [{ start: 0, end: 1, kind: 'link', href: 'https://example.org/' }], null);
  for (const section of sectionsOver(plan, planned, document.id)) putSection(db, section);
  for (const annotation of marksOver(plan, planned, document.id, text)) putAnnotation(db, annotation);
}

function blocksOver(paragraphs: readonly string[]): Block[] {
  let start = 0;
  return paragraphs.map((words, i) => {
    const block = {
      start,
      end: start + words.length,
      kind: BLOCK_KINDS[i % BLOCK_KINDS.length] ?? 'paragraph',
      level: 0,
      direction: 'rtl',
    } as const;
    start = block.end + 1;
    return block;
  });
}

function sectionsOver(plan: Plan, { sections, paragraphs }: PlannedDocument, documentId: string): Section[] {
  let kept: Section[] = [];
  sections.forEach(({ from, to, hidden }, i) => {
    const startBlock = Math.floor(from * paragraphs.length);
    const endBlock = Math.min(paragraphs.length, startBlock + 1 + Math.floor(to * paragraphs.length));
    const section: Section = {
      id: `section-${documentId}-${i}`,
      documentId,
      parentId: null,
      kind: SECTION_KINDS[i % SECTION_KINDS.length] ?? 'body',
      startBlock,
      endBlock,
      sourceId: some(plan, i),
      authorId: null,
      date: null,
      label: null,
      ...made(plan, i),
      hiddenAt: hidden ? AT : null,
    };
    kept = unlessInvalid(() => nest([...kept, section], paragraphs.length)) ?? kept;
  });
  return kept;
}

function marksOver(plan: Plan, { marks }: PlannedDocument, documentId: string, text: string): Annotation[] {
  const kept: Annotation[] = [];
  marks.forEach((planned, i) => {
    const annotation = unlessInvalid(() => markOf(plan, planned, documentId, text, i, kept));
    if (annotation) kept.push(annotation);
  });
  return kept;
}

function markOf(
  plan: Plan,
  { isClaim, at, length, hidden, note, condition, parent, suspect }: PlannedMark,
  documentId: string,
  text: string,
  i: number,
  kept: readonly Annotation[],
): Annotation {
  const start = Math.floor(at * text.length);
  const end = Math.min(text.length, start + length);
  const roles: Role[] = isClaim ? ['claim'] : ['source', 'content'];
  const reporting = kept.filter((one) => one.kind === 'attribution');
  const before = reporting[Math.floor(parent * reporting.length)] ?? null;
  const annotation: Annotation = {
    id: `annotation-${documentId}-${i}`,
    documentId,
    number: i + 1,
    kind: isClaim ? 'claim' : 'attribution',
    layer: 'shared',
    annotatorId: `person-${i % plan.people.length}`,
    parentId: !isClaim ? (before?.id ?? null) : null,
    attributes: { ...(suspect && { suspect }), condition, quoteMode: 'direct' },
    note,
    spans: roles.map((role) => proveSpan(text, { role, start, end })),
    sources: isClaim
      ? []
      : [
          {
            sourceId: some(plan, i),
            identification: IDENTIFICATIONS[i % 5] ?? null,
            access: null,
            statedMin: 2,
            statedMax: null,
            statedReason: note,
          },
        ],
    mentionIds: isClaim
      ? []
      : kept
          .filter((one) => one.kind === 'claim')
          .slice(0, 2)
          .map((one) => one.id),
    createdAt: AT,
    updatedAt: AT,
    version: i + 1,
    hiddenAt: hidden ? AT : null,
  };
  checkAnnotation(annotation);
  return annotation;
}

function unlessInvalid<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
