/**
 * Functions and callers that do what they must not do, through the real routes, objects and runner. Only the guilty call
 * fails, with a reason that a person understands. What cannot be shown here: a function that computes without end stops
 * the whole test, because nothing on this machine limits its time; on Cloudflare the platform ends it, and
 * `run-faults.test.ts` shows what its visitor is told then.
 */

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { aCall, followed, messageOf } from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";
import { app as misbehaving } from "../support/misbehaving-app.ts";
import { prepare } from "../../src/core/tree.ts";
import { type QueueApp, queueApp } from "../support/queue-app.ts";

const TOO_LARGE = "The answer is too large: more than 31 MB. Return files, or less.";

/** Numbers of the app's functions by name. */
const FN = new Map(prepare(misbehaving).listeners.map(({ apiName, id }) => [apiName, id]));

beforeEach(() => {
  // What goes wrong is told to the operator; these tests make it go wrong.
  vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Each event has one end, in its state and in the log. */
async function expectOneEnd({ fresh }: QueueApp, expect: typeof import("vitest").expect): Promise<void> {
  const rows = await fresh.sql<{ id: string; state: string; ends: number }>(
    `SELECT id, state, (SELECT COUNT(*) FROM messages WHERE event = id AND msg = 'process_completed') AS ends FROM events`,
  );
  expect(rows.filter(({ state, ends }) => ends !== 1 || state === "queued" || state === "running")).toEqual([]);
}

describe("a function", () => {
  it.for<[name: string, data: unknown[], reason: string | null]>([
    ["throws", ["x"], null],
    ["throws_nothing", ["x"], null],
    ["never_settles_in_time", ["x"], "The time limit of 0.05 seconds was reached."],
    ["answers_much", [50_000_000], TOO_LARGE],
    ["yields_much", [50_000_000], TOO_LARGE],
    ["keeps_much", [50_000_000], TOO_LARGE],
    ["answers_bigint", ["x"], 'Words "Other" was given a BigInt, which cannot be sent to the page. Return plain data.'],
    [
      "answers_function",
      ["x"],
      'Words "Other" was given a function, which cannot be sent to the page. Return plain data.',
    ],
    [
      "answers_loop",
      ["x"],
      'Words "Other" was given something that contains itself or is nested too deep, which cannot be sent to the page. Return plain data.',
    ],
    [
      "keeps_function",
      ["x"],
      "State was given something that cannot be stored, such as a function. Keep plain data, Map, Set, Date or typed arrays in it.",
    ],
    ["tells_nonsense", ["x"], "The result could not be stored."],
    ["good", [7], 'Words "Text": Invalid input: expected string, received number'],
  ])("fails alone, with a reason: %s", async ([name, data, reason], { expect }) => {
    const app = queueApp();
    const [before, guilty, after] = await Promise.all([
      app.call("good", ["before"]),
      app.call(name, data),
      app.call("good", ["after"]),
    ]);
    expect(before).toEqual(["complete", ["good before"]]);
    expect(after).toEqual(["complete", ["good after"]]);
    const error = reason === null ? null : expect.stringContaining(reason);
    expect(guilty).toEqual(["error", expect.objectContaining({ error })]);
    // Its slot is free again.
    expect(await app.call("good", ["again"])).toEqual(["complete", ["good again"]]);
    const states = await app.fresh.sql<{ state: string }>("SELECT state FROM events ORDER BY state");
    expect(states.map(({ state }) => state)).toEqual(["completed", "completed", "completed", "failed"]);
    await expectOneEnd(app, expect);
  });

  it("that never settles holds its own slot only, and gives it back when it is cancelled", async ({ expect }) => {
    const app = queueApp();
    const stuck = await joined(app, { name: "never_settles", text: "stuck 1" });
    const next = await joined(app, { name: "never_settles", text: "stuck 2", session: "bob" });
    await passed("stuck 1 started");
    expect(await app.call("good", ["beside"])).toEqual(["complete", ["good beside"]]);
    expect(await cancelled(app, { name: "never_settles", event: stuck })).toBe(200);
    await passed("stuck 2 started");
    expect(await app.fresh.queue.result(stuck)).toMatchObject({ outcome: { status: "cancelled" } });
    await cancelled(app, { name: "never_settles", event: next, session: "bob" });
    await expectOneEnd(app, expect);
  });

  it("that rejects long after it was cancelled changes nothing", async ({ expect }) => {
    const app = queueApp();
    const event = await joined(app, { name: "rejects_late", text: "rejecting" });
    await passed("rejecting started");
    await cancelled(app, { name: "rejects_late", event: event });
    const before = await app.fresh.sql("SELECT * FROM messages");
    await open("rejecting late");
    expect(await app.call("good", ["later"])).toEqual(["complete", ["good later"]]);
    expect(await app.fresh.sql("SELECT * FROM messages WHERE event = ?", event)).toEqual(before);
    expect(await app.fresh.queue.result(event)).toMatchObject({ outcome: { status: "cancelled" } });
  });

  it("that ignores its signal is no longer waited for", async ({ expect }) => {
    const app = queueApp();
    const deaf = await joined(app, { name: "ignores_signal", text: "deaf 1" });
    const next = await joined(app, { name: "ignores_signal", text: "deaf 2", session: "bob" });
    await passed("deaf 1 started");
    await cancelled(app, { name: "ignores_signal", event: deaf });
    await passed("deaf 2 started");
    await open("deaf 1 at last");
    await open("deaf 2 at last");
    expect(await app.fresh.queue.result(next)).toMatchObject({ outcome: { status: "completed" } });
    expect(await app.fresh.queue.result(deaf)).toMatchObject({ outcome: { status: "cancelled" } });
    await expectOneEnd(app, expect);
  });

  it("may yield ten thousand times beside others", async ({ expect }) => {
    const app = queueApp();
    const [many, good] = await Promise.all([app.call("yields", [10_000]), app.call("good", ["meanwhile"])]);
    expect(many).toEqual(["complete", [10_000]]);
    expect(good).toEqual(["complete", ["good meanwhile"]]);
    const [row] = await app.fresh.sql<{ n: number }>("SELECT COUNT(*) AS n FROM messages");
    expect(row?.n).toBeLessThan(2500);
  });
});

describe("a batch function", () => {
  it.for<[name: string, reason: string]>([
    ["loses_a_row", "The batch function got 3 rows and must answer as many; it answered 2."],
    ["batch_throws", "Out of paper."],
  ])("that goes wrong fails each of its calls with the same error: %s", async ([name, reason], { expect }) => {
    const lines = vi.spyOn(console, "log").mockImplementation(() => {});
    const app = queueApp();
    const ids = [];
    for (const row of ["a", "b", "c"]) ids.push(await app.begin(name, [row]));
    for (const id of ids) {
      expect((await app.frames(id)).at(-1)).toEqual(["error", expect.objectContaining({ error: reason })]);
    }
    expect(await app.call("good", ["x"])).toEqual(["complete", ["good x"]]);
    const told = lines.mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(told.slice(0, 3).map(({ event, outcome }) => [event, outcome])).toEqual(ids.map((id) => [id, "failed"]));
    await expectOneEnd(app, expect);
  });
});

describe("a run that the platform broke off", () => {
  it("is started again as often as its listener says", async ({ expect }) => {
    const app = queueApp();
    const event = await app.begin("retried", ["unlucky"]);
    await passed("unlucky started");
    await app.fresh.kill();
    await app.fresh.sql("UPDATE events SET lease_until = 1 WHERE state = 'running'");
    await app.fresh.runAlarm();
    expect(await app.fresh.sql("SELECT state, attempt FROM events")).toEqual([{ state: "running", attempt: 2 }]);
    await open("unlucky");
    expect((await app.frames(event)).at(-1)).toEqual(["complete", ["tried unlucky"]]);
    await expectOneEnd(app, expect);
  });

  it("is interrupted where its listener says nothing, and that is what its visitor reads", async ({ expect }) => {
    const app = queueApp();
    const event = await app.begin("waits", ["interrupted"]);
    await passed("interrupted started");
    await app.fresh.kill();
    await app.fresh.sql("UPDATE events SET lease_until = 1 WHERE state = 'running'");
    await app.fresh.runAlarm();
    const error = "The server restarted while this was running. Run it again.";
    expect((await app.frames(event)).at(-1)).toEqual(["error", expect.objectContaining({ error })]);
    expect(await app.fresh.sql("SELECT state, attempt FROM events")).toEqual([{ state: "interrupted", attempt: 1 }]);
    await open("interrupted");
  });
});

describe("a caller", () => {
  it("who cancels somebody else's call, or one that is not, hears 404 and stops nothing", async ({ expect }) => {
    const app = queueApp();
    const event = await joined(app, { name: "waits", text: "not yours" });
    expect(await cancelled(app, { name: "waits", event: event, session: "mallory" })).toBe(404);
    expect(await cancelled(app, { name: "waits", event: "0".repeat(32) })).toBe(404);
    expect((await app.frames("0".repeat(32))).at(-1)).toEqual(["error", "404: Not Found"]);
    const stream = (await (await followed(app.fresh, "mallory")).rest()).map(messageOf);
    expect(stream).toEqual([expect.objectContaining({ msg: "unexpected_error", session_not_found: true })]);
    await open("not yours");
    expect(await app.fresh.queue.result(event)).toMatchObject({ outcome: { status: "completed" } });
  });

  it("may cancel ten times at once, and what has ended", async ({ expect }) => {
    const app = queueApp();
    const event = await joined(app, { name: "waits", text: "ten times" });
    await passed("ten times started");
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => cancelled(app, { name: "waits", event: event })),
    );
    expect(answers).toEqual(Array.from({ length: 10 }, () => 200));
    const done = await joined(app, { name: "good", text: "done" });
    await app.fresh.queue.result(done);
    expect(await cancelled(app, { name: "good", event: done })).toBe(200);
    expect(await app.fresh.queue.result(done)).toMatchObject({ outcome: { status: "completed" } });
    await expectOneEnd(app, expect);
  });

  it("who asks for a function that is private or unknown is told that there is none", async ({ expect }) => {
    const app = queueApp();
    for (const name of ["hidden", "nothing", "constructor", "__proto__", "%2e%2e"]) {
      for (const path of [`/gradio_api/call/${name}`, `/gradio_api/run/${name}`, `/api/${name}`]) {
        const response = await app.post(path, path.startsWith("/api") ? ["x"] : { data: ["x"] });
        expect([path, response.status]).toEqual([path, 404]);
        expect(await response.json()).toHaveProperty("detail");
      }
    }
    for (const [index, status] of [
      [999, 404],
      [-1, 404],
      [1.5, 422],
      ["0", 422],
      [null, 400],
      [1e300, 422],
    ] as const) {
      const body = { data: ["x"], fn_index: index, session_hash: "ada" };
      expect([index, (await app.post("/gradio_api/queue/join", body)).status]).toEqual([index, status]);
    }
    expect(await app.fresh.sql("SELECT * FROM events")).toEqual([]);
    // Its page may: that is what it is private for.
    const own = await joined(app, { name: "hidden", text: "mine" });
    expect(await app.fresh.queue.result(own)).toMatchObject({ outcome: { status: "completed" } });
  });

  it("who joins too often is told when to come again, in Gradio's words", async ({ expect }) => {
    const app = queueApp();
    const join = (session: string) =>
      app.post("/gradio_api/queue/join", { data: ["line"], fn_index: FN.get("waits"), session_hash: session });
    // One runs, four of this session wait.
    for (let i = 0; i < 5; i++) expect((await join("greedy")).status).toBe(200);
    const greedy = await join("greedy");
    expect([greedy.status, greedy.headers.get("retry-after"), await greedy.json()]).toEqual([
      429,
      "5",
      { detail: "4 calls of this session are waiting already; let some end first." },
    ]);
    for (const session of ["b", "c", "d", "e"]) expect((await join(session)).status).toBe(200);
    const full = await join("f");
    expect([full.status, full.headers.get("retry-after"), await full.json()]).toEqual([
      503,
      "5",
      { detail: "Queue is full. Max size is 8 and size is 8." },
    ]);
    for (const path of ["/gradio_api/call/waits", "/gradio_api/run/waits"]) {
      expect((await app.post(path, { data: ["line"] })).status).toBe(503);
    }
    await open("line");
  });

  it("who joins a hundred thousand times fills their own share, and nobody waits for the refusals", async ({
    expect,
  }) => {
    const app = queueApp();
    const stub = env.APP_QUEUE.get(app.fresh.id);
    const counted = await runInDurableObject(stub, async (instance, { storage }) => {
      const queries = vi.spyOn(storage.sql, "exec");
      const call = aCall({ fnIndex: FN.get("waits") ?? 0, data: ["flood"], sessionHash: "flood" });
      let accepted = 0;
      for (let i = 0; i < 5; i++) accepted += Number((await instance.join(call)).ok);
      const before = queries.mock.calls.length;
      const size = storage.sql.databaseSize;
      for (let i = 0; i < 100_000; i++) accepted += Number((await instance.join(call)).ok);
      return { accepted, queries: queries.mock.calls.length - before, grown: storage.sql.databaseSize - size };
    });
    expect(counted).toEqual({ accepted: 5, queries: 0, grown: 0 });
    expect(await app.call("good", ["unimpressed"])).toEqual(["complete", ["good unimpressed"]]);
    await open("flood");
  });
});

