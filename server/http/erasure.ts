import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Source } from '../domain/source.ts';
import { copiesFromBefore } from '../store/backups.ts';
import { changeBySeq } from '../store/changes.ts';
import { sourceFamily } from '../store/sourceMerges.ts';
import { sourcesById } from '../store/sources.ts';
import { eraseNames, findNames } from '../usecases/erasure.ts';
import { type ErasureDone, erasureModel } from '../viewmodels/erasure.ts';
import { optionalOf, parse } from './fields.ts';
import { contextOf, type Deps, type Here, here } from './here.ts';
import { sendPage } from './page.ts';
import { sourceHere } from './sources.ts';

const form = z.object({
  name: z.string().max(20_000),
  texts: optionalOf(['mask', 'keep']),
  sure: z.literal('yes').optional(),
  look: z.string().optional(),
});
const asked = z.object({ done: z.coerce.number().int().catch(0), swept: z.string().optional() });

/** A name is erased for good from the page of its source: first it is looked for, then one says that it is meant. */
export function erasureRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const source = sourceHere(where, request);
    const { done, swept } = parse(asked, request.query);
    const model = erasureModel({
      base: where.base,
      source,
      names: namesOf(where, source),
      found: null,
      done: doneOf(where, done, swept !== 'no'),
    });
    sendPage(deps, request, response, 'erasure', { title: 'Erase a name', current: 'sources' }, model);
  };

  /** Names don't go into addresses, which are kept in logs and in browsers: what was found is the answer to a form. */
  const erase: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const source = sourceHere(where, request);
    const { name, texts, sure, look } = parse(form, request.body);
    const names = name.split(/\r?\n/).map((one) => one.trim());
    const context = contextOf(where);
    if (look || sure !== 'yes' || texts === null) {
      const found = findNames(context, names);
      const model = erasureModel({ base: where.base, source, names, found, done: null });
      return sendPage(deps, request, response, 'erasure', { title: 'Erase a name', current: 'sources' }, model);
    }
    const { seq, isSwept } = eraseNames(context, { names, texts: texts === 'mask' });
    deps.past.forget(where.slug);
    deps.readForCopies(where.slug);
    const after = `${where.base}/sources/${source.number}/erasure?done=${seq}`;
    response.redirect(303, isSwept ? after : `${after}&swept=no`);
  };

  return { page, erase };
}

/** Every name that the source and those merged into it go by. */
const namesOf = ({ db }: Here, { id }: Source): string[] => [
  ...new Set(
    sourcesById(db, sourceFamily(db, id)).flatMap((one) => [one.name, ...one.aliases.map(({ name }) => name)]),
  ),
];

/** What an erasure did, and the copies from before it that still have the name. */
function doneOf({ db, deps, slug }: Here, seq: number, isSwept: boolean): ErasureDone | null {
  const change = seq > 0 ? changeBySeq(db, seq) : null;
  const summary = change?.entries.find(({ noun }) => noun === 'erasure')?.after;
  if (!change || !summary) return null;
  const { entries, rows, texts } = summary as { entries: number; rows: number; texts: unknown[] };
  const { backups } = deps.folder;
  return {
    seq,
    entries,
    rows,
    texts: texts.length,
    isSwept,
    backups: copiesFromBefore(deps.folder, backups, slug, seq),
    keepsBackups: backups !== null,
  };
}
