import { hull } from '../domain/annotation.ts';
import type { Evidence } from '../domain/claim.ts';
import type { ClaimCase, Place } from './case.ts';
import { writtenOn } from './dating.ts';
import { sets } from './sets.ts';

/** The places of a claim, as they were written; those of one day in the order of their documents and of the text. */
export function placesOf(claimCase: ClaimCase): Place[] {
  const byDocument = new Map<string, Evidence[]>();
  for (const one of claimCase.evidence) {
    const list = byDocument.get(one.documentId);
    if (list) list.push(one);
    else byDocument.set(one.documentId, [one]);
  }
  const dated: DatedPlace[] = [];
  for (const [id, evidence] of byDocument)
    for (const place of placesIn(id, evidence, claimCase.mentions)) dated.push(datedPlace(claimCase, place));
  return dated.sort(asWritten).map(({ place }) => place);
}

type DatedPlace = { place: Place; from: string; number: number };

/** A place without a date comes last. */
function datedPlace({ texts, mentions }: ClaimCase, place: Place): DatedPlace {
  const text = texts.get(place.documentId);
  const date = text?.sections.length ? writtenOn(text, mentions.get(place.mentionIds[0] ?? '')) : text?.document.date;
  return { place, from: date?.from ?? '9999', number: text?.document.number ?? 0 };
}

const asWritten = (a: DatedPlace, b: DatedPlace): number =>
  compare(a.from, b.from) ||
  a.number - b.number ||
  a.place.start - b.place.start ||
  compare(a.place.mentionIds[0] ?? '', b.place.mentionIds[0] ?? '');

/** Mentions over the same words are one place, whoever marked them. */
function placesIn(documentId: string, evidence: readonly Evidence[], mentions: ClaimCase['mentions']): Place[] {
  const [only] = evidence;
  if (only && evidence.length === 1) return onlyPlace(documentId, only, mentions);
  const byMention = new Map<string, string[]>();
  for (const { mentionId, id } of evidence) {
    const list = byMention.get(mentionId);
    if (list) list.push(id);
    else byMention.set(mentionId, [id]);
  }
  const marks = [...byMention.keys()]
    .flatMap((id) => (mentions.get(id)?.spans ?? []).map(({ role, start, end }) => ({ id, role, start, end })))
    .filter((mark) => mark.role === 'claim')
    .sort((a, b) => a.start - b.start || b.end - a.end || compare(a.id, b.id));
  const together = sets<string>();
  const starts = new Map<string, number>();
  let last: { id: string; end: number } | null = null;
  for (const { id, start, end } of marks) {
    together.add(id);
    if (!starts.has(id)) starts.set(id, start);
    if (last && start < last.end) together.join(last.id, id);
    last = last && last.end > end ? last : { id, end };
  }
  return together.groups().map((ids) => ({
    documentId,
    mentionIds: ids.sort(),
    evidenceIds: ids.flatMap((id) => byMention.get(id) ?? []).sort(),
    start: Math.min(...ids.map((id) => starts.get(id) ?? 0)),
  }));
}

function onlyPlace(documentId: string, { id, mentionId }: Evidence, mentions: ClaimCase['mentions']): Place[] {
  const spans = mentions.get(mentionId)?.spans ?? [];
  return spans.length === 0
    ? []
    : [{ documentId, mentionIds: [mentionId], evidenceIds: [id], start: hull(spans).start }];
}

/** Orders two strings by their code units, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
