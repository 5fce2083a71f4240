/** Texts too long for a database row go to R2 and leave a pointer. */

import { withRetries } from "../src/runtime/r2-retry.ts";

/** A text, or the key under which R2 has it. */
export interface Stored {
  readonly text: string | null;
  readonly blob: string | null;
}

/** Rows end at 2 MB; the other columns need some of it. */
const ROW_LIMIT = 1_500_000;

export class Spill {
  readonly #sql: SqlStorage;
  readonly #bucket: R2Bucket;

  constructor(sql: SqlStorage, bucket: R2Bucket) {
    this.#sql = sql;
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

  async read({ text, blob }: Stored): Promise<string> {
    if (text !== null) return text;
    const found = await withRetries(`Reading ${blob}`, async () => {
      const object = blob === null ? null : await this.#bucket.get(blob);
      return object && (await object.text());
    });
    if (found === null) throw new Error(`The stored value ${blob} is gone.`);
    return found;
  }

  /** Deletes what belongs to events that are no more, once it is older than `before`. */
  async sweep(before: number): Promise<void> {
    const keys = this.#sql
      .exec<{ key: string }>(
        `SELECT key FROM blobs WHERE created < ? AND NOT EXISTS (SELECT 1 FROM events WHERE events.id = blobs.event)
         LIMIT 1000`,
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
