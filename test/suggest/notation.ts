import { type ProposedAttribution, proposeAttribution } from '../../server/suggest/index.ts';

const LETTERS = { source: 's', cue: 'q', recipient: 'r', content: 'c', claim: 'm' } as const;

/** "[s:Informed sources] [q:said] [c:it ended]" without the brackets. */
function plain(marked: string): string {
  return marked.replace(/\[[sqrc]:/g, '').replace(/\]/g, '');
}

/** The same text with a proposal's spans in brackets; a proposal that is null gives the bare text. */
function mark(text: string, proposal: ProposedAttribution | null): string {
  let marked = text;
  for (const span of [...(proposal?.spans ?? [])].sort((a, b) => b.start - a.start)) {
    const words = marked.slice(span.start, span.end);
    marked = `${marked.slice(0, span.start)}[${LETTERS[span.role]}:${words}]${marked.slice(span.end)}`;
  }
  return marked;
}

/** Proposes for the bare words of `marked` and gives them back with the spans that were found, to be compared with `marked`. */
export function remark(marked: string, language = 'en'): string {
  const text = plain(marked);
  return mark(text, propose(marked, language));
}

export function propose(marked: string, language = 'en'): ProposedAttribution | null {
  const text = plain(marked);
  return proposeAttribution(text, 0, text.length, language);
}
