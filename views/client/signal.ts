export type Signal<T> = {
  readonly value: T;
  set(value: T): void;
  on(listener: (value: T, before: T) => void): void;
};

/** A value that tells its listeners when it changes. */
export function signal<T>(initial: T): Signal<T> {
  let value = initial;
  const listeners: ((value: T, before: T) => void)[] = [];
  return {
    get value() {
      return value;
    },
    set(next) {
      const before = value;
      value = next;
      for (const listener of listeners) listener(next, before);
    },
    on(listener) {
      listeners.push(listener);
    },
  };
}
