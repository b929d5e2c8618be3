import type { Annotation } from '../domain/annotation.ts';
import { stretchOf } from '../domain/chain.ts';
import type { Dating } from '../domain/document.ts';
import { sectionsAround } from '../domain/section.ts';
import type { CaseText } from './case.ts';

/**
 * When a mention was written: the date of the innermost dated section around it, else that of its document. The date of a
 * repost is that of what it reproduces, and says nothing of when it stood here.
 */
export function writtenOn({ document, sections, blocks }: CaseText, mention: Annotation | undefined): Dating | null {
  if (!mention || !sections.some((one) => one.date !== null)) return document.date;
  return (
    sectionsAround(sections, stretchOf(mention, blocks)).findLast((one) => one.date !== null && one.kind !== 'repost')
      ?.date ?? document.date
  );
}
