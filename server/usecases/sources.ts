import { Invalid, NotFound } from '../domain/errors.ts';
import { type Source, type SourceName, scriptOf } from '../domain/source.ts';
import type { SourceKind } from '../domain/vocabulary.ts';
import { resolvedSource, sourceFamily } from '../store/sourceMerges.ts';
import { isSourceUsed, nextSourceNumber, sourceById, sourceNamed } from '../store/sources.ts';
import { type SourceUse, usesOf } from '../store/sourceUses.ts';
import { describeSource } from '../suggest/index.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';

/** A source as someone picks it: one that is there, or words for one that isn't yet (kind null: what the words suggest). */
export type SourceChoice = { id: string } | { name: string; kind: SourceKind | null; description?: string };

export type SourceFields = {
  kind: SourceKind;
  name: string;
  description: string;
  affiliation: SourceChoice | null;
  aliases: { name: string; language: string | null }[];
  /** Absent: as it was. */
  protected?: boolean;
};

/** Makes a source. @throws Invalid without a name. */
export const addSource = (context: Context, fields: SourceFields): Outcome<Source> =>
  change(context, 'add a source', null, (edit) => {
    const made = makeSource(edit, fields.kind, fields.name, fields.description);
    return edit.put('source', { ...made, ...checked(edit, made.id, fields) }, null);
  });

/** Changes a source. @throws Conflict where `version` is not the one that stands. */
export const editSource = (context: Context, id: string, version: number, fields: SourceFields): Outcome<Source> =>
  change(context, 'edit a source', null, (edit) => {
    const before = expectSource(edit, id);
    expectVersion(before, version, fields, `“${before.name}”`);
    return edit.put('source', { ...before, ...checked(edit, id, fields) }, before);
  });

/** Deletes a source that nothing uses; it can be restored. @throws Invalid, naming what uses it. @throws Conflict */
export const hideSource = (context: Context, id: string, version: number): Outcome<Source> =>
  change(context, 'delete a source', null, (edit) => {
    const before = expectSource(edit, id);
    expectVersion(before, version, null, `“${before.name}”`);
    const uses = usesOf(edit.db, sourceFamily(edit.db, id), USES_TOLD + 1);
    if (uses.length > 0)
      throw new Invalid(
        `“${before.name}” is still used: ${usesInWords(uses)}. Give those another source, or merge this one into another.`,
        { source: 'used' },
      );
    return edit.put('source', { ...before, hiddenAt: edit.now() }, before);
  });

/** What still refers to a source, in words, for the message that refuses to delete it. */
function usesInWords(uses: readonly SourceUse[]): string {
  const told = uses.slice(0, USES_TOLD).map(({ as, number, place }) => USES[as](number, place));
  return told.join(', ') + (uses.length > USES_TOLD ? ' and more' : '');
}

const USES_TOLD = 5;
const USES: Record<SourceUse['as'], (number: number, place: number) => string> = {
  attribution: (number, place) => `in attribution ${place} of document ${number}`,
  outlet: (number) => `as the outlet of document ${number}`,
  author: (number) => `as the author of document ${number}`,
  section: (number, place) => `in the section from ¶ ${place} of document ${number}`,
  speaker: (number) => `as the speaker of claim ${number}`,
  affiliation: (number) => `as the affiliation of source ${number}`,
  merged: (number) => `source ${number} was merged into it`,
};

/**
 * The source that was chosen: found by id or by its exact name (what it was merged into, where it was), or made. An
 * unnamed one is always made anew, and so is one whose name somebody typed who may not know that it is here.
 */
export function resolveSource(edit: Edit, choice: SourceChoice): Source {
  if ('id' in choice) return expectVisible(resolvedSource(edit.db, choice.id));
  const name = choice.name.trim();
  if (name === '') throw new Invalid('A source needs a name, or a few words that describe it.', { source: 'empty' });
  const known = choice.kind === 'unnamed' ? null : sourceNamed(edit.db, name);
  const isTold = known !== null && !edit.veil?.hides(known.id);
  return isTold
    ? known
    : makeSource(edit, choice.kind ?? describeSource(name, 'en').kind, name, choice.description ?? '');
}

/** Hides unnamed sources that nothing refers to any more: they had no name to be found by. */
export function dropUnusedUnnamed(edit: Edit, ids: readonly string[]): void {
  for (const id of ids) {
    const source = sourceById(edit.db, id);
    const isForReviewers = edit.veil?.hides(id) === true;
    if (source?.kind === 'unnamed' && source.hiddenAt === null && !isForReviewers && !isSourceUsed(edit.db, id)) {
      edit.put('source', { ...source, hiddenAt: edit.now() }, source);
    }
  }
}

/** Makes one source inside a change. */
export function makeSource(edit: Edit, kind: SourceKind, name: string, description: string): Source {
  const source: Source = {
    id: edit.newId(),
    number: nextSourceNumber(edit.db),
    kind,
    name: limited(name, 300, 'name'),
    description: limited(description, 2000, 'description'),
    affiliationId: null,
    protected: false,
    mergedInto: null,
    aliases: [],
    createdBy: edit.actor.id,
    createdAt: edit.now(),
    version: 0,
    hiddenAt: null,
  };
  return edit.put('source', source, null);
}

/** A source that stands for itself: neither deleted nor merged into another one. */
export function expectSource(edit: Context, id: string): Source {
  const source = expectVisible(sourceById(edit.db, id));
  const into = source.mergedInto === null ? null : resolvedSource(edit.db, id);
  if (into)
    throw new Invalid(`“${source.name}” was merged into “${into.name}”. Go on with “${into.name}”.`, {
      source: 'merged',
    });
  return source;
}

function expectVisible(source: Source | null): Source {
  if (!source) throw new NotFound('There is no such source in this workspace.');
  if (source.hiddenAt !== null)
    throw new Invalid(`“${source.name}” was deleted. Restore it from the trash, or choose another source.`, {
      source: 'deleted',
    });
  return source;
}

type Checked = Pick<Source, 'kind' | 'name' | 'description' | 'affiliationId' | 'aliases'> &
  Partial<Pick<Source, 'protected'>>;

/** The fields as they are stored. */
export function checked(edit: Edit, id: string, fields: SourceFields): Checked {
  const name = limited(fields.name.trim(), 300, 'name');
  if (name === '') throw new Invalid('A source needs a name, or a few words that describe it.', { name: 'empty' });
  const affiliationId = fields.affiliation ? resolveSource(edit, fields.affiliation).id : null;
  if (affiliationId === id) throw new Invalid('A source can’t be affiliated to itself.', { affiliation: id });
  return {
    kind: fields.kind,
    name,
    description: limited(fields.description.trim(), 2000, 'description'),
    affiliationId,
    aliases: distinct(name, fields.aliases),
    ...(fields.protected === undefined ? {} : { protected: fields.protected }),
  };
}

function distinct(name: string, aliases: SourceFields['aliases']): SourceName[] {
  const seen = new Set([name]);
  return aliases
    .map((alias) => ({
      name: limited(alias.name.trim(), 300, 'aliases'),
      script: scriptOf(alias.name),
      language: alias.language,
    }))
    .filter((alias) => alias.name !== '' && !seen.has(alias.name) && seen.add(alias.name));
}

function limited(words: string, most: number, field: string): string {
  if (words.length > most)
    throw new Invalid(`At most ${most} characters, please; these are ${words.length}.`, { [field]: 'long' });
  return words;
}
