import type { CaseSource, Side } from '../analysis/case.ts';
import type { Claim } from '../domain/claim.ts';
import { LANGUAGES, type Letter } from '../domain/vocabulary.ts';
import { wordFor } from './choices.ts';
import { type CaseView, documentHref, documentIn, sourceIn } from './claimCase.ts';
import { stepName } from './claimChains.ts';
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

/** The box of a stop, or of all that is folded under its id. */
export function nodeOf(view: PictureView, stop: Stop, { id, count }: { id: string; count: number }): GraphNode {
  if (id.startsWith('more:')) return foldNode(view, stop, id, count);
  if (stop.column === 'claim') return claimNode(view);
  if (stop.column === 'documents') return documentNode(view, stop);
  return stop.column === 'origins' ? originNode(view, stop) : voiceNode(view, stop);
}

const claimHref = ({ base, claim }: PictureView): string => `${base}/claims/${claim.number}`;

const PLAIN = { origin: null, isAgainst: false } as const;

const claimNode = (view: PictureView): GraphNode => ({
  ...PLAIN,
  id: 'claim',
  column: 'claim',
  name: view.claim.statement,
  sub: '',
  title: `Claim ${view.claim.number}: ${view.claim.statement}`,
  href: claimHref(view),
  look: 'claim',
});

function documentNode(view: CaseView, { id }: Stop): GraphNode {
  const documentId = id.slice(2);
  const document = documentIn(view, documentId);
  const outlet = document?.outletId ? sourceIn(view, document.outletId) : undefined;
  const parts = [
    document?.date ? dateWords(document.date) : 'undated',
    (LANGUAGES as Record<string, string>)[document?.language ?? ''] ?? '',
  ];
  const isHeld = document?.held !== false;
  const sub = isHeld ? parts.filter((part) => part !== '').join(', ') : `not in hand; ${parts[0]}`;
  return {
    ...PLAIN,
    id,
    column: 'documents',
    name: outlet?.name ?? document?.title ?? 'A report',
    sub,
    title: `Document ${document?.number ?? 0}: ${document?.title ?? ''}, ${outlet?.name ?? 'outlet unknown'}, ${sub}`,
    href: documentHref(view, documentId),
    look: isHeld ? 'plain' : 'open',
  };
}

function voiceNode(view: PictureView, { id, column, step }: Stop): GraphNode {
  const source = step?.sourceId ? sourceIn(view, step.sourceId) : undefined;
  const name = step ? stepName(view, step) : '';
  const sub = source ? subOf(view, source) : 'not stated';
  return {
    ...PLAIN,
    id,
    column,
    name,
    sub,
    title: `${name}, ${sub}`,
    href: source ? `${view.base}/sources/${source.number}` : documentHref(view, step?.documentId ?? ''),
    look: source && source.kind !== 'unnamed' ? 'plain' : 'open',
  };
}

const subOf = ({ letterOf }: PictureView, { id, kind }: CaseSource): string => {
  const letter = letterOf(id);
  return letter ? `${wordFor(kind)}, reliability ${letter}` : wordFor(kind);
};

function originNode(view: PictureView, { id }: Stop): GraphNode {
  const [, side = 'for', index = '0'] = id.split(':');
  const origin = view.standing[side as Side].origins[Number(index)];
  const source = origin?.sourceIds[0] ? sourceIn(view, origin.sourceIds[0]) : undefined;
  const { name, href } = origin ? originName(view, origin) : { name: '', href: '' };
  const isKnown = origin?.kind === 'named';
  const mentions = new Set(origin?.paths.map((path) => view.standing.paths[path]?.place)).size;
  const sub = origin?.kind === 'outlet' ? 'in its own voice' : source ? subOf(view, source) : 'not established';
  const counting = origin?.countsLow ? '' : ', counts in the higher figure alone';
  return {
    id,
    column: 'origins',
    name,
    sub,
    title: `Origin ${origin?.number ?? 0}, ${side}: ${name}, ${sub}, ${counted(mentions, 'mention')}${counting}`,
    href: href || claimHref(view),
    look: isKnown ? 'origin' : 'open',
    origin: origin ? originMark(origin.number) : null,
    isAgainst: side === 'against',
  };
}

const FOLDED: Record<string, [string, string]> = {
  documents: ['more document', 'more documents'],
  outlets: ['more outlet', 'more outlets'],
  relays: ['more voice', 'more voices'],
  origins: ['more origin', 'more origins'],
};

function foldNode(view: PictureView, stop: Stop, id: string, count: number): GraphNode {
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
