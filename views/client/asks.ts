import { make } from './page.ts';
import type { Ask, Request } from './reply.ts';

/** Shows what the server asks before it does something, and does it all the same where that is meant. */
export function showQuestion(question: string, ask: Ask, request: Request, again: (sure: Request) => void): void {
  const dialog = make('dialog', { class: 'dlg', 'aria-labelledby': 'ask-title', 'aria-describedby': 'ask-question' });
  const yes = make('button', { type: 'button', class: 'btn btn--primary' }, ask.answer);
  const no = make('button', { type: 'button', class: 'btn btn--quiet' }, 'No, leave it');
  yes.addEventListener('click', () => {
    dialog.close();
    again({ ...request, fields: [...request.fields, ['acrossEvents', 'yes']] });
  });
  no.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(
    make('h2', { id: 'ask-title' }, 'Is that meant?'),
    make('p', { id: 'ask-question', dir: 'auto' }, question),
    make('div', { class: 'row' }, yes, no),
  );
  document.body.append(dialog);
  dialog.showModal();
}
