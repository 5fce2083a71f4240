/**
 * Who waits and who may run next: in order within a group, or by turns of sessions. A fair line gives each event the
 * number of its round (`turn`) when it joins; otherwise all wait in round 0. So both orders are one index.
 */

import type { FunctionFacts } from "../src/runtime/function-facts.ts";
import type { Functions } from "./app-facts.ts";
import type { Stored } from "./spill.ts";
import { move, type Moved } from "./transitions.ts";

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

/** A waiting event whose function is gone. */
export type Lost = {
  readonly id: string;
  readonly session: string;
  readonly name: string;
  readonly attempt: number;
  readonly created: number;
};

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

/** Who goes next in a group, and when. */
interface Next {
  readonly fn: FunctionFacts;
  readonly rows: readonly ClaimedRow[];
  readonly startsAt: number;
}

/** Inputs of one batch: what crosses to a function in one message is limited. One that lies in R2 counts for all. */
const BATCH_CHARACTERS = 8_000_000;

/** How far down a group a batch looks for more events of its function. */
const BATCH_REACH = 1000;

export class WaitingLine {
  readonly #sql: SqlStorage;
  readonly #functions: Functions;
  readonly #isFair: boolean;
  /** Group → turn → function → waiting events; a cache, because counting rows would slow a long line down. */
  readonly #counts = new Map<string, Map<number, Map<number, number>>>();
  /** The same by session, so that turning a greedy one away costs no look at the database. */
  readonly #sessions = new Map<string, number>();
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
    return this.#sessions.get(session) ?? 0;
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
    this.#count({ session, group, turn, fn: fn.id }, 1);
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

  /**
   * Starts the head of a group, or a batch of it. Its lease is already written when this returns. Nobody starts while
   * the batch at the head still waits to fill up: see {@link startsAt}.
   */
  claim(group: string, { now, leaseUntil }: { readonly now: number; readonly leaseUntil: number }): Claimed[] {
    const next = this.#next(group, now);
    if (!next || next.startsAt > now) return [];
    const { fn, rows } = next;
    for (const { id, attempt } of rows) {
      const moved = move(this.#sql, "claim", { id, attempt, now, until: leaseUntil });
      if (moved) this.follow(moved);
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

  /** When the batch at the head of a group starts at the latest, if it still waits to fill up. */
  startsAt(group: string, now: number): number | null {
    const next = this.#functions.hasPatience(group) ? this.#next(group, now) : null;
    return next && next.startsAt > now ? next.startsAt : null;
  }

  /** When the next batch starts though it is not full. */
  nextBatch(now: number): number | null {
    const times = this.groups.flatMap((group) => this.startsAt(group, now) ?? []);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** An event has moved: in or out of the line, or past it. */
  follow({ from, to, ...place }: Moved): void {
    if (from === to) return;
    if (from === "queued") this.#count(place, -1);
    if (to === "queued") this.#count(place, 1);
  }

  /** When the next pause before a retry is over. */
  nextRetry(now: number): number | null {
    const query = "SELECT MIN(retry_at) AS at FROM events WHERE retry_at > 0 AND retry_at > ?";
    return this.#sql.exec<{ at: number | null }>(query, now).one().at;
  }

  /** Waiting events whose function a deploy has removed. Events of a group that was renamed move along. */
  reconcile(): Lost[] {
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
        .exec<Lost>(
          `SELECT id, session, name, attempt, created FROM events ${where} AND state = 'queued'`,
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
    this.#sessions.clear();
    this.#length = 0;
    const rows = this.#sql.exec<{ session: string; grp: string; turn: number; fn: number; n: number }>(
      `SELECT session, grp, turn, fn, COUNT(*) AS n FROM events
       WHERE state = 'queued' GROUP BY session, grp, turn, fn`,
    );
    for (const { session, grp, turn, fn, n } of rows) this.#count({ session, group: grp, turn, fn }, n);
  }

  #next(group: string, now: number): Next | null {
    if (!this.#counts.has(group)) return null;
    const [head] = this.#heads(group, { now, fn: null, limit: 1 });
    if (!head) return null;
    const fn = this.#functions.find(head.fn);
    if (!fn) throw new Error(`Function ${head.fn} waits but does not exist.`);
    if (!fn.isBatch) return { fn, rows: [head], startsAt: now };
    const waiting = this.#heads(group, { now, fn: fn.id, limit: fn.maxBatchSize });
    const rows = carriable(waiting);
    // A clock that went back must not make anybody wait until it has caught up.
    const isReady = rows.length >= fn.maxBatchSize || rows.length < waiting.length || head.created > now;
    return { fn, rows, startsAt: isReady ? now : head.created + fn.maxWaitMs };
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

  #count({ session, group, turn, fn }: Counted, by: number): void {
    const turns = this.#counts.get(group) ?? new Map<number, Map<number, number>>();
    const fns = turns.get(turn) ?? new Map<number, number>();
    add(fns, fn, by);
    turns.set(turn, fns);
    this.#counts.set(group, turns);
    if (fns.size === 0) turns.delete(turn);
    if (turns.size === 0) this.#counts.delete(group);
    add(this.#sessions, session, by);
    this.#length += by;
  }
}

/** The first of them whose inputs can go to a function in one message; always one. */
function carriable(rows: readonly ClaimedRow[]): ClaimedRow[] {
  let room = BATCH_CHARACTERS;
  return rows.filter(({ payload }, i) => {
    // Whoever does not fit ends the batch: nobody overtakes.
    room = room < 0 ? room : room - (payload?.length ?? BATCH_CHARACTERS);
    return i === 0 || room >= 0;
  });
}

/** What an event in the line is counted by. */
type Counted = Pick<Moved, "session" | "group" | "turn" | "fn">;

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  const n = (counts.get(key) ?? 0) + by;
  if (n === 0) counts.delete(key);
  else counts.set(key, n);
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
}
