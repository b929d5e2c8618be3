import { Invalid } from '../../domain/errors.ts';
import { isoDating } from '../../domain/isoDate.ts';
import { SECTION_KINDS, type SectionKind } from '../../domain/vocabulary.ts';
import type { LooseSection } from './sections.ts';

/** A document's Markdown in order: stretches of it, and the places where a section opens or closes. */
export type MarkdownPart =
  | { type: 'markdown'; text: string }
  | { type: 'open'; section: Pick<LooseSection, 'kind' | 'source' | 'author' | 'date' | 'label'> | null }
  | { type: 'close' };

const OPENING = /^:::+[ \t]*([a-z]+)((?:[ \t]+[a-z]+="[^"\n]*")*)[ \t]*$/;
const CLOSING = /^:::+[ \t]*$/;
const ATTRIBUTE = /([a-z]+)="([^"]*)"/g;
const KNOWN = ['source', 'author', 'date', 'label'];

/**
 * Cuts Markdown at the lines that mark sections. A section is fenced, may stand in another, and may name its own
 * source, author, date (ISO) and label:
 *
 *     ::: post author="mesa_47" date="2021-11-07T15:59"
 *     Look at this.
 *
 *     ::: repost source="Levant Wire"
 *     The quay …
 *     :::
 *     :::
 *
 * Kinds are those of `SECTION_KINDS`; `::: other` is dropped as markup and its words kept. A fence inside a code block
 * is code, a closing fence with nothing open is text. Throws `Invalid` for an attribute that isn't known or a bad date.
 */
export function cutDirectives(markdown: string): MarkdownPart[] {
  if (!markdown.includes(':::')) return [{ type: 'markdown', text: markdown }];
  const parts: MarkdownPart[] = [];
  let open = 0;
  let code: string | null = null;
  let from = 0;
  for (let at = 0; at < markdown.length; ) {
    const feed = markdown.indexOf('\n', at);
    const end = feed === -1 ? markdown.length : feed;
    const line = markdown.slice(at, Math.min(end, at + 1000));
    code = codeAfter(line, code);
    const part = code === null ? partOf(line, open) : null;
    if (part !== null) {
      if (from < at) parts.push({ type: 'markdown', text: markdown.slice(from, at) });
      parts.push(part);
      open += part.type === 'open' ? 1 : -1;
      from = end + 1;
    }
    at = end + 1;
  }
  if (from < markdown.length) parts.push({ type: 'markdown', text: markdown.slice(from) });
  return parts;
}

/** The fence of the code block that goes on after a line, null when none does. */
function codeAfter(line: string, code: string | null): string | null {
  const fence = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
  if (fence === undefined) return code;
  if (code === null) return fence;
  return fence.startsWith(code) && line.trim() === fence ? null : code;
}

function partOf(line: string, open: number): MarkdownPart | null {
  if (!line.startsWith(':::')) return null;
  if (CLOSING.test(line)) return open > 0 ? { type: 'close' } : null;
  const match = OPENING.exec(line);
  return match === null ? null : { type: 'open', section: sectionNamed(match[1] ?? '', match[2] ?? '') };
}

function sectionNamed(name: string, attributes: string): Extract<MarkdownPart, { type: 'open' }>['section'] {
  const kind = SECTION_KINDS.find((one): one is SectionKind => one === name);
  if (kind === undefined) return null;
  const given = Object.fromEntries(
    [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value.trim()]),
  );
  const strange = Object.keys(given).find((key) => !KNOWN.includes(key));
  if (strange !== undefined)
    throw new Invalid(`The section line “::: ${name}” has “${strange}”; it may have source, author, date and label.`);
  const date = given.date ? isoDating(given.date) : null;
  if (given.date && date === null)
    throw new Invalid(
      `The section line “::: ${name}” has the date “${given.date}”; write it as 2021-11-07 or 2021-11-07T15:59.`,
    );
  return { kind, source: given.source || null, author: given.author || null, date, label: given.label || null };
}
