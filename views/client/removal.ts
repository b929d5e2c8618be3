import { on } from './actions.ts';
import { current, select } from './current.ts';
import { article, closest } from './page.ts';
import { change } from './requests.ts';
import { redo, save, undo } from './save.ts';

/** Taking a mark away, and taking back what was done. */
export function attachRemoval(): void {
  on('undo', () => void undo());
  on('redo', () => void redo());
  on('delete', (event) => {
    const mark = current.value;
    const isInText = event.target === document.body || closest(event.target, '#article') !== null;
    if (!mark || !isInText) return false;
    select(null);
    article.focus({ preventScroll: true });
    void save(() => change(mark.number, '/removal', []));
    return true;
  });
}
