import type { Brief, BriefOrigin, BriefSide, ClaimBrief, Footnote, Sentence } from './briefText.ts';
import type { Phrase } from './phrases.ts';

/** A brief as Markdown with footnotes (GitHub’s and Pandoc’s); whatever comes from the workspace is words, never marks. */
export function briefMarkdown(brief: Brief): string {
  const parts = [
    `# ${plain(brief.title)}`,
    `${plain(brief.subject)}. ${plain(brief.written)}.${brief.protection ? ` ${plain(brief.protection)}` : ''}`,
    ...paragraph(brief.lead),
    ...brief.claims.flatMap((claim) => claimParts(claim, brief.isEvent ? '##' : '')),
    brief.more && plain(brief.more),
    '## Source summary statement',
    ...paragraph(brief.summary),
    ...(brief.footnotes.length > 0 ? ['## Notes', ...brief.footnotes.map(footnote)] : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Below a heading of its own where there are several claims; else below that of the brief. */
function claimParts(claim: ClaimBrief, heading: string): string[] {
  const below = heading === '' ? '##' : '###';
  return [
    heading && `${heading} Claim ${claim.number}: ${plain(claim.statement)}`,
    ...paragraph(claim.about),
    `${below} How it stands`,
    ...paragraph(claim.standing),
    ...claim.sides.flatMap((side) => sideParts(side, below)),
    ...(claim.verdict
      ? [
          `${below} Verdict`,
          line(claim.verdict.decided),
          quoted(claim.verdict.rationale),
          ...claim.verdict.sentences.map(line),
        ]
      : []),
    ...claim.sections.flatMap(({ title, sentences }) => [`${below} ${title}`, list(sentences)]),
  ];
}

const sideParts = ({ title, origins, none, more }: BriefSide, below: string): string[] => [
  `${below} ${title}`,
  ...(none ? [plain(none)] : []),
  ...origins.map(originPart),
  ...(more ? [plain(more)] : []),
];

const originPart = ({ intro, mentions, more }: BriefOrigin): string =>
  [line(intro), '', ...mentions.map((one) => `- ${line(one)}`), ...(more ? [`- ${plain(more)}`] : [])].join('\n');

const paragraph = (sentences: readonly Sentence[]): string[] =>
  sentences.length === 0 ? [] : [sentences.map(line).join(' ')];
const list = (sentences: readonly Sentence[]): string => sentences.map((one) => `- ${line(one)}`).join('\n');

function line({ words, quotes, notes }: Sentence): string {
  const said = quotes.map(
    ({ text, translation }) =>
      `“${isolated(text)}”${translation === '' ? '' : ` (the claim in translation: “${isolated(translation)}”)`}`,
  );
  const refs = notes.map(({ number }) => `[^${number}]`).join('');
  return `${begun([phrase(words), ...said].join(' '))}${refs}`;
}

const phrase = (words: Phrase): string =>
  words
    .map(({ text, isName, origin }) => (origin ? `origin ${origin.number}` : isName ? isolated(text) : plain(text)))
    .join('');

function footnote({ number, where, chain, grade, isCircular }: Footnote): string {
  const way = chain.map(({ name }) => isolated(name)).join(' › ');
  return `[^${number}]: ${phrase(where)}. Chain: ${way}${isCircular ? ' (circular)' : ''}. ${plain(grade)}.`;
}

/** A rationale is Markdown of its author’s; here it is words like any other, in a quotation. */
const quoted = (text: string): string =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => `> ${begun(isolated(part))}`)
    .join('\n>\n');

const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

/** A name or a quotation keeps its own direction and turns nothing around it. */
const isolated = (text: string): string => {
  const words = plain(text);
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(words) ? `${ISOLATE}${words}${END_ISOLATE}` : words;
};

/**
 * Words as words in Markdown: on one line, every sign that could mark something escaped, `<` and `&` as entities, no
 * address made into a link, and without characters that turn the direction of what follows.
 */
const plain = (text: string): string =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000e-\u001f]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_[\]#|~$^@]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.');

/** A line that begins with a sign or a number of a list is none. */
const begun = (line: string): string =>
  line.replace(/^(\u2068?)([+=>:-])/, '$1\\$2').replace(/^(\u2068?\d+)([.)])/, '$1\\$2');
