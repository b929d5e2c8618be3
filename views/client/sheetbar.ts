import { act } from './actions.ts';
import { replaced } from './apply.ts';
import { current } from './current.ts';
import { byId, make } from './page.ts';
import { picked } from './picked.ts';

/** On small screens, the selected mark in a bar at the bottom: back, on, and its details. Hidden while words are selected. */
export function attachSheetbar(): void {
  const bar = byId('sheetbar');
  if (!bar) return;
  const words = make('div', { class: 'clip sheetbar__words' });
  const button = (label: string, sign: string, action: string): HTMLElement => {
    const made = make(
      'button',
      { type: 'button', class: `btn${sign.length === 1 ? ' btn--icon' : ''}`, 'aria-label': label },
      sign,
    );
    made.addEventListener('click', (event) => act(action, event));
    return made;
  };
  bar.replaceChildren(
    button('Previous mark', '‹', 'markPrevious'),
    words,
    button('Next mark', '›', 'markNext'),
    button('Details of this mark', 'Details', 'inspect'),
  );
  const show = (): void => {
    const now = current.value;
    bar.hidden = now === null || (picked.value?.isOffered ?? false);
    if (now) words.replaceChildren(...summary(now.number, now.kind));
  };
  current.on(show);
  picked.on(show);
  replaced.on(show);
}

function summary(number: number, kind: string): Node[] {
  const note = byId(`note-${number}`)?.querySelector('a');
  if (note) return [...note.childNodes].map((node) => node.cloneNode(true));
  const words = current.value?.spans[0]?.pieces.map((piece) => piece.element.textContent).join('') ?? '';
  return [
    make('b', {}, `${kind === 'claim' ? 'Mention' : 'Attribution'} ${number}`),
    document.createElement('br'),
    make('bdi', {}, words),
  ];
}
