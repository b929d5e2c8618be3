const isSupported = typeof Highlight === 'function' && 'highlights' in CSS;

/** Draws ranges without touching the page's elements (CSS Custom Highlight API). No ranges: takes them away. */
export function paint(name: string, ranges: readonly AbstractRange[], priority = 0): void {
  if (!isSupported) return;
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

/** Takes several away at once. */
export const unpaint = (...names: string[]): void => {
  for (const name of names) paint(name, []);
};
