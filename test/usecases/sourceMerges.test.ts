import { beforeEach, describe, expect, test } from '@jest/globals';
import { annotationById } from '../../server/store/annotations.ts';
import { sourceById, sourceNamed } from '../../server/store/sources.ts';
import { standingsOf } from '../../server/store/standings.ts';
import type { Context } from '../../server/usecases/change.ts';
import { change } from '../../server/usecases/change.ts';
import { dismissPair } from '../../server/usecases/dismissals.ts';
import { markSources, removeMark } from '../../server/usecases/identities.ts';
import { candidatePairs, candidatesFor } from '../../server/usecases/sourceCandidates.ts';
import { mergeSources, separateSource, splitSource } from '../../server/usecases/sourceMerges.ts';
import { sourcesMatching } from '../../server/usecases/sourceSearch.ts';
import { editSource, hideSource, resolveSource } from '../../server/usecases/sources.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { undo } from '../../server/usecases/undo.ts';
import { aWorkspace } from '../support/builders.ts';
import { aLink, aRegistered } from '../support/claims.ts';
import { aQuotation, aSource, aText, somePapers } from '../support/sources.ts';

let context: Context;
beforeEach(() => {
  context = aWorkspace();
});

const fields = { kind: 'person' as const, name: 'Two', description: '', affiliation: null, aliases: [] };
const found = (words: string): string[] => sourcesMatching(context.db, words, 10).map(({ source }) => source.name);

/** One paper each says that Qaani, or Qani, said it. */
function twoSpellings() {
  const [qaani, qani] = ['Qaani', 'Qani'].map((name) => aSource(context, name));
  if (!qaani || !qani) throw new Error('Two sources were made.');
  const claim = aRegistered(context);
  const made = [qaani, qani].map((source, i) => {
    const document = aText(context, `Paper ${i}`, `${source.name} said the visit took place on day ${i}.`);
    const quotation = aQuotation(context, document, {
      source,
      words: source.name,
      cue: 'said',
      content: 'the visit took place',
    });
    aLink(context, quotation.mention, claim);
    return quotation;
  });
  const low = (): number => {
    refreshStandings(context.db);
    return standingsOf(context.db, [claim.id]).get(claim.id)?.forHigh ?? 0;
  };
  return { qaani, qani, low, made };
}

describe('merging sources', () => {
  test('makes two origins one, and is one step to undo', () => {
    const { qaani, qani, low } = twoSpellings();
    expect(low()).toBe(2);
    mergeSources(context, qaani.id, [qani.id]);
    expect(low()).toBe(1);
    undo(context, null);
    expect(low()).toBe(2);
    expect(sourceById(context.db, qani.id)?.mergedInto).toBeNull();
  });

  test('later work survives the undo', () => {
    const { qaani, qani } = twoSpellings();
    mergeSources(context, qaani.id, [qani.id]);
    const text = aText(context, 'Paper 3', 'Qani said the door was shut.');
    const { attribution } = aQuotation(context, text, {
      source: qaani,
      words: 'Qani',
      cue: 'said',
      content: 'the door was shut',
    });
    undo(context, null);
    expect(annotationById(context.db, attribution.id)?.sources.map((one) => one.sourceId)).toEqual([qaani.id]);
  });

  test('the merged names find the source that stays, and a choice made before the merge leads to it', () => {
    const { qaani, qani } = twoSpellings();
    mergeSources(context, qaani.id, [qani.id]);
    expect(sourceNamed(context.db, 'qani')?.id).toBe(qaani.id);
    expect(found('qani')).toEqual(['Qaani']);
    change(context, 'choose', null, (edit) => {
      expect(resolveSource(edit, { id: qani.id }).id).toBe(qaani.id);
    });
  });

  test('what an unnamed voice was called finds nobody after it was merged into somebody', () => {
    const named = aSource(context, 'Mona Said');
    const unnamed = aSource(context, 'informed sources', { kind: 'unnamed' });
    mergeSources(context, named.id, [unnamed.id]);
    expect(sourceNamed(context.db, 'informed sources')).toBeNull();
    expect(found('informed sources')).toEqual([]);
  });

  test.each([
    ['with itself', (a: string, _b: string) => mergeSources(context, a, [a]), 'can’t be merged with itself'],
    ['with nothing', (a: string, _b: string) => mergeSources(context, a, []), 'Choose at least two sources'],
    [
      'in a circle',
      (a: string, b: string) => {
        mergeSources(context, a, [b]);
        mergeSources(context, b, [a]);
      },
      '“Qani” was merged into “Qaani”. Go on with “Qaani”.',
    ],
    [
      'where somebody marked the two as different',
      (a: string, b: string) => {
        markSources(context, a, b, 'different', '');
        mergeSources(context, a, [b]);
      },
      'are marked as different. Remove that mark first',
    ],
  ])('%s is refused', (_what, work, message) => {
    const { qaani, qani } = twoSpellings();
    expect(() => work(qaani.id, qani.id)).toThrow(message);
  });

  test('a chain of merges ends in the last one, and a source in the middle can be taken out again', () => {
    const [a, b, c] = ['Aran', 'Boral', 'Cedon'].map((name) => aSource(context, name).id) as [string, string, string];
    mergeSources(context, b, [a]);
    mergeSources(context, c, [b]);
    expect(sourceNamed(context.db, 'Aran')?.id).toBe(c);
    separateSource(context, b);
    expect(sourceNamed(context.db, 'Aran')?.id).toBe(b);
    expect(() => separateSource(context, c)).toThrow('stands for itself already');
  });
});