describe("poisoned bodies between good ones", () => {
  const poison = fc.oneof(
    fc.record({ data: fc.array(fc.jsonValue()) }, { requiredKeys: [] }),
    fc.record({ data: fc.array(fc.jsonValue()), fn_index: fc.jsonValue(), session_hash: fc.jsonValue() }),
    fc.record({ data: fc.array(fc.jsonValue()), event_data: fc.jsonValue(), trigger_id: fc.jsonValue() }),
    fc.jsonValue(),
    fc.constantFrom(
      "",
      "{",
      "[".repeat(20_000),
      '{"data":["\\ud800"]}',
      '{"data":[1e999]}',
      '{"__proto__":{"data":[]}}',
    ),
    fc.constant({ data: [{ path: "/etc/passwd", meta: { _type: "gradio.FileData" } }] }),
  );
  const route = fc.constantFrom(
    "/gradio_api/queue/join",
    "/gradio_api/call/good",
    "/gradio_api/call/v2/good",
    "/gradio_api/run/good",
    "/gradio_api/cancel",
    "/gradio_api/leave",
    "/api/good",
  );

  it("are refused or fail by themselves", { timeout: 60_000 }, async ({ expect }) => {
    const app = queueApp();
    let good = 0;
    await fc.assert(
      fc.asyncProperty(route, poison, async (path, body) => {
        const response = await app.post(path, body);
        const text = await response.text();
        // A good call through /run or /api answers 500 when its function fails, with the reason.
        const isOwnFailure = response.status === 500 && typeof JSON.parse(text).error === "string";
        expect(isOwnFailure || response.status < 500 ? "" : `${response.status} ${text}`).toBe("");
        if (response.status === 422) expect(JSON.parse(text).detail).toBeInstanceOf(Array);
        if (good++ % 10 === 0) expect(await app.call("good", ["still"])).toEqual(["complete", ["good still"]]);
      }),
      { numRuns: 300, seed: 20_261_121 },
    );
    expect(await app.call("good", ["at last"])).toEqual(["complete", ["good at last"]]);
    await expectOneEnd(app, expect);
  });
});

