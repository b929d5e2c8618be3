-- Asked with every request: whether there are protected sources at all, of those who may not see them;
CREATE INDEX source_protected ON source (id) WHERE protected = 1;
-- and how many documents there are.
CREATE INDEX document_held ON document (held) WHERE hidden_at IS NULL;
