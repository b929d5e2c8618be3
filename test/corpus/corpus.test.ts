import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Origin, Standing } from '../../server/analysis/case.ts';
import { pathsOf } from '../../server/domain/chain.ts';
import type { Dataset, DatasetDocument } from '../../server/domain/dataset.ts';
import { isBoilerplate } from '../../server/domain/section.ts';
import { readFile } from '../../server/formats/read/index.ts';
import { SAMPLES } from '../../server/sample.ts';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { documentById } from '../../server/store/documents.ts';
import { blocksOf } from '../../server/store/documentTexts.ts';
import { sectionsOf } from '../../server/store/sections.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';
import { caseOf } from '../../server/usecases/standings.ts';

const CORPUS = join(import.meta.dirname, '../../corpus');
const PERSON = { id: '00000000-0000-7000-8000-00000000000c', name: 'Reader' };
let ids = 0;

function opened(json: string): Database {
  const db = openDatabase(':memory:', 'workspace');
  importDataset({ db, actor: PERSON, now: () => '2025-01-01T00:00:00.000Z', newId: () => `id-${++ids}` }, json);
  return db;
}

/** Steps of the longest chain of a document's claims. */
function longestChain(db: Database, id: string): number {
  const document = documentById(db, id);
  const annotations = annotationsInDocument(db, id);
  if (!document) return 0;
  const text = {
    document,
    sections: sectionsOf(db, id),
    blocks: blocksOf(db, id),
    attributions: annotations.filter((one) => one.kind === 'attribution'),
    resolve: (source: string): string => source,
  };
  const claims = annotations.filter((one) => one.kind === 'claim');
  return Math.max(0, ...claims.flatMap((claim) => pathsOf(claim, text).map((path) => path.length)));
}

describe.each(SAMPLES)('the corpus $slug', ({ folder, dataset: file }) => {
  const json = readFileSync(join(CORPUS, file), 'utf8');
  const dataset = JSON.parse(json) as Dataset;
  const names = readdirSync(join(CORPUS, folder)).filter((name) => name.endsWith('.md'));
  const named = (name: string): DatasetDocument | undefined => dataset.documents.find((one) => one.fileName === name);

  test('is what its annotation was made on, word for word', () => {
    expect(dataset.documents.filter((one) => one.held)).toHaveLength(names.length);
    for (const name of names)
      expect(named(name)?.text).toBe(readFile(readFileSync(join(CORPUS, folder, name)), name).text);
  });

  test('has no two sources of one name, unless nobody named them', () => {
    const spelled = dataset.sources
      .filter((one) => one.kind !== 'unnamed')
      .flatMap((one) => [
        ...new Set([one.name, ...one.aliases.map((alias) => alias.name)].map((name) => name.toLowerCase())),
      ]);
    expect(spelled.filter((name, i) => spelled.indexOf(name) !== i)).toEqual([]);
  });

  test('goes in and comes out as the same bytes', () => {
    expect(exportToString(opened(json))).toBe(json);
  });

  test('has claims and attributions in every document, and none in site chrome', () => {
    for (const document of dataset.documents.filter((one) => one.held)) {
      const marks = dataset.annotations.filter((one) => one.documentId === document.id);
      expect(new Set(marks.map((one) => one.kind))).toEqual(new Set(['claim', 'attribution']));
      const chrome = document.blocks.filter((_, i) => isBoilerplate(document.sections, i));
      const inChrome = marks
        .flatMap((one) => one.spans)
        .filter((span) => chrome.some((block) => block.start < span.end && block.end > span.start));
      expect(inChrome).toEqual([]);
    }
  });

  test('names a source for whatever is claimed by somebody, or notes why there is none', () => {
    const unsourced = dataset.annotations.filter((one) => one.kind === 'attribution' && one.sources.length === 0);
    expect(unsourced.filter((one) => one.mentionIds.length > 0 && one.note === '')).toEqual([]);
  });
});

test('the deepest claim of the thread stands at least four steps from its reader', () => {
  const json = readFileSync(join(CORPUS, 'annotations.json'), 'utf8');
  const thread = (JSON.parse(json) as Dataset).documents.find((one) => one.fileName === '04-forum-thread.md');
  expect(longestChain(opened(json), thread?.id ?? '')).toBeGreaterThanOrEqual(4);
});

test('the texts that stand for real ones say so', () => {
  const { documents } = JSON.parse(readFileSync(join(CORPUS, 'annotations.json'), 'utf8')) as Dataset;
  expect(documents.filter((one) => one.held && one.paraphraseOf === null)).toEqual([]);
});

type Known = { dataset: Dataset; standing: (words: string) => Standing; named: (ids: readonly string[]) => string[] };

function known(file: string): Known {
  const json = readFileSync(join(CORPUS, file), 'utf8');
  const dataset = JSON.parse(json) as Dataset;
  const db = opened(json);
  return {
    dataset,
    standing: (words) => {
      const claim = dataset.claims.find((one) => one.statement.includes(words));
      const found = claim && caseOf(db, claim.id);
      if (!found) throw new Error(`No claim says “${words}”.`);
      return found.standing;
    },
    named: (ids) => ids.map((id) => dataset.sources.find((one) => one.id === id)?.name ?? ''),
  };
}

