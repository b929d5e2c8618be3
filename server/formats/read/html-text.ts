const HIDDEN = /^<(script|style|template|noscript)\b/i;
const BREAKING =
  /^<\/?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote|section|article|header|footer|figure|figcaption|hr|details|summary)\b/i;

/**
 * The words of a stretch of HTML: tags and comments are gone, scripts and styles with what is in them; a tag of a block
 * leaves an empty line. Linear: each `<` without its `>` ends the search.
 */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1 || !html.includes('>', open)) break;
    parts.push(html.slice(at, open));
    const end = endOfTag(html, open);
    if (BREAKING.test(html.slice(open, open + 14))) parts.push('\n\n');
    at = end;
  }
  parts.push(html.slice(at));
  return parts.join('');
}

/** Index after the tag, comment or hidden element that begins at `open`; of the `<` alone when it begins none. */
function endOfTag(html: string, open: number): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open);
  if (!/^<[/!?A-Za-z]/.test(html.slice(open, open + 2))) return open + 1;
  const hidden = HIDDEN.exec(html.slice(open, open + 12))?.[1];
  return hidden === undefined ? after(html, '>', open) : after(html, `</${hidden.toLowerCase()}>`, open);
}

function after(html: string, what: string, from: number): number {
  const found = html.indexOf(what, from);
  return found === -1 ? html.length : found + what.length;
}
