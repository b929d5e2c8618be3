type Typed = HTMLInputElement | HTMLTextAreaElement;
const CONTROLS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary';
const TYPED = 'textarea, input[type="text"], input:not([type])';

/** Where a field stands: in which form, under which name. */
const placeOf = (field: Element): string =>
  `form[action="${CSS.escape(field.closest('form')?.getAttribute('action') ?? '')}"] [name="${CSS.escape(field.getAttribute('name') ?? '')}"]`;

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
    const target =
      (place && now.querySelector<HTMLElement>(place)) || now.querySelectorAll<HTMLElement>(CONTROLS)[index];
    target?.focus({ preventScroll: true });
    return target !== undefined;
  };
}

function type(panel: HTMLElement, at: string, value: string): void {
  const field = panel.querySelector<Typed>(at);
  if (field) field.value = value;
}
