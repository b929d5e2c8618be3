/** What the server says about this page, and the parts that it always has. */
const { base: path = '', workspace: place = '', language: tongue = 'en' } = document.body.dataset;

/** Address of the document, without a slash at its end. */
export const base = path;
export const workspace = place;
export const language = tongue;

/** The text. On pages without one, an empty element outside the page: nothing is ever found in it. */
export const article = document.getElementById('article') ?? document.createElement('article');
export const hasArticle = article.isConnected;

export const byId = (id: string): HTMLElement | null => document.getElementById(id);

/** How many blocks the text has; they are numbered from 1 and never change while the page is open. */
export const blockCount = hasArticle ? article.getElementsByClassName('para').length : 0;

/** One column, the inspector a sheet: the same width as in the styles. */
export const isNarrow = (): boolean => matchMedia('(max-width: 56rem)').matches;
export const isCoarse = (): boolean => matchMedia('(pointer: coarse)').matches;

export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** An element with attributes and children; text is set as text, never as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The nearest element from a node upwards that fits. */
export const closest = (node: EventTarget | null, selector: string): HTMLElement | null => {
  const element = node instanceof Element ? node : node instanceof Node ? node.parentElement : null;
  return element?.closest<HTMLElement>(selector) ?? null;
};

/** Scrolls no more than needed; the styles keep bars out of the way through `scroll-padding`. */
export const reveal = (element: Element | null, block: ScrollLogicalPosition = 'nearest'): void =>
  element?.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
