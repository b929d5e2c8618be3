import type { Decision, Status } from './vocabulary.ts';

/** How a claim stands, as the lists show it. */
export type StandingRow = {
  claimId: string;
  status: Status;
  mentions: number;
  documents: number;
  outlets: number;
  forMentions: number;
  /** How many of those only pass it on. */
  forReported: number;
  forDocuments: number;
  forOutlets: number;
  forLow: number;
  forHigh: number;
  againstMentions: number;
  againstDocuments: number;
  againstOutlets: number;
  againstLow: number;
  againstHigh: number;
  /** Source ids, each loop in its order. */
  loops: string[][];
  forCells: string;
  againstCells: string;
  contest: number;
  /** Empty where there is none. */
  newestEvidenceAt: string;
  verdict: Decision | null;
  verdictAt: string | null;
  /** Contested or circular, and no verdict since the newest evidence. */
  needsVerdict: boolean;
};
