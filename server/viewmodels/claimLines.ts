import { shorten } from '../domain/quote.ts';
import { STANCES, type Stance } from '../domain/vocabulary.ts';
import type { ClaimLink } from './reading.ts';
import {
  type EchoModel,
  echoModel,
  rangeWords,
  type StanceModel,
  type StatusModel,
  stanceModel,
  statusModel,
  type VerdictModel,
  verdictModel,
} from './standing.ts';

/** A claim beside a mention, as short as it goes: sign, disc, number, statement. */
export type ClaimChip = {
  evidence: string;
  number: number;
  statement: string;
  href: string;
  stance: StanceModel;
  status: StatusModel;
};

/** A claim that a mention bears on, in the inspector: how it stands, what the source does with it, who reads it otherwise. */
export type ClaimLine = {
  number: number;
  statement: string;
  href: string;
  status: StatusModel;
  verdict: VerdictModel | null;
  echo: EchoModel | null;
  origins: string;
  /** The link of whoever looks; empty where only others have linked the two. */
  evidence: string;
  isMine: boolean;
  version: number;
  claim: string;
  action: string;
  stances: { value: string; sign: string; key: string; isChosen: boolean }[];
  note: string;
  others: { who: string; stance: StanceModel; note: string }[];
};

const KEYS: Record<Stance, string> = { supports: '+', disputes: '−', reports: '=', questions: '⇧Q' };

const chipOf = ({ evidence, claim, standing }: ClaimLink, workspaceBase: string): ClaimChip => ({
  evidence: evidence.id,
  number: claim.number,
  statement: shorten(claim.statement, 90),
  href: `${workspaceBase}/claims/${claim.number}`,
  stance: stanceModel(evidence.stance),
  status: standing ? statusModel(standing) : UNKNOWN,
});

/** One chip a claim, however many analysts linked it. */
export function chipsOf(links: readonly ClaimLink[], workspaceBase: string): ClaimChip[] {
  const first = new Map<string, ClaimLink>();
  for (const link of links) if (!first.has(link.claim.id)) first.set(link.claim.id, link);
  return [...first.values()].map((link) => chipOf(link, workspaceBase));
}

type Looking = {
  /** Where the mention’s forms go: `/w/sample/documents/3/annotations/7`. */
  action: string;
  workspaceBase: string;
  personId: string;
  people: ReadonlyMap<string, string>;
};

/** The claims of one mention, the oldest link first; a claim that several analysts linked is one line. */
export function claimLines(links: readonly ClaimLink[], looking: Looking): ClaimLine[] {
  return [...Map.groupBy(links, (link) => link.claim.id).values()].map((group) => lineOf(group, looking));
}

function lineOf(group: readonly ClaimLink[], { action, workspaceBase, personId, people }: Looking): ClaimLine {
  const { claim, standing } = group[0] as ClaimLink;
  const mine = group.find((link) => link.evidence.annotatorId === personId)?.evidence;
  return {
    number: claim.number,
    statement: claim.statement,
    href: `${workspaceBase}/claims/${claim.number}`,
    status: standing ? statusModel(standing) : UNKNOWN,
    verdict: standing?.verdict ? verdictModel(standing.verdict) : null,
    echo: standing && standing.mentions > 0 ? echoModel(standing, 24) : null,
    origins: standing ? originsIn(standing) : '',
    evidence: mine?.id ?? '',
    isMine: mine !== undefined,
    version: mine?.version ?? 0,
    claim: `id:${claim.id}`,
    action: mine ? `${action}/evidence/${mine.id}` : `${action}/evidence`,
    stances: STANCES.map((stance) => ({
      value: stance,
      sign: stanceModel(stance).sign,
      key: KEYS[stance],
      isChosen: mine?.stance === stance,
    })),
    note: mine?.note ?? '',
    others: group
      .filter((link) => link.evidence !== mine)
      .map(({ evidence }) => ({
        who: people.get(evidence.annotatorId) ?? 'someone',
        stance: stanceModel(evidence.stance),
        note: evidence.note,
      })),
  };
}

/** Its standing has not been computed yet. */
const UNKNOWN: StatusModel = { name: 'unsourced', word: 'unsourced' };

const originsIn = (row: NonNullable<ClaimLink['standing']>): string =>
  row.againstMentions > 0
    ? `origins: for ${rangeWords(row.forLow, row.forHigh)}, against ${rangeWords(row.againstLow, row.againstHigh)}`
    : `origins: ${rangeWords(row.forLow, row.forHigh)}`;
