import { z } from 'zod';
import { DATASET_VERSION, datasetSchema } from '../../domain/dataset.ts';

/** The JSON Schema (draft 2020-12) of a dataset, made from the same definitions that an import is checked with. */
export function datasetJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(datasetSchema, { target: 'draft-2020-12', reused: 'inline' });
  return {
    $schema,
    $id: `https://hearsay.invalid/dataset-${DATASET_VERSION}.schema.json`,
    title: `Hearsay dataset, version ${DATASET_VERSION}`,
    ...schema,
  };
}

/** The same as the text of a file: `docs/dataset.schema.json`, and what is served. */
export const datasetSchemaText = (): string => `${JSON.stringify(datasetJsonSchema(), null, 2)}\n`;
