import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import type { Source } from '../domain/source.ts';
import { type ClaimChip, chipsOf } from './claimLines.ts';
import { dateWords } from './dates.ts';
import { type ClaimLink, sourceName } from './reading.ts';

/** The page on which a mention is brought together with one in another document. */
export type CorroboratingModel = {
  action: string;
  back: string;
  query: string;
  number: number;
  words: string;
  language: string;
  direction: string;
  claims: ClaimChip[];
  /** What the mention does with its claim now; what is recorded leaves it so. */
  stance: string;
  choices: { value: string; number: number; statement: string }[];
  hasChoices: boolean;
  rows: MentionRow[];
  hasRows: boolean;
};
type MentionRow = {
  id: string;
  href: string;
  words: string;
  before: string;
  after: string;
  language: string;
  direction: string;
  title: string;
  from: string;
  who: string;
  matched: string;
  claims: ClaimChip[];
};

export type Found = {
  mention: Annotation;
  document: Document;
  bearers: readonly Annotation[];
  matched: readonly string[];
};
export type CorroboratingContext = {
  base: string;
  workspaceBase: string;
  document: Document;
  mention: Annotation;
  query: string;
  found: readonly Found[];
  links: ReadonlyMap<string, readonly ClaimLink[]>;
  sources: ReadonlyMap<string, Source>;
};

export function corroboratingModel(context: CorroboratingContext): CorroboratingModel {
  const { base, workspaceBase, document, mention, query, found, links } = context;
  const back = `${base}/annotations/${mention.number}`;
  const own = links.get(mention.id) ?? [];
  const claims = new Map(own.map(({ claim }) => [claim.id, claim]));
  const choices = [...claims.values()].map(({ id, number, statement }) => ({
    value: `id:${id}`,
    number,
    statement: shorten(statement, 120),
  }));
  return {
    action: `${back}/corroborations`,
    back: `${back}#a${mention.number}`,
    query,
    number: mention.number,
    words: wordsOf(mention),
    language: document.language,
    direction: document.direction,
    claims: chipsOf(own, workspaceBase),
    stance: own[0]?.evidence.stance ?? 'supports',
    choices,
    hasChoices: choices.length > 1,
    rows: found.map((one) => rowOf(one, context)),
    hasRows: found.length > 0,
  };
}

const wordsOf = (mention: Annotation): string => shorten(mention.spans.map((span) => span.quote).join(' … '), 300);

function rowOf({ mention, document, bearers, matched }: Found, context: CorroboratingContext): MentionRow {
  const { workspaceBase, links, sources } = context;
  const outlet = document.outletId ? sourceName(sources, document.outletId) : 'outlet unknown';
  const names = bearers.flatMap((one) => one.sources.map((source) => sourceName(sources, source.sourceId)));
  return {
    id: mention.id,
    href: `${workspaceBase}/documents/${document.number}/annotations/${mention.number}#a${mention.number}`,
    words: wordsOf(mention),
    before: (mention.spans[0]?.prefix ?? '').replace(/^\S*\s+/, '… '),
    after: (mention.spans.at(-1)?.suffix ?? '').replace(/\s+\S*$/, ' …'),
    language: document.language,
    direction: document.direction,
    title: document.title,
    from: [outlet, document.date ? dateWords(document.date) : ''].filter(Boolean).join(', '),
    who: [...new Set(names)].join(', '),
    matched: matched.join(', '),
    claims: chipsOf(links.get(mention.id) ?? [], workspaceBase),
  };
}
