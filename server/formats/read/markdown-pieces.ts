/** A stretch of Markdown that can be read on its own; `literal` when it is left as it is. */
export type MarkdownPiece = { text: string; literal: boolean };

/** About how much the lexer gets at once: its time grows faster than its text. */
const PIECE_UNITS = 32 * 1024;
/** A paragraph, list or table longer than this isn't Markdown that anybody wrote. */
const LONGEST = 512 * 1024;

/** Cuts long Markdown at empty lines before a line that isn't indented, never inside fenced code. */
export function piecesOf(markdown: string): MarkdownPiece[] {
  if (markdown.length <= PIECE_UNITS) return [pieceOf(markdown)];
  const pieces: MarkdownPiece[] = [];
  const boundary = /\n[ \t]*\n(?=\S)(?=(```|~~~)?)/g;
  let from = 0;
  for (let match = boundary.exec(markdown); match !== null; match = boundary.exec(markdown)) {
    if (match[1] !== undefined) {
      const end = markdown.indexOf(`\n${match[1]}`, boundary.lastIndex + 3);
      if (end === -1) break;
      boundary.lastIndex = end;
    } else if (boundary.lastIndex - from >= PIECE_UNITS) {
      pieces.push(pieceOf(markdown.slice(from, boundary.lastIndex)));
      from = boundary.lastIndex;
    }
  }
  pieces.push(pieceOf(markdown.slice(from)));
  return pieces;
}

/** Text that the lexer would choke on: far too long without an empty line, or a line nested beyond reason. */
function pieceOf(text: string): MarkdownPiece {
  return { text, literal: text.length > LONGEST || /^[ \t>*+\d.-]{200}/m.test(text) };
}
