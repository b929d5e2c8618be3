import type { CaseSource, Side } from '../analysis/case.ts';
import type { Claim } from '../domain/claim.ts';
import { LANGUAGES, type Letter } from '../domain/vocabulary.ts';
import { wordFor } from './choices.ts';
import { type CaseView, documentHref, documentIn, sourceIn } from './claimCase.ts';
import { stepName } from './claimChains.ts';
import { originCount } from './claimCounts.ts';
import { originName } from './claimSides.ts';
import { dateWords } from './dates.ts';
import type { GraphNode } from './graph.ts';
import type { Stop } from './graphRoutes.ts';
import { originMark } from './phrases.ts';
import { counted } from './standing.ts';

/** A claim with what its picture is drawn from. `letterOf`: how reliable a source is held to be, null where nobody rated it. */
export type PictureView = CaseView & {
  claim: Pick<Claim, 'number' | 'statement'>;
  letterOf: (sourceId: string) => Letter | null;
};

/** A box before it is known how far from the documents it stands. */
type Placeless = Omit<GraphNode, 'rank'>;

/** The box of a stop, or of all that is folded under its id. */
export function nodeOf(view: PictureView, stop: Stop, { id, count }: { id: string; count: number }): Placeless {
  if (id.startsWith('more:')) return foldNode(view, stop, id, count);
  if (stop.column === 'claim') return claimNode(view);
  if (stop.column === 'documents' || stop.step?.by === 'report') return documentNode(view, stop);
  return stop.column === 'origins' ? originNode(view, stop) : voiceNode(view, stop);
}

const claimHref = ({ base, claim }: PictureView): string => `${base}/claims/${claim.number}`;

const PLAIN = { origin: null, isOpen: false, isAgainst: false, emphasis: '' } as const;

const claimNode = (view: PictureView): Placeless => ({
  ...PLAIN,
  id: 'claim',
  column: 'claim',
  name: view.claim.statement,
  sub: '',
  title: `Claim ${view.claim.number}: ${view.claim.statement}`,
  href: claimHref(view),
  look: 'claim',
});

/** A text, or a report that one leads back to. */
function documentNode(view: CaseView, { id, column }: Stop): Placeless {
  const documentId = id.slice(2);
  const document = documentIn(view, documentId);
  const outlet = document?.outletId ? sourceIn(view, document.outletId) : undefined;
  const isHeld = document?.held !== false;
  const parts = [isHeld ? '' : 'not in hand', document?.date ? shortWords(view, document.date) : 'undated'];
  const language = document && document.language !== 'en' ? languageWord(document.language) : '';
  const date = document?.date ? dateWords(document.date) : 'undated';
  const title = [`Document ${document?.number ?? 0}: ${document?.title ?? ''}`, outlet?.name ?? 'outlet unknown', date];
  return {
    ...PLAIN,
    id,
    column,
    name: outlet?.name ?? document?.title ?? 'A report',
    sub: [...parts, language].filter((part) => part !== '').join(', '),
    title: [...title, language, isHeld ? '' : 'not in hand'].filter((part) => part !== '').join(', '),
    href: documentHref(view, documentId),
    look: isHeld ? 'plain' : 'open',
  };
}

const languageWord = (language: string): string => (LANGUAGES as Record<string, string>)[language] ?? '';

/** A stretch of time by its days alone; a year that all the documents of the claim share goes without saying. */
function shortWords(view: CaseView, { from, to }: { from: string; to: string }): string {
  const words = from === to ? dateWords({ from, to }) : dateWords({ from: from.slice(0, 10), to: to.slice(0, 10) });
  const year = sharedYear(view);
  return year && words !== year ? words.replaceAll(` ${year}`, '') : words;
}

function sharedYear({ claimCase }: CaseView): string | undefined {
  const years = new Set<string>();
  for (const { document } of claimCase.texts.values())
    if (document.date) for (const iso of [document.date.from, document.date.to]) years.add(iso.slice(0, 4));
  return years.size === 1 ? [...years][0] : undefined;
}

function voiceNode(view: PictureView, { id, column, step }: Stop): Placeless {
  const source = step?.sourceId ? sourceIn(view, step.sourceId) : undefined;
  const name = step ? stepName(view, step) : '';
  return {
    ...PLAIN,
    id,
    column,
    name,
    sub: source ? subOf(view, source) : 'not stated',
    title: `${name}, ${source ? inFull(view, source) : 'not stated'}`,
    href: source ? `${view.base}/sources/${source.number}` : documentHref(view, step?.documentId ?? ''),
    look: source && source.kind !== 'unnamed' ? 'plain' : 'open',
  };
}

/** “agency, B”. */
const subOf = ({ letterOf }: PictureView, { id, kind }: CaseSource): string =>
  [wordFor(kind), letterOf(id)].filter((part) => part !== null).join(', ');

const inFull = ({ letterOf }: PictureView, { id, kind }: CaseSource): string => {
  const letter = letterOf(id);
  return letter ? `${wordFor(kind)}, reliability ${letter}` : wordFor(kind);
};

function originNode(view: PictureView, { id }: Stop): Placeless {
  const [, side = 'for', index = '0'] = id.split(':');
  const origin = view.standing[side as Side].origins[Number(index)];
  const source = origin?.sourceIds[0] ? sourceIn(view, origin.sourceIds[0]) : undefined;
  const { name, href } = origin ? originName(view, origin) : { name: '', href: '' };
  const isKnown = origin?.kind === 'named';
  const mentions = origin ? originCount(view.standing, origin) : '';
  const own = origin?.kind === 'outlet' ? 'in its own voice' : source ? '' : 'not established';
  const sub = own || (source ? subOf(view, source) : '');
  const said = own || (source ? inFull(view, source) : '');
  const counting = origin?.countsLow ? '' : ', counts in the higher figure alone';
  return {
    id,
    column: 'origins',
    name,
    sub,
    title: `Origin ${origin?.number ?? 0}, ${side}: ${name}, ${said}, ${mentions}${counting}`,
    href: href || claimHref(view),
    look: isKnown ? 'origin' : 'open',
    origin: origin ? originMark(origin.number) : null,
    isOpen: origin?.countsLow === false,
    isAgainst: side === 'against',
    emphasis: '',
  };
}

const FOLDED: Record<string, [string, string]> = {
  documents: ['more document', 'more documents'],
  outlets: ['more outlet', 'more outlets'],
  relays: ['more voice', 'more voices'],
  origins: ['more origin', 'more origins'],
};

function foldNode(view: PictureView, stop: Stop, id: string, count: number): Placeless {
  const [, what = 'documents'] = id.split(':');
  const name = counted(count, ...(FOLDED[what] as [string, string]));
  return {
    ...PLAIN,
    id,
    column: stop.column,
    name,
    sub: id.endsWith(':against') ? 'against' : id.endsWith(':for') ? 'for' : 'folded',
    title: `${name}, folded`,
    href: claimHref(view),
    look: 'fold',
    isAgainst: id.endsWith(':against'),
  };
}
