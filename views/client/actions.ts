/** Does something; `false` means that it doesn't apply here, and the key goes on to whoever else wants it. */
export type Action = (event: Event) => boolean | undefined;

const actions = new Map<string, Action[]>();

/** Says what a named action does. Of several, the one that was added last is asked first. */
export function on(name: string, action: Action): void {
  actions.set(name, [action, ...(actions.get(name) ?? [])]);
}

/** Does a named action; `false` where nothing wanted it. */
export const act = (name: string, event: Event): boolean =>
  (actions.get(name) ?? []).some((action) => action(event) !== false);
