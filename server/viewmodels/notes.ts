import { type Annotation, hull, spansOf } from '../domain/annotation.ts';
import { shorten } from '../domain/quote.ts';
import { sectionsAround } from '../domain/section.ts';
import type { SourceKind } from '../domain/vocabulary.ts';
import { type ClaimChip, chipsOf } from './claimLines.ts';
import { escapeHtml } from './html.ts';
import { type Reading, sourceName, workspaceOf } from './reading.ts';
import type { GradeModel } from './standing.ts';

const NOTES_SHOWN = 3;

const SILENCES = { declined: 'declined to answer', no_reply: 'did not reply', evaded: 'evaded the question' } as const;

/** What a margin note says: who hands the words over, how, and which words. */
export type Note = {
  number: number;
  who: string;
  isUnknown: boolean;
  how: string;
  /** The cue stands before the source in the text: “citing X”. */
  isCueFirst: boolean;
  what: string;
  /** The claim that the words bear on; it stands in their place. */
  claim: ClaimChip | null;
  grade: GradeModel | null;
  more: number;
  /** Comments that nobody has resolved, on it and on the mentions in it. */
  comments: number;
};

/** Attributions, and claims that no attribution bears; each where it begins. */
export function notedIn(annotations: readonly Annotation[]): Map<string, number> {
  const borne = new Set(annotations.flatMap((annotation) => annotation.mentionIds));
  return new Map(
    annotations
      .filter((one) => one.kind === 'attribution' || !borne.has(one.id))
      .map((one) => [one.id, hull(one.spans).start]),
  );
}

export function noteOf(annotation: Annotation, reading: Reading, byId: ReadonlyMap<string, Annotation>): Note {
  const mentions = annotation.mentionIds.map((id) => byId.get(id)).filter((mention) => mention !== undefined);
  const common = {
    number: annotation.number,
    isCueFirst: isCueFirst(annotation),
    comments: [annotation, ...mentions].reduce((sum, one) => sum + (reading.comments.get(one.id) ?? 0), 0),
  };
  if (annotation.kind === 'claim') {
    const voice = ownVoice(annotation, reading);
    const who = voice ? sourceName(reading.sources, voice) : 'The text itself';
    const how = isPerson(reading.sources.get(voice ?? '')?.kind) ? 'in person' : 'in its own voice';
    return { ...common, who, isUnknown: false, how, what: words(annotation), ...claimOf([annotation], reading) };
  }
  return {
    ...common,
    ...attributed(annotation, reading),
    what: mentions[0] ? words(mentions[0]) : said(annotation),
    ...claimOf(mentions, reading),
  };
}

/** The first claim that these mentions bear on, and how many more mentions or claims there are. */
function claimOf(
  mentions: readonly Annotation[],
  { links, grades, base }: Reading,
): Pick<Note, 'claim' | 'grade' | 'more'> {
  const chips = chipsOf(
    mentions.flatMap((mention) => links.get(mention.id) ?? []),
    workspaceOf(base),
  );
  const grade = mentions[0] ? (grades.get(mentions[0].id) ?? null) : null;
  return { claim: chips[0] ?? null, grade, more: Math.max(0, mentions.length - 1, chips.length - 1) };
}

function isCueFirst(annotation: Annotation): boolean {
  const cue = spansOf(annotation, 'cue')[0];
  const source = spansOf(annotation, 'source')[0];
  return cue !== undefined && source !== undefined && cue.start < source.start && !annotation.attributes.response;
}

/** Whose voice the plain text is: of the innermost section that names somebody, else the outlet's. */
function ownVoice(annotation: Annotation, { blocks, sections, document }: Reading): string | null {
  const { start } = hull(annotation.spans);
  const position = blocks.findLast((block) => block.start <= start)?.position ?? 0;
  const named = sectionsAround(sections, { startBlock: position, endBlock: position + 1 }).findLast(
    (section) => section.sourceId !== null || section.authorId !== null,
  );
  return named?.authorId ?? named?.sourceId ?? document.outletId;
}

