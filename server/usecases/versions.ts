import { type Annotation, checkAnnotation } from '../domain/annotation.ts';
import type { Claim, Verdict } from '../domain/claim.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import type { Credibility, Reliability } from '../domain/rating.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { changeBySeq, type Entry } from '../store/changes.ts';
import { documentById } from '../store/documents.ts';
import { expectMentions, expectParent, nameOf } from './annotations.ts';
import { type Context, change, currentRow, type Edit, isNoun, type Noun, type Outcome } from './change.ts';
import { expectClaimOf, expectGraded, expectRated } from './restoring.ts';
import { putBack } from './sections.ts';
import { dropUnusedUnnamed } from './sources.ts';
import { expectFitting, RESTORABLE, type Restorable } from './trash.ts';
import { expectAllowed, expectRoot, sameContent } from './undo.ts';

type Row = { version: number; hiddenAt?: string | null };

/** Comments are their writers' own, and two that were told apart have no versions. */
const OWN = new Set<string>(['comment', 'dismissal']);

/** Whether an entry left a row as it could be had again: it was there then and is another one now. */
export function hasOtherVersion({ db }: Pick<Context, 'db'>, { noun, id, after }: Entry): boolean {
  if (!isNoun(noun) || OWN.has(noun) || after === null || (after as Row).hiddenAt) return false;
  const current = currentRow(db, noun, id);
  return current !== null && !sameContent(current, after);
}

/** The row that an entry of the log wrote, as it was before and as it left it. */
function entryOf(context: Pick<Context, 'db'>, seq: number, noun: string, id: string): Entry {
  const entry = changeBySeq(context.db, seq)?.entries.find((one) => one.noun === noun && one.id === id);
  if (!entry || !isNoun(noun) || OWN.has(noun) || entry.after === null)
    throw new NotFound('There is no such version in the log.');
  return entry;
}

/**
 * Writes a row as an entry of the log left it, as a new change.
 * @throws Invalid where it no longer fits what was done since, with what to do first.
 */
export function restoreVersion(context: Context, seq: number, noun: string, id: string): Outcome<unknown> {
  const version = entryOf(context, seq, noun, id).after as Row;
  const current = currentRow(context.db, noun, id) as Row | null;
  if (!current) throw new NotFound('It is no longer in this workspace.');
  if (version.hiddenAt)
    throw new Invalid(
      'By that entry it went to the trash. Choose a version from before, or restore it from the trash.',
    );
  if (sameContent(current, version)) throw new Invalid('It is like that already, so there is nothing to restore.');
  expectAllowed(context, { entries: [{ noun, id, before: current, after: version }] });
  return change(context, 'restore an earlier version', placeOf(noun as Noun, current, version), (edit) =>
    write(edit, noun as Noun, version, current),
  );
}

/** On which page it is undone: what goes to the trash, or comes from there, on none. */
function placeOf(noun: Noun, current: Row, version: Row): string | null {
  if (noun === 'annotation' || noun === 'section') return (version as Annotation | Section).documentId;
  return noun === 'document' && !current.hiddenAt ? (version as unknown as { id: string }).id : null;
}

function write(edit: Edit, noun: Noun, version: Row, current: Row): unknown {
  if (noun === 'section') return writeSection(edit, version as Section, current as Section);
  if (noun === 'annotation') expectAnnotationFits(edit, version as Annotation, current as Annotation);
  if (RESTORABLE.includes(noun as Restorable)) expectFitting(edit, noun as Restorable, version);
  APPENDED[noun]?.(edit, version);
  const after = 'updatedAt' in version ? { ...version, updatedAt: edit.now() } : version;
  const written = edit.put(noun, after as never, current as never);
  if (noun === 'claim' || noun === 'source') expectRoot(edit, noun, written as unknown as Claim | Source);
  if (noun === 'annotation') dropUnusedUnnamed(edit, lostSources(version as Annotation, current as Annotation));
  return written;
}

/** What is only ever appended comes back as long as what it is about is there. */
const APPENDED: { [N in Noun]?: (edit: Edit, row: Row) => void } = {
  verdict: (edit, row) => expectClaimOf(edit, row as Verdict),
  reliability: (edit, row) => expectRated(edit, row as Reliability),
  credibility: (edit, row) => expectGraded(edit, row as Credibility),
};

function writeSection(edit: Edit, version: Section, current: Section): Section {
  const document = documentById(edit.db, version.documentId);
  if (!document) throw new NotFound('Its document is no longer in this workspace.');
  return putBack(edit, document, version, current);
}

function expectAnnotationFits(edit: Edit, version: Annotation, current: Annotation): void {
  const document = documentById(edit.db, version.documentId);
  if (!document) throw new NotFound('Its document is no longer in this workspace.');
  if (version.kind !== current.kind)
    throw new Invalid(
      `At that point it was ${version.kind === 'claim' ? 'a mention' : 'an attribution'}, and ${nameOf(current)} is none. Change its kind first, then restore that version.`,
    );
  expectParent(edit, document, version.id, version.parentId);
  expectMentions(edit, document, version.mentionIds);
  checkAnnotation(version);
}

const lostSources = (version: Annotation, current: Annotation): string[] =>
  current.sources
    .map((source) => source.sourceId)
    .filter((id) => !version.sources.some((source) => source.sourceId === id));
