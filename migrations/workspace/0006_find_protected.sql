-- Whether a workspace has protected sources at all is asked with every request of those who may not see them.
CREATE INDEX source_protected ON source (id) WHERE protected = 1;
