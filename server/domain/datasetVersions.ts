import { DATASET_VERSION, LISTS_OF_VERSION_2 } from './dataset.ts';
import type { Fault } from './datasetShape.ts';

/** The earlier version that can still be read. */
const FIRST_VERSION = 1;

/** Keys of a dataset of an earlier version that only came later. */
export function* versionFaults(value: object): Generator<Fault> {
  if ((value as { version?: unknown }).version !== FIRST_VERSION) return;
  for (const list of LISTS_OF_VERSION_2)
    if (list in value) yield { path: list, reason: `is no key of version ${FIRST_VERSION}` };
}

/** A dataset as this version writes it: one of version 1 has nothing in the lists that came later. Rows are not copied. */
export function upgraded(value: object): object {
  if ((value as { version?: unknown }).version !== FIRST_VERSION) return value;
  const none = Object.fromEntries(LISTS_OF_VERSION_2.map((list) => [list, []]));
  return { ...value, version: DATASET_VERSION, ...none };
}
