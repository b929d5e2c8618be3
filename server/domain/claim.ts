import type { Dating } from './document.ts';
import type { ClaimKind, Confidence, Decision, Likelihood, RelationKind, Stance } from './vocabulary.ts';

type Kept = { createdBy: string; createdAt: string; version: number; hiddenAt: string | null };

/** Something in the world that claims are about: a visit, an attack. */
export type Event = Kept & {
  id: string;
  /** Said aloud: “event 3”. */
  number: number;
  name: string;
  place: string;
  description: string;
  date: Dating | null;
};

/** A canonical statement, independent of any wording. `place` and `date`: where and when it is about. */
export type Claim = Kept & {
  id: string;
  /** Said aloud: “claim 14”. */
  number: number;
  statement: string;
  kind: ClaimKind;
  eventId: string | null;
  place: string;
  date: Dating | null;
  /** Of an utterance: who said it. That source is no step of a chain; whoever heard it is the origin. */
  speakerId: string | null;
  /** The person who is to review it. */
  reviewerId: string | null;
  mergedInto: string | null;
};

/** Between two claims, read from the first to the other: “claim 14 refines claim 9”. */
export type Relation = Kept & { id: string; claimId: string; otherId: string; kind: RelationKind };

/** One analyst's link of a mention to a claim, with what the innermost source does with it. */
export type Evidence = {
  id: string;
  mentionId: string;
  documentId: string;
  claimId: string;
  stance: Stance;
  /** Plain words: what this mention does not say, or why it is linked. */
  note: string;
  annotatorId: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  hiddenAt: string | null;
};

/** What a reviewer decided about a claim. Appended, never edited. */
export type Verdict = Kept & {
  id: string;
  claimId: string;
  decision: Decision;
  likelihood: Likelihood | null;
  confidence: Confidence | null;
  /** Markdown. */
  rationale: string;
};

/** What would settle a claim: who looks into it, and until when (an ISO date). */
export type Question = Kept & {
  id: string;
  claimId: string;
  text: string;
  ownerId: string | null;
  due: string | null;
  answer: string;
  answeredAt: string | null;
};

/** Two claims or mentions of which somebody said that they don't belong together; they aren't offered again. */
export type Dismissal = Kept & { id: string; noun: 'claim' | 'mention' | 'source'; firstId: string; secondId: string };
