import type { Claim } from '../domain/claim.ts';
import { CLAIM_KINDS, type ClaimKind } from '../domain/vocabulary.ts';
import type { Choice } from './choices.ts';
import { kindHint } from './claimEdit.ts';
import { counted } from './standing.ts';

/** The form that splits mentions off, once more, with what was wrong about it. */
export type ClaimSplitModel = {
  base: string;
  action: string;
  number: number;
  message: string;
  mentions: string;
  evidence: string[];
  statement: string;
  kinds: Choice[];
};

type Sent = { evidence: readonly string[]; statement: string; kind: ClaimKind };

export const claimSplitModel = (
  base: string,
  { number }: Claim,
  { evidence, statement, kind }: Sent,
  message: string,
): ClaimSplitModel => ({
  base,
  action: `${base}/claims/${number}`,
  number,
  message,
  mentions: counted(evidence.length, 'mention'),
  evidence: [...evidence],
  statement,
  kinds: CLAIM_KINDS.map((value) => ({ value, label: kindHint[value], isChosen: value === kind })),
});
