import type { Context } from '../../server/usecases/change.ts';
import { markSources } from '../../server/usecases/identities.ts';
import { rateMention, rateSource } from '../../server/usecases/ratings.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import { editSource } from '../../server/usecases/sources.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { aClaim, anAttribution } from './builders.ts';
import { aLink, aRegistered } from './claims.ts';
import { get, post } from './requests.ts';
import type { Site } from './site.ts';
import { aQuotation, aSource, aText, type Papers, somePapers } from './sources.ts';

const BECAUSE = { rationale: 'Because it was checked.' };

/** Ratings, grades, marks and merges around a paper: whatever the pages of sources can show. */
export function ratedPapers(context: Context): Papers {
  const papers = somePapers(context);
  const { tribune, online, claims } = papers;
  rateSource(context, tribune.id, { letter: 'B', topic: null, ...BECAUSE });
  rateSource(context, tribune.id, { letter: 'C', topic: null, ...BECAUSE });
  rateSource(context, tribune.id, { letter: 'D', topic: 'casualties', ...BECAUSE });
  rateSource(context, papers.wire.id, { letter: 'B', topic: 'ships', ...BECAUSE });
  rateMention(context, null, papers.hit.id, { grade: 4, ...BECAUSE });
  addVerdict(context, claims.gone.id, null, {
    decision: 'refuted',
    likelihood: null,
    confidence: null,
    rationale: 'It is still there.',
  });
  markSources(context, tribune.id, papers.wire.id, 'different', 'Another house.');
  markSources(context, tribune.id, online.id, 'maybe', '');
  editSource(context, papers.wire.id, papers.wire.version, {
    ...papers.wire,
    affiliation: null,
    protected: true,
    aliases: [{ name: 'وكالة الكثبان', language: null }],
  });
  return papers;
}

/** A paper that is quoted so often that its lists go on, and once by way of another. */
export function aQuotedPaper(context: Context, times: number): ReturnType<typeof aSource> {
  const paper = aSource(context, 'The Evening Reef', { kind: 'outlet' });
  for (let i = 0; i < times; i++) {
    const text = aText(context, `Paper ${i % 10}`, `The Evening Reef said that crate ${i} was opened.`);
    const { mention } = aQuotation(context, text, {
      source: paper,
      words: 'The Evening Reef',
      cue: 'said',
      content: `crate ${i} was opened`,
    });
    aLink(context, mention, aRegistered(context, { statement: `Crate ${i} was opened.` }));
  }
  const own = aText(context, 'The Evening Reef', 'Dune Wire wrote that The Evening Reef reported a flood.');
  anAttribution(
    context,
    own,
    { source: 'The Evening Reef', cue: 'reported', content: 'a flood' },
    { sources: [{ choice: { id: paper.id } }] },
  );
  anAttribution(
    context,
    own,
    { source: 'Dune Wire', cue: 'wrote', content: 'The Evening Reef reported a flood' },
    { sources: [{ choice: { name: 'Dune Wire', kind: 'agency' } }] },
  );
  return paper;
}

/** A mention that earned a 1, and whose ground went with a merge. */
function lostGround(context: Context): { document: number; mention: number; graded: string; source: number } {
  const claim = aRegistered(context, { statement: 'The gate was open.' });
  const made = ['Mona Said', 'Karim Adel'].map((name) => {
    const source = aSource(context, name);
    const document = aText(context, `${name} Post`, `${name} saw that the gate was open.`);
    const { mention } = aQuotation(context, document, {
      source,
      words: name,
      cue: 'saw',
      content: 'the gate was open',
    });
    aLink(context, mention, claim);
    return { source, document, mention };
  });
  const [one, other] = made;
  if (!one || !other) throw new Error('Two were made.');
  const { value } = rateMention(context, null, one.mention.id, { grade: 1, ...BECAUSE });
  mergeSources(context, one.source.id, [other.source.id]);
  return {
    document: one.document.number,
    mention: one.mention.number,
    graded: value.id,
    source: one.source.number,
  };
}

/** Looks at every page of sources in every state that it has. */
export async function everySourcePage({ app, w, d }: Site): Promise<void> {
  const context = app.context();
  const look = (path: string) => get(app, w + path);
  for (const path of ['/sources/unnamed', '/sources/duplicates']) await look(path);
  const papers = ratedPapers(context);
  const quoted = aQuotedPaper(context, 42);
  const lost = lostGround(context);
  const bare = aSource(context, 'Nobody yet', { aliases: [{ name: 'Другое имя', language: 'ru' }] });
  const voice = aSource(context, 'a voice', { kind: 'unnamed', description: 'on the quay', protected: true });
  const page = `/sources/${papers.tribune.number}`;
  const paths = [page, `${page}?as=publisher`, `${page}?stance=disputes`, `/sources/${papers.wire.number}`];
  for (const path of ['', '?page=2']) paths.push(`/sources/${quoted.number}${path}`);
  for (const { number } of [bare, voice]) paths.push(`/sources/${number}`);
  paths.push(`/sources/${lost.source}`, '/sources', '/sources?q=zzz', '/sources?letter=E', '/sources/duplicates');
  paths.push('/sources/merging', '/sources/unnamed', '/sources/unnamed?q=zzz');
  for (const path of paths) await look(path);
  for (const { number } of context.db.prepare("SELECT number FROM source WHERE kind = 'unnamed'").all() as {
    number: number;
  }[])
    await look(`/sources/${number}`);
  await grade({ app, d }, lost, w);
  await many(context, look);
}

/** The form in its states: nothing given, given with and without a letter, without a claim, and the one that is lost. */
async function grade(
  { app, d }: Pick<Site, 'app' | 'd'>,
  lost: ReturnType<typeof lostGround>,
  w: string,
): Promise<void> {
  const at = `${w}/documents/${lost.document}/annotations/${lost.mention}/grading`;
  for (const query of ['', '?grade=3', `?graded=${lost.graded}`]) await get(app, at + query);
  const given = await post(app, `${d}/annotations/1/grading`, { grade: 3, ...BECAUSE });
  await get(app, given.headers.location ?? '');
  const papers = app.db().prepare("SELECT number FROM document WHERE title LIKE 'Dune Wire%'").pluck().get();
  const letters = await post(app, `${w}/documents/${papers}/annotations/1/grading`, { grade: 3, ...BECAUSE });
  await get(app, letters.headers.location ?? '');
}

/** More sources than one page lists, named and unnamed. */
async function many(context: Context, look: (path: string) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 101; i++) {
    aSource(context, `Person number ${i}`);
    aSource(context, `voice ${i}`, { kind: 'unnamed' });
  }
  const document = aText(context, 'Reef', 'Some said it. It went on.');
  aClaim(context, document, 'It went on');
  for (const path of ['/sources', '/sources/unnamed']) await look(path);
}
