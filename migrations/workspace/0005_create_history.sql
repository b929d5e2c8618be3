-- History: who changed which kind of thing, what took it back, and names that were erased from it for good.

-- The kinds of rows that an entry of the log wrote, so that the log is filtered from an index.
CREATE TABLE change_noun (
  noun TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES change (seq),
  PRIMARY KEY (noun, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO change_noun SELECT DISTINCT e.value ->> 'noun', c.seq FROM change c, json_each(c.payload) e
  WHERE c.payload IS NOT NULL;
CREATE INDEX change_undoes ON change (undoes, seq) WHERE undoes IS NOT NULL;
CREATE INDEX change_at ON change (at, seq);

-- An entry of the log out of which entry `by_seq` took a name, with the hash of what is left. The hash that the chain
-- covers stays; all rows of one erasure are hashed together in its own entry, so that nothing else passes for one.
CREATE TABLE erasure (
  seq INTEGER NOT NULL REFERENCES change (seq),
  by_seq INTEGER NOT NULL REFERENCES change (seq),
  payload_hash TEXT NOT NULL,
  PRIMARY KEY (seq, by_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_by ON erasure (by_seq, seq);

CREATE INDEX identity_hidden ON identity (hidden_at) WHERE hidden_at IS NOT NULL;
