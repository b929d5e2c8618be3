import type { Annotation } from '../domain/annotation.ts';
import { hull } from '../domain/annotation.ts';
import type { Claim } from '../domain/claim.ts';
import { statementOf } from '../domain/claimRules.ts';
import type { Document } from '../domain/document.ts';
import { CONTEXT, shorten } from '../domain/quote.ts';
import { CLAIM_KINDS, type ClaimKind, STANCES, type Stance } from '../domain/vocabulary.ts';
import { type Choice, choices, wordFor } from './choices.ts';
import { shortDate } from './dates.ts';

/** The claim that mentions are linked with; `number` null: one that the first link makes. `value`: what a form sends. */
export type AtHand = { statement: string; kind: ClaimKind; number: number | null; value: string };
type Found = { mention: Annotation; document: Document; matched: readonly string[] };
type Group = { mentions: readonly Found[]; claims: readonly Match[] };
type Match = { claim: Claim; matched: readonly string[] };
type Tray = { count: number; isMore: boolean; like: readonly Found[]; groups: readonly Group[]; next: number | null };

export type MentionModel = {
  id: string;
  href: string;
  before: string;
  words: string;
  after: string;
  language: string;
  direction: string;
  document: string;
  documentDirection: string;
  date: string;
  matched: string[];
  hasMatched: boolean;
  /** What a claim made of it would say, if nobody puts it otherwise. */
  statement: string;
  /** The key that links it; empty for those that come later. */
  digit: string;
};
type OfferModel = { value: string; number: number; href: string; statement: string; matched: string };
type GroupModel = {
  mentions: MentionModel[];
  isGroup: boolean;
  size: number;
  ids: string;
  statement: string;
  offers: OfferModel[];
  hasOffers: boolean;
};

export type TrayModel = {
  base: string;
  count: string;
  isEmpty: boolean;
  atHand: (AtHand & { href: string; isNew: boolean; kindWord: string }) | null;
  alike: OfferModel[];
  hasAlike: boolean;
  stances: Choice[];
  kinds: Choice[];
  like: MentionModel[];
  hasLike: boolean;
  groups: GroupModel[];
  hasGroups: boolean;
  heading: string;
  next: string;
  before: string;
  first: string;
};

type TrayContext = {
  base: string;
  atHand: AtHand | null;
  like: readonly Match[];
  stance: Stance;
  tray: Tray;
  /** The row where the page before this one ended; null on the first. */
  before: number | null;
  address: string;
};

const DIGITS = 9;

export function trayModel({ base, atHand, like, stance, tray, before, address }: TrayContext): TrayModel {
  let digit = 0;
  const row = (found: Found): MentionModel => {
    digit += 1;
    return mentionModel(base, found, atHand && digit <= DIGITS ? String(digit) : '');
  };
  const liked = tray.like.map(row);
  const groups = tray.groups.map((group) => groupModel(base, group, row));
  return {
    base,
    count: countWords(tray),
    isEmpty: tray.count === 0,
    atHand: atHand && {
      ...atHand,
      href: atHand.number === null ? '' : `${base}/claims/${atHand.number}`,
      isNew: atHand.number === null,
      kindWord: wordFor(atHand.kind),
    },
    alike: like.map((match) => ({
      ...offerModel(base, match, []),
      href: `${base}/claims/unlinked?claim=${match.claim.number}`,
    })),
    hasAlike: like.length > 0,
    stances: choices(STANCES, stance, null),
    kinds: choices(CLAIM_KINDS, 'fact', null),
    like: liked,
    hasLike: liked.length > 0,
    groups,
    hasGroups: groups.length > 0,
    heading: liked.length > 0 ? 'All others' : 'Last marked first',
    next: tray.next === null ? '' : withQuery(address, { before: String(tray.next) }),
    before: before === null ? '' : String(before),
    first: before === null ? '' : withQuery(address, { before: null }),
  };
}

function countWords({ count, isMore }: Tray): string {
  if (count === 0) return 'every mention bears on a claim';
  if (isMore) return `more than ${count} mentions wait for a claim`;
  return count === 1 ? 'one mention waits for a claim' : `${count} mentions wait for a claim`;
}

function groupModel(base: string, { mentions, claims }: Group, row: (found: Found) => MentionModel): GroupModel {
  const ids = mentions.map(({ mention }) => mention.id);
  const offers = claims.map((match) => offerModel(base, match, ids));
  const rows = mentions.map(row);
  return {
    mentions: rows,
    statement: rows[0]?.statement ?? '',
    isGroup: mentions.length > 1,
    size: mentions.length,
    ids: ids.join(','),
    offers,
    hasOffers: offers.length > 0,
  };
}

const offerModel = (base: string, { claim, matched }: Match, ids: readonly string[]): OfferModel => ({
  value: [claim.id, ...ids].join(','),
  number: claim.number,
  href: `${base}/claims/${claim.number}`,
  statement: claim.statement,
  matched: matched.join(', '),
});

function mentionModel(base: string, { mention, document, matched }: Found, digit: string): MentionModel {
  const first = mention.spans.find((span) => span.start === hull(mention.spans).start);
  const last = mention.spans.find((span) => span.end === hull(mention.spans).end);
  return {
    id: mention.id,
    href: `${base}/documents/${document.number}/annotations/${mention.number}#a${mention.number}`,
    before: lineEnd(first?.prefix ?? ''),
    words: shorten(mention.spans.map((span) => span.quote).join(' … '), 400),
    after: lineStart(last?.suffix ?? ''),
    language: document.language,
    direction: document.direction,
    document: document.title,
    documentDirection: document.direction,
    date: document.date ? shortDate(document.date.from) : '',
    matched: [...matched],
    hasMatched: matched.length > 0,
    statement: statementOf(mention),
    digit,
  };
}

/** Of the context around a quote, what stands in its own paragraph, in whole words. */
function lineEnd(prefix: string): string {
  const line = prefix.split('\n').at(-1) ?? '';
  return line.length < CONTEXT ? line : `…${line.replace(/^\S*/, '')}`;
}

function lineStart(suffix: string): string {
  const line = suffix.split('\n')[0] ?? '';
  return line.length < CONTEXT ? line : `${line.replace(/\S*$/, '')}…`;
}

function withQuery(address: string, changes: Record<string, string | null>): string {
  const { pathname, searchParams } = new URL(address, 'http://here');
  searchParams.delete('done');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) searchParams.delete(name);
    else searchParams.set(name, value);
  }
  return pathname + (searchParams.size > 0 ? `?${searchParams}` : '');
}
