import { type Annotation, makesCircle } from '../domain/annotation.ts';
import type { Document, Range } from '../domain/document.ts';
import { Conflict, Invalid, NotFound } from '../domain/errors.ts';
import { annotationById, annotationByNumber, annotationsAround } from '../store/annotations.ts';
import { textOf } from '../store/documentTexts.ts';
import { expectAnnotation, makeAnnotation, nameOf, sourceIn, visibleParent } from './annotations.ts';
import { type Context, change, type Edit, type Outcome } from './change.ts';
import { relink } from './relinking.ts';

/**
 * A chain as someone saw it: the annotation that it was shown for, and the numbers of its attributions, outermost first.
 * Every change of a chain is made against what was seen.
 */
export type SeenChain = { of: string; numbers: readonly number[] };

/** What becomes a step: an attribution of this document, or words that name who is behind the last one. */
export type NewStep = { number: number } | Range;

/** Puts a step into a chain; `at` 0 is outermost, the chain's length innermost. */
export const addStep = (
  context: Context,
  document: Document,
  seen: SeenChain,
  step: NewStep,
  at: number,
): Outcome<Annotation> =>
  change(context, 'add a step to a chain', document.id, (edit) => {
    const { subject, chain } = expectChain(edit, document, seen);
    const place = Math.min(at, chain.length);
    const added = 'number' in step ? numbered(edit, document, step.number) : null;
    if (added) expectOutside(edit, chain, added, place);
    const made = added ?? fromWords(edit, document, step as Range, chain[place - 1] ?? null);
    relink(edit, document, subject, chain, chain.toSpliced(place, 0, made));
    return current(edit, subject);
  });

/** Moves a step one place outwards (-1) or inwards (1). */
export const moveStep = (
  context: Context,
  document: Document,
  seen: SeenChain,
  number: number,
  by: -1 | 1,
): Outcome<Annotation> =>
  change(context, 'move a step of a chain', document.id, (edit) => {
    const { subject, chain } = expectChain(edit, document, seen);
    const from = indexOf(chain, number);
    const other = chain[from + by];
    if (!other)
      throw new Invalid(
        `Attribution ${number} is the ${by < 0 ? 'outermost' : 'innermost'} step already. Move it the other way, or take it out.`,
        { step: String(number) },
      );
    const moved = chain.with(from, other).with(from + by, chain[from] as Annotation);
    relink(edit, document, subject, chain, moved);
    return current(edit, subject);
  });

/** Takes a step out: whoever it told is reported by the step before it. The attribution itself stays. */
export const removeStep = (
  context: Context,
  document: Document,
  seen: SeenChain,
  number: number,
): Outcome<Annotation> =>
  change(context, 'take a step out of a chain', document.id, (edit) => {
    const { subject, chain } = expectChain(edit, document, seen);
    const at = indexOf(chain, number);
    if (chain[at]?.id === subject.id)
      throw new Invalid(
        `${nameOf(subject)} is what this chain is of. Take out the steps around it, or delete the mark.`,
        {
          step: String(number),
        },
      );
    relink(edit, document, subject, chain, chain.toSpliced(at, 1));
    return current(edit, subject);
  });

const current = (edit: Edit, { id }: Annotation): Annotation => annotationById(edit.db, id) as Annotation;

/** The chain as it stands. @throws Conflict where it isn't the one that was seen. */
function expectChain(edit: Edit, document: Document, seen: SeenChain): { subject: Annotation; chain: Annotation[] } {
  const subject = expectAnnotation(edit, document, seen.of);
  const innermost = seen.numbers.at(-1);
  const chain = innermost === undefined ? [] : withAncestors(edit, numbered(edit, document, innermost));
  const numbers = chain.map((one) => one.number);
  const last = chain.at(-1);
  const isOf = subject.kind === 'attribution' ? last?.id === subject.id : bears(edit, last ?? null, subject);
  if (!isOf || numbers.join() !== seen.numbers.join())
    throw new Conflict(
      'This chain has changed since you opened it. Nothing was overwritten: look at it as it is now, then change it again.',
      { chain: wordsFor(numbers) },
      { chain: wordsFor(seen.numbers) },
    );
  return { subject, chain };
}

/** Whether the chain of a mention ends in this attribution; with none, whether nobody is said to have stated it. */
function bears(edit: Edit, last: Annotation | null, mention: Annotation): boolean {
  if (last) return last.mentionIds.includes(mention.id);
  return !annotationsAround(edit.db, [mention.id]).some((one) => one.mentionIds.includes(mention.id));
}

const wordsFor = (numbers: readonly number[]): string =>
  numbers.length === 0 ? 'no attribution' : numbers.map((number) => `attribution ${number}`).join(' › ');

function withAncestors(edit: Edit, innermost: Annotation): Annotation[] {
  const chain = [innermost];
  for (let id = visibleParent(edit, innermost); id !== null && chain.length < 100; ) {
    const parent = annotationById(edit.db, id);
    if (!parent || chain.includes(parent)) break;
    chain.unshift(parent);
    id = visibleParent(edit, parent);
  }
  return chain;
}

function numbered(edit: Edit, document: Document, number: number): Annotation {
  const found = annotationByNumber(edit.db, document.id, number);
  if (!found || found.hiddenAt !== null)
    throw new NotFound(`There is no attribution ${number} in this document; it may have been deleted.`);
  if (found.kind !== 'attribution')
    throw new Invalid(`${nameOf(found)} is no attribution: only someone who says something is a step of a chain.`, {
      step: String(number),
    });
  return found;
}

function indexOf(chain: readonly Annotation[], number: number): number {
  const index = chain.findIndex((one) => one.number === number);
  if (index < 0) throw new NotFound(`Attribution ${number} is no step of this chain any more.`);
  return index;
}

/** @throws Invalid where the chain would come back to where it has been. */
function expectOutside(edit: Edit, chain: readonly Annotation[], added: Annotation, place: number): void {
  if (chain.some((one) => one.id === added.id))
    throw new Invalid(`${nameOf(added)} is a step of this chain already. Move it to where it belongs instead.`, {
      step: String(added.number),
    });
  const reporter = place === 0 ? chain.find((one) => reports(edit, one, added)) : undefined;
  if (reporter)
    throw new Invalid(
      `${nameOf(added)} is itself reported by attribution ${reporter.number}, so it can’t report it: the chain would bite its own tail. Take it out of that chain first, or mark these words again as an attribution of their own.`,
      { step: String(added.number) },
    );
}

const reports = (edit: Edit, outer: Annotation, inner: Annotation): boolean =>
  makesCircle(outer.id, inner.id, (id) => annotationById(edit.db, id)?.parentId ?? null);

/** An attribution that has only its source, as these words name it. */
function fromWords(edit: Edit, document: Document, { start, end }: Range, reporter: Annotation | null): Annotation {
  const words = textOf(edit.db, document.id).slice(start, end);
  return makeAnnotation(edit, document, {
    kind: 'attribution',
    spans: [{ role: 'source', start, end }],
    sources: [sourceIn(words, document.language)],
    parentId: reporter?.id ?? null,
  });
}
