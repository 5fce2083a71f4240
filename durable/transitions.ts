/**
 * The life of an event: which command leads from which state to which. Nothing else in this folder writes a state, so
 * what the table does not name cannot happen.
 */

export type EndState = "completed" | "failed" | "cancelled" | "interrupted";

export type EventState = "queued" | "running" | EndState;

export type Command =
  /** A slot is free: the next attempt begins. */
  | "claim"
  /** The attempt still runs. */
  | "renew"
  /** The attempt broke off, and its function allows another one. */
  | "retry"
  | "complete"
  | "fail"
  /** The visitor wants it no more. */
  | "cancel"
  /** The attempt broke off for good. */
  | "interrupt"
  /** A deploy took the function away. */
  | "outdate";

/** What is not here is refused. */
export const TRANSITIONS: Readonly<Record<EventState, Readonly<Partial<Record<Command, EventState>>>>> = {
  queued: { claim: "running", cancel: "cancelled", outdate: "failed" },
  running: {
    renew: "running",
    retry: "queued",
    complete: "completed",
    fail: "failed",
    cancel: "cancelled",
    interrupt: "interrupted",
  },
  completed: {},
  failed: {},
  cancelled: {},
  interrupted: {},
};

/** A command for one attempt of an event. */
export interface Order {
  readonly id: string;
  /** The attempt that is meant: of one that was overtaken, nothing counts any more. */
  readonly attempt: number;
  readonly now: number;
  /** How long a lease lasts, or when a retry may start. */
  readonly until?: number;
}

/** What a command has done. */
export interface Moved {
  readonly from: EventState;
  readonly to: EventState;
  readonly session: string;
  readonly group: string;
  readonly turn: number;
  readonly fn: number;
}

/** An event that has come to its end stays as it is. */
export function isEnd(state: EventState): state is EndState {
  return Object.keys(TRANSITIONS[state]).length === 0;
}

/** Carries out a command. Null if the event's state refuses it, or if that attempt is not the event's (any more). */
export function move(sql: SqlStorage, command: Command, order: Order): Moved | null {
  for (const { from, to, query } of STATEMENTS.get(command) ?? []) {
    const [row] = sql
      .exec<{ session: string; grp: string; turn: number; fn: number }>(
        query,
        ...WRITES[command].values(order),
        order.id,
        order.attempt,
      )
      .toArray();
    if (row) return { from, to, session: row.session, group: row.grp, turn: row.turn, fn: row.fn };
  }
  return null;
}

interface Write {
  readonly columns: string;
  readonly values: (order: Order) => number[];
}

/** An end gives back what only a pending event needs. */
const END: Write = {
  columns: "ended = ?, lease_until = NULL, retry_at = 0, payload = NULL",
  values: ({ now }) => [now],
};

/** What a command writes beside the state. */
const WRITES: Readonly<Record<Command, Write>> = {
  claim: {
    columns: "attempt = attempt + 1, lease_until = ?, retry_at = 0, started = ?",
    values: ({ now, until = now }) => [until, now],
  },
  renew: { columns: "lease_until = ?", values: ({ now, until = now }) => [until] },
  retry: {
    columns: "lease_until = NULL, started = NULL, retry_at = ?",
    values: ({ now, until = now }) => [until],
  },
  complete: END,
  fail: END,
  cancel: END,
  interrupt: END,
  outdate: END,
};

interface Statement {
  readonly from: EventState;
  readonly to: EventState;
  readonly query: string;
}

/** One statement for each line of the table. */
const STATEMENTS: ReadonlyMap<Command, readonly Statement[]> = new Map(
  (Object.keys(WRITES) as Command[]).map((command) => [command, statementsOf(command)]), // the keys of a literal
);

function statementsOf(command: Command): Statement[] {
  const states = Object.keys(TRANSITIONS) as EventState[]; // the keys of a literal
  return states.flatMap((from) => {
    const to = TRANSITIONS[from][command];
    if (to === undefined) return [];
    const query = `UPDATE events SET state = '${to}', ${WRITES[command].columns}
                   WHERE id = ? AND state = '${from}' AND attempt = ? RETURNING session, grp, turn, fn`;
    return [{ from, to, query }];
  });
}
