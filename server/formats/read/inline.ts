import type { Lexer, Token } from 'marked';
import type { Format } from '../../domain/document.ts';
import type { FormatKind } from '../../domain/vocabulary.ts';
import { decodeEntities } from './entities.ts';
import { formatOf, type Words } from './rendered.ts';

const FORMATS: Readonly<Record<string, FormatKind>> = {
  em: 'emphasis',
  strong: 'strong',
  del: 'deleted',
  codespan: 'code',
  link: 'link',
};
const SAFE = /^(?:https?:\/\/|mailto:)[^\s\0-\x1f]+$/i;
/** What one document may cost: units times signs of markup, summed over its paragraphs. Past it, words stand as written. */
const BUDGET = 60_000_000;
const DEEPEST = 24;

/** Reads the inline Markdown of a document's paragraphs; holds what it has cost so far. */
export class InlineReader {
  readonly lexer: Lexer;
  private left = BUDGET;

  /** `lexer` knows the link definitions of the document. */
  constructor(lexer: Lexer) {
    this.lexer = lexer;
  }

  /**
   * Inline Markdown as plain words and formats: markup and tags are gone, entities decoded, a soft line end is a space.
   * The lexer takes quadratic time on text made of brackets, so a document has a budget, after which text is left as it is.
   */
  read(markdown: string): Words {
    const words = { parts: [] as string[], length: 0, formats: [] as Format[] };
    const cost = markdown.length * (markdown.match(/[[\]*_`<~&!]/g)?.length ?? 0);
    if (cost === 0 && !mayHoldLink(markdown)) return { text: markdown.replace(/ *\n */g, ' '), formats: [] };
    if (cost > this.left) return { text: markdown, formats: [] };
    this.left -= cost;
    this.walk(this.lexer.inlineTokens(markdown, []), words, 0);
    return { text: words.parts.join(''), formats: words.formats };
  }

  private walk(tokens: readonly Token[], to: Growing, depth: number): void {
    for (const token of tokens) {
      const start = to.length;
      const place = to.formats.length;
      if ('tokens' in token && token.tokens !== undefined && depth < DEEPEST) this.walk(token.tokens, to, depth + 1);
      else add(to, plain(token));
      const format = FORMATS[token.type];
      if (format === undefined || to.length === start) continue;
      const href = format === 'link' && 'href' in token ? String(token.href) : null;
      if (format === 'link' && !SAFE.test(href ?? '')) continue;
      to.formats.splice(place, 0, formatOf(format, start, to.length, href));
    }
  }
}

type Growing = { parts: string[]; length: number; formats: Format[] };

function add(to: Growing, text: string): void {
  to.parts.push(text);
  to.length += text.length;
}

/** Bare addresses, and backslashes before signs, need the lexer; plain prose doesn't. */
function mayHoldLink(markdown: string): boolean {
  return /[\\@]|:\/\/|www\.| {2}\n/.test(markdown);
}

function plain(token: Token): string {
  if (token.type === 'br') return '\n';
  if (token.type === 'html' || token.type === 'checkbox') return /^<br\b/i.test(token.raw) ? '\n' : '';
  if (token.type === 'codespan' || token.type === 'escape') return 'text' in token ? String(token.text) : token.raw;
  const text = 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
  return decodeEntities(text).replace(/ *\n */g, ' ');
}
