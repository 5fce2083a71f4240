/** The tables of one app's queue. */

/**
 * Each entry leads from the version before it to the next. Entries are never changed, only added, and each must leave
 * a database that the code before it can still use: during a deploy both run.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    session TEXT NOT NULL,
    fn INTEGER NOT NULL,
    name TEXT NOT NULL,
    grp TEXT NOT NULL,
    turn INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    is_simple INTEGER NOT NULL,
    lease_until INTEGER,
    retry_at INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL,
    started INTEGER,
    ended INTEGER,
    payload TEXT,
    payload_blob TEXT
  );
  CREATE INDEX events_line ON events(grp, turn, seq, fn) WHERE state = 'queued';
  CREATE INDEX events_session ON events(session, grp, turn) WHERE ended IS NULL;
  CREATE INDEX events_lease ON events(lease_until) WHERE state = 'running';
  CREATE INDEX events_retry ON events(retry_at) WHERE retry_at > 0;
  CREATE INDEX events_ended ON events(ended) WHERE ended IS NOT NULL;

  CREATE TABLE messages (
    session TEXT NOT NULL,
    n INTEGER NOT NULL,
    event TEXT NOT NULL,
    msg TEXT NOT NULL,
    first INTEGER,
    body TEXT,
    blob TEXT,
    PRIMARY KEY (session, n)
  ) WITHOUT ROWID;

  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    seen INTEGER NOT NULL,
    delivered INTEGER NOT NULL DEFAULT 0,
    numbered INTEGER NOT NULL DEFAULT 0,
    leaves_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX sessions_seen ON sessions(seen);
  CREATE INDEX sessions_leaving ON sessions(leaves_at) WHERE leaves_at IS NOT NULL;

  CREATE TABLE state (
    session TEXT NOT NULL,
    component INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (session, component)
  ) WITHOUT ROWID;
  CREATE INDEX state_expiry ON state(expires);

  CREATE TABLE overrides (
    session TEXT NOT NULL,
    component INTEGER NOT NULL,
    props TEXT NOT NULL,
    PRIMARY KEY (session, component)
  ) WITHOUT ROWID;

  CREATE TABLE files (
    path TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    type TEXT NOT NULL,
    session TEXT,
    created INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX files_created ON files(created);

  CREATE TABLE blobs (key TEXT PRIMARY KEY, event TEXT NOT NULL, created INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX blobs_event ON blobs(event);

  CREATE TABLE averages (name TEXT PRIMARY KEY, runs INTEGER NOT NULL, seconds REAL NOT NULL) WITHOUT ROWID;

  CREATE TABLE join_keys (
    key TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    event TEXT NOT NULL,
    created INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX join_keys_created ON join_keys(created);
  `,
];

/** Brings the database to this code's version, or leaves it as it was. A newer database is left as it is. */
export function migrate(storage: DurableObjectStorage, migrations = MIGRATIONS): void {
  storage.transactionSync(() => {
    const { sql } = storage;
    sql.exec("CREATE TABLE IF NOT EXISTS schema (version INTEGER NOT NULL)");
    const [row] = sql.exec<{ version: number }>("SELECT version FROM schema").toArray();
    const version = row?.version ?? 0;
    if (version >= migrations.length) return;
    for (const statements of migrations.slice(version)) sql.exec(statements);
    sql.exec("DELETE FROM schema");
    sql.exec("INSERT INTO schema (version) VALUES (?)", migrations.length);
  });
}
