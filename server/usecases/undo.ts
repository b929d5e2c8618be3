import type { Annotation } from '../domain/annotation.ts';
import type { Claim } from '../domain/claim.ts';
import type { Derivation } from '../domain/derivation.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { mayDo, needToUndo } from '../domain/permissions.ts';
import type { Source } from '../domain/source.ts';
import { type Change, changeBySeq, type Entry, lastUndoable, markUndone, nextRedoable } from '../store/changes.ts';
import { peopleOf } from '../store/people.ts';
import { isSourceUsed } from '../store/sources.ts';
import { nameOf } from './annotations.ts';
import { type Context, currentRow, type Edit, type Noun, type Outcome, record } from './change.ts';
import { refuseCircle } from './derivations.ts';
import { expectParts } from './restoring.ts';
import { builtOnSince, lastChangeOf } from './since.ts';

/** Takes back the last change that this person made to a document (or, with null, to the workspace at large). */
export const undo = (context: Context, documentId: string | null): Outcome<Change> => step(context, documentId, 'undo');

/** Makes again what was last taken back, until something new is done. */
export const redo = (context: Context, documentId: string | null): Outcome<Change> => step(context, documentId, 'redo');

function step(context: Context, documentId: string | null, way: 'undo' | 'redo'): Outcome<Change> {
  const { db, actor } = context;
  const seq = way === 'undo' ? lastUndoable(db, actor.id, documentId) : nextRedoable(db, actor.id, documentId);
  const target = seq === null ? null : changeBySeq(db, seq);
  if (!target || isBeginning(target)) throw new Invalid(`There is nothing to ${way} here.`);
  expectAllowed(context, target);
  return record(context, `${way}: ${target.action}`, documentId, target.seq, (edit) => {
    const entries = way === 'undo' ? [...target.entries].reverse() : target.entries;
    for (const entry of entries)
      way === 'undo'
        ? put(edit, target, entry, entry.after, entry.before)
        : put(edit, target, entry, entry.before, entry.after);
    for (const { noun, id } of entries) expectFit(edit, noun as Noun, id);
    markUndone(db, target.seq, way === 'undo');
    return target;
  });
}

/** What somebody did as a reviewer they can't take back, or make again, once they are none. */
export function expectAllowed({ role }: Context, { entries }: Pick<Change, 'entries'>): void {
  if (role && !mayDo(role, needToUndo(entries)))
    throw new Forbidden('This takes a role that you don’t have here, or no longer. Ask one of the admins.');
}

/** A workspace that was made stays: whoever takes back all they did in it ends where it began. */
const isBeginning = ({ entries }: Change): boolean =>
  entries.some(({ noun, before }) => noun === 'workspace' && before === null);

type Hideable = { hiddenAt?: string | null; version: number };

/** Sets a row to what it was on one side of a change, if it still is what it was on the other. */
function put(edit: Edit, target: Change, entry: Entry, from: unknown, to: unknown): void {
  const noun = entry.noun as Noun;
  const current = currentRow(edit.db, noun, entry.id) as Hideable | null;
  if (!current) throw new NotFound('That is no longer here.');
  const isCreation = entry.before === null;
  if (noun === 'source' && isCreation && mayStay(edit, entry, current)) return;
  if (!sameContent(current, isCreation && from === null ? { ...(to as Hideable), hiddenAt: current.hiddenAt } : from))
    throw changedSince(edit, target, noun, current, to);
  if (to === null) refuseBuiltOn(edit, target, noun, current);
  const row = to === null ? { ...current, hiddenAt: edit.now() } : (to as Hideable);
  edit.put(noun, row as never, current as never);
}

/** Somebody else, or oneself elsewhere, has changed the same row: says who, and what they did. */
function changedSince(edit: Edit, { seq }: Change, noun: Noun, current: Hideable, to: unknown): Conflict {
  const row = { noun, id: (current as Hideable & { id: string }).id };
  const later = lastChangeOf(edit.db, row.id, seq);
  const what = rowName(noun, current);
  const told = later
    ? `${whoOf(edit, later)} changed ${what} since: “${later.action}”, entry ${later.seq} of the log. Nothing was overwritten.`
    : `${capital(what)} is no longer as it was left then. Nothing was overwritten.`;
  return new Conflict(told, current, to, row);
}

/** What one made may not go from under what others have put on it. */
function refuseBuiltOn(edit: Edit, { seq }: Change, noun: Noun, current: Hideable): void {
  const { id } = current as Hideable & { id: string };
  const later = builtOnSince(edit.db, noun, current, id, seq, edit.actor.id);
  if (later)
    throw new Conflict(
      `${whoOf(edit, later)} has built on ${rowName(noun, current)} since: “${later.action}”, entry ${later.seq} of the log. Nothing was undone; talk to them, or delete it by hand.`,
      null,
      null,
      { noun, id },
    );
}

const whoOf = ({ db, actor }: Edit, { actorId }: Change): string =>
  actorId === actor.id ? 'You' : (peopleOf(db).find((person) => person.id === actorId)?.name ?? 'Someone');
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** What a row is called in a message. */
function rowName(noun: Noun, row: unknown): string {
  const { number, name } = row as { number?: number; name?: string };
  if (noun === 'annotation') return nameOf(row as Annotation).toLowerCase();
  if (noun === 'source' || noun === 'event') return `“${name}”`;
  return noun === 'claim' || noun === 'document' ? `${noun} ${number}` : 'it';
}

/** What comes back still has to fit what was done since: to its event, its speaker, what it was merged into. */
function expectFit(edit: Edit, noun: Noun, id: string): void {
  const row = currentRow(edit.db, noun, id) as Hideable | null;
  if (!row || row.hiddenAt) return;
  if (noun === 'claim' || noun === 'source') expectRoot(edit, noun, row as Claim | Source);
  if (noun === 'claim') expectParts(edit, row as Claim);
  if (noun === 'derivation' && (row as Derivation).state === 'confirmed') refuseCircle(edit, row as Derivation);
}

/** Two that were merged one way and, since, the other way would both be gone; so would one merged into what was deleted. */
export function expectRoot(edit: Edit, noun: 'claim' | 'source', row: Claim | Source): void {
  let at = row;
  for (let steps = 0; at.mergedInto !== null && steps < 1000; steps++) {
    at = currentRow(edit.db, noun, at.mergedInto) as Claim | Source;
    if (at.id === row.id)
      throw new Conflict('The two have been merged the other way round since. Undo that merge first.', row, null);
  }
  if (at !== row && at.hiddenAt !== null)
    throw new Invalid('What it was merged into is in the trash. Restore that first.');
}

/** A source that came with a mark stays when others use it by now, or somebody has described it since. */
const mayStay = (edit: Edit, entry: Entry, current: Hideable): boolean =>
  current.hiddenAt === null && (isSourceUsed(edit.db, entry.id) || !sameContent(current, entry.after));

const BOOKKEEPING = new Set(['version', 'updatedAt']);
export const sameContent = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const canonical = (row: unknown): string =>
  JSON.stringify(row, (key, value) =>
    BOOKKEEPING.has(key)
      ? undefined
      : value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
        : value,
  );
