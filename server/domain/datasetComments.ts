import { z } from 'zod';
import { id, instant, known, said, words } from './datasetBasics.ts';

export const commentSchema = z
  .strictObject({
    id,
    annotationId: id.nullable().meta(said('What it is about: this or `claimId`.')),
    claimId: id.nullable(),
    parentId: id.nullable().meta(said('The first comment of the thread, in answers to it.')),
    text: words.min(1).meta(said('Markdown. A person of `people` stands in it as @{id}.')),
    editedAt: instant.nullable(),
    resolvedAt: instant.nullable().meta(said('When somebody said that the thread is dealt with.')),
    resolvedBy: id.nullable(),
    ...known,
  })
  .meta({ id: 'Comment', ...said('What somebody said about an annotation or a claim.') });