describe('the claims of the sample', () => {
  const { dataset, standing, named } = known('annotations.json');

  test('are more than thirty, of every kind, with the five visits as events of their own', () => {
    expect(dataset.claims.length).toBeGreaterThanOrEqual(30);
    expect(new Set(dataset.claims.map((one) => one.kind)).size).toBe(4);
    expect(dataset.events.filter((one) => /visit/i.test(one.name)).length).toBeGreaterThanOrEqual(5);
  });

  test('have no loop: these texts go in no circle', () => {
    expect(dataset.claims.filter((one) => one.loops.length > 0)).toEqual([]);
  });

  test('are contested where the texts differ: how many drones, staged or not, control kept or lost', () => {
    for (const words of ['Two drones', 'Three drones', 'was staged', 'lost control', 'controls all militia leaders'])
      expect([words, standing(words).status]).toEqual([words, 'contested']);
  });

  test('a press release that two outlets carry is one origin', () => {
    const firm = standing('thanked those who condemned').for.origins.filter((one) => one.isFirm);
    expect(firm.map((one) => [one.paths.length, named(one.sourceIds)])).toEqual([
      [2, ["office of Iraq's prime minister"]],
    ]);
  });

  test('the voices behind one agency report are several persons and one report', () => {
    const { for: pro, paths } = standing('reprimanded two militia leaders');
    expect([pro.low, pro.high]).toEqual([1, 2]);
    expect(pro.couldBe.map((one) => one.reason.rule)).toContain('one_report');
    expect(named(paths[0]?.steps.flatMap((step) => step.sourceId ?? []) ?? [])).toEqual([
      'mesa_47',
      'Reuters',
      'militia official',
    ]);
  });

  test('groups of unnamed voices behind that report count for no more than one', () => {
    const pro = standing('came to Baghdad right after the attack').for;
    expect([pro.low, pro.origins.filter((one) => one.isFirm).length]).toEqual([1, 4]);
  });

  test('who is said to have said it is no origin of that', () => {
    const { for: pro } = standing('keep their followers under control');
    expect(pro.origins.map((one) => named(one.sourceIds))).toEqual([['militia official'], ['two politicians']]);
  });

  test('what the digest takes from a text in hand ends where that text ends', () => {
    expect(standing('arrived in Baghdad by night')).toMatchObject({ for: { mentions: 2, low: 1, high: 1 } });
  });
});

describe('the claims of the harbour', () => {
  const { dataset, standing, named } = known('harbour.json');
  const drone = standing('A drone struck');

  test('one goes in a circle: the newspaper cites the agency that had cited the newspaper', () => {
    expect(drone.loops.map((loop) => named(loop.sourceIds).sort())).toEqual([['Al-Manara', 'Levant Wire']]);
    expect(drone.paths.filter((path) => path.isCircular)).toHaveLength(1);
  });

  test('it has origins on both sides, and the post that most of them repeat counts once', () => {
    const post = drone.for.origins.find((one: Origin) => named(one.sourceIds).includes('halyard_77'));
    expect(post?.paths.length).toBeGreaterThanOrEqual(6);
    expect(named(post?.sourceIds ?? []).sort()).toEqual(['halyard_77', 'talk in the canteen']);
    expect(drone.status).toBe('contested');
    expect([drone.for.low, drone.for.high, drone.against.low, drone.against.high]).toEqual([2, 2, 2, 3]);
  });

  test('the French text is a translation, and adds no origin', () => {
    expect(dataset.derivations.map((one) => one.kind)).toContain('translation_of');
    const translated = drone.paths.filter((path) => path.onward.some((one) => one.derivationId !== null));
    expect(translated.length).toBeGreaterThan(0);
    expect(drone.against.origins[0]?.joins.map((one) => one.reason.rule)).toContain('same_source');
  });

  test('what the French newspaper adds beside the translated passage ends in its own sources', () => {
    const own = [
      ['burned for nine hours', 'Courrier du Détroit'],
      ['came when the worst was over', 'firefighter of Civil Defence'],
      ['Nobody outside the union', 'Courrier du Détroit'],
      ['A service launch moored', 'Courrier du Détroit'],
    ] as const;
    const french = dataset.documents.find((one) => one.language === 'fr')?.id;
    for (const [words, source] of own) {
      const { places, paths, for: pro } = standing(words);
      const path = paths.find((one) => places[one.place]?.documentId === french);
      expect([words, path?.onward, named(path?.origins.flatMap((i) => pro.origins[i]?.sourceIds ?? []) ?? [])]).toEqual(
        [words, [], [source]],
      );
    }
  });

  test('a tracking service and what it logged are one origin', () => {
    for (const words of ['left Berth 7 under tow', 'The fire boat came late']) {
      const tracked = standing(words).for.origins.filter((one) =>
        named(one.sourceIds).some((name) => /Tidewatch|signal/.test(name)),
      );
      expect([words, tracked.map((one) => one.sourceIds.length)]).toEqual([words, [2]]);
    }
  });

  test('who says that it knows of nothing stands on no side', () => {
    const { paths } = standing('carried undeclared fuel');
    const authority = paths.filter(
      (one) => named(one.steps.map((step) => step.sourceId ?? ''))[0] === 'Port Authority of Marsa Nur',
    );
    expect(authority.map((one) => one.side)).toEqual([null]);
  });

  test('there are reports not in hand, protected sources, verdicts that took two looks, and open questions', () => {
    expect(dataset.documents.filter((one) => !one.held)).toHaveLength(4);
    expect(dataset.sources.filter((one) => one.protected)).toHaveLength(2);
    const looks = dataset.verdicts.map((one) => one.claimId);
    expect(new Set(looks).size).toBeLessThan(looks.length);
    expect(dataset.questions.some((one) => one.answeredAt === null)).toBe(true);
  });
});