describe("the same call under the same key", () => {
  it("is refused with another body, and without a proper key", async ({ expect }) => {
    const app = queueApp();
    const call = (data: unknown[], key: string) =>
      app.post("/gradio_api/call/good", { data }, { "idempotency-key": key });
    const [first, second] = [await call(["a"], "k"), await call(["a"], "k")];
    expect(await second.json()).toEqual(await first.json());
    const other = await call(["b"], "k");
    expect([other.status, await other.json()]).toEqual([
      422,
      {
        detail: [
          expect.objectContaining({ msg: "This idempotency key came with another call before; use a new one." }),
        ],
      },
    ]);
    for (const key of ["", "k".repeat(256)]) expect((await call(["a"], key)).status).toBe(400);
    expect((await call(["a"], "k".repeat(255))).status).toBe(200);
    expect(await app.fresh.sql("SELECT id FROM events")).toHaveLength(2);
  });

  it("survives the object, and answers through /run and /api as well", async ({ expect }) => {
    const app = queueApp();
    const key = { "idempotency-key": "kept" };
    const first = await app.post("/api/good", ["x"], key);
    await app.fresh.kill();
    const second = await app.post("/api/good", ["x"], key);
    expect([await first.json(), await second.json()]).toEqual([{ data: ["good x"] }, { data: ["good x"] }]);
    expect(await app.fresh.sql("SELECT id FROM events")).toHaveLength(1);
  });
});

