/** All events, and the commands that move them. Each names the attempt that it means; a stale one changes nothing. */

import { type Command, type EndState, type EventState, isEnd, move, type Moved, type Order } from "./transitions.ts";
import type { WaitingLine } from "./waiting-line.ts";

/** What is remembered of an event. */
export interface KnownEvent {
  readonly id: string;
  readonly session: string;
  readonly state: EventState;
  /** It waits or runs. */
  readonly isPending: boolean;
  readonly fnId: number;
  readonly name: string;
  readonly group: string;
  readonly attempt: number;
  readonly isSimple: boolean;
  readonly created: number;
  readonly started: number | null;
}

/** An event that has ended. */
export interface EndedEvent {
  readonly id: string;
  readonly session: string;
  readonly state: EndState;
  readonly name: string;
  readonly attempt: number;
  readonly created: number;
  /** Its last start; null if it never ran. */
  readonly started: number | null;
  readonly ended: number;
}

type Row = {
  id: string;
  session: string;
  state: string;
  fn: number;
  name: string;
  grp: string;
  attempt: number;
  is_simple: number;
  created: number;
  started: number | null;
};

const COLUMNS = "id, session, state, fn, name, grp, attempt, is_simple, created, started";

export class Ledger {
  readonly #sql: SqlStorage;
  readonly #line: WaitingLine;

  constructor(sql: SqlStorage, line: WaitingLine) {
    this.#sql = sql;
    this.#line = line;
  }

  /** Carries out a command. Null if it was refused: then nothing else of that attempt may be kept either. */
  move(command: Command, order: Order): Moved | null {
    const moved = move(this.#sql, command, order);
    if (moved) this.#line.follow(moved);
    return moved;
  }

  find(id: string): KnownEvent | null {
    return this.#select("id = ?", id)[0] ?? null;
  }

  /** The session's events that have not ended. */
  pendingOf(session: string): KnownEvent[] {
    return this.#select("session = ? AND ended IS NULL", session);
  }

  hasPending(session: string): boolean {
    return (
      this.#sql.exec("SELECT 1 FROM events WHERE session = ? AND ended IS NULL LIMIT 1", session).toArray().length > 0
    );
  }

  /** True while this attempt is the one that runs. */
  isCurrent(id: string, attempt: number): boolean {
    const query = "SELECT 1 FROM events WHERE id = ? AND state = 'running' AND attempt = ?";
    return this.#sql.exec(query, id, attempt).toArray().length > 0;
  }

  /** All leases end then: the object that gave them is gone, and its runs with it. */
  setLeases(until: number): void {
    this.#sql.exec("UPDATE events SET lease_until = ? WHERE state = 'running'", until);
  }

  running(): KnownEvent[] {
    return this.#select("state = 'running'");
  }

  expired(now: number): KnownEvent[] {
    return this.#select("state = 'running' AND lease_until <= ?", now);
  }

  nextExpiry(): number | null {
    const query = "SELECT MIN(lease_until) AS at FROM events WHERE state = 'running'";
    return this.#sql.exec<{ at: number | null }>(query).one().at;
  }

  /** The first events that ended before a time. */
  endedBefore(time: number, limit: number): KnownEvent[] {
    return this.#select("ended < ? ORDER BY ended LIMIT ?", time, limit);
  }

  /** The last events that ended after a time, newest first. */
  endedSince(time: number, limit: number): EndedEvent[] {
    const query = `SELECT id, session, state, name, attempt, created, started, ended FROM events
                   WHERE ended > ? ORDER BY ended DESC LIMIT ?`;
    const rows = this.#sql.exec<Omit<EndedEvent, "state"> & { state: string }>(query, time, limit);
    return [...rows].map((row) => ({ ...row, state: row.state as EndState })); // only these end an event
  }

  firstEnd(): number | null {
    const query = "SELECT MIN(ended) AS at FROM events WHERE ended IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(query).one().at;
  }

  forget(id: string): void {
    this.#sql.exec("DELETE FROM events WHERE id = ?", id);
  }

  #select(where: string, ...bindings: (string | number)[]): KnownEvent[] {
    return this.#sql
      .exec<Row>(`SELECT ${COLUMNS} FROM events WHERE ${where}`, ...bindings)
      .toArray()
      .map((row) => ({
        id: row.id,
        session: row.session,
        state: row.state as EventState, // only these are ever written
        isPending: !isEnd(row.state as EventState), // only these are ever written
        fnId: row.fn,
        name: row.name,
        group: row.grp,
        attempt: row.attempt,
        isSimple: row.is_simple === 1,
        created: row.created,
        started: row.started,
      }));
  }
}
