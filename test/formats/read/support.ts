import type { ReadDocument } from '../../../server/domain/document.ts';
import { readFile } from '../../../server/formats/read/index.ts';

/** A file with this text, read. */
export function readString(text: string, fileName = 'report.txt'): ReadDocument {
  return readFile(new TextEncoder().encode(text), fileName);
}

/** The words of every block, in order. */
export function words(document: ReadDocument): string[] {
  return document.blocks.map(({ start, end }) => document.text.slice(start, end));
}

/** One line for each section: its depth as indentation, its kind, source, author, and the first and last words in it. */
export function outline(document: ReadDocument, without: string[] = ['boilerplate']): string[] {
  const all = words(document);
  const depth: number[] = [];
  return document.sections.flatMap(({ kind, parent, source, author, startBlock, endBlock }, i) => {
    depth[i] = parent === null ? 0 : (depth[parent] ?? 0) + 1;
    if (without.includes(kind)) return [];
    const named = [kind, source && `of ${source}`, author && `by ${author}`].filter(Boolean).join(' ');
    return [
      `${'  '.repeat(depth[i] ?? 0)}${named}: ${all[startBlock]?.slice(0, 12)} … ${all[endBlock - 1]?.slice(0, 12)}`,
    ];
  });
}

/** The words of every block that is inside a boilerplate section. */
export function folded(document: ReadDocument): string[] {
  const all = words(document);
  return document.sections
    .filter(({ kind }) => kind === 'boilerplate')
    .flatMap(({ startBlock, endBlock }) => all.slice(startBlock, endBlock));
}
