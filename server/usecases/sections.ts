import type { Dating, Document } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { nest, type Section } from '../domain/section.ts';
import type { SectionKind } from '../domain/vocabulary.ts';
import { annotationsMeeting } from '../store/annotations.ts';
import { bookkeepingOf } from '../store/documents.ts';
import { blocksOf } from '../store/documentTexts.ts';
import { sectionById, sectionsOf } from '../store/sections.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';
import { expectSources } from './restoring.ts';
import { resolveSource, type SourceChoice } from './sources.ts';

export type SectionFields = {
  kind: SectionKind;
  startBlock: number;
  endBlock: number;
  source: SourceChoice | null;
  author: SourceChoice | null;
  date: Dating | null;
  label: string | null;
};

/** Makes a section of some blocks, inside whatever holds them and around whatever they hold. */
export const addSection = (context: Context, document: Document, fields: SectionFields): Outcome<Section> =>
  change(context, `make a ${fields.kind}`, document.id, (edit) => {
    const made: Section = {
      id: edit.newId(),
      documentId: document.id,
      parentId: null,
      ...resolved(edit, fields),
      createdBy: edit.actor.id,
      createdAt: edit.now(),
      version: 0,
      hiddenAt: null,
    };
    return arrange(edit, document, made, null);
  });

/** Corrects what was recognised: kind, boundaries, source, author, date; before and after marks exist. */
export const editSection = (
  context: Context,
  document: Document,
  id: string,
  version: number,
  fields: SectionFields,
): Outcome<Section> =>
  change(context, 'edit a section', document.id, (edit) => {
    const before = expectSection(edit, document, id);
    expectVersion(before, version, fields, `The ${before.kind} from ¶ ${before.startBlock + 1}`);
    return arrange(edit, document, { ...before, ...resolved(edit, fields) }, before);
  });

/** Takes a section away; what it held moves to what held it. The text stays. */
export const hideSection = (context: Context, document: Document, id: string, version: number): Outcome<Section> =>
  change(context, 'delete a section', document.id, (edit) => {
    const before = expectSection(edit, document, id);
    expectVersion(before, version, null, `The ${before.kind} from ¶ ${before.startBlock + 1}`);
    for (const child of sectionsOf(edit.db, document.id).filter((section) => section.parentId === id)) {
      edit.put('section', { ...child, parentId: before.parentId }, child);
    }
    return edit.put('section', { ...before, hiddenAt: edit.now() }, before);
  });

/** Parts a section at a block: what comes from there on becomes a second one of the same kind, without author or date. */
export const splitSection = (
  context: Context,
  document: Document,
  id: string,
  version: number,
  atBlock: number,
): Outcome<Section> =>
  change(context, 'split a section', document.id, (edit) => {
    const before = expectSection(edit, document, id);
    expectVersion(before, version, null, `The ${before.kind} from ¶ ${before.startBlock + 1}`);
    if (atBlock <= before.startBlock || atBlock >= before.endBlock)
      throw new Invalid(`Split between ¶ ${before.startBlock + 2} and ¶ ${before.endBlock}.`, { atBlock: 'range' });
    const second: Section = {
      ...before,
      id: edit.newId(),
      startBlock: atBlock,
      authorId: null,
      date: null,
      label: null,
      createdBy: edit.actor.id,
      createdAt: edit.now(),
      version: 0,
    };
    edit.put('section', { ...before, endBlock: atBlock }, before);
    return arrange(edit, document, second, null);
  });

/** Brings a section back from the trash, if it still fits between the others. */
export const restoreSection = (context: Context, document: Document, id: string): Outcome<Section> =>
  change(context, 'restore a section', document.id, (edit) => {
    const hidden = sectionById(edit.db, id);
    if (!hidden || hidden.documentId !== document.id) throw new NotFound('There is no such section in this document.');
    return putBack(edit, document, hidden, hidden);
  });

/** Puts a section where it was, inside a change, if it still fits between the others. */
export function putBack(edit: Edit, document: Document, section: Section, before: Section): Section {
  expectSources(edit, [section.sourceId, section.authorId]);
  return arrange(edit, document, { ...section, parentId: null, hiddenAt: null }, before);
}

function resolved(
  edit: Edit,
  { source, author, ...rest }: SectionFields,
): Omit<SectionFields, 'source' | 'author'> & Pick<Section, 'sourceId' | 'authorId'> {
  return {
    ...rest,
    sourceId: source ? resolveSource(edit, source).id : null,
    authorId: author ? resolveSource(edit, author).id : null,
  };
}

/** Stores one section and whatever changes its parent because of it. */
function arrange(edit: Edit, document: Document, section: Section, before: Section | null): Section {
  const others = sectionsOf(edit.db, document.id).filter((other) => other.id !== section.id);
  const blocks = blocksOf(edit.db, document.id);
  const nested = nest([...others, section], blocks.length);
  const self = nested.find((one) => one.id === section.id) ?? section;
  if (self.kind === 'boilerplate') refuseMarked(edit, document, self, blocks);
  const saved = edit.put('section', self, before);
  for (const other of others) {
    const parentId = nested.find((one) => one.id === other.id)?.parentId ?? null;
    if (parentId !== other.parentId) edit.put('section', { ...other, parentId }, other);
  }
  return saved;
}

/** Site chrome bears no marks: those that are there would be lost from sight. */
function refuseMarked(
  edit: Edit,
  document: Document,
  section: Section,
  blocks: readonly { start: number; end: number }[],
): void {
  const start = blocks[section.startBlock]?.start ?? 0;
  const end = blocks[section.endBlock - 1]?.end ?? 0;
  const marked = annotationsMeeting(edit.db, document.id, start, end, bookkeepingOf(edit.db, document.id).longestSpan);
  if (marked.length > 0) {
    throw new Invalid(
      `There are ${marked.length} marks in these paragraphs (the first is number ${marked[0]?.number}). Delete them before you call this site chrome.`,
      { kind: 'boilerplate' },
    );
  }
}

function expectSection(edit: Edit, document: Document, id: string): Section {
  const section = sectionById(edit.db, id);
  if (!section || section.documentId !== document.id || section.hiddenAt !== null)
    throw new NotFound('There is no such section in this document.');
  return section;
}
