import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { fold } from '../domain/fold.ts';
import { covering, isTelling, veilOver } from '../domain/veil.ts';
import { type Database, readThroughViews, statement } from './database.ts';
import { forgetTexts } from './documentTexts.ts';
import { searchedWords, setVeil, setWhole, type Veil } from './veiled.ts';

/** The free text of each table; whatever isn't named here holds ids, numbers, dates and words of closed vocabularies. */
const TEXTS: Record<string, readonly string[]> = {
  workspace: ['name', 'description', 'guidelines'],
  document: ['title', 'address', 'paraphrase_of', 'other', 'file_name'],
  section: ['label'],
  format: ['href'],
  annotation: ['attributes', 'note'],
  event: ['name', 'place', 'description'],
  claim: ['statement', 'place'],
  evidence: ['note'],
  verdict: ['rationale'],
  credibility: ['rationale'],
  derivation: ['passages', 'note'],
  question: ['text', 'answer'],
  comment: ['text'],
};

/** A source is hidden where it is protected, or was merged with one that is. */
const HIDDEN = 'SELECT id FROM temp.hidden_source';
const isHidden = (column: string): string => `"${column}" IN (${HIDDEN})`;
const gone = (column: string, otherwise: string, instead = 'NULL'): string =>
  `CASE WHEN ${isHidden(column)} THEN ${instead} ELSE ${otherwise} END`;

/** What is said of a hidden source is hidden with it: by column, what stands for it. */
const ABOUT: Record<string, Record<string, string>> = {
  source: {
    name: gone('id', 'veil(name)', `'Protected source ' || number`),
    description: gone('id', 'veil(description)', `''`),
    affiliation_id: gone('id', `CASE WHEN ${isHidden('affiliation_id')} THEN NULL ELSE affiliation_id END`),
  },
  attribution_source: Object.fromEntries(
    ['identification', 'access', 'stated_min', 'stated_max', 'stated_reason'].map((column) => [
      column,
      gone('source_id', column),
    ]),
  ),
  reliability: { topic: gone('source_id', 'veil(topic)'), rationale: gone('source_id', 'veil(rationale)', `''`) },
  document_text: { text: 'veil_part(document_id, 0, text)' },
  span: {
    quote: 'veil_part(document_id, start, quote)',
    prefix: 'veil_part(document_id, start - length16(prefix), prefix)',
    suffix: 'veil_part(document_id, end, suffix)',
  },
  change: { action: 'veil(action)', payload: 'veil_entries(payload)' },
};

/** Rows that aren't there at all for whoever may not know of a hidden source. */
const WITHOUT: Record<string, string> = {
  source_name: `NOT ${isHidden('source_id')}`,
  source_key: `NOT ${isHidden('source_id')}`,
  identity: `NOT ${isHidden('first_id')} AND NOT ${isHidden('second_id')}`,
  dismissal: `NOT ${isHidden('first_id')} AND NOT ${isHidden('second_id')}`,
  original: 'NOT EXISTS (SELECT 1 FROM temp.hidden_source)',
};

const TABLES = new Set([...Object.keys(TEXTS), ...Object.keys(ABOUT), ...Object.keys(WITHOUT)]);

/**
 * A second connection to a workspace that shows it without its protected sources. Temporary views bear the names of the
 * tables and stand before them, so that every statement of the store reads through them, and none can be forgotten. It
 * writes nothing. `refresh` before each use: it follows what others have written since. `whole` is the connection that
 * shows everything; without one the file leaves the program, as a dataset.
 */
export function openVeiled(file: string, whole: Database | null = null): { db: Database; refresh: () => void } {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  if (whole) setWhole(db, whole);
  readThroughViews(db);
  let known = nothingHidden();
  db.function('veil', { deterministic: true }, (text) => (typeof text === 'string' ? known.words(text) : text));
  db.function('length16', { deterministic: true }, (text) => String(text).length);
  db.function('veil_part', { deterministic: true }, (documentId, start, text) =>
    typeof text === 'string' ? known.part(String(documentId), Number(start), text) : text,
  );
  db.function('veil_hash', { deterministic: true }, (documentId, text, kept) => {
    const shown = known.part(String(documentId), 0, String(text));
    return shown === text ? kept : createHash('sha256').update(shown).digest('hex');
  });
  db.function('veil_entries', { deterministic: true }, (payload) =>
    typeof payload === 'string' ? known.entries(payload) : payload,
  );
  db.exec('CREATE TEMP TABLE hidden_source (id TEXT PRIMARY KEY) WITHOUT ROWID');
  for (const table of TABLES) db.exec(viewOf(db, table, whole === null));
  let version = -1;
  const refresh = (): void => {
    const now = db.pragma('data_version', { simple: true }) as number;
    if (now === version) return;
    version = now;
    known = readHidden(db);
    // What was read before may hold a name that is protected by now.
    forgetTexts(db);
    setVeil(db, known);
  };
  refresh();
  return { db, refresh };
}

/** A text of which something is veiled has another hash: whoever gets the dataset can check what they have. */
const HASH = `(SELECT veil_hash(x.document_id, x.text, text_sha256) FROM main.document_text x WHERE x.document_id = id)`;

