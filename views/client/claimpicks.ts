import { closest } from './page.ts';
import { pick } from './picker.ts';
import { claimsFor } from './registries.ts';

/**
 * Buttons that choose a claim (`data-pick="claim"`) for the field `claim` of their form, which is then sent. Beside the
 * field, without script, a number or a statement is typed. `data-mention`: claims like its words are offered first;
 * `data-words`: what a new claim would say.
 */
export function attachClaimPicks(): void {
  document.addEventListener('click', (event) => {
    const button = closest(event.target, 'button[data-pick="claim"]');
    const form = button?.closest('form');
    if (!button || !form) return;
    event.preventDefault();
    const field = form.querySelector<HTMLInputElement>('input[name="claim"]');
    pick({
      title: 'Which claim?',
      query: field?.value.trim() || button.dataset.query || '',
      near: button,
      of: claimsFor(button.dataset.mention, button.dataset.words),
      choose: (value) => {
        if (!field) return;
        field.value = value;
        form.requestSubmit();
      },
    });
  });
}
