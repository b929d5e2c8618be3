const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * How wide words are about, in pixels, in a proportional font of a size in pixels. On the wide side: a picture made on
 * the server doesn’t know the reader’s fonts, and words must not run out of their box.
 */
export const widthOf = (text: string, size: number): number => {
  let ems = 0;
  for (const { segment } of graphemes.segment(text)) ems += emsOf(segment);
  return ems * size;
};

const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u;

function emsOf(letter: string): number {
  if (WIDE.test(letter)) return 1.05;
  if (/^[mwMW@%—…]$/.test(letter)) return 0.95;
  if (/^[\p{Lu}&+=<>]/u.test(letter)) return 0.7;
  if (/^[iljtfr.,:;'’‘!|()[\]\s]/.test(letter)) return 0.38;
  return 0.6;
}

/** The words, cut with an ellipsis where they don’t fit into `room` pixels. */
export function fitted(text: string, room: number, size: number): string {
  if (widthOf(text, size) <= room) return text;
  let ems = emsOf(ELLIPSIS);
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    ems += emsOf(segment);
    if (ems * size > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** The words broken into lines of `room` pixels; what is more than `most` lines is cut. */
export function linesOf(text: string, room: number, size: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, most);
  const rest = lines.slice(most - 1).join(' ');
  return [...shown.slice(0, most - 1), ...(shown.length === most ? [rest] : [])].map((line) =>
    fitted(line, room, size),
  );
}
