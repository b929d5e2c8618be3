/** A fault in what was sent, by field where there is one. Answered with 422. */
export class Invalid extends Error {
  readonly fields: Record<string, string>;
  constructor(message: string, fields: Record<string, string> = {}) {
    super(message);
    this.fields = fields;
  }
}

/** There is no such thing here. Answered with 404. */
export class NotFound extends Error {}

/** Made against a version that has changed since: both stand in the answer. Answered with 409. */
export class Conflict extends Error {
  readonly theirs: unknown;
  readonly yours: unknown;
  /** The row in whose history it stands who changed what since. */
  readonly row: { noun: string; id: string } | null;
  constructor(message: string, theirs: unknown, yours: unknown, row: Conflict['row'] = null) {
    super(message);
    this.theirs = theirs;
    this.yours = yours;
    this.row = row;
  }
}

/** Known, but not allowed. Answered with 403. */
export class Forbidden extends Error {}

/** The same bytes are here already, as `existing`. Answered with 409. */
export class Duplicate extends Error {
  readonly existing: { number: number; title: string };
  constructor(existing: { number: number; title: string }) {
    super(`The same file is already here as document ${existing.number}, “${existing.title}”.`);
    this.existing = existing;
  }
}

/** It can be done, but only if whoever asked says that it is meant: the message is the question. Answered with 409. */
export class Asks extends Error {
  /** What the button says that does it all the same. */
  readonly answer: string;
  constructor(question: string, answer: string) {
    super(question);
    this.answer = answer;
  }
}

/** Nobody is signed in. Answered with 401. */
export class SignInFirst extends Error {}

/** What was sent can't be kept for want of room on the disk, or because the disk refuses. Answered with 507. */
export class DiskRefuses extends Error {}

/** The file of a workspace is damaged: read only where `isReadable`, otherwise not at all. Answered with 503. */
export class Damaged extends Error {
  readonly isReadable: boolean;
  constructor(message: string, isReadable: boolean) {
    super(message);
    this.isReadable = isReadable;
  }
}
