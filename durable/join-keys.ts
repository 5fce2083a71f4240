/** Keys with which clients make a join safe to repeat: the same call under the same key is the same event. */

import type { Call } from "../src/runtime/job.ts";

interface Known {
  readonly digest: string;
  readonly eventId: string;
}

/** Milliseconds for which a key is remembered. */
export const KEY_LIFETIME = 24 * 3_600_000;

export class JoinKeys {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** What tells whether two calls are the same; null for a call without a key. */
  static async digestOf(call: Call): Promise<string | null> {
    if (call.idempotencyKey === undefined) return null;
    const { fnIndex, data, eventData, triggerId } = call;
    const bytes = new TextEncoder().encode(JSON.stringify([fnIndex, data, eventData, triggerId]));
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Buffer.from(digest).toString("hex");
  }

  find(call: Call): Known | null {
    const query = "SELECT digest, event AS eventId FROM join_keys WHERE key = ?";
    return this.#sql.exec<{ digest: string; eventId: string }>(query, rowKey(call)).toArray()[0] ?? null;
  }

  remember(call: Call, { digest, eventId }: Known, now: number): void {
    this.#sql.exec(
      "INSERT INTO join_keys (key, digest, event, created) VALUES (?, ?, ?, ?)",
      rowKey(call),
      digest,
      eventId,
      now,
    );
  }

  oldest(): number | null {
    return this.#sql.exec<{ at: number | null }>("SELECT MIN(created) AS at FROM join_keys").one().at;
  }

  sweep(now: number): void {
    this.#sql.exec("DELETE FROM join_keys WHERE created < ?", now - KEY_LIFETIME);
  }
}

/** One session's keys mean nothing to another. */
function rowKey({ sessionHash, idempotencyKey }: Call): string {
  return JSON.stringify([sessionHash, idempotencyKey]);
}
