import { type Annotation, hull, spansOf } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import type { Source } from '../domain/source.ts';
import { SOURCE_KINDS } from '../domain/vocabulary.ts';
import { type Choice, choices, wordFor } from './choices.ts';
import type { LogModel } from './inspector.ts';

export type SourceRow = {
  href: string;
  number: number;
  name: string;
  kind: string;
  isUnnamed: boolean;
  aliases: string;
  description: string;
  attributions: number;
  documents: number;
};
export type SourcesModel = {
  base: string;
  rows: SourceRow[];
  hasRows: boolean;
  kinds: Choice[];
  next: string;
  hasNext: boolean;
};

type Listed = Source & { attributions: number; documents: number };

export const sourcesModel = (base: string, listed: readonly Listed[], next: string): SourcesModel => ({
  base,
  next,
  hasNext: next !== '',
  hasRows: listed.length > 0,
  kinds: choices(SOURCE_KINDS, 'person', null),
  rows: listed.map((source) => ({
    href: `${base}/sources/${source.number}`,
    number: source.number,
    name: source.name,
    kind: wordFor(source.kind),
    isUnnamed: source.kind === 'unnamed',
    aliases: source.aliases.map((alias) => alias.name).join(', '),
    description: source.description,
    attributions: source.attributions,
    documents: source.documents,
  })),
});

export type SourcePageModel = {
  base: string;
  action: string;
  number: number;
  version: number;
  name: string;
  kind: string;
  isUnnamed: boolean;
  kinds: Choice[];
  description: string;
  aliases: string;
  aliasList: string[];
  hasAliases: boolean;
  affiliation: string;
  affiliationName: string;
  affiliationHref: string;
  hasAffiliation: boolean;
  canDelete: boolean;
  history: LogModel[];
  summary: string;
  groups: {
    href: string;
    title: string;
    language: string;
    direction: string;
    rows: { href: string; cue: string; words: string; before: string; source: string }[];
  }[];
  hasGroups: boolean;
};

type SourceContext = {
  base: string;
  source: Source;
  attributions: readonly Annotation[];
  documents: readonly Document[];
  affiliation: Source | null;
  history: LogModel[];
  canDelete: boolean;
};

export function sourceModel({
  base,
  source,
  attributions,
  documents,
  affiliation,
  history,
  canDelete,
}: SourceContext): SourcePageModel {
  const groups = documents.map((document) =>
    groupModel(
      base,
      document,
      attributions.filter((one) => one.documentId === document.id),
    ),
  );
  return {
    base,
    action: `${base}/sources/${source.number}`,
    number: source.number,
    version: source.version,
    name: source.name,
    kind: wordFor(source.kind),
    isUnnamed: source.kind === 'unnamed',
    kinds: choices(SOURCE_KINDS, source.kind, null),
    description: source.description,
    aliases: source.aliases.map((alias) => alias.name).join('\n'),
    aliasList: source.aliases.map((alias) => alias.name),
    hasAliases: source.aliases.length > 0,
    affiliation: affiliation ? `id:${affiliation.id}` : '',
    affiliationName: affiliation?.name ?? '',
    affiliationHref: affiliation ? `${base}/sources/${affiliation.number}` : '',
    hasAffiliation: affiliation !== null,
    canDelete,
    history,
    summary: `${attributions.length} ${attributions.length === 1 ? 'attribution' : 'attributions'} in ${documents.length} ${documents.length === 1 ? 'document' : 'documents'}`,
    groups,
    hasGroups: groups.length > 0,
  };
}

const groupModel = (
  base: string,
  document: Document,
  attributions: readonly Annotation[],
): SourcePageModel['groups'][number] => ({
  href: `${base}/documents/${document.number}`,
  title: document.title,
  language: document.language,
  direction: document.direction,
  rows: [...attributions]
    .sort((a, b) => hull(a.spans).start - hull(b.spans).start)
    .map((one) => ({
      href: `${base}/documents/${document.number}/annotations/${one.number}#a${one.number}`,
      source: spansOf(one, 'source')
        .map((span) => span.quote)
        .join(', '),
      cue: spansOf(one, 'cue')[0]?.quote ?? '',
      words: shorten(
        spansOf(one, 'content')
          .map((span) => span.quote)
          .join(' … '),
        200,
      ),
      before: one.attributes.response ? `no content: ${wordFor(one.attributes.response)}` : '',
    })),
});
