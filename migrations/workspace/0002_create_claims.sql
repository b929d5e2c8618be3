-- Claims, the evidence for and against them, ratings of sources and mentions, and which text was made from which.
-- Whatever is only derived (`standing`, `shingle`) can be thrown away and computed again.

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  place TEXT NOT NULL,
  description TEXT NOT NULL,
  happened_from TEXT,
  happened_to TEXT,
  happened_basis TEXT,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX event_listed ON event (hidden_at, happened_from, number);
CREATE INDEX event_name ON event (name);
CREATE INDEX event_hidden ON event (hidden_at) WHERE hidden_at IS NOT NULL;

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  statement TEXT NOT NULL,
  kind TEXT NOT NULL,
  event_id TEXT REFERENCES event (id),
  place TEXT NOT NULL,
  about_from TEXT,
  about_to TEXT,
  about_basis TEXT,
  -- of an utterance: who said it; no step of a chain
  speaker_id TEXT REFERENCES source (id),
  -- who is to review it
  reviewer_id TEXT REFERENCES person (id),
  merged_into TEXT REFERENCES claim (id),
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_listed ON claim (hidden_at, merged_into, number);
CREATE INDEX claim_event ON claim (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX claim_speaker ON claim (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX claim_merged ON claim (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX claim_hidden ON claim (hidden_at) WHERE hidden_at IS NOT NULL;
CREATE INDEX claim_reviewer ON claim (reviewer_id) WHERE reviewer_id IS NOT NULL;

CREATE TABLE claim_relation (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id),
  other_id TEXT NOT NULL REFERENCES claim (id),
  kind TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT,
  CHECK (claim_id <> other_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX claim_relation_pair ON claim_relation (claim_id, other_id, kind) WHERE hidden_at IS NULL;
CREATE INDEX claim_relation_other ON claim_relation (other_id);
CREATE INDEX claim_relation_hidden ON claim_relation (hidden_at) WHERE hidden_at IS NOT NULL;

-- One analyst's link of a mention to a claim.
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  mention_id TEXT NOT NULL REFERENCES annotation (id),
  -- of the mention, so that a document's claims are found from an index alone
  document_id TEXT NOT NULL REFERENCES document (id),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  stance TEXT NOT NULL,
  note TEXT NOT NULL,
  annotator_id TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX evidence_link ON evidence (mention_id, claim_id, annotator_id) WHERE hidden_at IS NULL;
CREATE INDEX evidence_claim ON evidence (claim_id, hidden_at, document_id);
CREATE INDEX evidence_document ON evidence (document_id, hidden_at, claim_id);
CREATE INDEX evidence_hidden ON evidence (hidden_at) WHERE hidden_at IS NOT NULL;

-- Appended, never edited; hidden only by taking back the change that made it.
CREATE TABLE verdict (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id),
  decision TEXT NOT NULL,
  likelihood TEXT,
  confidence TEXT,
  rationale TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_claim ON verdict (claim_id, hidden_at, created_at);

CREATE TABLE reliability (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES source (id),
  letter TEXT NOT NULL,
  topic TEXT,
  rationale TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX reliability_source ON reliability (source_id, hidden_at, created_at);

CREATE TABLE credibility (
  id TEXT PRIMARY KEY,
  mention_id TEXT NOT NULL REFERENCES annotation (id),
  grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 6),
  rationale TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX credibility_mention ON credibility (mention_id, hidden_at, created_at);
CREATE INDEX credibility_rater ON credibility (created_by, hidden_at, created_at);

-- What an analyst holds of two sources: the same, maybe the same, or different. The smaller id stands first.
CREATE TABLE identity (
  id TEXT PRIMARY KEY,
  first_id TEXT NOT NULL REFERENCES source (id),
  second_id TEXT NOT NULL REFERENCES source (id),
  mark TEXT NOT NULL,
  rationale TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT,
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX identity_pair ON identity (first_id, second_id) WHERE hidden_at IS NULL;
CREATE INDEX identity_second ON identity (second_id);

-- One text, or one section of it, comes from another.
CREATE TABLE derivation (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  section_id TEXT REFERENCES section (id),
  from_document_id TEXT NOT NULL REFERENCES document (id),
  from_section_id TEXT REFERENCES section (id),
  kind TEXT NOT NULL,
  method TEXT NOT NULL,
  state TEXT NOT NULL,
  -- what shows it: containment and the passages on both sides, as JSON
  passages TEXT NOT NULL CHECK (json_valid(passages)),
  note TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT,
  CHECK (document_id <> from_document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX derivation_document ON derivation (document_id, hidden_at);
CREATE INDEX derivation_from ON derivation (from_document_id, hidden_at);
CREATE INDEX derivation_state ON derivation (state, hidden_at, created_at);
CREATE INDEX derivation_hidden ON derivation (hidden_at) WHERE hidden_at IS NOT NULL;

-- An attribution names a report that is known: in hand or not.
CREATE TABLE citation (
  id TEXT PRIMARY KEY,
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  document_id TEXT NOT NULL REFERENCES document (id),
  section_id TEXT REFERENCES section (id),
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
-- Who was told: few attributions say so.
CREATE INDEX span_recipient ON span (role, annotation_id) WHERE role = 'recipient';
CREATE UNIQUE INDEX citation_annotation ON citation (annotation_id) WHERE hidden_at IS NULL;
CREATE INDEX citation_document ON citation (document_id, hidden_at);
CREATE INDEX citation_hidden ON citation (hidden_at) WHERE hidden_at IS NOT NULL;

CREATE TABLE question (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id),
  text TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id),
  due TEXT,
  answer TEXT NOT NULL,
  answered_at TEXT,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX question_claim ON question (claim_id, hidden_at);
CREATE INDEX question_open ON question (hidden_at, answered_at, due);
CREATE INDEX question_hidden ON question (hidden_at) WHERE hidden_at IS NOT NULL;

-- Two mentions or claims that someone said don't belong together aren't offered again.
CREATE TABLE dismissal (
  id TEXT PRIMARY KEY,
  noun TEXT NOT NULL,
  first_id TEXT NOT NULL,
  second_id TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT,
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX dismissal_pair ON dismissal (first_id, second_id) WHERE hidden_at IS NULL;
CREATE INDEX dismissal_second ON dismissal (second_id);

-- How each claim stands, derived from all of the above. A stale row is computed again before it is next read.
CREATE TABLE standing (
  claim_id TEXT PRIMARY KEY REFERENCES claim (id),
  is_stale INTEGER NOT NULL CHECK (is_stale IN (0, 1)),
  status TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  for_mentions INTEGER NOT NULL,
  for_documents INTEGER NOT NULL,
  for_outlets INTEGER NOT NULL,
  for_low INTEGER NOT NULL,
  for_high INTEGER NOT NULL,
  against_mentions INTEGER NOT NULL,
  against_documents INTEGER NOT NULL,
  against_outlets INTEGER NOT NULL,
  against_low INTEGER NOT NULL,
  against_high INTEGER NOT NULL,
  -- JSON: arrays of source ids, each loop in its order
  loops TEXT NOT NULL CHECK (json_valid(loops)),
  -- the cells of the bar, nearest the axis first: o origin, u may be one of them, c circular, e echo
  for_cells TEXT NOT NULL,
  against_cells TEXT NOT NULL,
  -- how much it is contested: the smaller of the two higher figures
  contest INTEGER NOT NULL,
  newest_evidence_at TEXT NOT NULL,
  verdict TEXT,
  verdict_at TEXT,
  needs_verdict INTEGER NOT NULL CHECK (needs_verdict IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_stale ON standing (is_stale) WHERE is_stale = 1;
CREATE INDEX standing_contest ON standing (contest DESC, newest_evidence_at DESC, claim_id);
CREATE INDEX standing_origins ON standing (for_high DESC, newest_evidence_at DESC, claim_id);
CREATE INDEX standing_newest ON standing (newest_evidence_at DESC, claim_id);
CREATE INDEX standing_status ON standing (status, newest_evidence_at DESC, claim_id);
CREATE INDEX standing_circular ON standing (contest DESC, claim_id) WHERE loops <> '[]';
CREATE INDEX standing_needs ON standing (needs_verdict, contest DESC, claim_id) WHERE needs_verdict = 1;

-- Search over statements and the words of their mentions, folded; never shown. `keys`: stems and the consonants of names,
-- by which claims and mentions are matched. The row number is the claim's number; only claims that stand for themselves.
CREATE VIRTUAL TABLE claim_search USING fts5 (statement, words, keys, content = '', contentless_delete = 1, tokenize = 'unicode61');
-- The same for the words of single visible mentions; the row number is mention_row's.
CREATE TABLE mention_row (
  row INTEGER PRIMARY KEY,
  annotation_id TEXT NOT NULL UNIQUE REFERENCES annotation (id),
  -- whether it bears on a visible claim
  is_linked INTEGER NOT NULL CHECK (is_linked IN (0, 1))
) STRICT;
CREATE INDEX mention_row_unlinked ON mention_row (row) WHERE is_linked = 0;
CREATE VIRTUAL TABLE mention_search USING fts5 (words, keys, content = '', contentless_delete = 1, tokenize = 'unicode61');
-- By which rules all mentions were put there; none: some may be missing.
CREATE TABLE search_rules (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  version INTEGER NOT NULL
) STRICT;

-- Hashed runs of five words of each text, those by which copied passages are found: 47 bits and the document's number.
CREATE TABLE shingle (
  hash INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE shingled (
  document_id TEXT PRIMARY KEY REFERENCES document (id),
  hashes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whose texts are these: asked whenever an outlet or a writer changes.
CREATE INDEX document_outlet ON document (outlet_id) WHERE outlet_id IS NOT NULL;
CREATE INDEX document_author ON document (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX source_merged ON source (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX source_affiliation ON source (affiliation_id) WHERE affiliation_id IS NOT NULL;
CREATE INDEX source_unnamed ON source (number) WHERE kind = 'unnamed';
CREATE INDEX source_hidden ON source (hidden_at) WHERE hidden_at IS NOT NULL;

-- By what a source is found, derived from its names: whole names, their words, and the consonants of both.
CREATE TABLE source_key (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  source_id TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (kind, key, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_key_source ON source_key (source_id);
-- The middle of names, three letters and more. The row number is the source's number.
CREATE VIRTUAL TABLE source_search USING fts5 (names, content = '', contentless_delete = 1, tokenize = 'trigram');
-- By which rules all of these were made; none: some may be missing.
CREATE TABLE source_rules (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  version INTEGER NOT NULL
) STRICT;
