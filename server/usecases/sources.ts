import { Invalid, NotFound } from '../domain/errors.ts';
import { type Source, type SourceName, scriptOf } from '../domain/source.ts';
import type { SourceKind } from '../domain/vocabulary.ts';
import { isSourceUsed, nextSourceNumber, sourceById, sourceNamed } from '../store/sources.ts';
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
};

export const addSource = (context: Context, fields: SourceFields): Outcome<Source> =>
  change(context, 'add a source', null, (edit) => {
    const made = makeSource(edit, fields.kind, fields.name, fields.description);
    return edit.put('source', { ...made, ...checked(edit, made.id, fields) }, null);
  });

export const editSource = (context: Context, id: string, version: number, fields: SourceFields): Outcome<Source> =>
  change(context, 'edit a source', null, (edit) => {
    const before = expectSource(edit, id);
    expectVersion(before, version, fields, `“${before.name}”`);
    return edit.put('source', { ...before, ...checked(edit, id, fields) }, before);
  });

export const hideSource = (context: Context, id: string, version: number): Outcome<Source> =>
  change(context, 'delete a source', null, (edit) => {
    const before = expectSource(edit, id);
    expectVersion(before, version, null, `“${before.name}”`);
    if (isSourceUsed(edit.db, id))
      throw new Invalid(
        `“${before.name}” still stands behind annotations or documents. Give those another source first.`,
      );
    return edit.put('source', { ...before, hiddenAt: edit.now() }, before);
  });

/** The source that was chosen: found by id, found by its exact name, or made. An unnamed one is always made anew. */
export function resolveSource(edit: Edit, choice: SourceChoice): Source {
  if ('id' in choice) return expectSource(edit, choice.id);
  const name = choice.name.trim();
  if (name === '') throw new Invalid('A source needs a name, or a few words that describe it.', { source: 'empty' });
  const known = choice.kind === 'unnamed' ? null : sourceNamed(edit.db, name);
  return known ?? makeSource(edit, choice.kind ?? describeSource(name, 'en').kind, name, choice.description ?? '');
}

/** Hides unnamed sources that nothing refers to any more: they had no name to be found by. */
export function dropUnusedUnnamed(edit: Edit, ids: readonly string[]): void {
  for (const id of ids) {
    const source = sourceById(edit.db, id);
    if (source?.kind === 'unnamed' && source.hiddenAt === null && !isSourceUsed(edit.db, id)) {
      edit.put('source', { ...source, hiddenAt: edit.now() }, source);
    }
  }
}

function makeSource(edit: Edit, kind: SourceKind, name: string, description: string): Source {
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

function expectSource(edit: Edit, id: string): Source {
  const source = sourceById(edit.db, id);
  if (!source) throw new NotFound('There is no such source in this workspace.');
  return source;
}

function checked(
  edit: Edit,
  id: string,
  fields: SourceFields,
): Pick<Source, 'kind' | 'name' | 'description' | 'affiliationId' | 'aliases'> {
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
