import { wordsOf } from './headings.ts';
import type { Piece } from './pieces.ts';

/** Where words stood first: in which post, and whether they were that post's own or quoted there. */
export type Seen = { post: number; own: boolean };

/** The words of a thread's posts, to find where quoted ones come from. */
export class SeenWords {
  private readonly text: string;
  private readonly places = new Map<string, Seen>();

  constructor(text: string) {
    this.text = text;
  }

  /** Remembers a block; the first place counts. */
  add(piece: Piece, seen: Seen): void {
    const key = this.keyOf(piece);
    if (!this.places.has(key)) this.places.set(key, seen);
  }

  /** Where the same words stood first, null when they are new. */
  find(piece: Piece | undefined): Seen | null {
    return piece === undefined || piece.mark !== null ? null : (this.places.get(this.keyOf(piece)) ?? null);
  }

  /** The first words and the length stand for a block: two posts seldom agree in both. */
  private keyOf(piece: Piece): string {
    const words = wordsOf(this.text, { ...piece, end: Math.min(piece.end, piece.start + 200) });
    return `${piece.end - piece.start} ${words.replace(/\s+/g, ' ')}`;
  }
}
