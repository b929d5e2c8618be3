-- How many of the mentions for a claim only pass it on. What follows from the rules of counting is computed again.
ALTER TABLE standing ADD COLUMN for_reported INTEGER NOT NULL DEFAULT 0;
UPDATE standing SET is_stale = 1;
