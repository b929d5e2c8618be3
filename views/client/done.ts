import { on } from './actions.ts';
import { workspace } from './page.ts';
import { proof } from './proof.ts';
import { toast } from './toasts.ts';

const SHOWN_MS = 12_000;

/** On pages that aren't a document, Ctrl Z takes back the last change to the workspace at large. */
export function attachDone(): void {
  on('undo', () => step('undos'));
  on('redo', () => step('redos'));
}

/** What was done on the page before is told for a while. */
export function attachTold(): void {
  const told = document.querySelector<HTMLElement>('[data-done]');
  if (!told) return;
  const address = new URL(location.href);
  address.searchParams.delete('done');
  history.replaceState(history.state, '', address);
  setTimeout(() => {
    if (!told.contains(document.activeElement)) told.remove();
  }, SHOWN_MS);
}

function step(way: 'undos' | 'redos'): boolean {
  if (!workspace) return false;
  void take(way);
  return true;
}

/** The page is read again with the note of what was done; where there was nothing to take back, it only says so. */
async function take(way: 'undos' | 'redos'): Promise<void> {
  const response = await fetch(`${workspace}/${way}`, {
    method: 'POST',
    headers: { accept: 'application/json', ...proof() },
  });
  const reply = (await response.json()) as { seq?: number; error?: string };
  if (!response.ok) return toast(reply.error ?? 'That could not be undone.');
  const address = new URL(location.href);
  address.searchParams.set('done', String(reply.seq));
  location.replace(address);
}
