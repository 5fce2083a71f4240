/**
 * Who waits and who may run next: in order within a group, or by turns of sessions. A fair line gives each event the
 * number of its round (`turn`) when it joins; otherwise all wait in round 0. So both orders are one index.
 */

import type { FunctionFacts, Functions } from "./app-facts.ts";
import type { Stored } from "./spill.ts";

export interface NewEvent {
  readonly id: string;
  readonly session: string;
  readonly fn: FunctionFacts;
  readonly isSimple: boolean;
  readonly payload: Stored;
  /** Milliseconds. */
  readonly now: number;
}

/** A place in a group's order. */
export interface Place {
  readonly group: string;
  readonly turn: number;
  readonly seq: number;
}

/** An event that has begun to run. */
export interface Claimed {
  readonly id: string;
  readonly session: string;
  readonly fn: FunctionFacts;
  readonly attempt: number;
  readonly isSimple: boolean;
  readonly created: number;
  readonly started: number;
  readonly payload: Stored;
}

/** How many events of each function. */
export type Counts = ReadonlyMap<number, number>;

type ClaimedRow = {
  id: string;
  session: string;
  fn: number;
  turn: number;
  attempt: number;
  is_simple: number;
  created: number;
  payload: string | null;
  payload_blob: string | null;
};

/** How far down a group a batch looks for more events of its function. */
const BATCH_REACH = 1000;

export class WaitingLine {
  readonly #sql: SqlStorage;
  readonly #functions: Functions;
  readonly #isFair: boolean;
  /** Group → turn → function → waiting events; a cache, because counting rows would slow a long line down. */
  readonly #counts = new Map<string, Map<number, Map<number, number>>>();
  #length = 0;

  constructor(sql: SqlStorage, functions: Functions, options: { readonly fair: boolean }) {
    this.#sql = sql;
    this.#functions = functions;
    this.#isFair = options.fair;
    this.recount();
  }

  /** Waiting events over all groups. */
  get length(): number {
    return this.#length;
  }

  /** Groups in which somebody waits. */
  get groups(): string[] {
    return [...this.#counts.keys()];
  }

  lengthOf(group: string): number {
    return sum([...(this.#counts.get(group)?.values() ?? [])].flatMap((fns) => [...fns.values()]));
  }

  /** Waiting events of one session. */
  lengthOfSession(session: string): number {
    const query = "SELECT COUNT(*) AS n FROM events WHERE session = ? AND ended IS NULL AND state = 'queued'";
    return this.#sql.exec<{ n: number }>(query, session).one().n;
  }

  /** Gives an event its place. */
  add({ id, session, fn, isSimple, payload, now }: NewEvent): Place {
    const group = fn.concurrencyId;
    const turn = this.#isFair ? this.#turnFor(session, group) : 0;
    const { seq } = this.#sql
      .exec<{ seq: number }>(
        `INSERT INTO events (id, session, fn, name, grp, turn, state, is_simple, created, payload, payload_blob)
         VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?) RETURNING seq`,
        id,
        session,
        fn.id,
        fn.name,
        group,
        turn,
        Number(isSimple),
        now,
        payload.text,
        payload.blob,
      )
      .one();
    this.#count({ group, turn, fn: fn.id }, 1);
    return { group, turn, seq };
  }

  /** Who goes before an event that has just joined. */
  aheadOfNewest({ group, turn }: Place, fn: number): Counts {
    const ahead = new Map<number, number>();
    for (const [round, fns] of this.#counts.get(group) ?? []) {
      if (round > turn) continue;
      for (const [id, n] of fns) ahead.set(id, (ahead.get(id) ?? 0) + n);
    }
    ahead.set(fn, (ahead.get(fn) ?? 1) - 1);
    return ahead;
  }

  /** Events of a group strictly between two places. */
  between(from: Omit<Place, "group">, to: Place): Counts {
    const rows = this.#sql.exec<{ fn: number; n: number }>(
      `SELECT fn, COUNT(*) AS n FROM events
       WHERE state = 'queued' AND grp = ? AND (turn, seq) > (?, ?) AND (turn, seq) < (?, ?) GROUP BY fn`,
      to.group,
      from.turn,
      from.seq,
      to.turn,
      to.seq,
    );
    return new Map([...rows].map(({ fn, n }) => [fn, n]));
  }

  /** The places of a session's waiting events in one group. */
  placesOf(session: string, group: string): (Place & { readonly id: string; readonly fn: number })[] {
    const rows = this.#sql.exec<{ id: string; fn: number; turn: number; seq: number }>(
      "SELECT id, fn, turn, seq FROM events WHERE session = ? AND grp = ? AND ended IS NULL AND state = 'queued'",
      session,
      group,
    );
    return [...rows].map((row) => ({ ...row, group }));
  }

  /** Starts the head of a group, or a batch of it. Its lease is already written when this returns. */
  claim(group: string, { now, leaseUntil }: { readonly now: number; readonly leaseUntil: number }): Claimed[] {
    const [head] = this.#heads(group, { now, fn: null, limit: 1 });
    if (!head) return [];
    const fn = this.#functions.find(head.fn);
    if (!fn) throw new Error(`Function ${head.fn} waits but does not exist.`);
    const rows = fn.isBatch ? this.#heads(group, { now, fn: fn.id, limit: fn.maxBatchSize }) : [head];
    for (const row of rows) {
      this.#sql.exec(
        `UPDATE events SET state = 'running', attempt = attempt + 1, lease_until = ?, retry_at = 0, started = ?
         WHERE id = ?`,
        leaseUntil,
        now,
        row.id,
      );
      this.#count({ group, turn: row.turn, fn: fn.id }, -1);
    }
    return rows.map((row) => ({
      id: row.id,
      session: row.session,
      fn,
      attempt: row.attempt + 1,
      isSimple: row.is_simple === 1,
      created: row.created,
      started: now,
      payload: { text: row.payload, blob: row.payload_blob },
    }));
  }

  /** Takes a waiting event out of the line for good. False if it does not wait (any more). */
  withdraw(id: string, state: "cancelled" | "failed", now: number): boolean {
    const [row] = this.#sql
      .exec<{ grp: string; turn: number; fn: number }>(
        `UPDATE events SET state = ?, ended = ?, retry_at = 0, payload = NULL
         WHERE id = ? AND state = 'queued' RETURNING grp, turn, fn`,
        state,
        now,
        id,
      )
      .toArray();
    if (row) this.#count({ group: row.grp, turn: row.turn, fn: row.fn }, -1);
    return row !== undefined;
  }

  /** Puts an event whose run broke off back to its old place. False if that attempt does not run (any more). */
  requeue(id: string, attempt: number, retryAt: number): boolean {
    const [row] = this.#sql
      .exec<{ grp: string; turn: number; fn: number }>(
        `UPDATE events SET state = 'queued', lease_until = NULL, started = NULL, retry_at = ?
         WHERE id = ? AND state = 'running' AND attempt = ? RETURNING grp, turn, fn`,
        retryAt,
        id,
        attempt,
      )
      .toArray();
    if (row) this.#count({ group: row.grp, turn: row.turn, fn: row.fn }, 1);
    return row !== undefined;
  }

  /** When the next pause before a retry is over. */
  nextRetry(now: number): number | null {
    const query = "SELECT MIN(retry_at) AS at FROM events WHERE retry_at > 0 AND retry_at > ?";
    return this.#sql.exec<{ at: number | null }>(query, now).one().at;
  }

  /** Waiting events whose function a deploy has removed. Events of a group that was renamed move along. */
  reconcile(): { id: string; session: string }[] {
    const kinds = this.#sql
      .exec<{ fn: number; name: string; grp: string }>(
        "SELECT fn, name, grp FROM events WHERE ended IS NULL GROUP BY fn, name, grp",
      )
      .toArray();
    const lost = kinds.flatMap(({ fn, name, grp }) => {
      const found = this.#functions.find(fn, name);
      const where = "WHERE ended IS NULL AND grp = ? AND fn = ? AND name = ?";
      if (found && found.concurrencyId !== grp) {
        this.#sql.exec(`UPDATE events SET grp = ? ${where}`, found.concurrencyId, grp, fn, name);
      }
      if (found) return [];
      return this.#sql
        .exec<{ id: string; session: string }>(
          `SELECT id, session FROM events ${where} AND state = 'queued'`,
          grp,
          fn,
          name,
        )
        .toArray();
    });
    this.recount();
    return lost;
  }

  /** Rebuilds the cache: at the start, and after a transaction was rolled back. */
  recount(): void {
    this.#counts.clear();
    this.#length = 0;
    const rows = this.#sql.exec<{ grp: string; turn: number; fn: number; n: number }>(
      "SELECT grp, turn, fn, COUNT(*) AS n FROM events WHERE state = 'queued' GROUP BY grp, turn, fn",
    );
    for (const { grp, turn, fn, n } of rows) this.#count({ group: grp, turn, fn }, n);
  }