const isPerson = (kind: SourceKind | undefined): boolean => kind === 'person' || kind === 'social_account';

function attributed(annotation: Annotation, reading: Reading): Pick<Note, 'who' | 'isUnknown' | 'how'> {
  const names = annotation.sources.map((source) => sourceName(reading.sources, source.sourceId));
  const { response } = annotation.attributes;
  const cue =
    spansOf(annotation, 'cue')[0]?.quote ??
    (annotation.spans.some((span) => span.role === 'content') ? '' : 'no content yet');
  return {
    who: names.length > 0 ? names.join(', ') : 'Source not named yet',
    isUnknown: names.length === 0,
    how: response ? SILENCES[response] : shorten(cue, 30),
  };
}

const words = (annotation: Annotation): string => shorten(annotation.spans.map((span) => span.quote).join(' … '), 90);
const said = (annotation: Annotation): string =>
  shorten(
    spansOf(annotation, 'content')
      .map((span) => span.quote)
      .join(' … '),
    90,
  );

/** The margin of a block: three notes, and how many more there are. */
export function railHtml(notes: readonly Note[], reading: Reading, position: number, all = false): string {
  if (notes.length === 0) return '';
  const shown = all ? notes : notes.slice(0, NOTES_SHOWN);
  const left = notes.length - shown.length;
  const more =
    left > 0
      ? `<li class="more"><a lang="en" dir="ltr" href="${reading.base}?notes=${position + 1}#p${position + 1}">${left} more</a></li>`
      : '';
  return `<ul class="rail">${shown.map((note) => noteHtml(note, reading)).join('')}${more}</ul>`;
}

/** As few nodes as will do: a long text has thousands of notes. The direction is the article's. */
function noteHtml(note: Note, { base }: Reading): string {
  const who = note.isUnknown ? `<i>${escapeHtml(note.who)}</i>` : `<b>${escapeHtml(note.who)}</b>`;
  const how = escapeHtml(note.how);
  const more = note.more > 0 ? `<em>+${note.more}</em>` : '';
  const what = note.claim ? claimHtml(note.claim) : escapeHtml(note.what);
  const line = what === '' ? '' : `<span class="note__what">${what}</span>`;
  return `<li class="note" id="note-${note.number}" data-a="${note.number}"><a href="${base}/annotations/${note.number}#a${note.number}"><span class="note__who">${note.isCueFirst ? `${how} ${who}` : `${who} ${how}`}${more}${commentsHtml(note.comments)}${gradeHtml(note.grade)}</span>${line}</a></li>`;
}

/** Sign, disc, number and statement; said in words before them for those who don't see the signs. */
function claimHtml({ stance, status, number, statement }: ClaimChip): string {
  return `<span class="vh">${stance.word}, ${status.word}: </span><span class="sign sign--${stance.name}" aria-hidden="true">${stance.sign}</span><span class="disc disc--${status.name}" aria-hidden="true"></span> <b class="claim-no">${number}</b> <bdi>${escapeHtml(statement)}</bdi>`;
}

function commentsHtml(count: number): string {
  const words = `${count} ${count === 1 ? 'comment' : 'comments'}`;
  return count === 0
    ? ''
    : ` <span class="said" title="${words}">${count}<span class="vh"> ${words.replace(/^\d+ /, '')}</span></span>`;
}

function gradeHtml(grade: GradeModel | null): string {
  if (!grade) return '';
  const letter = grade.letter ? `<i data-g="${grade.letterStep}">${grade.letter}</i>` : '';
  const number = grade.grade ? `<i data-g="${grade.grade}">${grade.grade}</i>` : '';
  return ` <span class="grade" title="${escapeHtml(grade.title)}">${letter}${number}<span class="vh">: ${escapeHtml(grade.title)}</span></span>`;
}