describe('splitting a source', () => {
  test('gives the selected attributions a source of their own, in one step', () => {
    const { tribune, attributions } = somePapers(context);
    const [first, second] = attributions;
    const { value, entries } = splitSource(context, tribune.id, [first?.id ?? ''], { ...fields, name: 'Another' });
    expect(entries.map((entry) => entry.noun).sort()).toEqual(['annotation', 'source']);
    const sourceOf = (id = ''): string | undefined => annotationById(context.db, id)?.sources[0]?.sourceId;
    expect([sourceOf(first?.id), sourceOf(second?.id)]).toEqual([value.id, tribune.id]);
    undo(context, null);
    expect(sourceOf(first?.id)).toBe(tribune.id);
    expect(sourceById(context.db, value.id)?.hiddenAt).not.toBeNull();
  });

  test('keeps how the text identifies it, and names it once where it was named twice', () => {
    const { qaani, qani, made } = twoSpellings();
    mergeSources(context, qaani.id, [qani.id]);
    const { value } = splitSource(context, qaani.id, [made[1]?.attribution.id ?? ''], fields);
    expect(annotationById(context.db, made[1]?.attribution.id ?? '')?.sources.map((one) => one.sourceId)).toEqual([
      value.id,
    ]);
  });

  test('of nothing, of others’ attributions or without a name is refused', () => {
    const { tribune, attributions } = somePapers(context);
    const other = aSource(context, 'Somebody');
    const ids = attributions.map((one) => one.id);
    expect(() => splitSource(context, tribune.id, [], fields)).toThrow('Select the attributions');
    expect(() => splitSource(context, other.id, ids, fields)).toThrow('no longer names this source');
    expect(() => splitSource(context, tribune.id, ids, { ...fields, name: ' ' })).toThrow('needs a name');
  });
});

describe('deleting a source', () => {
  test('that stands in a chain is refused, with where it is used', () => {
    const { tribune } = somePapers(context);
    expect(() => hideSource(context, tribune.id, tribune.version)).toThrow(
      /“Al-Tilal” is still used: in attribution \d+ of document 1, .* as the outlet of document 2.* Give those another source/,
    );
  });

  test('that others were merged into, or that spoke a claim, is refused', () => {
    const [into, other, speaker] = ['Aran', 'Boral', 'Cedon'].map((name) => aSource(context, name));
    if (!into || !other || !speaker) throw new Error('Three sources were made.');
    mergeSources(context, into.id, [other.id]);
    aRegistered(context, { kind: 'utterance', speaker: { id: speaker.id } });
    expect(() => hideSource(context, into.id, into.version)).toThrow('source 2 was merged into it');
    expect(() => hideSource(context, speaker.id, speaker.version)).toThrow('as the speaker of claim 1');
  });

  test('that was merged away is refused: it is no longer one of its own', () => {
    const [into, other] = ['Aran', 'Boral'].map((name) => aSource(context, name));
    mergeSources(context, into?.id ?? '', [other?.id ?? '']);
    expect(() => hideSource(context, other?.id ?? '', 2)).toThrow('was merged into “Aran”');
  });
});

