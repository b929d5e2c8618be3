import { z } from 'zod';
import { id, instant, known, number, said, version, words } from './datasetBasics.ts';
import { SCRIPTS, SOURCE_KINDS } from './vocabulary.ts';

export const workspaceSchema = z
  .strictObject({ id, name: words, description: words, guidelines: words, createdAt: instant, version })
  .meta({ id: 'Workspace' });

export const personSchema = z
  .strictObject({ id, name: words })
  .meta({ id: 'Person', ...said('Someone who made something in this dataset.') });

export const sourceSchema = z
  .strictObject({
    id,
    number,
    kind: z.enum(SOURCE_KINDS),
    name: words,
    description: words,
    affiliationId: id.nullable(),
    protected: z.boolean(),
    mergedInto: id.nullable(),
    aliases: z.array(z.strictObject({ name: words, script: z.enum(SCRIPTS), language: words.nullable() })),
    ...known,
  })
  .meta({ id: 'Source', ...said('Anyone or anything to whom information is attributed.') });