function viewOf(db: Database, table: string, forDataset: boolean): string {
  const columns = (db.pragma(`main.table_info(${table})`) as { name: string }[]).map(({ name }) => {
    if (forDataset && table === 'document' && name === 'text_sha256')
      return `coalesce(${HASH}, text_sha256) AS text_sha256`;
    const shown = ABOUT[table]?.[name] ?? (TEXTS[table]?.includes(name) ? `veil("${name}")` : null);
    return shown === null ? `"${name}"` : `${shown} AS "${name}"`;
  });
  const rows = WITHOUT[table] ? ` WHERE ${WITHOUT[table]}` : '';
  return `CREATE TEMP VIEW "${table}" AS SELECT ${columns.join(', ')} FROM main."${table}"${rows}`;
}

type Known = Veil & { ids: ReadonlySet<string>; entries: (payload: string) => string };

const nothingHidden = (): Known => ({
  ids: new Set(),
  hides: () => false,
  words: (text) => text,
  part: (_documentId, _start, text) => text,
  tells: () => false,
  entries: (payload) => payload,
});

/** Protected sources, and all that was merged with one of them, in either direction. */
const FAMILIES = `WITH RECURSIVE up (id, root) AS (
    SELECT id, id FROM main.source WHERE protected = 1
    UNION SELECT up.id, s.merged_into FROM up JOIN main.source s ON s.id = up.root WHERE s.merged_into IS NOT NULL
  ), family (id) AS (
    SELECT root FROM up
    UNION SELECT s.id FROM family JOIN main.source s ON s.merged_into = family.id
  ) SELECT id FROM family`;

function readHidden(db: Database): Known {
  const ids = statement(db, FAMILIES).pluck().all() as string[];
  statement(db, 'DELETE FROM temp.hidden_source').run();
  if (ids.length === 0) return nothingHidden();
  const add = statement(db, 'INSERT INTO temp.hidden_source VALUES (?)');
  for (const id of ids) add.run(id);
  const spans = statement(
    db,
    `SELECT p.document_id AS documentId, p.start, p.end, p.quote FROM main.attribution_source a
     JOIN main.span p ON p.annotation_id = a.annotation_id AND p.role = 'source'
     WHERE a.source_id IN (${HIDDEN})`,
  ).all() as { documentId: string; start: number; end: number; quote: string }[];
  const names = statement(
    db,
    `SELECT name FROM main.source WHERE id IN (${HIDDEN})
     UNION SELECT name FROM main.source_name WHERE source_id IN (${HIDDEN})`,
  )
    .pluck()
    .all() as string[];
  return knownOf(new Set(ids), [...names, ...spans.map((span) => span.quote).filter(isTelling)], spans);
}

function knownOf(
  ids: ReadonlySet<string>,
  names: readonly string[],
  spans: readonly { documentId: string; start: number; end: number }[],
): Known {
  const words = veilOver(names);
  const telling = new Set(
    names.flatMap((name) => fold(name).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 1),
  );
  const places = Map.groupBy(spans, (span) => span.documentId);
  const part = (documentId: string, from: number, text: string): string =>
    (places.get(documentId) ?? []).reduce(
      (veiled, { start, end }) =>
        end <= from || start >= from + text.length
          ? veiled
          : covering(veiled, Math.max(0, start - from), Math.min(text.length, end - from)),
      words(text),
    );
  return {
    ids,
    hides: (id) => ids.has(id),
    words,
    part,
    tells: (query) => [...telling].some((word) => searchedWords(query).some((one) => word.startsWith(one))),
    entries: (payload) => veiledEntries(payload, ids, words),
  };
}

/** Nouns of the log that say something of a source, and where they name it. */
const SAYS_OF: Record<string, readonly string[]> = {
  source: ['id'],
  reliability: ['sourceId'],
  identity: ['firstId', 'secondId'],
};

/** What the log says of hidden sources is left out; what it says of others is veiled. */
function veiledEntries(payload: string, ids: ReadonlySet<string>, words: (text: string) => string): string {
  const entries = JSON.parse(payload) as { noun: string; before: unknown; after: unknown }[];
  const concerns = (row: unknown, keys: readonly string[]): boolean =>
    keys.some((key) => ids.has(String((row as Record<string, unknown> | null)?.[key] ?? '')));
  const shown = entries.filter(({ noun, before, after }) => {
    const keys = SAYS_OF[noun] ?? [];
    return !concerns(before, keys) && !concerns(after, keys);
  });
  return JSON.stringify(shown, (key, value) => {
    if (typeof value === 'string') return key === 'id' ? value : words(value);
    return isUseOf(value, ids) ? { sourceId: value.sourceId } : value;
  });
}

/** How an attribution tells a source: of a hidden one nothing is said. */
const isUseOf = (value: unknown, ids: ReadonlySet<string>): value is { sourceId: string } =>
  value !== null && typeof value === 'object' && 'sourceId' in value && ids.has(String(value.sourceId));

/** The veiled connections of a folder, opened when somebody needs one. */
export function createVeils(fileOf: (slug: string) => string) {
  const known = new Map<string, ReturnType<typeof openVeiled>>();
  const forget = (slug: string): void => {
    known.get(slug)?.db.close();
    known.delete(slug);
  };
  return {
    /** Through the veil, where there is anything to hide. */
    over: (slug: string, whole: Database): Database => {
      if (!hasProtected(whole)) return whole;
      const veiled = known.get(slug) ?? openVeiled(fileOf(slug), whole);
      known.set(slug, veiled);
      veiled.refresh();
      return veiled.db;
    },
    forget,
    close: () => {
      for (const slug of [...known.keys()]) forget(slug);
    },
  };
}

const hasProtected = (db: Database): boolean =>
  statement(db, 'SELECT 1 FROM source WHERE protected = 1 LIMIT 1').get() !== undefined;
