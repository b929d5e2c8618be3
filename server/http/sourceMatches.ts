import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { fold } from '../domain/fold.ts';
import { matchScore } from '../domain/matching.ts';
import type { Source } from '../domain/source.ts';
import type { SourceKind } from '../domain/vocabulary.ts';
import { documentByNumber } from '../store/documents.ts';
import { firstNamed } from '../store/sourceLists.ts';
import { unnamedInDocument } from '../store/sources.ts';
import type { Outcome } from '../usecases/change.ts';
import { describe } from '../usecases/proposals.ts';
import { sourcesMatching } from '../usecases/sourceSearch.ts';
import { wordFor } from '../viewmodels/choices.ts';
import { integer, parse } from './fields.ts';
import { type Deps, type Here, here } from './here.ts';
import type { Ask } from './saved.ts';

type Option = { value: string; name: string; kind: string; hint: string; same: boolean };
const SHOWN = 12;

/** Type-ahead over names and aliases, whatever their spelling or script; unnamed voices of this document come first. */
export const sourceMatches =
  (deps: Deps): RequestHandler =>
  (request: Request, response) => {
    const where = here(deps, request);
    const { q, document } = parse(
      z.object({ q: z.string().max(300).default(''), document: integer.optional() }),
      request.query,
    );
    const found = document === undefined ? null : documentByNumber(where.db, document);
    const options = [
      ...(found ? sameAsAbove(where, found, q) : []),
      ...known(where, q),
      ...(q.trim() === '' ? [] : fresh(q, found?.language ?? 'en')),
    ];
    response.set('cache-control', 'no-store').json({ options });
  };

function sameAsAbove({ db }: Here, document: Document, query: string): Option[] {
  return unnamedInDocument(db, document.id)
    .filter((source) => query.trim() === '' || matchScore(query, source.name) >= 60)
    .map((source) => ({ ...option(source), hint: 'the same as above, in this document', same: true }));
}

function known({ db }: Here, query: string): Option[] {
  if (query.trim() === '') return firstNamed(db, SHOWN).map(option);
  return sourcesMatching(db, query, SHOWN).map(({ source, name }) => ({
    ...option(source),
    hint: [name === source.name ? '' : `also written ${name}`, source.description].filter(Boolean).join('; '),
  }));
}

const option = (source: Source): Option => ({
  value: `id:${source.id}`,
  name: source.name,
  kind: wordFor(source.kind),
  hint: source.description,
  same: false,
});

/** New ones: of the kind that the words suggest, and always as an unknown voice. */
function fresh(query: string, language: string): Option[] {
  const described = describe(query, language);
  const kinds: SourceKind[] = [...new Set<SourceKind>([described.kind, 'unnamed'])];
  return kinds.map((kind) => ({
    value: `new:${kind}:${query.trim()}`,
    name: query.trim(),
    kind: wordFor(kind),
    hint: kind === 'unnamed' ? 'New, unnamed: a voice of its own' : `New ${wordFor(kind)}`,
    same: false,
  }));
}

/** Asks whose voice it is where a new unnamed source goes by words that this document has used before. */
export function askAbout({ db }: Here, document: Document, { value, entries }: Outcome<Annotation>): Ask {
  const made = entries.find((entry) => entry.noun === 'source' && entry.before === null)?.after as Source | undefined;
  if (made?.kind !== 'unnamed') return null;
  const before = unnamedInDocument(db, document.id).some(
    (source) => source.id !== made.id && fold(source.name) === fold(made.name),
  );
  return before ? { annotation: value.number, query: made.name } : null;
}
