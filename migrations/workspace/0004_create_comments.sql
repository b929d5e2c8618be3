-- What people say to one another about a mark or a claim, and how far each has seen what the others did.

CREATE TABLE comment (
  id TEXT PRIMARY KEY,
  annotation_id TEXT REFERENCES annotation (id),
  -- of the annotation, so that a document's comments are counted from an index alone
  document_id TEXT REFERENCES document (id),
  claim_id TEXT REFERENCES claim (id),
  -- the first comment of the thread that this one belongs to
  parent_id TEXT REFERENCES comment (id) DEFERRABLE INITIALLY DEFERRED,
  -- Markdown; a person stands in it as @{id}, so that a new name shows everywhere
  text TEXT NOT NULL,
  edited_at TEXT,
  -- of the first comment of a thread
  resolved_at TEXT,
  resolved_by TEXT REFERENCES person (id),
  created_by TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  hidden_at TEXT,
  CHECK ((annotation_id IS NULL) <> (claim_id IS NULL)),
  CHECK ((annotation_id IS NULL) = (document_id IS NULL)),
  CHECK ((resolved_at IS NULL) = (resolved_by IS NULL)),
  CHECK (parent_id IS NULL OR resolved_at IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_annotation ON comment (annotation_id, created_at) WHERE annotation_id IS NOT NULL;
CREATE INDEX comment_document ON comment (document_id, hidden_at, annotation_id) WHERE document_id IS NOT NULL;
CREATE INDEX comment_claim ON comment (claim_id, created_at) WHERE claim_id IS NOT NULL;
CREATE INDEX comment_parent ON comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_hidden ON comment (hidden_at) WHERE hidden_at IS NOT NULL;

-- Whom a comment names, out of its text.
CREATE TABLE comment_person (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (person_id, comment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_person_comment ON comment_person (comment_id);

-- The last entry of the log that each person has seen. Not a change of the case: it isn't logged.
CREATE TABLE visit (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  seen INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX change_actor ON change (actor_id, seq);
