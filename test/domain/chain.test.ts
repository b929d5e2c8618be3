import { describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../server/domain/annotation.ts';
import { type ChainText, pathsOf } from '../../server/domain/chain.ts';
import type { Section } from '../../server/domain/section.ts';

const made = { createdBy: 'nadia', createdAt: '2025-03-14T09:00:00Z', version: 1, hiddenAt: null };

function annotation(
  id: string,
  more: Partial<Annotation> & { from?: string[]; at?: [number, number] } = {},
): Annotation {
  const { from = [], at: [start, end] = [10, 20], ...rest } = more;
  const sources = from.map((sourceId) => ({
    sourceId,
    identification: null,
    access: null,
    statedMin: null,
    statedMax: null,
    statedReason: null,
  }));
  return {
    id,
    documentId: 'd',
    number: 1,
    kind: 'attribution',
    layer: 'shared',
    annotatorId: 'nadia',
    parentId: null,
    attributes: {},
    note: '',
    spans: [
      { role: 'content', start, end, startCodePoint: start, endCodePoint: end, quote: '', prefix: '', suffix: '' },
    ],
    sources,
    mentionIds: [],
    updatedAt: '',
    ...made,
    ...rest,
  };
}

const section = (id: string, kind: Section['kind'], more: Partial<Section> = {}): Section => ({
  id,
  documentId: 'd',
  parentId: null,
  kind,
  startBlock: 0,
  endBlock: 1,
  sourceId: null,
  authorId: null,
  date: null,
  label: null,
  ...made,
  ...more,
});

const mention = annotation('m', { kind: 'claim' });
const text = (more: Partial<ChainText>): ChainText => ({
  document: { outletId: 'outlet', authorId: null },
  sections: [],
  blocks: [{ position: 0, start: 0, end: 100 }],
  attributions: [],
  resolve: (id) => id,
  ...more,
});
/** Paths as docs/origins.md has them, outermost first; ? is a voice that isn’t known. */
const drawn = (one: Annotation, more: Partial<ChainText>): string[] =>
  pathsOf(one, text(more)).map((path) => path.map((step) => step.sourceId ?? '?').join(' › '));

describe('the paths of a mention, outermost step first', () => {
  test('without an attribution the outlet speaks in its own voice', () => {
    expect(drawn(mention, {})).toEqual(['outlet']);
  });

  test('an outlet that isn’t known is a step all the same', () => {
    expect(drawn(mention, { document: { outletId: null, authorId: null } })).toEqual(['?']);
  });

  test('the author comes after the outlet', () => {
    expect(drawn(mention, { document: { outletId: 'outlet', authorId: 'author' } })).toEqual(['outlet › author']);
  });

  test('sections come from the outside in, each with its source and its author', () => {
    const sections = [
      section('repost', 'repost', { sourceId: 'agency', startBlock: 0, endBlock: 1 }),
      section('post', 'post', { authorId: 'member', startBlock: 0, endBlock: 2 }),
    ];
    expect(drawn(mention, { sections })).toEqual(['outlet › member › agency']);
  });

  test('a repost that doesn’t say where it is from is a voice that isn’t known; a post is none', () => {
    expect(drawn(mention, { sections: [section('r', 'repost')] })).toEqual(['outlet › ?']);
    expect(drawn(mention, { sections: [section('p', 'post')] })).toEqual(['outlet']);
  });

  test('a section beside the mention is no step', () => {
    const blocks = [
      { position: 0, start: 0, end: 50 },
      { position: 1, start: 51, end: 100 },
    ];
    const beside = section('r', 'repost', { sourceId: 'agency', startBlock: 1, endBlock: 2 });
    expect(drawn(mention, { blocks, sections: [beside] })).toEqual(['outlet']);
  });

  test('attributions follow from the outermost parent to the innermost', () => {
    const attributions = [
      annotation('inner', { from: ['official'], parentId: 'outer', mentionIds: ['m'] }),
      annotation('outer', { from: ['reuters'] }),
    ];
    expect(drawn(mention, { attributions })).toEqual(['outlet › reuters › official']);
  });

  test('an outer attribution that bears the mention too doesn’t make a second path', () => {
    const attributions = [
      annotation('inner', { from: ['official'], parentId: 'outer', mentionIds: ['m'] }),
      annotation('outer', { from: ['reuters'], mentionIds: ['m'] }),
    ];
    expect(drawn(mention, { attributions })).toEqual(['outlet › reuters › official']);
  });

  test('several sources side by side are as many paths', () => {
    const attributions = [annotation('a', { from: ['officials', 'politicians', 'diplomats'], mentionIds: ['m'] })];
    expect(drawn(mention, { attributions })).toEqual([
      'outlet › officials',
      'outlet › politicians',
      'outlet › diplomats',
    ]);
  });

  test('two attributions of one mention are two paths', () => {
    const attributions = [
      annotation('a', { from: ['p'], mentionIds: ['m'] }),
      annotation('b', { from: ['q'], mentionIds: ['m'] }),
    ];
    expect(drawn(mention, { attributions })).toEqual(['outlet › p', 'outlet › q']);
  });

  test('an attribution whose source nobody has named yet ends in a voice that isn’t known', () => {
    expect(drawn(mention, { attributions: [annotation('a', { mentionIds: ['m'] })] })).toEqual(['outlet › ?']);
  });

  test('equal neighbours are one step, unknown ones never', () => {
    const attributions = [annotation('a', { from: ['outlet'], mentionIds: ['m'] })];
    expect(drawn(mention, { attributions })).toEqual(['outlet']);
    const sections = [section('r', 'repost')];
    expect(drawn(mention, { document: { outletId: null, authorId: null }, sections })).toEqual(['? › ?']);
  });

  test('a source goes by what it was merged into', () => {
    const attributions = [annotation('a', { from: ['qani'], mentionIds: ['m'] })];
    expect(drawn(mention, { attributions, resolve: (id) => (id === 'qani' ? 'qaani' : id) })).toEqual([
      'outlet › qaani',
    ]);
  });

  test('the path of an attribution ends with its own sources', () => {
    const outer = annotation('outer', { from: ['reuters'] });
    const inner = annotation('inner', { from: ['official'], parentId: 'outer' });
    expect(drawn(inner, { attributions: [outer, inner] })).toEqual(['outlet › reuters › official']);
  });

  test('parents in a circle are walked once', () => {
    const a = annotation('a', { from: ['p'], parentId: 'b', mentionIds: ['m'] });
    const b = annotation('b', { from: ['q'], parentId: 'a' });
    expect(drawn(mention, { attributions: [a, b] })).toEqual(['outlet › q › p']);
  });
});
