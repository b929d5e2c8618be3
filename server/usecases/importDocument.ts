import { createHash } from 'node:crypto';
import type { Document, ReadDocument, ReadSection } from '../domain/document.ts';
import { Duplicate, Invalid } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import type { SourceKind } from '../domain/vocabulary.ts';
import { type Overrides, readFile, readText } from '../formats/read/index.ts';
import { indexDocument } from '../store/documentLists.ts';
import { documentWithBytes, nextDocumentNumber } from '../store/documents.ts';
import { putText } from '../store/documentTexts.ts';
import { type Context, change, type Edit, type Outcome } from './change.ts';
import { resolveSource } from './sources.ts';

export type Upload = { bytes: Uint8Array; fileName: string; overrides?: Overrides };

/** Reads a file into the workspace. @throws Invalid, or Duplicate where the same bytes are here already. */
export function importDocument(context: Context, upload: Upload): Outcome<Document> {
  const sha256 = hash(upload.bytes);
  refuseDuplicate(context, sha256);
  const read = readFile(upload.bytes, upload.fileName, upload.overrides);
  return keep(context, read, { fileName: upload.fileName, bytes: upload.bytes, sha256 });
}

/** Keeps a text that was pasted into a box; its UTF-8 bytes are its original. */
export function importText(context: Context, text: string, overrides: Overrides): Outcome<Document> {
  const bytes = new TextEncoder().encode(text);
  const sha256 = hash(bytes);
  refuseDuplicate(context, sha256);
  return keep(context, readText(text, overrides), { fileName: null, bytes, sha256 });
}

const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

function refuseDuplicate({ db }: Context, sha256: string): void {
  const existing = documentWithBytes(db, sha256);
  if (existing?.hiddenAt)
    throw new Invalid(
      `The same file is in the trash as document ${existing.number}, “${existing.title}”. Restore it there.`,
      { file: 'trash' },
    );
  if (existing) throw new Duplicate({ number: existing.number, title: existing.title });
}

type Evidence = { fileName: string | null; bytes: Uint8Array; sha256: string };

function keep(context: Context, read: ReadDocument, evidence: Evidence): Outcome<Document> {
  return change(context, 'import a document', null, (edit) => {
    const document = edit.put('document', describe(edit, read, evidence), null);
    putText(edit.db, document.id, read.text, read.blocks, read.formats, evidence.bytes);
    indexDocument(edit.db, document.number, fold(document.title), fold(read.text));
    keepSections(edit, document, read.sections);
    return document;
  });
}

function describe(edit: Edit, read: ReadDocument, { fileName, bytes, sha256 }: Evidence): Document {
  const { metadata } = read;
  return {
    id: edit.newId(),
    number: nextDocumentNumber(edit.db),
    title: metadata.title,
    language: metadata.language,
    direction: metadata.direction,
    outletId: named(edit, metadata.outlet, 'outlet'),
    authorId: named(
      edit,
      metadata.author,
      read.sections.some((one) => one.kind === 'post') ? 'social_account' : 'person',
    ),
    address: metadata.address,
    date: metadata.date,
    paraphraseOf: metadata.paraphraseOf,
    other: metadata.other,
    held: true,
    supersedesId: null,
    fileName,
    encoding: read.encoding,
    byteLength: bytes.length,
    sha256,
    textSha256: hash(read.text),
    textLength: read.text.length,
    createdBy: edit.actor.id,
    createdAt: edit.now(),
    version: 0,
    hiddenAt: null,
  };
}

const UNKNOWN = new Set(['', 'unknown', 'inconnu', 'غير معروف', 'نامعلوم']);

/** A registry entry for a name that the text gives; nothing for “unknown”, which would be one voice for many. */
function named(edit: Edit, name: string | null, kind: SourceKind): string | null {
  return name === null || UNKNOWN.has(fold(name.trim())) ? null : resolveSource(edit, { name, kind }).id;
}

function keepSections(edit: Edit, document: Document, sections: readonly ReadSection[]): void {
  const ids = sections.map(() => edit.newId());
  sections.forEach((section, i) => {
    edit.put(
      'section',
      {
        id: ids[i] ?? '',
        documentId: document.id,
        parentId: section.parent === null ? null : (ids[section.parent] ?? null),
        kind: section.kind,
        startBlock: section.startBlock,
        endBlock: section.endBlock,
        sourceId: named(edit, section.source, 'outlet'),
        authorId: named(
          edit,
          section.author,
          section.kind === 'repost' || section.kind === 'body' ? 'person' : 'social_account',
        ),
        date: section.date,
        label: section.label,
        createdBy: edit.actor.id,
        createdAt: edit.now(),
        version: 0,
        hiddenAt: null,
      },
      null,
    );
  });
}
