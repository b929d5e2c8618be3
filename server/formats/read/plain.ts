import type { Block } from '../../domain/document.ts';
import { type FoundMetadata, readArticle } from './article.ts';
import { linesOf } from './lines.ts';
import type { ReadBody } from './markdown.ts';
import { marksOf } from './marks.ts';
import { type Piece, piecesFrom } from './pieces.ts';
import { nest } from './sections.ts';
import { readThread } from './thread.ts';

export type { FoundMetadata } from './article.ts';

/** Plain text (`\n` ends, no front matter) as blocks and sections; what the page says of itself is in `found`. */
export function readPlain(text: string, language: string): ReadBody & { found: FoundMetadata } {
  const lines = linesOf(text);
  const pieces = piecesFrom(text, lines, marksOf(text, lines));
  const { found, sections } = readThread(text, pieces, language) ?? readArticle(text, pieces, language);
  return { text, blocks: pieces.map(blockOf), sections: nest(sections), formats: [], found };
}

function blockOf({ start, end, kind, level, direction }: Piece): Block {
  return { start, end, kind, level, direction };
}
