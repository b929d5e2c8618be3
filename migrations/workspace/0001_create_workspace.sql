-- One workspace, one file. Offsets are UTF-16 code units unless a name says code points.
-- Rows that people edit bear `version` and `hidden_at`: deleting hides, and an edit says what it was based on.

CREATE TABLE workspace (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  guidelines TEXT NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Blind work later: one shared layer now.
CREATE TABLE layer (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO layer (id, name) VALUES ('shared', 'Shared');

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  affiliation_id TEXT REFERENCES source (id),
  protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
  merged_into TEXT REFERENCES source (id),
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE source_name (
  source_id TEXT NOT NULL REFERENCES source (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  script TEXT NOT NULL,
  language TEXT,
  folded TEXT NOT NULL,
  PRIMARY KEY (source_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_name_folded ON source_name (folded, source_id);

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  outlet_id TEXT REFERENCES source (id),
  author_id TEXT REFERENCES source (id),
  address TEXT,
  published_from TEXT,
  published_to TEXT,
  published_basis TEXT,
  paraphrase_of TEXT,
  other TEXT NOT NULL CHECK (json_valid(other)),
  held INTEGER NOT NULL CHECK (held IN (0, 1)),
  supersedes_id TEXT REFERENCES document (id),
  file_name TEXT,
  encoding TEXT,
  byte_length INTEGER NOT NULL,
  sha256 TEXT,
  text_sha256 TEXT NOT NULL,
  text_length INTEGER NOT NULL,
  -- how many annotations were ever numbered, and the longest span: windows start that far to the left
  last_number INTEGER NOT NULL,
  longest_span INTEGER NOT NULL,
  -- counts every change to what the page shows: the key of cached fragments
  revision INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX document_sha256 ON document (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX document_hidden ON document (hidden_at) WHERE hidden_at IS NOT NULL;
CREATE INDEX document_listed ON document (hidden_at, published_from, number);

-- The two large things of a document, apart from the row that lists read. A text never changes after import.
CREATE TABLE document_text (
  document_id TEXT PRIMARY KEY REFERENCES document (id),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE original (
  document_id TEXT PRIMARY KEY REFERENCES document (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE block (
  document_id TEXT NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  start_code_point INTEGER NOT NULL,
  kind TEXT NOT NULL,
  level INTEGER NOT NULL,
  direction TEXT NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_start ON block (document_id, start);

CREATE TABLE format (
  document_id TEXT NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  href TEXT,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX format_start ON format (document_id, start);

CREATE TABLE section (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  parent_id TEXT REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  -- block positions, the second one past the last
  start_block INTEGER NOT NULL,
  end_block INTEGER NOT NULL,
  source_id TEXT REFERENCES source (id),
  author_id TEXT REFERENCES source (id),
  dated_from TEXT,
  dated_to TEXT,
  dated_basis TEXT,
  label TEXT,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX section_document ON section (document_id, start_block);
CREATE INDEX section_hidden ON section (hidden_at) WHERE hidden_at IS NOT NULL;
CREATE INDEX section_source ON section (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX section_author ON section (author_id) WHERE author_id IS NOT NULL;

CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  layer TEXT NOT NULL REFERENCES layer (id),
  annotator_id TEXT NOT NULL REFERENCES person (id),
  parent_id TEXT REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
  attributes TEXT NOT NULL CHECK (json_valid(attributes)),
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX annotation_number ON annotation (document_id, number);
CREATE INDEX annotation_parent ON annotation (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX annotation_counted ON annotation (document_id, kind, hidden_at);
CREATE INDEX annotation_hidden ON annotation (hidden_at) WHERE hidden_at IS NOT NULL;

CREATE TABLE span (
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  position INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  role TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL CHECK (end > start),
  start_code_point INTEGER NOT NULL,
  end_code_point INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  PRIMARY KEY (annotation_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX span_place ON span (document_id, start, end);

CREATE TABLE attribution_source (
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  position INTEGER NOT NULL,
  source_id TEXT NOT NULL REFERENCES source (id),
  -- of the annotation, so that a source's attributions are counted from an index alone
  document_id TEXT NOT NULL,
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  identification TEXT,
  access TEXT,
  stated_min INTEGER,
  stated_max INTEGER,
  stated_reason TEXT,
  PRIMARY KEY (annotation_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_source_source ON attribution_source (source_id, hidden, document_id);

CREATE TABLE attribution_mention (
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  position INTEGER NOT NULL,
  mention_id TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (annotation_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_mention_mention ON attribution_mention (mention_id, annotation_id);

CREATE TABLE reading (
  person_id TEXT NOT NULL REFERENCES person (id),
  document_id TEXT NOT NULL REFERENCES document (id),
  state TEXT NOT NULL,
  block INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (person_id, document_id)
) STRICT, WITHOUT ROWID;

-- Append-only. `hash` covers the entry before and `payload_hash`, so a payload can lawfully be erased later
-- and the chain still verifies.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id),
  action TEXT NOT NULL,
  document_id TEXT,
  undoes INTEGER REFERENCES change (seq),
  payload TEXT,
  payload_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX change_document ON change (document_id, seq);

-- A save that is sent again because its answer was lost is known by its key.
CREATE TABLE save_key (
  key TEXT PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES change (seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_row (
  seq INTEGER NOT NULL REFERENCES change (seq),
  row_id TEXT NOT NULL,
  PRIMARY KEY (row_id, seq)
) STRICT, WITHOUT ROWID;

-- Which of a person's changes can be undone, and which undone ones can be redone.
CREATE TABLE undoable (
  seq INTEGER PRIMARY KEY REFERENCES change (seq),
  actor_id TEXT NOT NULL,
  document_id TEXT,
  undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX undoable_next ON undoable (actor_id, document_id, undone, seq);

-- Search reads a folded copy (marks, letter forms and case unified); it is never shown.
CREATE VIRTUAL TABLE document_search USING fts5 (title, text, content = '', contentless_delete = 1, tokenize = 'unicode61');
