import type { Range as Span } from '../../server/domain/document.ts';
import type { Current } from './current.ts';
import { inspectorOf } from './inspector.ts';
import { base, closest, make } from './page.ts';
import { picked } from './picked.ts';
import type { Request } from './reply.ts';

const KEYS: Record<string, string> = {
  'Alt+ArrowUp': 'out',
  'Alt+ArrowDown': 'in',
  Delete: 'removal',
  Backspace: 'removal',
};

/** A step of the chain that has the focus is moved with Alt and the arrows, and taken out with Delete. */
export function attachSteps(): void {
  document.addEventListener('keydown', (event) => {
    const step = closest(event.target, '[data-steps] > [data-step]');
    const way = KEYS[(event.altKey ? 'Alt+' : '') + event.key];
    const form = way && step?.querySelector<HTMLFormElement>(`form[data-key="${way}"]`);
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  });
  // Asked before the form is sent: with no attribution chosen, the selected words are the step.
  document.addEventListener('submit', withWords, { capture: true });
}

function withWords({ target }: Event): void {
  if (!(target instanceof HTMLFormElement) || !target.matches('[data-step-form]')) return;
  for (const field of target.querySelectorAll('[data-picked]')) field.remove();
  const chosen = target.querySelector<HTMLSelectElement>('select[name="step"]')?.value;
  const span = chosen ? null : picked.value;
  if (!span) return;
  for (const edge of ['start', 'end'] as const)
    target.append(make('input', { type: 'hidden', name: edge, value: String(span[edge]), 'data-picked': '' }));
}

/** The request that makes these words the innermost step of the selected mark's chain. */
export async function stepRequest({ number }: Current, { start, end }: Span): Promise<Request | null> {
  const panel = await inspectorOf(number);
  const seen = panel?.querySelector<HTMLInputElement>('[data-step-form] input[name="seen"]')?.value;
  if (seen === undefined) return null;
  return {
    url: `${base}/annotations/${number}/steps`,
    fields: [
      ['seen', seen],
      ['start', String(start)],
      ['end', String(end)],
    ],
  };
}