  #heads(group: string, wanted: { now: number; fn: number | null; limit: number }): ClaimedRow[] {
    return this.#sql
      .exec<ClaimedRow>(
        `SELECT id, session, fn, turn, attempt, is_simple, created, payload, payload_blob FROM events
         WHERE seq IN (
           SELECT seq FROM (
             SELECT seq, fn FROM events WHERE state = 'queued' AND grp = ? AND retry_at <= ?
             ORDER BY turn, seq LIMIT ?
           ) WHERE ? IS NULL OR fn = ? LIMIT ?
         ) ORDER BY turn, seq`,
        group,
        wanted.now,
        wanted.fn === null ? wanted.limit : BATCH_REACH,
        wanted.fn,
        wanted.fn,
        wanted.limit,
      )
      .toArray();
  }

  /** The round after the session's last one, but none that is already over. */
  #turnFor(session: string, group: string): number {
    const current = this.#sql
      .exec<{ turn: number }>(
        "SELECT turn FROM events WHERE state = 'queued' AND grp = ? ORDER BY turn, seq LIMIT 1",
        group,
      )
      .toArray();
    const own = this.#sql
      .exec<{ turn: number | null }>(
        "SELECT MAX(turn) AS turn FROM events WHERE session = ? AND grp = ? AND ended IS NULL",
        session,
        group,
      )
      .one().turn;
    return Math.max(current[0]?.turn ?? 0, own === null ? 0 : own + 1);
  }

  #count({ group, turn, fn }: { group: string; turn: number; fn: number }, by: number): void {
    const turns = this.#counts.get(group) ?? new Map<number, Map<number, number>>();
    const fns = turns.get(turn) ?? new Map<number, number>();
    fns.set(fn, (fns.get(fn) ?? 0) + by);
    turns.set(turn, fns);
    this.#counts.set(group, turns);
    this.#length += by;
    if (sum(fns.values()) === 0) turns.delete(turn);
    if (turns.size === 0) this.#counts.delete(group);
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
}
