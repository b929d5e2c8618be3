import { Marked, type RendererObject, type Token, type TokenizerAndRendererExtension } from 'marked';
import { MENTION_HERE, withNames } from '../domain/comment.ts';
import { asHtml, escapeHtml, type Html } from './html.ts';

const SAFE = /^(?:https?:|mailto:|#|\/(?![/\\]))/i;

/** Markdown as people write it in notes and guidelines: HTML in it is shown as text, images and odd links as their words. */
const RENDERER: RendererObject = {
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
};
const marked = new Marked({ gfm: true, renderer: RENDERER });

/** A person in a comment. The name is put in between reading and writing, because it isn't in the text. */
const mention: TokenizerAndRendererExtension = {
  name: 'mention',
  level: 'inline',
  start: (source) => source.indexOf('@{'),
  tokenizer(source) {
    const [raw, id] = MENTION_HERE.exec(source) ?? [];
    return raw === undefined ? undefined : { type: 'mention', raw, id };
  },
  renderer: ({ raw, name }) => (name ? `<b class="at">@<bdi>${escapeHtml(name)}</bdi></b>` : escapeHtml(raw)),
};
const ofComments = new Marked({ gfm: true, renderer: RENDERER, extensions: [mention] });

/** A comment as markup: as notes are, with people under the names that they have now. */
export function commentHtml(source: string, people: readonly { id: string; name: string }[]): Html {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const naming = (token: Token): void => {
    if (token.type === 'mention') Object.assign(token, { name: names.get(String((token as { id?: unknown }).id)) });
    else if (token.type === 'code' || token.type === 'codespan') token.text = withNames(token.text, people);
  };
  return written(source, () => {
    const tokens = ofComments.lexer(source);
    ofComments.walkTokens(tokens, naming);
    return ofComments.parser(tokens);
  });
}

/** Notes and guidelines as markup. What is nested too deep to be read as Markdown is shown as it was written. */
export const markdownHtml = (source: string): Html => written(source, () => marked.parse(source, { async: false }));

function written(source: string, write: () => string): Html {
  try {
    return asHtml(write());
  } catch (error) {
    if (error instanceof RangeError) return asHtml(`<pre>${escapeHtml(source)}</pre>`);
    throw error;
  }
}
