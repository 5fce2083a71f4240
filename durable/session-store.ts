/** What sessions keep between calls: State values, changed options, how far they have read, when they leave. */

import type { ForgottenState } from "../src/runtime/job.ts";
import type { QueueFacts } from "./app-facts.ts";
import { isTooLarge } from "./rpc-size.ts";

type StateFacts = Pick<QueueFacts, "settings" | "stateLifetimes" | "watchedStateIds">;

/** Changes that a call makes to its session. */
export interface SessionChanges {
  /** State values by component id. */
  readonly state: Readonly<Record<number, unknown>>;
  /** Options by component id. */
  readonly overrides: Readonly<Record<number, Readonly<Record<string, unknown>>>>;
}

/** What is asked and told of sessions that have been quiet. */
interface Quiet {
  readonly isPresent: (session: string) => boolean;
  readonly onForgotten: (session: string) => void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a session that keeps nothing is known. */
export const QUIET_SESSION = DAY;

/** Bytes of a State value; with its key it must fit into 2 MB. */
const MOST_STATE = 2_000_000;

export class SessionStore {
  readonly #sql: SqlStorage;
  readonly #kv: SyncKvStorage;
  readonly #facts: StateFacts;
  readonly #delivered = new Map<string, number>();

  constructor({ sql, kv }: DurableObjectStorage, facts: StateFacts) {
    this.#sql = sql;
    this.#kv = kv;
    this.#facts = facts;
  }

  /** Makes the session known. */
  touch(session: string, now: number): void {
    // A row that is a minute old is young enough: this saves a write a call, and an answer need not wait for the disk.
    const [row] = this.#sql.exec<{ seen: number }>("SELECT seen FROM sessions WHERE hash = ?", session);
    if (row && row.seen >= now - MINUTE) return;
    this.#sql.exec(
      "INSERT INTO sessions (hash, seen) VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET seen = excluded.seen",
      session,
      now,
    );
  }

  isKnown(session: string): boolean {
    return this.#sql.exec("SELECT 1 FROM sessions WHERE hash = ?", session).toArray().length > 0;
  }

