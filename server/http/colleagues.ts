import type { RequestHandler } from 'express';
import { handleOf } from '../domain/comment.ts';
import { accountById } from '../store/accounts.ts';
import { membersOf } from '../store/memberships.ts';
import { type Person, peopleOf } from '../store/people.ts';
import { workspaceOf } from '../store/workspaces.ts';
import { initials } from '../viewmodels/frame.ts';
import { type Deps, type Here, here } from './here.ts';

/** Everybody who has done something in a workspace, and its members, by the names that they have now. */
export function colleaguesIn({ deps, db, person }: Pick<Here, 'deps' | 'db' | 'person'>): Person[] {
  const people = new Map(peopleOf(db).map((one) => [one.id, one]));
  for (const one of [...membersIn({ deps, db }), ...(person ? [person] : [])]) people.set(one.id, one);
  return [...people.values()];
}

/** Those who may come in today. */
function membersIn({ deps, db }: Pick<Here, 'deps' | 'db'>): Person[] {
  const { control } = deps.folder;
  return membersOf(control, workspaceOf(db)?.id ?? '').flatMap(({ accountId }) => {
    const account = accountById(control, accountId);
    return account?.disabledAt === null ? { id: account.id, name: account.name } : [];
  });
}

/** The names by which a page tells who is here and who changed what, and with which they are named in a comment. */
export const colleagues =
  (deps: Deps): RequestHandler =>
  (request, response) => {
    const people = colleaguesIn(here(deps, request));
    response.set('cache-control', 'no-store').json({
      people: people.map((one) => ({
        id: one.id,
        name: one.name,
        initials: initials(one.name),
        handle: handleOf(one, people),
      })),
    });
  };
