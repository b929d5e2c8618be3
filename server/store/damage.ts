import { Damaged } from '../domain/errors.ts';
import { newestGoodCopy } from './backups.ts';

/** What is known to be damaged in a folder of workspaces, and how it is told. */
export type Damages = {
  /** What is told of a damaged workspace; null where nothing is known against it. */
  of: (slug: string) => Damaged | null;
  /** Notes what is wrong with one, in words; returns what is told of it from now on. */
  note: (slug: string, what: string, isReadable: boolean) => Damaged;
  forget: (slug: string) => void;
};

/** `backups`: the folder in which the server keeps its own; null: nobody told it of one. */
export function createDamages(backups: string | null): Damages {
  const known = new Map<string, Damaged>();
  return {
    of: (slug) => known.get(slug) ?? null,
    note: (slug, what, isReadable) => {
      const told = new Damaged(wordsOf(slug, what, isReadable, backups), isReadable);
      known.set(slug, told);
      return told;
    },
    forget: (slug) => known.delete(slug),
  };
}

function wordsOf(slug: string, what: string, isReadable: boolean, backups: string | null): string {
  const consequence = isReadable
    ? 'Nothing more is written to it; what can be read of it is shown.'
    : 'Nothing of it can be shown.';
  return `The file of the workspace ${slug} is damaged (${what}). ${consequence} ${wayBack(slug, backups)}`;
}

function wayBack(slug: string, backups: string | null): string {
  if (backups === null) return 'This server keeps no backups: restore it from one that you made.';
  const copy = newestGoodCopy(backups, slug);
  return copy
    ? `The newest good backup is ${copy.name}, made ${copy.madeAt.slice(0, 16).replace('T', ' ')} UTC: whoever runs the server stops it and restores that file with --force.`
    : 'There is no good backup of it in the folder of backups.';
}
