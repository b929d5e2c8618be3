/** A clock that goes on by a second each time it is read, and ids in order: the same in every run. */
export type Counters = {
  now: () => string;
  newId: () => string;
  /** Others that go on from here by themselves. */
  fork: () => Counters;
};

const BEGIN = Date.parse('2025-03-14T09:00:00.000Z');

/** Ids look like UUIDv7. `first` sets apart the ids of two that write into one place. */
export function counters(first = 1, start = 0): Counters {
  let seconds = start;
  let last = first - 1;
  return {
    now: () => new Date(BEGIN + 1000 * seconds++).toISOString(),
    newId: () => `00000000-0000-7000-8000-${String(++last).padStart(12, '0')}`,
    fork: () => counters(last + 1, seconds),
  };
}
