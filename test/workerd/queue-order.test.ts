import { describe, it, vi } from "vitest";
import { FN, started } from "../support/fake-functions.ts";
import { callFrames, followed, type FreshQueue, freshQueue } from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";

describe("the order of a group", () => {
  it("is that of joining", async ({ expect }) => {
    const fresh = freshQueue();
    const gates = ["fifo 1", "fifo 2", "fifo 3", "fifo 4"];
    for (const [i, gate] of gates.entries())
      await fresh.join({ fnIndex: FN.hold, data: [gate], sessionHash: `s${i % 2}` });
    for (const gate of gates) {
      await passed(`started ${gate}`);
      expect(startedLike("fifo").at(-1)).toBe(gate);
      await open(gate);
    }
    expect(startedLike("fifo")).toEqual(gates);
  });

  it("delays no other group when it is full", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["blocking 1"] });
    await fresh.join({ fnIndex: FN.hold, data: ["blocking 2"] });
    const other = await fresh.join({ data: ["through"], sessionHash: null, isSimple: true });
    expect(await callFrames(fresh, other)).toEqual([["complete", ["through"]]]);
    expect(await fresh.queue.status()).toEqual({ waiting: 1 });
  });

  it("has the lowest limit among the functions that share it", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.wideGpu, data: ["gpu 1"] });
    await fresh.join({ fnIndex: FN.narrowGpu, data: ["gpu 2"] });
    await fresh.join({ fnIndex: FN.wideGpu, data: ["gpu 3"] });
    await passed("started gpu 1");
    expect(await fresh.queue.status()).toEqual({ waiting: 2 });
    for (const i of [1, 2, 3]) await open(`gpu ${i}`);
    await (await followed(fresh)).rest();
    expect(startedLike("gpu")).toEqual(["gpu 1", "gpu 2", "gpu 3"]);
  });

  it("lets as many run as the limit says", async ({ expect }) => {
    const fresh = freshQueue();
    for (const i of [1, 2, 3]) await fresh.join({ fnIndex: FN.stubborn, data: [`pair ${i}`] });
    await Promise.all([passed("started pair 1"), passed("started pair 2")]);
    expect(await fresh.queue.status()).toEqual({ waiting: 1 });
    await open("pair 2");
    await passed("started pair 3");
    for (const i of [1, 3]) await open(`pair ${i}`);
    await (await followed(fresh)).rest();
  });
});

describe("a queue that is held", () => {
  it("starts nothing until it is released, and says what still runs", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["held 1"] });
    await passed("started held 1");
    await fresh.join({ fnIndex: FN.hold, data: ["held 2"] });
    expect(await fresh.queue.hold()).toBe(1);
    await open("held 1");
    await vi.waitFor(async () => expect(await fresh.queue.hold()).toBe(0));
    expect(startedLike("held")).toEqual(["held 1"]);
    expect(await fresh.queue.status()).toEqual({ waiting: 1 });
    await fresh.queue.release();
    await passed("started held 2");
    await open("held 2");
    await (await followed(fresh)).rest();
  });
});

describe("a call that waited", () => {
  it("is told how long the one before it took", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["measured 1"] });
    await fresh.join({ fnIndex: FN.hold, data: ["measured 2"], sessionHash: "next" });
    const reader = await followed(fresh, "next");
    await passed("started measured 1");
    await open("measured 1");
    expect(await reader.message("process_starts")).toMatchObject({ eta: expect.any(Number) });
    await open("measured 2");
    await reader.rest();
  });
});

describe("a fair line", () => {
  it("serves sessions in turn and each in its own order", async ({ expect }) => {
    const fresh = freshQueue("FAIR_QUEUE");
    const join = (sessionHash: string, gate: string) => fresh.join({ fnIndex: FN.hold, data: [gate], sessionHash });
    for (const i of [1, 2, 3, 4]) await join("greedy", `fair g${i}`);
    for (const i of [1, 2]) await join("modest", `fair m${i}`);
    await join("late", "fair l1");
    const reader = await followed(fresh, "late");
    expect(await reader.message("estimation")).toMatchObject({ rank: 2, queue_size: 6 });
    const order = ["fair g1", "fair g2", "fair m1", "fair l1", "fair g3", "fair m2", "fair g4"];
    for (const gate of order) {
      await passed(`started ${gate}`);
      await open(gate);
    }
    expect(startedLike("fair")).toEqual(order);
    await reader.rest();
  });
});

