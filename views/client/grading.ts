import { byId, isField } from './page.ts';

/** The form that grades a mention: a digit anywhere on the page chooses, then the reason is asked for. */
export function attachGrading(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-grading]');
  if (!form) return;
  const reason = form.querySelector<HTMLTextAreaElement>('textarea');
  if (form.querySelector('input[name="grade"]:checked')) reason?.focus();
  document.addEventListener('keydown', (event) => {
    const inField =
      isField(event.target) && !(event.target instanceof HTMLInputElement && event.target.type === 'radio');
    if (inField || event.ctrlKey || event.metaKey || event.altKey || !/^[1-6]$/.test(event.key)) return;
    event.preventDefault();
    choose(form, event.key, reason);
  });
}

/** A grade that isn't earned can't be chosen; the reason stands below, and is read out. */
function choose(form: HTMLFormElement, digit: string, reason: HTMLTextAreaElement | null): void {
  const choice = form.querySelector<HTMLInputElement>(`input[name="grade"][value="${digit}"]`);
  if (!choice) return;
  if (choice.disabled) {
    byId('alerts')?.replaceChildren(byId('why-not-one')?.textContent ?? '');
    return;
  }
  choice.checked = true;
  reason?.focus();
}
