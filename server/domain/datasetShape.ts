import type { z } from 'zod';
import { DATASET_LISTS, type Dataset, datasetSchema, type ListName } from './dataset.ts';
import { shorten } from './quote.ts';

/** What is wrong with a dataset at one place: `annotations[12].spans[0].quote`. */
export type Fault = { path: string; reason: string };

const LISTS = Object.keys(DATASET_LISTS) as ListName[];

/** Where a value departs from the schema. Lazy: whoever wants ten faults takes ten. */
export function* shapeFaults(value: unknown): Generator<Fault> {
  const head =
    value !== null && typeof value === 'object'
      ? {
          ...value,
          ...Object.fromEntries(
            LISTS.filter((name) => Array.isArray((value as Dataset)[name])).map((name) => [name, []]),
          ),
        }
      : value;
  yield* issues(datasetSchema, head, '');
  for (const name of LISTS) {
    const rows: unknown = (value as Dataset | null)?.[name];
    if (!Array.isArray(rows)) continue;
    for (const [i, row] of rows.entries()) yield* issues(DATASET_LISTS[name].element, row, `${name}[${i}]`);
  }
}

function* issues(schema: z.ZodType, value: unknown, path: string): Generator<Fault> {
  for (const issue of schema.safeParse(value, { reportInput: true }).error?.issues ?? []) {
    const at = issue.path.reduce<string>(
      (sofar, step) => (typeof step === 'number' ? `${sofar}[${step}]` : join(sofar, String(step))),
      path,
    );
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) yield { path: join(at, shorten(key)), reason: 'is no key of this schema' };
    else
      yield {
        path: at,
        reason: issue.input === undefined ? 'is missing' : issue.message.replace(/^Invalid \w+: /, ''),
      };
  }
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
