-- Who may come in, and what they may do where. Secrets are kept as hashes alone.
-- Times are ISO 8601 in UTC. A workspace is named by its own id, so that a file keeps its members when it is renamed.

ALTER TABLE person RENAME TO account;
-- What one signs in with, folded; null where nobody signs in: one person on their own machine.
ALTER TABLE account ADD COLUMN login TEXT;
ALTER TABLE account ADD COLUMN password_hash TEXT;
ALTER TABLE account ADD COLUMN is_admin INTEGER NOT NULL DEFAULT 0 CHECK (is_admin IN (0, 1));
ALTER TABLE account ADD COLUMN disabled_at TEXT;
-- Who vouches for the person elsewhere (OpenID Connect), and under which name.
ALTER TABLE account ADD COLUMN issuer TEXT;
ALTER TABLE account ADD COLUMN subject TEXT;
UPDATE account SET is_admin = 1;
CREATE UNIQUE INDEX account_login ON account (login) WHERE login IS NOT NULL;
CREATE UNIQUE INDEX account_subject ON account (issuer, subject) WHERE subject IS NOT NULL;

CREATE TABLE membership (
  account_id TEXT NOT NULL REFERENCES account (id),
  workspace_id TEXT NOT NULL,
  role TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (account_id, workspace_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_workspace ON membership (workspace_id, account_id, role);

CREATE TABLE session (
  id_hash TEXT PRIMARY KEY,
  account_id TEXT REFERENCES account (id),
  data TEXT NOT NULL CHECK (json_valid(data)),
  agent TEXT NOT NULL,
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account_id, seen_at);
CREATE INDEX session_seen ON session (seen_at);

CREATE TABLE token (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX token_account ON token (account_id, created_at);

-- Links that work once: the first account of a server, an invitation, a new password.
CREATE TABLE one_time_link (
  hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),
  workspace_id TEXT,
  role TEXT,
  created_by TEXT REFERENCES account (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX one_time_link_account ON one_time_link (account_id);

-- What was done about accounts, appended and never changed.
CREATE TABLE account_event (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor_id TEXT,
  action TEXT NOT NULL,
  account_id TEXT,
  detail TEXT NOT NULL
) STRICT;
