import type { Dating } from '../domain/document.ts';
import type { Stance } from '../domain/vocabulary.ts';
import type { ListedClaim } from './claimRow.ts';
import { dateWords, shortDate } from './dates.ts';
import { type StanceModel, stanceModel } from './standing.ts';

/** A mention of one of the claims of an event, and when it was written. */
export type Said = {
  claimId: string;
  stance: Stance;
  number: number;
  quote: string;
  documentNumber: number;
  title: string;
  language: string;
  direction: string;
  outletName: string | null;
  date: Dating | null;
};
export type MomentItem = {
  href: string;
  stance: StanceModel;
  outlet: string;
  quote: string;
  language: string;
  direction: string;
  claimNumber: number;
  claimHref: string;
  claimStatement: string;
};
/** A day of the time line in words: what was written, and which claims are about it. */
export type EventDay = {
  when: string;
  items: MomentItem[];
  about: { claimNumber: number; claimHref: string; when: string; statement: string }[];
};

const UNDATED = 'undated';

/** The time line in words: a day at a time, what was written, and which claims are about that day; undated last. */
export function daysOf(base: string, claims: readonly ListedClaim[], mentions: readonly Said[]): EventDay[] {
  const byId = new Map(claims.map(({ claim }) => [claim.id, claim]));
  const dayOf = (date: Dating | null): string => date?.from.slice(0, 10) ?? UNDATED;
  const written = Map.groupBy(mentions, (one) => dayOf(one.date));
  const about = Map.groupBy(
    claims.filter(({ claim }) => claim.date !== null),
    ({ claim }) => dayOf(claim.date),
  );
  // “undated” sorts after every digit.
  const days = [...new Set([...written.keys(), ...about.keys()])].sort();
  return days.map((day) => ({
    when: day === UNDATED ? 'Undated' : shortDate(day),
    about: (about.get(day) ?? []).map(({ claim }) => ({
      claimNumber: claim.number,
      claimHref: `${base}/claims/${claim.number}`,
      when: claim.date ? dateWords(claim.date) : '',
      statement: claim.statement,
    })),
    items: (written.get(day) ?? []).map((one) => ({
      href: `${base}/documents/${one.documentNumber}/annotations/${one.number}#a${one.number}`,
      stance: stanceModel(one.stance),
      outlet: one.outletName ?? 'outlet unknown',
      quote: one.quote,
      language: one.language,
      direction: one.direction,
      claimNumber: byId.get(one.claimId)?.number ?? 0,
      claimHref: `${base}/claims/${byId.get(one.claimId)?.number}`,
      claimStatement: byId.get(one.claimId)?.statement ?? '',
    })),
  }));
}