describe("the operator's log", () => {
  it("has one line for each attempt that ended, and nothing of what anybody wrote", async ({ expect }) => {
    const lines = vi.spyOn(console, "log").mockImplementation(() => {});
    const app = queueApp();
    const secret = "my secret words";
    await app.call("good", [secret]);
    await app.call("throws", [secret]);
    const running = await joined(app, { name: "waits", text: secret, session: secret });
    const waiting = await joined(app, { name: "waits", text: secret, session: secret });
    await passed(`${secret} started`);
    await cancelled(app, { name: "waits", event: waiting, session: secret });
    await cancelled(app, { name: "waits", event: running, session: secret });
    const told = lines.mock.calls.map(([line]) => String(line));
    expect(told.join()).not.toContain("secret");
    const parsed = told.map((line) => JSON.parse(line));
    expect(parsed.map(({ fn, outcome, attempt }) => [fn, outcome, attempt])).toEqual([
      ["good", "completed", 1],
      ["throws", "failed", 1],
      ["waits", "cancelled", 0],
      ["waits", "cancelled", 1],
    ]);
    for (const line of parsed) {
      expect(Object.keys(line)).toEqual(["event", "fn", "outcome", "attempt", "wait", "run"]);
      expect(line.event).toMatch(/^[0-9a-f]{32}$/);
      expect(line.wait).toBeGreaterThanOrEqual(0);
    }
    expect(parsed.map(({ run }) => run === null)).toEqual([false, false, true, false]);
    await open(secret);
  });
});

/** Joins as a page does, and answers the event's id. */
async function joined(
  app: QueueApp,
  { name, text, session = "ada" }: { name: string; text: string; session?: string },
): Promise<string> {
  const body = { data: [text], fn_index: FN.get(name), session_hash: session };
  const response = await app.post("/gradio_api/queue/join", body);
  const { event_id: id } = await response.json<{ event_id: string }>();
  return id;
}

/** Cancels as a page does, and answers the status. */
async function cancelled(
  app: QueueApp,
  { name, event, session = "ada" }: { name: string; event: string; session?: string },
): Promise<number> {
  const body = { session_hash: session, fn_index: FN.get(name), event_id: event };
  return (await app.post("/gradio_api/cancel", body)).status;
}
