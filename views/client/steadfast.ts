type Typed = HTMLInputElement | HTMLTextAreaElement;
const CONTROLS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary';
const TYPED = 'textarea, input[type="text"], input:not([type])';

/** Where a field stands: in which form, under which name. */
const placeOf = (field: Element): string =>
  `form[action="${CSS.escape(field.closest('form')?.getAttribute('action') ?? '')}"] [name="${CSS.escape(field.getAttribute('name') ?? '')}"]${field.matches('[type="radio"]') ? ':checked' : ''}`;

/**
 * Remembers what a person has in hand in a panel that is about to be rendered anew: focus, open folds, and what was typed
 * and isn't saved yet. What it gives back puts all that on the new panel, and says whether focus found its place.
 */
export function keep(panel: HTMLElement): (now: HTMLElement) => boolean {
  const controls = [...panel.querySelectorAll(CONTROLS)];
  const focused = document.activeElement && panel.contains(document.activeElement) ? document.activeElement : null;
  const place = focused?.getAttribute('name') ? placeOf(focused) : null;
  const index = focused ? controls.indexOf(focused) : -1;
  const typed = [...panel.querySelectorAll<Typed>(TYPED)]
    .filter((field) => field.value !== field.defaultValue)
    .map((field) => ({ at: placeOf(field), value: field.value }));
  const open = [...panel.querySelectorAll('details')].map((details) => details.open);
  return (now) => {
    now.querySelectorAll('details').forEach((details, i) => {
      details.open = open[i] ?? details.open;
    });
    for (const { at, value } of typed) type(now, at, value);
    if (!focused) return true;
    const target = (place && now.querySelector<HTMLElement>(place)) || likeness(now, focused, index);
    target?.focus({ preventScroll: true });
    return Boolean(target);
  };
}

/** The control in the same place, if it is the same one: nobody finds themselves in a field that they didn't choose. */
function likeness(panel: HTMLElement, focused: Element, index: number): HTMLElement | undefined {
  const controls = [...panel.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (one) => labelOf(one) === labelOf(focused),
  );
  const there = panel.querySelectorAll<HTMLElement>(CONTROLS)[index];
  return there && controls.includes(there) ? there : controls[0];
}

const labelOf = (control: Element): string =>
  [control.tagName, control.getAttribute('aria-label') ?? control.textContent?.trim()].join(' ');

function type(panel: HTMLElement, at: string, value: string): void {
  const field = panel.querySelector<Typed>(at);
  if (field) field.value = value;
}
