import { hull } from '../../server/domain/annotation.ts';
import { proveSpan } from '../../server/domain/quote.ts';
import type { Role } from '../../server/domain/vocabulary.ts';
import { putAnnotation } from '../../server/store/annotations.ts';
import { transaction } from '../../server/store/database.ts';
import { reserveNumber, textOf, touchDocument } from '../../server/store/documents.ts';
import type { Context } from '../../server/usecases/change.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addSource } from '../../server/usecases/sources.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = {
  en: 'the harbour official said that a second vessel had left berth seven before dawn while two dockworkers saw smoke over the fuel store and the agency reported no casualties after midnight'.split(' '),
  ar: 'قال مسؤول في الميناء إن سفينة ثانية غادرت الرصيف السابع قبل الفجر بينما رأى عاملان دخانا فوق مستودع الوقود وذكرت الوكالة أنه لا إصابات بعد منتصف الليل'.split(' '),
};

/** News-like paragraphs of about 600 characters, `size` characters in all. */
export function generateText(size: number, language: keyof typeof WORDS, random: () => number): string {
  const paragraphs: string[] = [];
  let length = 0;
  while (length < size) {
    const words: string[] = [];
    for (let left = 600; left > 0; ) {
      const word = WORDS[language][Math.floor(random() * WORDS[language].length)] ?? '';
      words.push(random() < 0.08 ? `${word}.` : word);
      left -= word.length + 1;
    }
    const paragraph = `${words.join(' ')}.`;
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return paragraphs.join('\n\n');
}

export type Load = { name: string; size: number; marks: number; language?: keyof typeof WORDS; clustered?: boolean };

/** Imports a generated text and marks it: claims and attributions in turn, spread evenly or in ten clusters, linked. */
export function generateDocument(context: Context, load: Load, seed: number): number {
  const random = seeded(seed);
  const language = load.language ?? 'en';
  const text = generateText(load.size, language, random);
  const { value: document } = importText(context, text, { title: load.name, language });
  const source = addSource(context, { kind: 'unnamed', name: 'harbour officials', description: '', affiliationId: null, aliases: [] }).value;
  transaction(context.db, () => {
    let lastClaim: string | null = null;
    for (let n = 1; n <= load.marks; n++) {
      const spans = spansFor(textOf(context.db, document.id), n, load, random);
      const isClaim = n % 2 === 1;
      const id = context.newId();
      putAnnotation(context.db, {
        id, documentId: document.id, number: n, kind: isClaim ? 'claim' : 'attribution', layer: 'shared', annotatorId: context.actor.id, parentId: null, attributes: {}, note: '',
        spans: spans.filter((span) => isClaim === (span.role === 'claim')),
        sources: isClaim ? [] : [{ sourceId: source.id, identification: 'unnamed_described', access: null, statedMin: null, statedMax: null, statedReason: null }],
        mentionIds: !isClaim && load.clustered && lastClaim ? [lastClaim] : [], createdAt: context.now(), updatedAt: context.now(), version: 1, hiddenAt: null,
      });
      if (isClaim) lastClaim = id;
      touchDocument(context.db, document.id, spans.reduce((most, span) => Math.max(most, hull([span]).end - span.start), 0));
    }
    reserveNumber(context.db, document.id, load.marks);
  });
  return document.number;
}

/** A claim, or source, cue and content side by side, where the n-th mark stands. */
function spansFor(text: string, n: number, load: Load, random: () => number) {
  const stride = load.clustered ? load.size / 10 : load.size / load.marks;
  const place = load.clustered ? Math.floor(n / (load.marks / 10)) * stride + (random() * stride) / 8 : n * stride * 0.98;
  const from = Math.min(Math.floor(place), text.length - 200);
  const roles: [Role, number, number][] = n % 2 === 1 ? [['claim', 0, 40]] : [['source', 0, 12], ['cue', 12, 18], ['content', 18, 80]];
  return roles.map(([role, start, end]) => proveSpan(text, { role, ...clear(text, from + start, from + end) }));
}

/** Keeps a span off paragraph breaks and out of the middle of nothing. */
function clear(text: string, start: number, end: number): { start: number; end: number } {
  const stop = text.slice(start, end).indexOf('\n\n');
  if (stop > 1) return { start, end: start + stop };
  if (stop >= 0) return { start: start + stop + 2, end: start + stop + 2 + Math.max(2, end - start - 2) };
  return text.slice(start, end).trim() === '' ? { start: start + 1, end: end + 1 } : { start, end };
}
