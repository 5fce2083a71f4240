/** Every command in every state, for the right attempt and for wrong ones, against the real database. */

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { type Command, type EventState, isEnd, move, TRANSITIONS } from "../../durable/transitions.ts";

const STATES: EventState[] = ["queued", "running", "completed", "failed", "cancelled", "interrupted"];
const COMMANDS: Command[] = ["claim", "renew", "retry", "complete", "fail", "cancel", "interrupt", "outdate"];
const NOW = 5000;
const UNTIL = 9000;

type Row = {
  state: string;
  attempt: number;
  lease_until: number | null;
  retry_at: number;
  started: number | null;
  ended: number | null;
  payload: string | null;
};

const COLUMNS = "state, attempt, lease_until, retry_at, started, ended, payload";

/** An event in its third attempt, or waiting for its fourth. */
function aRow(state: EventState): Row {
  const isRunning = state === "running";
  return {
    state,
    attempt: 3,
    lease_until: isRunning ? 2000 : null,
    retry_at: state === "queued" ? 1500 : 0,
    started: state === "queued" ? null : 1000,
    ended: isEnd(state) ? 1200 : null,
    payload: isEnd(state) ? null : "{}",
  };
}

/** What the row looks like afterwards. Written out, so that it does not repeat what it tests. */
function expected(before: Row, command: Command, to: EventState): Row {
  switch (to) {
    case "running":
      return command === "renew"
        ? { ...before, lease_until: UNTIL }
        : { ...before, state: to, attempt: 4, lease_until: UNTIL, retry_at: 0, started: NOW };
    case "queued":
      return { ...before, state: to, lease_until: null, retry_at: UNTIL, started: null };
    default:
      return { ...before, state: to, lease_until: null, retry_at: 0, ended: NOW, payload: null };
  }
}

interface Case {
  readonly state: EventState;
  readonly command: Command;
  readonly attempt: number;
}

const cases: Case[] = STATES.flatMap((state) =>
  COMMANDS.flatMap((command) => [2, 3, 4].map((attempt) => ({ state, command, attempt }))),
);

/** Puts an event into a state, gives the command, and answers what came of it. */
function tried({ state, command, attempt }: Case): Promise<{ moved: unknown; after: Row; other: Row }> {
  return runInDurableObject(env.QUEUE.getByName("transitions"), (_, { storage: { sql } }) => {
    sql.exec("DELETE FROM events");
    for (const id of ["meant", "other"]) {
      const row = aRow(state);
      sql.exec(
        `INSERT INTO events (id, session, fn, name, grp, turn, is_simple, created, ${COLUMNS})
         VALUES (?, 'ada', 7, 'fn', 'group', 1, 0, 900, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        ...[row.state, row.attempt, row.lease_until, row.retry_at, row.started, row.ended, row.payload],
      );
    }
    const moved = move(sql, command, { id: "meant", attempt, now: NOW, until: UNTIL });
    const read = (id: string): Row => sql.exec<Row>(`SELECT ${COLUMNS} FROM events WHERE id = ?`, id).one();
    return { moved, after: read("meant"), other: read("other") };
  });
}

describe("the life of an event", () => {
  it("is this table", ({ expect }) => {
    const lines = STATES.flatMap((state) =>
      Object.entries(TRANSITIONS[state]).map(([command, to]) => `${state} ${command} ${to}`),
    );
    expect(lines).toEqual([
      "queued claim running",
      "queued cancel cancelled",
      "queued outdate failed",
      "running renew running",
      "running retry queued",
      "running complete completed",
      "running fail failed",
      "running cancel cancelled",
      "running interrupt interrupted",
    ]);
    expect(STATES.filter(isEnd)).toEqual(["completed", "failed", "cancelled", "interrupted"]);
  });

  it.for(cases)("obeys it: $state, $command of attempt $attempt", async (each, { expect }) => {
    const to = each.attempt === 3 ? TRANSITIONS[each.state][each.command] : undefined;
    const before = aRow(each.state);
    const { moved, after, other } = await tried(each);
    if (to === undefined) {
      expect(moved).toBeNull();
      expect(after).toEqual(before);
    } else {
      expect(moved).toEqual({ from: each.state, to, session: "ada", group: "group", turn: 1, fn: 7 });
      expect(after).toEqual(expected(before, each.command, to));
    }
    expect(other).toEqual(before);
  });
});
