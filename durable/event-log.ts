/**
 * What each session was told: an append-only list of numbered messages. Readers keep a place in it and come for more,
 * so a slow one costs nothing and each sees everything.
 */

import type { EventMessage } from "../src/protocol/messages.ts";
import type { Bell } from "./bell.ts";
import { LogTail } from "./log-tail.ts";
import type { Spill, Stored } from "./spill.ts";

/** A message on its way into the log. */
export interface Entry {
  readonly event: string;
  readonly msg: EventMessage["msg"];
  readonly body: Stored;
  /**
   * Set when the message holds whole values and stands for every yield of its event before it. Those who have seen a
   * yield then get it as edits, unless the call asked for whole values anyway.
   */
  readonly snapshot: "as-edits" | "as-values" | null;
}

/** A message in the log. */
export interface Logged {
  readonly n: number;
  readonly event: string;
  readonly msg: string;
  readonly body: Stored;
  /** Number of the first yield that this one stands for; null for one that is told as it is. */
  readonly first: number | null;
}

/** An event that has ended. */
interface Ended {
  readonly seq: number;
  readonly id: string;
  readonly session: string;
  readonly ended: number;
  readonly isSimple: boolean;
}

/** The last ended event of which only the end is left; all before it are so, too. */
type AgedMark = Pick<Ended, "ended" | "seq">;

const AGED_MARK = "log/aged";

type Row = { n: number; event: string; msg: string; first: number | null; body: string | null; blob: string | null };

/** What one read returns at most, unless a single message is longer: that one comes alone. */
const PAGE_ROWS = 64;
const PAGE_CHARACTERS = 256_000;

/** Some of an event's messages, for the table and for what is kept in memory. */
interface Part {
  readonly where: string;
  readonly holds: (logged: Logged) => boolean;
}

const EVERYTHING: Part = { where: "TRUE", holds: () => true };
const STEPS: Part = {
  where: "msg IN ('process_generating', 'progress')",
  holds: ({ msg }) => msg === "process_generating" || msg === "progress",
};
const BEFORE_END: Part = { where: "msg <> 'process_completed'", holds: ({ msg }) => msg !== "process_completed" };

export class EventLog {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  readonly #spill: Spill;
  readonly #bells = new Map<string, Set<Bell>>();
  /** Of sessions that somebody listens to. */
  readonly #tails = new Map<string, LogTail>();
  /** Numbers of the newest progress messages, by running event. */
  readonly #progress = new Map<string, number>();
  #written: Promise<void> | null = null;

