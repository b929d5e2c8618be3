import type { Span } from '../../server/domain/annotation.ts';
import { proveSpan } from '../../server/domain/quote.ts';
import type { Role } from '../../server/domain/vocabulary.ts';
import { putAnnotation } from '../../server/store/annotations.ts';
import { transaction } from '../../server/store/database.ts';
import { reserveNumber, touchDocument } from '../../server/store/documents.ts';
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
  en: 'the harbour official said that a second vessel had left berth seven before dawn while two dockworkers saw smoke over the fuel store and the agency reported no casualties after midnight'.split(
    ' ',
  ),
  ar: 'قال مسؤول في الميناء إن سفينة ثانية غادرت الرصيف السابع قبل الفجر بينما رأى عاملان دخانا فوق مستودع الوقود وذكرت الوكالة أنه لا إصابات بعد منتصف الليل'.split(
    ' ',
  ),
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

/** `marks` counts marked spans: a source, its cue, the content and the claim in it are four. */
export type Load = { name: string; size: number; marks: number; language?: keyof typeof WORDS; clustered?: boolean };

const MARKS_A_SENTENCE = 4;
const CLUSTERS = 10;

/** Imports a generated text and marks it with attributed claims, spread evenly or in ten clusters. */
export function generateDocument(context: Context, load: Load, seed: number): number {
  const language = load.language ?? 'en';
  const text = generateText(load.size, language, seeded(seed));
  const { value: document } = importText(context, text, { title: load.name, language });
  const source = addSource(context, {
    kind: 'unnamed',
    name: 'harbour officials',
    description: '',
    affiliation: null,
    aliases: [],
  }).value;
  const sentences = Math.round(load.marks / MARKS_A_SENTENCE);
  transaction(context.db, () => {
    for (let n = 0; n < sentences; n++)
      markSentence(context, document.id, source.id, 2 * n + 1, spansFor(text, n, sentences, load));
    reserveNumber(context.db, document.id, 2 * sentences);
    touchDocument(context.db, document.id, 200);
  });
  return document.number;
}

function markSentence(
  context: Context,
  documentId: string,
  sourceId: string,
  number: number,
  spans: readonly Span[],
): void {
  const common = {
    documentId,
    layer: 'shared',
    annotatorId: context.actor.id,
    parentId: null,
    attributes: {},
    note: '',
    createdAt: context.now(),
    updatedAt: context.now(),
    version: 1,
    hiddenAt: null,
  };
  const claim = context.newId();
  putAnnotation(context.db, {
    ...common,
    id: claim,
    number,
    kind: 'claim',
    spans: spans.filter((span) => span.role === 'claim'),
    sources: [],
    mentionIds: [],
  });
  putAnnotation(context.db, {
    ...common,
    id: context.newId(),
    number: number + 1,
    kind: 'attribution',
    spans: spans.filter((span) => span.role !== 'claim'),
    mentionIds: [claim],
    sources: [
      {
        sourceId,
        identification: 'unnamed_described',
        access: null,
        statedMin: null,
        statedMax: null,
        statedReason: null,
      },
    ],
  });
}

/** Source, cue, content and claim of the n-th marked sentence, as long as there is room for, at most 120 characters. */
function spansFor(text: string, n: number, sentences: number, load: Load): Span[] {
  const room = text.length / (load.clustered ? CLUSTERS : sentences);
  const length = load.clustered ? 60 : Math.min(120, Math.floor(room * 0.9));
  const inCluster = Math.floor(n / CLUSTERS);
  const from = Math.floor(load.clustered ? (n % CLUSTERS) * room + inCluster * 30 : n * room);
  const parts: [Role, number, number][] = [
    ['source', 0, 0.2],
    ['cue', 0.22, 0.32],
    ['content', 0.35, 1],
    ['claim', 0.45, 0.98],
  ];
  return parts.map(([role, start, end]) =>
    proveSpan(text, { role, ...clear(text, from + Math.floor(start * length), from + Math.floor(end * length)) }),
  );
}

/** Keeps a span within its paragraph and off bare white space. */
function clear(text: string, start: number, end: number): { start: number; end: number } {
  const stop = text.slice(start, end).indexOf('\n\n');
  if (stop > 1) return { start, end: start + stop };
  if (stop >= 0) return { start: start + stop + 2, end: Math.max(end, start + stop + 6) };
  return text.slice(start, end).trim() === '' ? { start: start + 1, end: end + 2 } : { start, end };
}
