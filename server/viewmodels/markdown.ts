import { Marked } from 'marked';
import { asHtml, escapeHtml, type Html } from './html.ts';

const SAFE = /^(?:https?:|mailto:|#|\/(?![/\\]))/i;

/** Markdown as people write it in notes and guidelines: HTML in it is shown as text, images and odd links as their words. */
const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return SAFE.test(href) ? `<a href="${escapeHtml(href)}" rel="noreferrer">${words}</a>` : words;
    },
    // A page has one h1: headings in notes begin below it.
    heading({ tokens, depth }) {
      const level = Math.min(6, depth + 1);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/** Notes and guidelines as markup. What is nested too deep to be read as Markdown is shown as it was written. */
export function markdownHtml(source: string): Html {
  try {
    return asHtml(marked.parse(source, { async: false }));
  } catch (error) {
    if (error instanceof RangeError) return asHtml(`<pre>${escapeHtml(source)}</pre>`);
    throw error;
  }
}