  /** The values of those State components that the session has changed. */
  state(session: string, components: readonly number[]): Record<number, unknown> {
    const kept = components.filter(
      (id) =>
        this.#sql
          .exec("SELECT 1 FROM state WHERE session = ? AND component = ? AND expires > ?", session, id, Date.now())
          .toArray().length > 0,
    );
    return Object.fromEntries(kept.map((id) => [id, this.#kv.get(stateKey(session, id))]));
  }

  /** The options of those components that earlier calls of the session changed. */
  overrides(session: string, components: readonly number[]): Record<number, Record<string, unknown>> {
    const rows = this.#sql.exec<{ component: number; props: string }>(
      "SELECT component, props FROM overrides WHERE session = ?",
      session,
    );
    const wanted = [...rows].filter(({ component }) => components.includes(component));
    return Object.fromEntries(wanted.map(({ component, props }) => [component, JSON.parse(props)]));
  }

  /** Keeps what a call changed. */
  keep(session: string, { state, overrides }: SessionChanges, now: number): void {
    for (const [id, value] of Object.entries(state)) {
      const expires = now + (this.#facts.stateLifetimes.get(Number(id)) ?? DAY);
      // The platform refuses it too, but not on every machine.
      if (isTooLarge(value, MOST_STATE)) throw new Error(`The value of State ${id} is larger than 2 MB.`);
      this.#kv.put(stateKey(session, Number(id)), value);
      this.#sql.exec(
        "INSERT OR REPLACE INTO state (session, component, expires) VALUES (?, ?, ?)",
        session,
        Number(id),
        expires,
      );
    }
    const changed = Object.entries(overrides);
    if (changed.length === 0) return;
    const known = this.overrides(
      session,
      changed.map(([id]) => Number(id)),
    );
    for (const [id, props] of changed) {
      this.#sql.exec(
        "INSERT OR REPLACE INTO overrides (session, component, props) VALUES (?, ?, ?)",
        session,
        Number(id),
        JSON.stringify({ ...known[Number(id)], ...props }),
      );
    }
  }

  /** True if the session would lose something by leaving. */
  hasState(session: string): boolean {
    return this.#sql.exec("SELECT 1 FROM state WHERE session = ? LIMIT 1", session).toArray().length > 0;
  }

  /**
   * Deletes State values whose time has come; those of a page that is still open live on. Answers the values that the
   * author wants to hear of.
   */
  expireState(now: number, isPresent: (session: string) => boolean): ForgottenState[] {
    const query = "SELECT session, component FROM state WHERE expires <= ? LIMIT 1000";
    const rows = this.#sql.exec<{ session: string; component: number }>(query, now).toArray();
    return rows.flatMap(({ session, component }) => {
      if (!this.#facts.stateLifetimes.has(component) && isPresent(session)) {
        const prolong = "UPDATE state SET expires = ? WHERE session = ? AND component = ?";
        this.#sql.exec(prolong, now + DAY, session, component);
        return [];
      }
      const key = stateKey(session, component);
      const forgotten = this.#facts.watchedStateIds.has(component) ? [{ component, value: this.#kv.get(key) }] : [];
      this.#sql.exec("DELETE FROM state WHERE session = ? AND component = ?", session, component);
      this.#kv.delete(key);
      return forgotten;
    });
  }

  nextStateExpiry(): number | null {
    return this.#sql.exec<{ at: number | null }>("SELECT MIN(expires) AS at FROM state").one().at;
  }

  /** Number of the last message that was handed to a reader who cannot resume. */
  delivered(session: string): number {
    const [row] = this.#sql
      .exec<{ delivered: number }>("SELECT delivered FROM sessions WHERE hash = ?", session)
      .toArray();
    return Math.max(row?.delivered ?? 0, this.#delivered.get(session) ?? 0);
  }

  /** Remembers it in memory; {@link saveDelivered} writes it down now and then. */
  markDelivered(session: string, n: number): void {
    this.#delivered.set(session, Math.max(n, this.#delivered.get(session) ?? 0));
  }

  saveDelivered(): void {
    for (const [session, n] of this.#delivered) {
      this.#sql.exec("UPDATE sessions SET delivered = ? WHERE hash = ? AND delivered < ?", n, session, n);
    }
    this.#delivered.clear();
  }

  /** Sets when the session counts as gone unless somebody reads by then; null: not at all. */
  leaveAt(session: string, time: number | null): void {
    this.#sql.exec("UPDATE sessions SET leaves_at = ? WHERE hash = ?", time, session);
  }

  /** Gives sessions time to come back, after the object has lost all its streams. */
  expectAll(time: number): void {
    this.#sql.exec(
      `UPDATE sessions SET leaves_at = MAX(COALESCE(leaves_at, 0), ?)
       WHERE leaves_at IS NOT NULL OR hash IN (SELECT session FROM events WHERE ended IS NULL)`,
      time,
    );
  }

  leaving(now: number): string[] {
    const rows = this.#sql.exec<{ hash: string }>("SELECT hash FROM sessions WHERE leaves_at <= ?", now);
    return [...rows].map(({ hash }) => hash);
  }

  nextLeaving(): number | null {
    const query = "SELECT MIN(leaves_at) AS at FROM sessions WHERE leaves_at IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(query).one().at;
  }

  /** The page is gone: its State stays for a while only. Answers until when. */
  hasLeft(session: string, now: number): number {
    this.leaveAt(session, null);
    const limit = now + this.#facts.settings.grace.state;
    this.#sql.exec("UPDATE state SET expires = ? WHERE session = ? AND expires > ?", limit, session, limit);
    return limit;
  }

  /** When the session that was quiet for longest was heard. */
  oldest(): number | null {
    return this.#sql.exec<{ at: number | null }>("SELECT MIN(seen) AS at FROM sessions").one().at;
  }

  /** Forgets sessions that have been quiet for a day and keep nothing. Answers how many were looked at. */
  forgetQuiet(now: number, { isPresent, onForgotten }: Quiet, limit: number): number {
    const rows = this.#sql
      .exec<{ hash: string }>(
        `SELECT hash FROM sessions WHERE seen < ?
         AND NOT EXISTS (SELECT 1 FROM events WHERE events.session = hash AND events.ended IS NULL)
         AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.session = hash)
         AND NOT EXISTS (SELECT 1 FROM state WHERE state.session = hash) LIMIT ?`,
        now - QUIET_SESSION,
        limit,
      )
      .toArray();
    for (const { hash } of rows) {
      if (isPresent(hash)) {
        // Or it would be looked at again and again, and those behind it never.
        this.#sql.exec("UPDATE sessions SET seen = ? WHERE hash = ?", now, hash);
        continue;
      }
      this.#sql.exec("DELETE FROM overrides WHERE session = ?", hash);
      this.#sql.exec("DELETE FROM sessions WHERE hash = ?", hash);
      onForgotten(hash);
    }
    return rows.length;
  }
}

function stateKey(session: string, component: number): string {
  return `state/${session}/${component}`;
}
