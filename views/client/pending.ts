import type { Range as Span } from '../../server/domain/document.ts';
import { ROLES, type Role } from '../../server/domain/vocabulary.ts';
import { replaced } from './apply.ts';
import { paint } from './highlights.ts';
import { rangesOf } from './offsets.ts';

type Pending = Span & { role: Role };
let waiting: Pending[] = [];

/** Draws words as what they are about to be. Gives back what takes the drawing away, once the save is answered. */
export function pend(span: Span, role: Role): () => void {
  const one = { start: span.start, end: span.end, role };
  waiting.push(one);
  draw();
  return () => {
    waiting = waiting.filter((other) => other !== one);
    draw();
  };
}

function draw(): void {
  for (const role of ROLES)
    paint(
      `pending-${role}`,
      waiting.filter((one) => one.role === role).flatMap((one) => rangesOf(one)),
    );
}

/** Blocks that were replaced take their drawings with them. */
export const attachPending = (): void => replaced.on(draw);