describe('what is offered for a merge', () => {
  const names = (id: string): string[] => {
    const source = sourceById(context.db, id);
    return source ? candidatesFor(context.db, source, 10).map(({ other }) => other.name) : [];
  };

  test('are spellings that sound alike; one that was told apart isn’t offered again', () => {
    const [qaani, qani] = ['Qaani', 'Qani', 'Mona Said'].map((name) => aSource(context, name).id) as [string, string];
    expect([names(qaani), names(qani)]).toEqual([['Qani'], ['Qaani']]);
    dismissPair(context, 'source', qani, qaani);
    expect([names(qaani), candidatePairs(context.db, 10)]).toEqual([[], []]);
    undo(context, null);
    expect(names(qaani)).toEqual(['Qani']);
  });

  test('nor one that somebody marked as different, even once either was merged on', () => {
    const [a, b, c] = ['Qaani', 'Qani', 'Aran'].map((name) => aSource(context, name).id) as [string, string, string];
    markSources(context, a, b, 'different', '');
    mergeSources(context, c, [b]);
    expect(names(a)).toEqual([]);
  });

  test('names of what was merged in count as names', () => {
    const [a, b, c] = ['Aran Dolat', 'Qaani', 'Qani'].map((name) => aSource(context, name).id) as [
      string,
      string,
      string,
    ];
    mergeSources(context, a, [b]);
    expect(names(c)).toEqual(['Aran Dolat']);
  });
});

describe('marks between sources', () => {
  const two = () =>
    ['One man', 'Another man'].map((name) => aSource(context, name, { kind: 'unnamed' }).id) as [string, string];
  const marks = (): string[] =>
    context.db.prepare('SELECT mark FROM identity WHERE hidden_at IS NULL').pluck().all() as string[];

  test('the last one counts; the one before gives way, and undo brings it back', () => {
    const [a, b] = two();
    markSources(context, a, b, 'maybe', 'The same words.');
    markSources(context, b, a, 'same', '');
    expect(marks()).toEqual(['same']);
    undo(context, null);
    expect(marks()).toEqual(['maybe']);
  });

  test('said a second time, nothing is written', () => {
    const [a, b] = two();
    markSources(context, a, b, 'maybe', 'Why');
    expect(markSources(context, b, a, 'maybe', ' Why ').seq).toBeNull();
  });

  test('can be removed once', () => {
    const [a, b] = two();
    const { value } = markSources(context, a, b, 'maybe', '');
    removeMark(context, value.id);
    expect(marks()).toEqual([]);
    expect(() => removeMark(context, value.id)).toThrow('no longer there');
  });

  test('of a source with itself is refused, also where the two were merged', () => {
    const [a, b] = two();
    expect(() => markSources(context, a, a, 'same', '')).toThrow('the same as itself');
    mergeSources(context, a, [b]);
    expect(() => markSources(context, a, b, 'same', '')).toThrow('the same as itself');
  });
});

describe('fields of a source', () => {
  test('an alias keeps its language, and the flag stays where nobody says otherwise', () => {
    const made = aSource(context, 'Mona', { aliases: [{ name: 'منى', language: 'ar' }], protected: true });
    const saved = editSource(context, made.id, made.version, {
      ...fields,
      name: 'Mona S.',
      aliases: made.aliases,
    }).value;
    expect([saved.aliases, saved.protected]).toEqual([[{ name: 'منى', script: 'Arab', language: 'ar' }], true]);
    expect(
      editSource(context, made.id, saved.version, { ...fields, name: 'Mona', protected: false }).value.protected,
    ).toBe(false);
  });
});
