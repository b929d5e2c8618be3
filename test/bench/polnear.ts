/**
 * Measures the attribution rules on PolNeAR's brat standoff: `node test/bench/polnear.ts <folder with text/ and attributions/> [--errors n]`.
 * The selection is the sentence around a gold cue. "That" at the head of content, quotation marks and other marks at the edges of
 * parts are left out on both sides, since Hearsay's spans never hold them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProposedAttribution, proposeAttribution, sentenceAt } from '../../server/suggest/index.ts';

type Span = { start: number; end: number };
type Gold = { cue: Span[]; source: Span[]; content: Span[] };
type Part = keyof Gold;
type Tally = { exact: number; overlap: number; proposed: number; gold: number };

const PARTS: readonly Part[] = ['cue', 'source', 'content'];
const [folder, flag, count] = process.argv.slice(2);
if (folder === undefined || !existsSync(join(folder, 'text')) || !existsSync(join(folder, 'attributions'))) {
  console.error('Give the folder of one PolNeAR split: it holds text/*.txt and attributions/*.ann.');
  process.exit(2);
}
let errors = flag === '--errors' ? Number(count ?? 20) : 0;

const tallies = { given: emptyTallies(), all: emptyTallies() };
const found = { sentences: 0, withGold: 0, proposed: 0, right: 0 };
const started = performance.now();
for (const name of readdirSync(join(folder, 'text')).sort()) measureDocument(folder, name);
report();

function emptyTallies(): Record<Part, Tally> {
  const empty = (): Tally => ({ exact: 0, overlap: 0, proposed: 0, gold: 0 });
  return { cue: empty(), source: empty(), content: empty() };
}

function measureDocument(root: string, name: string): void {
  const stem = name.replace(/\.txt$/, '');
  const annotations = readdirSync(join(root, 'attributions'))
    .filter((file) => file.startsWith(stem))
    .sort()[0];
  if (annotations === undefined) return;
  const text = readFileSync(join(root, 'text', name), 'utf8');
  const gold = readGold(readFileSync(join(root, 'attributions', annotations), 'utf8'), codePointIndex(text), text);
  for (const sentence of sentencesOf(text)) measureSentence(text, sentence, gold);
}

/** brat counts code points. */
function codePointIndex(text: string): number[] {
  const index: number[] = [];
  let at = 0;
  for (const sign of text) {
    index.push(at);
    at += sign.length;
  }
  index.push(at);
  return index;
}

function readGold(file: string, index: readonly number[], text: string): Gold[] {
  const spans = new Map<string, Span[]>();
  const gold: Gold[] = [];
  for (const line of file.split('\n')) {
    const [id = '', body = ''] = line.split('\t');
    if (id.startsWith('T')) spans.set(id, readSpans(body, index));
    if (!id.startsWith('E')) continue;
    const one: Gold = { cue: [], source: [], content: [] };
    for (const argument of body.split(' ')) {
      const [role = '', target = ''] = argument.split(':');
      const part = PARTS.find((candidate) => role.toLowerCase().startsWith(candidate));
      if (part !== undefined) one[part].push(...(spans.get(target) ?? []).flatMap((span) => tidy(text, span, part)));
    }
    if (one.cue.length > 0) gold.push(one);
  }
  return gold;
}

function readSpans(body: string, index: readonly number[]): Span[] {
  const offsets = body.slice(body.indexOf(' ') + 1);
  return offsets.split(';').map((pair) => {
    const [start = 0, end = 0] = pair.trim().split(' ').map(Number);
    return { start: index[start] ?? 0, end: index[end] ?? 0 };
  });
}

function tidy(text: string, span: Span, part: Part): Span[] {
  let words = text.slice(span.start, span.end);
  const lead = /^[^\p{L}\p{N}]+/u.exec(words)?.[0].length ?? 0;
  words = words.slice(lead);
  const that = part === 'content' ? (/^that\b[^\p{L}\p{N}]+/iu.exec(words)?.[0].length ?? 0) : 0;
  words = words.slice(that).replace(/[^\p{L}\p{N}]+$/u, '');
  const start = span.start + lead + that;
  return words === '' ? [] : [{ start, end: start + words.length }];
}

function* sentencesOf(text: string): Generator<Span> {
  for (const match of text.matchAll(/[^\n]+/g)) {
    const end = match.index + match[0].length;
    let at = match.index;
    while (at < end) {
      const sentence = sentenceAt(text, match.index, end, at);
      if (sentence.end > sentence.start) yield sentence;
      at = Math.max(sentence.end, at) + 1;
    }
  }
}

