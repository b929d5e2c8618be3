import type { Dataset, DatasetRow } from './dataset.ts';
import { each, type Known, missing } from './datasetChecks.ts';
import type { Fault } from './datasetShape.ts';

/** What is wrong with comments: each is about one thing, and answers stand under the first of their thread. */
export function* commentListFaults({ comments }: Dataset, known: Known): Generator<Fault> {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  yield* each('comments', comments, (path, comment) => commentFaults(path, comment, known));
  yield* each('comments', comments, (path, comment) => threadFaults(path, comment, byId));
}

function* commentFaults(path: string, comment: DatasetRow<'comments'>, known: Known): Generator<Fault> {
  const { annotationId, claimId, resolvedAt, resolvedBy } = comment;
  yield* missing(`${path}.annotationId`, annotationId, known.annotations, 'annotation');
  yield* missing(`${path}.claimId`, claimId, known.claims, 'claim');
  yield* missing(`${path}.createdBy`, comment.createdBy, known.people, 'person');
  yield* missing(`${path}.resolvedBy`, resolvedBy, known.people, 'person');
  if ((annotationId === null) === (claimId === null))
    yield { path: `${path}.annotationId`, reason: 'a comment is about an annotation or a claim' };
  if ((resolvedAt === null) !== (resolvedBy === null))
    yield { path: `${path}.resolvedBy`, reason: 'a thread that was resolved says when and by whom' };
}

function* threadFaults(
  path: string,
  { parentId, annotationId, claimId, resolvedAt }: DatasetRow<'comments'>,
  byId: ReadonlyMap<string, DatasetRow<'comments'>>,
): Generator<Fault> {
  if (parentId === null) return;
  yield* missing(`${path}.parentId`, parentId, byId, 'comment');
  const parent = byId.get(parentId);
  if (parent && (parent.parentId !== null || parent.annotationId !== annotationId || parent.claimId !== claimId))
    yield { path: `${path}.parentId`, reason: 'is not the first comment about the same thing' };
  if (resolvedAt !== null)
    yield { path: `${path}.resolvedAt`, reason: 'only the first comment of a thread is resolved' };
}
