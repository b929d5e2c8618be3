/** A stretch of a sentence that the program writes: words of its own, or a name, which keeps its own direction. */
export type Word = { text: string; href: string; isName: boolean; origin: OriginMark | null };
export type Phrase = Word[];

type Part = string | number | Word | Phrase;

/** The colours of origins: the ninth repeats the first with a broken line. They go on counting from one side to the other. */
export const TONES = 8;

/** The number of an origin and the colour that goes with it, from 1. */
export type OriginMark = { number: number; tone: number; isAgain: boolean };

export const originMark = (number: number): OriginMark => ({
  number,
  tone: ((number - 1) % TONES) + 1,
  isAgain: number > TONES,
});

const own = (text: string): Word => ({ text, href: '', isName: false, origin: null });

/** A name out of the workspace, perhaps a link. */
export const named = (text: string, href = ''): Word => ({ text, href, isName: true, origin: null });

/** Words of the program's own that lead somewhere. */
export const linked = (text: string, href: string): Word => ({ text, href, isName: false, origin: null });

/** The number of an origin, in its colour. */
export const originWord = (number: number): Word => ({
  text: '',
  href: '',
  isName: false,
  origin: originMark(number),
});

/** A sentence with names and links in it, for partials/phrase: say`Both end in ${named('قاآني')}`. */
export const say = (strings: TemplateStringsArray, ...parts: readonly Part[]): Phrase =>
  strings
    .flatMap((text, i): Phrase => {
      const part = parts[i];
      const after = part === undefined ? [] : typeof part === 'object' ? [part].flat() : [own(String(part))];
      return [own(text), ...after];
    })
    .filter((word) => word.text !== '' || word.origin !== null);

/** “a, b and c”; of more than `most`, the first of them and how many more there are. */
export function listed(items: readonly Part[], most = 12): Phrase {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  const all: readonly Part[] = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.flatMap((item, i) => say`${i === 0 ? '' : i === all.length - 1 ? ' and ' : ', '}${item}`);
}
