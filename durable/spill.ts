/** Texts too long for a database row go to R2 and leave a pointer. */

import type { Keeper, StoredText as Stored } from "../src/core/cached.ts";
import { withRetries } from "../src/runtime/r2-retry.ts";

export type { StoredText as Stored } from "../src/core/cached.ts";

/** Rows end at 2 MB; the other columns need some of it. */
const ROW_LIMIT = 1_500_000;

/** Stands for the event of a blob that nothing points at any more. */
const NOBODY = "";

export class Spill {
  readonly #sql: SqlStorage;
  readonly #bucket: R2Bucket;
  readonly #kept: () => Keeper;

  /** `kept`: what caches hold. */
  constructor(sql: SqlStorage, bucket: R2Bucket, kept: () => Keeper) {
    this.#sql = sql;
    this.#kept = kept;
    this.#bucket = bucket;
  }

  /** What fits into a row; null if the text must be {@link put}. */
  fit(text: string): Stored | null {
    return isShort(text) ? { text, blob: null } : null;
  }

  /** Stores a text of any length for an event. */
  async put(event: string, text: string): Promise<Stored> {
    const stored = this.fit(text);
    if (stored) return stored;
    const blob = `queue/${crypto.randomUUID()}.json`;
    // The row comes first: a crash then leaves a row without an object, which the sweep forgives.
    this.#sql.exec("INSERT INTO blobs (key, event, created) VALUES (?, ?, ?)", blob, event, Date.now());
    await withRetries(`Storing ${blob}`, () => this.#bucket.put(blob, text));
    return { text: null, blob };
  }

  async read(stored: Stored): Promise<string> {
    const text = await this.find(stored);
    if (text === null) throw new Error(`The stored value ${stored.blob} is gone.`);
    return text;
  }

  /** The text; null if R2 no longer has it. `room` is asked for so many characters before they are read. */
  async find(
    { text, blob }: Stored,
    room: (characters: number) => Promise<void> = async () => {},
  ): Promise<string | null> {
    if (text !== null || blob === null) return text;
    return withRetries(`Reading ${blob}`, async () => {
      const object = await this.#bucket.get(blob);
      if (object) await room(object.size);
      return object && (await object.text());
    });
  }

  /** Nothing points at these any more; the next sweep deletes them. */
  release(keys: readonly string[]): void {
    if (keys.length === 0) return;
    const query = "UPDATE blobs SET event = ? WHERE key IN (SELECT value FROM json_each(?))";
    this.#sql.exec(query, NOBODY, JSON.stringify(keys));
  }

  /** True when there is something to sweep, whatever its age. */
  get hasReleased(): boolean {
    return this.#sql.exec("SELECT 1 FROM blobs WHERE event = ? LIMIT 1", NOBODY).toArray().length > 0;
  }

  /** Deletes what was released, and what belongs to events that are no more, once it is older than `before`. */
  async sweep(before: number): Promise<void> {
    const keys = this.#sql
      .exec<{ key: string }>(
        `SELECT key FROM blobs WHERE event = ? UNION ALL
         SELECT key FROM blobs WHERE event <> ? AND created < ?
         AND NOT EXISTS (SELECT 1 FROM events WHERE events.id = blobs.event) AND ${this.#kept().freeBlob} LIMIT 1000`,
        NOBODY,
        NOBODY,
        before,
      )
      .toArray()
      .map(({ key }) => key);
    if (keys.length === 0) return;
    await this.#bucket.delete(keys);
    this.#sql.exec("DELETE FROM blobs WHERE key IN (SELECT value FROM json_each(?))", JSON.stringify(keys));
  }
}

function isShort(text: string): boolean {
  // A UTF-16 unit takes at most three bytes, so most texts need no counting.
  return text.length * 3 <= ROW_LIMIT || new TextEncoder().encode(text).byteLength <= ROW_LIMIT;
}
