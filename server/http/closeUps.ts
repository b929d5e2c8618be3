import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { changesOf } from '../store/changes.ts';
import { commentsOfAnnotations } from '../store/comments.ts';
import { citationsBy } from '../store/derivations.ts';
import { documentsById } from '../store/documents.ts';
import { evidenceOfMentions } from '../store/evidence.ts';
import { peopleOf } from '../store/people.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import { commentsModel } from '../viewmodels/comments.ts';
import { historyModel } from '../viewmodels/history.ts';
import { type InspectorModel, inspectorModel } from '../viewmodels/inspector.ts';
import { markdownHtml } from '../viewmodels/markdown.ts';
import type { Reading } from '../viewmodels/reading.ts';
import { shownGrades } from './grades.ts';
import { type Here, readerId } from './here.ts';
import { blocksOfAnnotations, linksOf, partialReading, withRelatives } from './readings.ts';

type CloseUp = { reading: Reading; annotation: Annotation; cited: Map<string, Document> };

/** One annotation with its surroundings: the blocks it stands in, what reports it, what it bears. */
export function closeUp({ db }: Here, document: Document, base: string, annotation: Annotation): CloseUp {
  const reading = partialReading(db, document, base, blocksOfAnnotations(db, document, [annotation]));
  const relatives = withRelatives(db, [annotation]).filter(
    (one) => !reading.annotations.some((known) => known.id === one.id),
  );
  const cited = citedBy(db, [...reading.annotations, ...relatives]);
  const sources = sourcesWithMerges(db, [
    ...relatives.flatMap((one) => one.sources.map((source) => source.sourceId)),
    ...[...cited.values()].flatMap((document) => document.outletId ?? []),
  ]);
  const links = linksOf(
    db,
    evidenceOfMentions(
      db,
      relatives.map((one) => one.id),
    ),
  );
  const whole: Reading = {
    ...reading,
    annotations: [...reading.annotations, ...relatives],
    sources: new Map([...reading.sources, ...sources]),
    links: new Map([...reading.links, ...links]),
  };
  const graded = { ...whole, grades: shownGrades(db, whole) };
  const seen = whole.annotations.find((one) => one.id === annotation.id) ?? annotation;
  return { reading: graded, annotation: seen, cited };
}

export function inspectorOf(where: Here, document: Document, base: string, selected: Annotation): InspectorModel {
  const { reading, annotation, cited } = closeUp(where, document, base, selected);
  const everybody = peopleOf(where.db);
  const people = new Map(everybody.map((person) => [person.id, person.name]));
  const now = where.deps.now();
  return inspectorModel({
    reading,
    annotation,
    people,
    personId: readerId(where),
    cited,
    history: historyModel(changesOf(where.db, annotation.id, 12), annotation.id, people, now),
    noteHtml: markdownHtml(annotation.note),
    comments: commentsModel({
      action: `${base}/annotations/${annotation.number}`,
      comments: commentsOfAnnotations(where.db, [annotation.id]),
      people: everybody,
      personId: readerId(where),
      now,
    }),
    now,
  });
}

/** The reports that these attributions cite, by attribution. */
function citedBy(db: Here['db'], annotations: readonly Annotation[]): Map<string, Document> {
  const citations = citationsBy(
    db,
    annotations.filter((one) => one.kind === 'attribution').map((one) => one.id),
  );
  const documents = new Map(
    documentsById(
      db,
      citations.map((one) => one.documentId),
    ).map((document) => [document.id, document]),
  );
  return new Map(
    citations.flatMap((one) => {
      const document = documents.get(one.documentId);
      return document ? [[one.annotationId, document] as const] : [];
    }),
  );
}
