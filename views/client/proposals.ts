import { on } from './actions.ts';
import { closest, isField } from './page.ts';

/** Proposals in a list: Y accepts the one that has the focus, X rejects it. */
export function attachProposals(): void {
  on('rowAccept', (event) => press(event, 'button[data-accept]'));
  on('rowReject', (event) => press(event, 'button[data-reject]'));
}

function press(event: Event, button: string): boolean {
  const row = isField(event.target) ? null : closest(document.activeElement, '[data-rows] li');
  const found = row?.querySelector<HTMLButtonElement>(button);
  found?.click();
  return Boolean(found);
}
