import type { Range } from '../domain/document.ts';
import { asHtml, type Html } from './html.ts';
import { blockText, type Mark } from './marks.ts';

/** A stretch of a document whose words are known: all of it, or what the spans of an annotation have kept. */
export type Stretch = Range & { words: string };

/** The piece of a stretch that is shown. */
export type Piece = Range & { of: Stretch };

/**
 * Pieces of a document with their marks, flat as in the article; pieces that stand apart are joined by an ellipsis. No
 * mark bears an address here: several excerpts of one document may stand on a page. `depth`: voices around it (reposts).
 */
export function excerptHtml(pieces: readonly Piece[], marks: readonly Mark[], depth = 0): Html {
  const shown = pieces.map(({ of, start, end }) => {
    const met = marks
      .filter((mark) => mark.start < end && mark.end > start)
      .map((mark) => ({ ...mark, isFirst: false, start: mark.start - of.start, end: mark.end - of.start }));
    return blockText(of.words, { start: start - of.start, end: end - of.start }, met, [], depth);
  });
  return asHtml(shown.join(' <span class="faint">…</span> '));
}
