import type { Annotation } from '../../server/domain/annotation.ts';
import type { Claim } from '../../server/domain/claim.ts';
import type { Document } from '../../server/domain/document.ts';
import type { Source } from '../../server/domain/source.ts';
import type { Context } from '../../server/usecases/change.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addSource, type SourceFields } from '../../server/usecases/sources.ts';
import { aClaim, anAttribution } from './builders.ts';
import { aLink, aRegistered } from './claims.ts';

const FIELDS: SourceFields = { kind: 'person', name: '', description: '', affiliation: null, aliases: [] };

export const aSource = (context: Context, name: string, fields: Partial<SourceFields> = {}): Source =>
  addSource(context, { ...FIELDS, name, ...fields }).value;

/** A text of one outlet, on one day. */
export const aText = (context: Context, outlet: string, text: string, language = 'en', day = '2025-03-13'): Document =>
  importText(context, text, {
    title: `${outlet}, ${text.slice(0, 30)}`,
    language,
    outlet,
    date: { from: day, to: day, basis: 'stated' },
  }).value;

type Quoting = { source: Source | string; words: string; cue: string; content: string };

/** A claim in these words, and who is said to have stated it; an unnamed voice where the source is words. */
export function aQuotation(
  context: Context,
  document: Document,
  { source, words, cue, content }: Quoting,
): { mention: Annotation; attribution: Annotation } {
  const mention = aClaim(context, document, content);
  const choice = typeof source === 'string' ? { name: source, kind: 'unnamed' as const } : { id: source.id };
  const attribution = anAttribution(context, document, { source: words, cue, content }, { sources: [{ choice }] });
  return { mention, attribution };
}

/** A paper that three others cite, with two spellings, ratings still to come, and claims that stand in four ways. */
export type Papers = {
  tribune: Source;
  wire: Source;
  online: Source;
  claims: { hit: Claim; gone: Claim; laid: Claim };
  hit: Annotation;
  gone: Annotation;
  laid: Annotation;
  denial: Annotation;
  unnamed: Annotation;
  attributions: Annotation[];
};

export function somePapers(context: Context): Papers {
  const tribune = aSource(context, 'Al-Tilal', {
    kind: 'outlet',
    description: 'A daily paper',
    affiliation: { name: 'Tilal House', kind: 'organisation' },
    aliases: [
      { name: 'التلال', language: 'ar' },
      { name: 'Tilal Daily', language: null },
    ],
  });
  const online = aSource(context, 'Tilal Online', { kind: 'outlet', aliases: [{ name: 'Altilal', language: null }] });
  const claims = {
    hit: aRegistered(context, { statement: 'A boat hit the pier.' }),
    gone: aRegistered(context, { statement: 'The notice was taken down.' }),
    laid: aRegistered(context, { statement: 'The tug was laid up.' }),
  };
  const report = aText(
    context,
    'Dune Wire',
    'The daily Al-Tilal wrote that a boat had hit the pier.\n\nThe notice was taken down at once, the paper added.\n\nInformed sources said the pier stays shut.',
  );
  const hit = aQuotation(context, report, {
    source: tribune,
    words: 'The daily Al-Tilal',
    cue: 'wrote',
    content: 'a boat had hit the pier',
  });
  const gone = aQuotation(context, report, {
    source: tribune,
    words: 'the paper',
    cue: 'added',
    content: 'The notice was taken down at once',
  });
  const shut = aQuotation(context, report, {
    source: 'Informed sources',
    words: 'Informed sources',
    cue: 'said',
    content: 'the pier stays shut',
  });
  const arabic = aText(context, 'Al-Tilal', 'قالت مصادر مطلعة إن قاربا صدم الرصيف.', 'ar', '2025-03-12');
  const first = aQuotation(context, arabic, {
    source: 'مصادر مطلعة',
    words: 'مصادر مطلعة',
    cue: 'قالت',
    content: 'قاربا صدم الرصيف',
  });
  const bulletin = aText(
    context,
    'Radio Reef',
    'The harbour master said no boat had hit anything.\n\nThe tug was laid up, according to Al-Tilal.',
    'en',
    '2025-03-14',
  );
  const master = aSource(context, 'Harbour master');
  const denial = aQuotation(context, bulletin, {
    source: master,
    words: 'The harbour master',
    cue: 'said',
    content: 'no boat had hit anything',
  });
  const laid = aQuotation(context, bulletin, {
    source: tribune,
    words: 'Al-Tilal',
    cue: 'according to',
    content: 'The tug was laid up',
  });
  aLink(context, hit.mention, claims.hit);
  aLink(context, first.mention, claims.hit);
  aLink(context, denial.mention, claims.hit, 'disputes');
  aLink(context, gone.mention, claims.gone);
  aLink(context, laid.mention, claims.laid, 'reports');
  return {
    tribune,
    online,
    wire: aSource(context, 'Dune Wire Service', { kind: 'agency' }),
    claims,
    hit: hit.mention,
    gone: gone.mention,
    laid: laid.mention,
    denial: denial.mention,
    unnamed: shut.mention,
    attributions: [hit.attribution, gone.attribution, laid.attribution],
  };
}