function measureSentence(text: string, sentence: Span, all: readonly Gold[]): void {
  const gold = all.filter(
    (one) => (one.cue[0]?.start ?? -1) >= sentence.start && (one.cue[0]?.start ?? -1) < sentence.end,
  );
  const proposal = proposeAttribution(text, sentence.start, sentence.end, 'en');
  const own = proposal === null ? null : asGold(text, proposal);
  const match = own === null ? gold[0] : bestMatch(own, gold);
  found.sentences += 1;
  if (gold.length > 0) found.withGold += 1;
  if (own !== null) found.proposed += 1;
  if (own !== null && gold.length > 0) found.right += 1;
  for (const part of PARTS) {
    if (gold.length > 0) add(tallies.given[part], own, match, part);
    add(tallies.all[part], own, match, part);
    for (const other of gold)
      if (other !== match) tallies.all[part].gold += clip(other[part], sentence).length > 0 ? 1 : 0;
  }
  const wrong =
    (own === null) !== (match === undefined) ||
    (own !== null && match !== undefined && !PARTS.every((part) => same(own[part], match[part])));
  if (errors > 0 && wrong && Math.random() < 0.05) {
    errors -= 1;
    print(text, sentence, own, match);
  }
}

function asGold(text: string, proposal: ProposedAttribution): Gold {
  const of = (part: Part): Span[] =>
    proposal.spans.filter((span) => span.role === part).flatMap((span) => tidy(text, span, part));
  return { cue: of('cue'), source: of('source'), content: of('content') };
}

function clip(spans: readonly Span[], sentence: Span): Span[] {
  return spans.filter((span) => span.start < sentence.end && span.end > sentence.start);
}

function bestMatch(own: Gold, gold: readonly Gold[]): Gold | undefined {
  const score = (one: Gold): number =>
    PARTS.filter((part) => overlaps(own[part], one[part])).length + (overlaps(own.cue, one.cue) ? 3 : 0);
  return gold.toSorted((a, b) => score(b) - score(a))[0];
}

/** Sources side by side are one span in PolNeAR, so parts are compared by their whole extent. */
function extent(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map((span) => span.start)), end: Math.max(...spans.map((span) => span.end)) };
}

function same(a: readonly Span[], b: readonly Span[]): boolean {
  if (a.length === 0 || b.length === 0) return a.length === b.length;
  return extent(a).start === extent(b).start && extent(a).end === extent(b).end;
}

function overlaps(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((two) => one.start < two.end && two.start < one.end));
}

function add(tally: Tally, own: Gold | null, gold: Gold | undefined, part: Part): void {
  const mine = own?.[part] ?? [];
  const theirs = gold?.[part] ?? [];
  if (mine.length > 0) tally.proposed += 1;
  if (theirs.length > 0) tally.gold += 1;
  if (mine.length === 0 || theirs.length === 0) return;
  if (same(mine, theirs)) tally.exact += 1;
  if (overlaps(mine, theirs)) tally.overlap += 1;
}

function print(text: string, sentence: Span, own: Gold | null, gold: Gold | undefined): void {
  const show = (one: Gold | null | undefined): string =>
    one == null
      ? '-'
      : PARTS.map(
          (part) => `${part}: ${one[part].map((span) => `[${text.slice(span.start, span.end)}]`).join(' ')}`,
        ).join('\n      ');
  console.log(`${text.slice(sentence.start, sentence.end)}\n  own ${show(own)}\n  gold ${show(gold)}\n`);
}

function figures(hits: number, tally: Tally): string {
  const p = hits / Math.max(1, tally.proposed);
  const r = hits / Math.max(1, tally.gold);
  return [p, r, (2 * p * r) / Math.max(1e-9, p + r)].map((figure) => figure.toFixed(3)).join('  ');
}

function report(): void {
  console.log(
    `${found.sentences} sentences, ${found.withGold} with an attribution; ${found.proposed} proposals, ${found.right} in those`,
  );
  console.log(`${((performance.now() - started) / Math.max(1, found.sentences)).toFixed(3)} ms a sentence`);
  console.log('                        exact P  R      F      overlap P  R    F');
  for (const [title, table] of Object.entries({
    'given: one per sentence': tallies.given,
    'all: every attribution ': tallies.all,
  })) {
    for (const part of PARTS)
      console.log(
        `${title} ${part.padEnd(8)} ${figures(table[part].exact, table[part])}   ${figures(table[part].overlap, table[part])}`,
      );
  }
}
