/** What functions keep for later calls: entries of caches, within their limits, and the files that live with them. */

import { createHash } from "node:crypto";
import type {
  CacheAnswer,
  CacheEntry,
  CacheLimits,
  CacheOrder,
  Keeper,
  KeeperParts,
  StoredText,
} from "../core/cached.ts";
import { EVERYBODY } from "../core/files.ts";

/** An entry whose text is stored. */
interface StoredEntry extends Omit<CacheEntry, "text"> {
  readonly cache: string;
  readonly limits: CacheLimits;
  readonly stored: StoredText;
  readonly bytes: number;
}

/** Milliseconds that a call waits for an answer that may be kept. Then it goes into the line. */
const PATIENCE = 2000;

const VERSION = "kept/version";

const NAMED = "path IN (SELECT value FROM json_each(?))";

/** Owns blobs until their entries point at them. */
const OWNER = "kept";

/** A later version may only add to it. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS kept (
    id INTEGER PRIMARY KEY,
    cache TEXT NOT NULL,
    key TEXT NOT NULL,
    session TEXT,
    label TEXT NOT NULL,
    used INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    body TEXT,
    blob TEXT
  );
  CREATE UNIQUE INDEX IF NOT EXISTS kept_key ON kept(cache, key);
  CREATE INDEX IF NOT EXISTS kept_used ON kept(cache, used, bytes);
  CREATE INDEX IF NOT EXISTS kept_session ON kept(session) WHERE session IS NOT NULL;
  CREATE INDEX IF NOT EXISTS kept_blob ON kept(blob) WHERE blob IS NOT NULL;
  CREATE TABLE IF NOT EXISTS pins (
    path TEXT NOT NULL,
    kept INTEGER NOT NULL,
    shared INTEGER NOT NULL,
    PRIMARY KEY (path, kept)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS pins_kept ON pins(kept);
`;

export class KeptStore implements Keeper {
  readonly freeFile = "NOT EXISTS (SELECT 1 FROM pins WHERE pins.path = files.path)";
  readonly freeBlob = "NOT EXISTS (SELECT 1 FROM kept WHERE kept.blob = blobs.key)";
  readonly #parts: KeeperParts;
  #version = (): string => "";

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    parts.storage.sql.exec(TABLES);
  }

  async ask(order: CacheOrder): Promise<CacheAnswer> {
    const { storage, spill } = this.#parts;
    switch (order.kind) {
      case "get": {
        const stored = this.#find(order.cache, order.key);
        const text = stored && (await spill.find(stored));
        return { found: text === null ? [] : [text] };
      }
      case "set": {
        const { text, ...entry } = order.entry;
        const stored = await spill.put(OWNER, text);
        const { cache, limits } = order;
        storage.transactionSync(() => this.#put({ ...entry, cache, limits, stored, bytes: Buffer.byteLength(text) }));
        return { found: [] };
      }
      case "delete":
        this.#drop("cache = ? AND key = ?", order.cache, order.key);
        return { found: [] };
      case "keys": {
        const query = "SELECT label FROM kept WHERE cache = ? AND session IS ? ORDER BY used";
        const rows = storage.sql.exec<{ label: string }>(query, order.cache, order.session);
        return { found: [...rows].map(({ label }) => label) };
      }
      case "clear":
        this.#drop("cache = ? AND session IS ?", order.cache, order.session);
        return { found: [] };
    }
  }

  async search(cache: string, keyOf: () => Promise<string | null>): Promise<string | null> {
    const query = "SELECT 1 FROM kept WHERE cache = ? LIMIT 1";
    if (this.#parts.storage.sql.exec(query, cache).toArray().length === 0) return null;
    const late = Promise.withResolvers<null>();
    const timer = setTimeout(() => late.resolve(null), PATIENCE);
    const text = await Promise.race([this.#read(cache, keyOf), late.promise]);
    clearTimeout(timer);
    return text;
  }

  async #read(cache: string, keyOf: () => Promise<string | null>): Promise<string | null> {
    try {
      const key = await keyOf();
      const stored = key === null ? null : this.#find(cache, key);
      return stored && (await this.#parts.spill.find(stored));
    } catch (error) {
      // The call is worked out like any other.
      console.error(`An answer that is kept in ${cache} could not be read:`, error);
      return null;
    }
  }

  /** An entry's text, which was used then. */
  #find(cache: string, key: string): StoredText | null {
    const { sql } = this.#parts.storage;
    const query = "SELECT id, used, body AS text, blob FROM kept WHERE cache = ? AND key = ?";
    const [row] = sql.exec<{ id: number; used: number } & Record<keyof StoredText, string | null>>(query, cache, key);
    if (!row) return null;
    const { id, used, ...stored } = row;
    const next = this.#next(cache);
    if (used < next - 1) sql.exec("UPDATE kept SET used = ? WHERE id = ?", next, id);
    return stored;
  }

  forgetSession(session: string): void {
    this.#drop("session = ?", session);
  }

  enter(text: () => string): void {
    const { sql, kv } = this.#parts.storage;
    const version = (): string => createHash("sha256").update(text()).digest("hex");
    this.#version = version;
    const isEmpty = sql.exec("SELECT 1 FROM kept LIMIT 1").toArray().length === 0;
    if (!isEmpty && kv.get<string>(VERSION) !== version()) this.#drop("TRUE");
  }

  shares(path: string): boolean {
    const query = "SELECT 1 FROM pins WHERE path = ? AND shared = 1 LIMIT 1";
    return this.#parts.storage.sql.exec(query, path).toArray().length > 0;
  }

  #put(entry: StoredEntry): void {
    const { cache, key, session, label, stored, paths, files } = entry;
    const { storage, files: ledger } = this.#parts;
    const version = this.#version();
    if (storage.kv.get<string>(VERSION) !== version) storage.kv.put(VERSION, version);
    this.#drop("cache = ? AND key = ?", cache, key);
    ledger.record(files, Date.now());
    const { id } = storage.sql
      .exec<{ id: number }>(
        `INSERT INTO kept (cache, key, session, label, used, bytes, body, blob) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         RETURNING id`,
        cache,
        key,
        session,
        label,
        this.#next(cache),
        entry.bytes + this.#sizeOf(paths),
        stored.text,
        stored.blob,
      )
      .one();
    const pin = `INSERT OR IGNORE INTO pins (path, kept, shared) SELECT path, ?, ? FROM files WHERE ${NAMED}`;
    storage.sql.exec(pin, id, Number(session === null), JSON.stringify(paths));
    this.#shrink(entry);
  }

  /** Deletes what was not asked for longest until the rest is within the limits. */
  #shrink({ cache, limits: { maxSize, maxMemory } }: StoredEntry): void {
    if (maxSize === 0 && maxMemory === null) return;
    const query = `SELECT COUNT(*) AS n, COALESCE(SUM(bytes), 0) AS bytes, MIN(used) AS oldest FROM kept WHERE cache = ?`;
    for (;;) {
      const held = this.#parts.storage.sql
        .exec<{ n: number; bytes: number; oldest: number | null }>(query, cache)
        .one();
      const isWithin = (maxSize === 0 || held.n <= maxSize) && (maxMemory === null || held.bytes <= maxMemory);
      if (isWithin || held.oldest === null) return;
      this.#drop("cache = ? AND used = ?", cache, held.oldest);
    }
  }

  #next(cache: string): number {
    const query = "SELECT COALESCE(MAX(used), 0) + 1 AS next FROM kept WHERE cache = ?";
    return this.#parts.storage.sql.exec<{ next: number }>(query, cache).one().next;
  }

  #drop(where: string, ...bindings: (string | number | null)[]): void {
    const { storage, spill } = this.#parts;
    const query = `DELETE FROM kept WHERE ${where} RETURNING id, blob`;
    const dropped = storage.sql.exec<{ id: number; blob: string | null }>(query, ...bindings).toArray();
    if (dropped.length === 0) return;
    spill.release(dropped.flatMap(({ blob }) => blob ?? []));
    this.#unpin(dropped.map(({ id }) => id));
  }

  /** Files that no entry shows any more are as if they came now, and whoever uses them first owns them: pages may show them still. */
  #unpin(ids: readonly number[]): void {
    const { sql } = this.#parts.storage;
    const query = "DELETE FROM pins WHERE kept IN (SELECT value FROM json_each(?)) RETURNING path, shared";
    const freed = sql.exec<{ path: string; shared: number }>(query, JSON.stringify(ids)).toArray();
    if (freed.length === 0) return;
    const shared = freed.flatMap((pin) => (pin.shared ? pin.path : []));
    sql.exec(
      `UPDATE files SET created = ? WHERE ${NAMED} AND ${this.freeFile}`,
      Date.now(),
      JSON.stringify(freed.map(({ path }) => path)),
    );
    sql.exec(
      `UPDATE files SET session = NULL WHERE ${NAMED} AND session IS NOT ? AND ${this.freeFile}`,
      JSON.stringify(shared),
      EVERYBODY,
    );
  }

  #sizeOf(paths: readonly string[]): number {
    const query = `SELECT COALESCE(SUM(size), 0) AS bytes FROM files WHERE ${NAMED}`;
    return this.#parts.storage.sql.exec<{ bytes: number }>(query, JSON.stringify(paths)).one().bytes;
  }
}
