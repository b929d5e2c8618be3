import { on } from './actions.ts';
import { replaced } from './apply.ts';
import { type Current, current, firstPiece } from './current.ts';
import { inspectorOf } from './inspector.ts';
import { closest } from './page.ts';
import { picked } from './picked.ts';
import { pick, pickSource } from './picker.ts';
import { change } from './requests.ts';
import { save } from './save.ts';

/** Buttons in the inspector that open the picker (`data-pick`: the index of the source to replace, or `new`). */
export function attachPickButtons(): void {
  document.addEventListener('click', (event) => {
    const button = closest(event.target, 'button[data-pick]:not([data-pick="claim"])');
    const number = current.value?.number;
    if (!button || !number) return;
    event.preventDefault();
    open(button, number);
  });
  on(
    'source',
    () => !picked.value && current.value?.kind === 'attribution' && void ofMark(current.value) === undefined,
  );
  // The server asks where an unnamed voice may be one that this text has quoted before.
  replaced.on((reply) => {
    if (reply?.ask) pickSource(reply.ask.annotation, reply.ask.query);
  });
}

/** Opens the picker for a button: with the name of the source that it changes, or with what is typed beside it. */
function open(button: HTMLElement, number: number, near: Element = button): void {
  const index = button.dataset.pick === 'new' ? null : button.dataset.pick;
  const typed = closest(button, '[data-source-form]')?.querySelector<HTMLInputElement>('input[name="source"]');
  pick({
    title: index === null ? 'Add a source' : 'Choose another source',
    query: typed?.value.trim() || button.dataset.query || '',
    near,
    choose: (value) => {
      if (typed) typed.value = '';
      void save(() => change(number, `/sources${index === null ? '' : `/${index}`}`, [['source', value]]));
    },
  });
}

/** The source of the selected attribution: its only one is replaced, otherwise one is added. */
async function ofMark({ number }: Current): Promise<void> {
  const panel = await inspectorOf(number);
  const buttons = [...(panel?.querySelectorAll<HTMLElement>('button[data-pick]:not([data-pick="claim"])') ?? [])];
  const known = buttons.filter((button) => button.dataset.pick !== 'new');
  const button = known.length === 1 ? known[0] : buttons.find((one) => one.dataset.pick === 'new');
  if (button && current.value?.number === number) open(button, number, firstPiece() ?? button);
}
