import type { Annotation } from '../domain/annotation.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import type { Source } from '../domain/source.ts';
import { annotationsById } from '../store/annotations.ts';
import { identitiesOf } from '../store/ratings.ts';
import { sourceFamily } from '../store/sourceMerges.ts';
import { sourceById } from '../store/sources.ts';
import { type Context, change, type Edit, type Outcome } from './change.ts';
import { checked, expectSource, makeSource, type SourceFields } from './sources.ts';

/** Makes sources one: whatever names the others is read as naming `intoId` from now on, and their names find it. */
export const mergeSources = (context: Context, intoId: string, ids: readonly string[]): Outcome<Source> =>
  change(context, 'merge sources', null, (edit) => {
    const into = expectSource(edit, intoId);
    if (ids.includes(intoId))
      throw new Invalid(`“${into.name}” can’t be merged with itself. Choose another source.`, { into: 'itself' });
    if (ids.length === 0) throw new Invalid('Choose at least two sources to merge.', { source: 'empty' });
    const others = [...new Set(ids)].map((id) => expectSource(edit, id));
    for (const other of others) {
      refuseDifferent(edit, into, other);
      edit.put('source', { ...other, mergedInto: into.id }, other);
    }
    return into;
  });

/** Takes a merged source out again: it stands for itself as before. */
export const separateSource = (context: Context, id: string): Outcome<Source> =>
  change(context, 'take a source out of a merge', null, (edit) => {
    const before = sourceById(edit.db, id);
    if (!before || before.hiddenAt !== null) throw new NotFound('There is no such source in this workspace.');
    if (before.mergedInto === null)
      throw new Invalid(`“${before.name}” stands for itself already. Reload the page.`, { source: 'separate' });
    return edit.put('source', { ...before, mergedInto: null }, before);
  });

/** Makes a new source of some of the attributions that name one. */
export const splitSource = (
  context: Context,
  sourceId: string,
  attributionIds: readonly string[],
  fields: SourceFields,
): Outcome<Source> =>
  change(context, 'split a source', null, (edit) => {
    const family = sourceFamily(edit.db, expectSource(edit, sourceId).id);
    if (attributionIds.length === 0)
      throw new Invalid('Select the attributions that are to make the new source.', { attribution: 'empty' });
    const moving = expectOwn(edit, attributionIds, family);
    const made = makeSource(edit, fields.kind, fields.name.trim(), fields.description);
    const source = edit.put('source', { ...made, ...checked(edit, made.id, fields) }, null);
    for (const one of moving)
      edit.put('annotation', { ...one, sources: renamed(one, family, source.id), updatedAt: edit.now() }, one);
    return source;
  });

function expectOwn(edit: Edit, ids: readonly string[], family: readonly string[]): Annotation[] {
  const found = annotationsById(edit.db, [...new Set(ids)]);
  const isOwn = (one: Annotation): boolean =>
    one.hiddenAt === null && one.sources.some((source) => family.includes(source.sourceId));
  if (found.length < new Set(ids).size || !found.every(isOwn))
    throw new NotFound('An attribution that you selected no longer names this source. Reload the page.');
  return found;
}

/** The first of several names of one source stands for them all. */
function renamed(annotation: Annotation, family: readonly string[], id: string): Annotation['sources'] {
  const at = annotation.sources.findIndex((source) => family.includes(source.sourceId));
  return annotation.sources
    .map((source, i) => (i === at ? { ...source, sourceId: id } : source))
    .filter((source) => !family.includes(source.sourceId));
}

/** What somebody holds to be different isn't merged over their head. */
function refuseDifferent(edit: Edit, into: Source, other: Source): void {
  const [one, two] = [sourceFamily(edit.db, into.id), sourceFamily(edit.db, other.id)];
  const apart = identitiesOf(edit.db, one).find(
    ({ mark, firstId, secondId }) => mark === 'different' && (two.includes(firstId) || two.includes(secondId)),
  );
  if (apart)
    throw new Invalid(
      `“${into.name}” and “${other.name}” are marked as different. Remove that mark first, or leave them apart.`,
      { source: 'different' },
    );
}
