import type { Source } from '../domain/source.ts';
import { counted } from './standing.ts';

type Found = { rows: number; entries: number; texts: readonly { number: number; title: string; places: number }[] };
export type ErasureDone = {
  seq: number;
  entries: number;
  rows: number;
  texts: number;
  isSwept: boolean;
  backups: readonly string[];
  keepsBackups: boolean;
};

export type ErasureModel = {
  base: string;
  action: string;
  source: { href: string; name: string };
  names: string;
  /** What was found of the spellings; null while nobody has asked. */
  found: {
    summary: string;
    texts: { href: string; title: string; places: string }[];
    hasTexts: boolean;
    isAnywhere: boolean;
  } | null;
  done: {
    words: string;
    href: string;
    isSwept: boolean;
    backups: readonly string[];
    hasBackups: boolean;
    otherwise: string;
  } | null;
};

/** The page on which a name is erased: the spellings, what was found of them, and what was done. */
export function erasureModel(context: {
  base: string;
  source: Pick<Source, 'number' | 'name'>;
  names: readonly string[];
  found: Found | null;
  done: ErasureDone | null;
}): ErasureModel {
  const { base, source, names, found, done } = context;
  const href = `${base}/sources/${source.number}`;
  return {
    base,
    action: `${href}/erasure`,
    source: { href, name: source.name },
    names: names.join('\n'),
    found: found && {
      summary: `In ${counted(found.rows, 'row')}, ${counted(found.entries, 'entry', 'entries')} of the log and ${counted(found.texts.length, 'text')}.`,
      texts: found.texts.map(({ number, title, places }) => ({
        href: `${base}/documents/${number}`,
        title,
        places: counted(places, 'time'),
      })),
      hasTexts: found.texts.length > 0,
      isAnywhere: found.rows + found.entries + found.texts.length > 0,
    },
    done: done && {
      words: `The name was taken out of ${counted(done.rows, 'row')}, ${counted(done.entries, 'entry', 'entries')} of the log and ${counted(done.texts, 'text')}.`,
      href: `${base}/log/${done.seq}`,
      isSwept: done.isSwept,
      backups: done.backups,
      hasBackups: done.backups.length > 0,
      otherwise: done.keepsBackups
        ? 'No backup of this server’s is older than that. Copies that you made elsewhere still have the name.'
        : 'This server keeps no backups of its own. Copies that you made elsewhere still have the name.',
    },
  };
}