  constructor(storage: DurableObjectStorage, spill: Spill) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#spill = spill;
  }

  append(session: string, entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    const tail = this.#tailOf(session);
    let n = tail?.last ?? this.last(session);
    for (const entry of entries) {
      const replaced = entry.snapshot ? this.#compact(session, entry.event) : null;
      const first = entry.snapshot === "as-edits" ? replaced : null;
      this.#sql.exec(
        "INSERT INTO messages (session, n, event, msg, first, body, blob) VALUES (?, ?, ?, ?, ?, ?, ?)",
        session,
        ++n,
        entry.event,
        entry.msg,
        first,
        entry.body.text,
        entry.body.blob,
      );
      tail?.push({ n, event: entry.event, msg: entry.msg, body: entry.body, first });
      this.#dropProgress(session, entry, n);
    }
    this.#written = null;
    for (const bell of this.#bells.get(session) ?? []) bell.ring();
  }

  /** Number of the session's last message, 0 if there was none. Numbers are never used twice. */
  last(session: string): number {
    const tail = this.#tails.get(session);
    if (tail) return tail.last;
    const query = `SELECT MAX(COALESCE((SELECT MAX(n) FROM messages WHERE session = ?), 0),
                              COALESCE((SELECT numbered FROM sessions WHERE hash = ?), 0)) AS n`;
    return this.#sql.exec<{ n: number }>(query, session, session).one().n;
  }

  /** The messages after number `after`: of the whole session, or of one event. Not all at once. */
  read(session: string, after: number, event?: string): Logged[] {
    const newest = this.#tailOf(session)?.after(after);
    if (newest) return event === undefined ? newest : newest.filter((logged) => logged.event === event);
    const query = `SELECT n, event, msg, first, body, blob FROM messages
                   WHERE session = ? AND n > ? ${event === undefined ? "" : "AND event = ?"} ORDER BY n LIMIT ${PAGE_ROWS}`;
    const page: Logged[] = [];
    let characters = 0;
    for (const row of this.#sql.exec<Row>(query, ...[session, after, ...(event === undefined ? [] : [event])])) {
      // What is in R2 is longer than a page.
      characters += row.body?.length ?? Infinity;
      if (page.length === 0 || characters <= PAGE_CHARACTERS) page.push(loggedOf(row));
      if (characters >= PAGE_CHARACTERS) break;
    }
    return page;
  }

  /** The message with which an event ended. */
  endOf(session: string, event: string): Logged | null {
    const query = `SELECT n, event, msg, first, body, blob FROM messages
                   WHERE session = ? AND event = ? AND msg = 'process_completed' ORDER BY n DESC LIMIT 1`;
    const [row] = this.#sql.exec<Row>(query, session, event).toArray();
    return row ? loggedOf(row) : null;
  }

  /** True once an event has told a yield, in this attempt or an earlier one. */
  hasYield(session: string, event: string): boolean {
    const query = "SELECT 1 FROM messages WHERE session = ? AND event = ? AND msg = 'process_generating' LIMIT 1";
    return this.#sql.exec(query, session, event).toArray().length > 0;
  }

  /** Rings the bell for each new message of the session. */
  listen(session: string, bell: Bell): Disposable {
    this.#bells.set(session, (this.#bells.get(session) ?? new Set()).add(bell));
    return { [Symbol.dispose]: () => this.#hangUp(session, bell) };
  }

  /** Settles when all that was appended is on disk: nobody may be told what a crash could take back. */
  async written(): Promise<void> {
    this.#written ??= this.#storage.sync();
    await this.#written;
  }

  /** Believes nothing but the table: a transaction was rolled back. */
  reset(): void {
    this.#tails.clear();
    this.#progress.clear();
  }

  /** True while a message is in the log: a snapshot may have taken its place. */
  has(session: string, n: number): boolean {
    return this.#sql.exec("SELECT 1 FROM messages WHERE session = ? AND n = ?", session, n).toArray().length > 0;
  }

  /** The first events that ended before a time and of which more than the end is left. */
  aging(before: number, limit: number): Ended[] {
    const { ended, seq } = this.#agedMark();
    const rows = this.#sql.exec<{ seq: number; id: string; session: string; ended: number; is_simple: number }>(
      `SELECT seq, id, session, ended, is_simple FROM events
       WHERE ended >= ? AND (ended > ? OR seq > ?) AND ended < ? ORDER BY ended, seq LIMIT ?`,
      ended,
      ended,
      seq,
      before,
      limit,
    );
    return [...rows].map(({ is_simple, ...row }) => ({ ...row, isSimple: is_simple === 1 }));
  }

  /** When the first event ended of which more than the end is left. */
  nextAging(): number | null {
    const { ended, seq } = this.#agedMark();
    const query = "SELECT MIN(ended) AS at FROM events WHERE ended >= ? AND (ended > ? OR seq > ?)";
    return this.#sql.exec<{ at: number | null }>(query, ended, ended, seq).one().at;
  }

  /** Says that of these only the end is left. */
  markAged(events: readonly Ended[]): void {
    const last = events.at(-1);
    if (last) this.#storage.kv.put<AgedMark>(AGED_MARK, { ended: last.ended, seq: last.seq });
  }

  /** Leaves of an ended event only its end, which holds the last values. */
  shorten(session: string, event: string): void {
    this.#delete(session, event, BEFORE_END);
    const inputs = this.#sql.exec<{ blob: string | null }>(
      "SELECT payload_blob AS blob FROM events WHERE id = ?",
      event,
    );
    this.#spill.release([...inputs].flatMap(({ blob }) => blob ?? []));
  }

  /** Forgets the messages of one event. */
  forget(session: string, event: string): void {
    this.#sql.exec("UPDATE sessions SET numbered = ? WHERE hash = ?", this.last(session), session);
    this.#delete(session, event, EVERYTHING);
  }

  /** Drops the yields that a snapshot replaces and answers the number of the first of them. */
  #compact(session: string, event: string): number | null {
    const { first } = this.#sql
      .exec<{ first: number | null }>(
        `SELECT MIN(COALESCE(first, n)) AS first FROM messages
         WHERE session = ? AND event = ? AND msg = 'process_generating'`,
        session,
        event,
      )
      .one();
    this.#delete(session, event, STEPS);
    return first;
  }

  #delete(session: string, event: string, { where, holds }: Part): void {
    const query = `DELETE FROM messages WHERE session = ? AND event = ? AND ${where} RETURNING blob`;
    const dropped = this.#sql.exec<{ blob: string | null }>(query, session, event);
    this.#spill.release([...dropped].flatMap(({ blob }) => blob ?? []));
    this.#tails.get(session)?.drop((logged) => logged.event === event && holds(logged));
  }

  /** Only the newest progress of an event is worth keeping. */
  #dropProgress(session: string, { event, msg }: Entry, n: number): void {
    if (msg === "process_completed") this.#progress.delete(event);
    if (msg !== "progress") return;
    const before = this.#progress.get(event);
    if (before !== undefined) {
      this.#sql.exec("DELETE FROM messages WHERE session = ? AND n = ?", session, before);
      this.#tails.get(session)?.drop((logged) => logged.n === before);
    }
    this.#progress.set(event, n);
  }

  #agedMark(): AgedMark {
    return this.#storage.kv.get<AgedMark>(AGED_MARK) ?? { ended: 0, seq: 0 };
  }

  #hangUp(session: string, bell: Bell): void {
    const bells = this.#bells.get(session);
    bells?.delete(bell);
    if (bells?.size !== 0) return;
    this.#bells.delete(session);
    this.#tails.delete(session);
  }

  /** Null for a session that nobody listens to. */
  #tailOf(session: string): LogTail | null {
    if (!this.#bells.has(session)) return null;
    const tail = this.#tails.get(session) ?? new LogTail(this.last(session));
    this.#tails.set(session, tail);
    return tail;
  }
}

function loggedOf({ n, event, msg, first, body, blob }: Row): Logged {
  return { n, event, msg, first, body: { text: body, blob } };
}
