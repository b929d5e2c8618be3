/** What is needed of a keyboard event. */
export type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'> & {
  altGraph: boolean;
};

/** Keys of the US layout by place, for layouts whose letters aren't Latin. */
const PLACES: Record<string, string> = {
  Slash: '/?',
  Period: '.>',
  Comma: ',<',
  BracketLeft: '[{',
  BracketRight: ']}',
};

/** The sign that a stroke stands for: `event.key` where it is Latin or a sign, else what the place bears on a US layout. */
export function signOf({ key, code, shiftKey }: Stroke): string {
  if (key === ' ') return 'Space';
  if (key.length !== 1 || key <= '\u007f') return key.length === 1 ? key.toLowerCase() : key;
  if (/\p{Script=Latin}/u.test(key)) return key.toLowerCase();
  if (code.startsWith('Key')) return code.slice(3).toLowerCase();
  if (/\p{Nd}/u.test(key) && code.startsWith('Digit')) return code.slice(5);
  return PLACES[code]?.[shiftKey ? 1 : 0] ?? key;
}

/** Whether a stroke is a key of the table: `c`, `Shift+c`, `Ctrl+Shift+z`, `Alt+ArrowLeft`, `{`. Meta counts as Ctrl. */
export function matches(stroke: Stroke, key: string): boolean {
  const parts = key === '+' ? [key] : key.split('+');
  const wanted = parts.at(-1) ?? '';
  if (signOf(stroke) !== wanted) return false;
  const control = stroke.ctrlKey || stroke.metaKey;
  // Signs such as [ or { need Shift, AltGr or Alt on many layouts: for them only the sign counts.
  if (wanted.length === 1 && !/[a-z]/.test(wanted)) return !control || stroke.altGraph;
  return (
    control === parts.includes('Ctrl') &&
    stroke.altKey === parts.includes('Alt') &&
    stroke.shiftKey === parts.includes('Shift')
  );
}
