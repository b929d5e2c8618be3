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
/** A file, or a text that was pasted into a box; the original of the latter is its UTF-8 bytes. */
export type Imported = Upload | { text: string; overrides: Overrides };

/** Reads a file into the workspace. @throws Invalid, or Duplicate where the same bytes are here already. */
export const importDocument = (context: Context, upload: Upload): Outcome<Document> => take(context, upload);

/** Keeps a text that was pasted into a box. @throws as `importDocument`. */
export const importText = (context: Context, text: string, overrides: Overrides): Outcome<Document> =>
  take(context, { text, overrides });

/** The same inside a change that does more. */
export const makeDocument = (edit: Edit, imported: Imported): Document => keep(edit, prepared(edit, imported));

function take(context: Context, imported: Imported): Outcome<Document> {
  const ready = prepared(context, imported);
  return change(context, 'import a document', null, (edit) => keep(edit, ready));
}

type Evidence = { fileName: string | null; bytes: Uint8Array; sha256: string };
type Prepared = { read: ReadDocument; evidence: Evidence };

function prepared(context: Context, imported: Imported): Prepared {
  const bytes = 'text' in imported ? new TextEncoder().encode(imported.text) : imported.bytes;
  const sha256 = hash(bytes);
  refuseDuplicate(context, sha256);
  return 'text' in imported
    ? { read: readText(imported.text, imported.overrides), evidence: { fileName: null, bytes, sha256 } }
    : {
        read: readFile(bytes, imported.fileName, imported.overrides),
        evidence: { fileName: imported.fileName, bytes, sha256 },
      };
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

function keep(edit: Edit, { read, evidence }: Prepared): Document {
  const document = edit.put('document', describe(edit, read, evidence), null);
  putText(edit.db, document.id, read.text, read.blocks, read.formats, evidence.bytes);
  indexDocument(edit.db, document.number, fold(document.title), fold(read.text));
  keepSections(edit, document, read.sections);
  return document;
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