describe("a batch", () => {
  it("takes waiting calls of its function together, each with its own end", async ({ expect }) => {
    const fresh = freshQueue();
    const join = (text: string, sessionHash: string | null = null) =>
      fresh.join({ fnIndex: FN.shout, data: [text], sessionHash, isSimple: true });
    const first = await join("alone");
    const texts = ["a", "fail", "c", "d"];
    const ids = [];
    for (const text of texts) ids.push(await join(text));
    // The last of the three that can go together is stopped before the batch starts; the next one moves up.
    const gone = ids[2] ?? "";
    expect(await fresh.queue.cancel(gone, FN.shout, gone)).toEqual({ stopped: 1, isKnown: true });
    await open("shout");
    const ends = [];
    for (const id of [first, ...ids]) ends.push((await callFrames(fresh, id)).at(-1));
    expect(ends).toEqual([
      ["complete", ["ALONE"]],
      ["complete", ["A"]],
      ["error", { error: "boom", visible: true }],
      ["complete", null],
      ["complete", ["D"]],
    ]);
    const rows = await fresh.sql<{ started: number }>(
      "SELECT started FROM events WHERE state IN ('completed', 'failed') ORDER BY seq",
    );
    expect(new Set(rows.slice(1).map((row) => row.started)).size).toBe(1);
  });

  it("goes on without the member that is cancelled, and stops when nobody is left", async ({ expect }) => {
    const fresh = freshQueue();
    const lines = vi.spyOn(console, "log").mockImplementation(() => {});
    const join = (text: string) => fresh.join({ fnIndex: FN.whisper, data: [text], sessionHash: text });
    const head = await join("whisper head");
    await passed("started whisper head");
    const ids = [await join("whisper a"), await join("whisper b")];
    await open("whisper head");
    await passed("started whisper b");
    expect(await fresh.queue.cancel("whisper a", FN.whisper, ids[0] ?? "")).toEqual({ stopped: 1, isKnown: true });
    expect(await fresh.queue.result(ids[0] ?? "")).toMatchObject({ outcome: { status: "cancelled" } });
    await open("whisper a");
    expect(await fresh.queue.result(ids[1] ?? "")).toMatchObject({
      outcome: { status: "completed", step: { data: ["whisper b"] } },
    });
    const alone = await join("whisper alone");
    await passed("started whisper alone");
    await fresh.queue.cancel("whisper alone", FN.whisper, alone);
    await passed("stopped whisper alone");
    const told = lines.mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(told.map(({ event, outcome }) => [event, outcome])).toEqual([
      [head, "completed"],
      [ids[0], "cancelled"],
      [ids[1], "completed"],
      [alone, "cancelled"],
    ]);
    lines.mockRestore();
  });
});

describe("a batch that waits to fill up", () => {
  const join = (fresh: FreshQueue) => fresh.join({ fnIndex: FN.patient, sessionHash: null, isSimple: true });

  it("starts as soon as it is full", async ({ expect }) => {
    const fresh = freshQueue();
    const ids = [await join(fresh), await join(fresh)];
    expect(await fresh.queue.status()).toEqual({ waiting: 2 });
    ids.push(await join(fresh));
    for (const id of ids) expect(await callFrames(fresh, id)).toEqual([["complete", [3]]]);
  });

  it("starts when the first one in it has waited long enough, by the alarm", async ({ expect }) => {
    const fresh = freshQueue();
    const before = Date.now();
    const ids = [await join(fresh), await join(fresh)];
    expect(await fresh.alarmAt()).toBeGreaterThanOrEqual(before + 60_000);
    expect(await fresh.alarmAt()).toBeLessThanOrEqual(Date.now() + 60_000);
    // An alarm that comes too early finds nothing to start, and is set again.
    await fresh.runAlarm();
    expect(await fresh.queue.status()).toEqual({ waiting: 2 });
    expect(await fresh.alarmAt()).toBeGreaterThanOrEqual(before + 60_000);
    await fresh.sql("UPDATE events SET created = created - 60000 WHERE seq = 1");
    await fresh.runAlarm();
    for (const id of ids) expect(await callFrames(fresh, id)).toEqual([["complete", [2]]]);
  });

  it("is not forgotten by the next object", async ({ expect }) => {
    const fresh = freshQueue();
    const id = await join(fresh);
    await fresh.sql("UPDATE events SET created = created - 59000");
    await fresh.kill();
    await fresh.runAlarm();
    expect(await fresh.queue.status()).toEqual({ waiting: 1 });
    // Nobody asks: the alarm comes by itself when the minute is over.
    expect(await callFrames(fresh, id)).toEqual([["complete", [1]]]);
  });

  it("does not wait longer because the clock went back", async ({ expect }) => {
    const fresh = freshQueue();
    const id = await join(fresh);
    await fresh.sql("UPDATE events SET created = created + 3600000");
    await fresh.runAlarm();
    expect(await callFrames(fresh, id)).toEqual([["complete", [1]]]);
  });

  it("moves its time when the first one leaves", async ({ expect }) => {
    const fresh = freshQueue();
    const first = await join(fresh);
    await fresh.sql("UPDATE events SET created = created - 30000");
    await join(fresh);
    await fresh.queue.cancel(first, FN.patient, first);
    await fresh.runAlarm();
    expect(await fresh.queue.status()).toEqual({ waiting: 1 });
    expect(await fresh.alarmAt()).toBeGreaterThan(Date.now() + 50_000);
  });
});

describe("an answer", () => {
  it("says whether more will come, but for a batch, of which nothing is said", async ({ expect }) => {
    const fresh = freshQueue();
    const endOf = async (fnIndex: number): Promise<unknown> => {
      await fresh.join({ fnIndex, data: ["a"] });
      return (await followed(fresh)).message("process_completed");
    };
    expect(await endOf(FN.echo)).toMatchObject({ output: { is_generating: false } });
    await open("shout");
    expect(await endOf(FN.shout)).toMatchObject({ output: { is_generating: null } });
  });
});

/** First inputs of the runs so far, in order of their start. */
function startedLike(prefix: string): unknown[] {
  return started.map(({ data }) => data[0]).filter((text) => String(text).startsWith(prefix));
}
