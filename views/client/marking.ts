import type { Range as Span } from '../../server/domain/document.ts';
import type { Role } from '../../server/domain/vocabulary.ts';
import { on } from './actions.ts';
import { type Current, current, type Kind, latestAttribution } from './current.ts';
import { blocksOf, endOf, numberOf, startOf } from './offsets.ts';
import { base } from './page.ts';
import { pend } from './pending.ts';
import { drop, picked } from './picked.ts';
import { chosenLast } from './picker.ts';
import type { Request, Saved } from './reply.ts';
import { change, creation, partRequest, pieceRequest, placeFields } from './requests.ts';
import { type Build, save } from './save.ts';
import { stepRequest } from './steps.ts';
import { toast } from './toasts.ts';

/** The keys that mark the words which are selected, each one save. */
export function attachMarking(): void {
  marks('claim', 'claim', (span) => creation('claim', 'claim', span));
  marks('addClaimPiece', 'claim', (span) => withCurrent('claim', (mark) => pieceRequest(mark, 'claim', span)));
  for (const role of ['source', 'cue', 'content'] as const)
    marks(role, role, (span) => partRequest(current.value, role, span));
  marks('recipient', 'recipient', (span) =>
    withCurrent('attribution', (mark) => change(mark.number, '/recipient', placeFields(span))),
  );
  marks('sources', 'source', (span) =>
    withCurrent(null, (mark) => change(mark.number, '/sourcing', placeFields(span))),
  );
  marks('toldBy', 'source', (span) => withCurrent(null, (mark) => stepRequest(mark, span)));
  marks('continue', 'content', continuation);
  marks('stretch', 'content', (span) => withCurrent('attribution', (mark) => stretch(mark, span)));
  marks('repost', null, repost);
  on('sourceAgain', () => sourceAgain());
}

type Make = (span: Span) => ReturnType<Build>;

/** An action on the words that are selected: drawn at once, sent in its turn, and the words let go. */
function marks(action: string, role: Role | null, make: Make): void {
  on(action, () => {
    const span = picked.value;
    if (!span) {
      toast('Select some words first: with the mouse, or with W and the arrow keys.');
      return true;
    }
    void commit(span, role, () => make(span));
    return true;
  });
}

/** Lets go of the words and sends them; until the answer comes they look as they will. */
async function commit(span: Span, role: Role | null, build: Build): Promise<Saved | null> {
  const release = role ? pend(span, role) : () => {};
  drop();
  const reply = await save(build);
  release();
  return reply;
}

/** The selected mark, if it is of the kind that the key works on; otherwise says what to select. */
function withCurrent(
  kind: Kind | null,
  make: (mark: Current) => Promise<Request | null>,
): Promise<Request | null> | null {
  const mark = current.value;
  if (mark && (kind === null || mark.kind === kind)) return make(mark);
  toast(kind === null ? 'Select a mark first.' : `Select ${kind === 'claim' ? 'a claim' : 'an attribution'} first.`);
  return null;
}

function continuation(span: Span): Request | null {
  const of = current.value?.kind === 'attribution' ? current.value.number : latestAttribution();
  if (of === null) {
    toast('Select the attribution that goes on here first.');
    return null;
  }
  const fields: [string, string][] = [
    ['start', String(span.start)],
    ['end', String(span.end)],
    ['of', String(of)],
  ];
  return { url: `${base}/continuations`, fields };
}

/** Whole paragraphs become content; content that they meet grows into them. */
function stretch(mark: Current, span: Span): Promise<Request> {
  const blocks = blocksOf(span);
  const [first, last] = [blocks[0], blocks.at(-1)];
  const paragraphs = first && last ? { start: startOf(first), end: endOf(last) } : span;
  const met = mark.spans.filter(
    (one) => one.role === 'content' && one.start < paragraphs.end && paragraphs.start < one.end,
  );
  const start = Math.min(paragraphs.start, ...met.map((one) => one.start));
  const end = Math.max(paragraphs.end, ...met.map((one) => one.end));
  return pieceRequest(mark, 'content', { start, end });
}

function repost(span: Span): Request | null {
  const blocks = blocksOf(span);
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return null;
  const fields: [string, string][] = [
    ['kind', 'repost'],
    ['startBlock', String(numberOf(first))],
    ['endBlock', String(numberOf(last))],
  ];
  return { url: `${base}/sections`, fields };
}

/** The last source again: for the selected attribution, or for the words that are selected. */
function sourceAgain(): boolean {
  const span = picked.value;
  void commit(span ?? { start: 0, end: 0 }, span ? 'content' : null, async () => {
    const source = await chosenLast();
    if (!source) {
      toast('No source has been chosen yet.');
      return null;
    }
    if (span) return creation('attribution', 'content', span, [['source', source]]);
    return withCurrent('attribution', (mark) => change(mark.number, '/sources', [['source', source]]));
  });
  return true;
}
