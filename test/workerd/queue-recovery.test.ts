import { describe, it, vi } from "vitest";
import { FN, started } from "../support/fake-functions.ts";
import { callFrames, followed, freshQueue, messageOf, resumed } from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";

const INTERRUPTED = "The server restarted while this was running. Run it again.";

describe("a run whose object dies", () => {
  it("is interrupted once its lease is over, and the next one starts", async ({ expect }) => {
    const fresh = freshQueue();
    const lost = await fresh.join({ fnIndex: FN.hold, data: ["lost run"], sessionHash: "bob" });
    const next = await fresh.join({ fnIndex: FN.hold, data: ["next run"] });
    await passed("started lost run");
    await fresh.kill();
    // Whoever comes first wakes the object; the lease of a dead run is short.
    expect(await fresh.queue.status()).toEqual({ waiting: 1 });
    await fresh.sql("UPDATE events SET lease_until = 1 WHERE state = 'running'");
    await fresh.runAlarm();
    const end = await (await followed(fresh, "bob")).message("process_completed");
    expect(end).toMatchObject({ event_id: lost, success: false, output: { error: INTERRUPTED } });
    await open("next run");
    expect(await fresh.queue.result(next)).toMatchObject({ outcome: { status: "completed" } });
    expect(started.filter(({ data }) => data[0] === "lost run")).toHaveLength(1);
  });

  it("keeps its slot until its lease is over", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["slot kept"], sessionHash: "bob" });
    await fresh.join({ fnIndex: FN.hold, data: ["slot wanted"] });
    await passed("started slot kept");
    await fresh.kill();
    await fresh.sql("UPDATE events SET lease_until = lease_until + 100000 WHERE state = 'running'");
    await fresh.runAlarm();
    expect(await fresh.queue.status()).toEqual({ waiting: 1 });
  });

  it("wakes the object by itself, without any request", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["alone"], sessionHash: null, isSimple: true });
    await passed("started alone");
    await fresh.kill();
    expect(await fresh.alarmAt()).toBeLessThan(Date.now() + 1100);
    expect(await callFrames(fresh, event)).toEqual([
      ["error", { error: INTERRUPTED, duration: 10, visible: true, title: "Error" }],
    ]);
  });

  it("is tried again where the function allows it, up to its limit", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.retried, data: ["try 1"] });
    await passed("started try 1");
    for (const state of ["running", "interrupted"]) {
      await fresh.kill();
      await fresh.sql("UPDATE events SET lease_until = 1");
      await fresh.runAlarm();
      expect(await fresh.sql("SELECT state FROM events")).toEqual([{ state }]);
    }
    expect(started.filter(({ data }) => data[0] === "try 1")).toHaveLength(2);
    const messages = (await (await resumed(fresh, null)).rest()).map(messageOf);
    expect(messages.map(({ msg }) => msg)).toEqual([
      "estimation",
      "process_starts",
      "process_starts",
      "process_completed",
      "close_stream",
    ]);
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "failed" } });
  });

  it("tells the yields of the second try as edits to whoever saw those of the first", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.yields, data: [["old", { gate: "second try" }]] });
    await using before = await resumed(fresh, null);
    expect(await before.message("process_generating")).toMatchObject({ output: { data: ["old"] } });
    // As a run whose function allows another try would be found by the next object.
    await fresh.sql(
      "UPDATE events SET state = 'queued', lease_until = NULL, payload = json_set(payload, '$.data', json(?))",
      '[["new"]]',
    );
    await fresh.kill();
    await using after = await resumed(fresh, 3);
    expect(await after.message("process_generating")).toMatchObject({ output: { data: [[["replace", [], "new"]]] } });
  });
});

describe("an attempt that was overtaken", () => {
  it("is stopped and changes nothing by what it writes late", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.stubborn, data: ["overtaken"] });
    await passed("started overtaken");
    // As an object that took over would leave it; the next join in the group starts the second attempt beside the first.
    await fresh.sql("UPDATE events SET state = 'queued', lease_until = NULL");
    await fresh.join({ fnIndex: FN.stubborn, data: ["beside"], sessionHash: "bob" });
    expect(await fresh.sql("SELECT state, attempt FROM events WHERE id = ?", event)).toEqual([
      { state: "running", attempt: 2 },
    ]);
    await vi.waitFor(() => expect(started.filter(({ eventId }) => eventId === event)).toHaveLength(2));
    await passed("stopped overtaken");
    // Both are at the same gate: the late first one and the current second one answer together.
    await open("overtaken");
    const messages = (await (await followed(fresh)).rest()).map(messageOf);
    expect(messages.filter(({ msg }) => msg === "process_completed")).toHaveLength(1);
    expect(messages.at(-2)).toMatchObject({ msg: "process_completed", success: true });
    expect(await fresh.sql("SELECT state, attempt FROM events WHERE id = ?", event)).toEqual([
      { state: "completed", attempt: 2 },
    ]);
    await open("beside");
  });

  it("is stopped when its next word shows that it was overtaken", async ({ expect }) => {
    const fresh = freshQueue();
    const items = ["a", { gate: "overtaken word" }, "b", { gate: "never opened" }];
    await fresh.join({ fnIndex: FN.yields, data: [items] });
    await using reader = await resumed(fresh, null);
    await reader.message("process_generating");
    await fresh.sql("UPDATE events SET attempt = 7");
    await open("overtaken word");
    // Its slot is free again: nobody waits for what it might still say.
    const next = await fresh.join({ fnIndex: FN.yields, data: [["c"]], sessionHash: "bob" });
    expect(await fresh.queue.result(next)).toMatchObject({ outcome: { status: "completed" } });
    expect(await fresh.sql("SELECT n FROM messages WHERE session = 'ada' AND msg = 'process_generating'")).toEqual([
      { n: 3 },
    ]);
  });

  it("is stopped when the lease of the attempt after it is over", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["renewed late"] });
    await passed("started renewed late");
    await fresh.sql("UPDATE events SET attempt = 7, lease_until = 1");
    await fresh.runAlarm();
    await passed("stopped renewed late");
    expect(await fresh.sql("SELECT state, attempt FROM events")).toEqual([{ state: "interrupted", attempt: 7 }]);
  });

  it("cannot end what somebody else has ended", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["fenced"] });
    await passed("started fenced");
    await fresh.sql("UPDATE events SET attempt = 7");
    await open("fenced");
    await fresh.join({ fnIndex: FN.hold, data: ["fenced after"] });
    await passed("started fenced after");
    expect(await fresh.sql("SELECT state, attempt FROM events WHERE id = ?", event)).toEqual([
      { state: "running", attempt: 7 },
    ]);
    expect(await fresh.sql("SELECT n FROM messages WHERE event = ? AND msg = 'process_completed'", event)).toEqual([]);
    await open("fenced after");
  });
});

describe("a lease", () => {
  it("is not lost by a run of this object, however late the alarm comes", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["late alarm"] });
    await passed("started late alarm");
    await fresh.sql("UPDATE events SET lease_until = 1");
    await fresh.runAlarm();
    const [row] = await fresh.sql<{ state: string; lease: number }>("SELECT state, lease_until AS lease FROM events");
    expect(row?.state).toBe("running");
    expect(row?.lease).toBeGreaterThan(Date.now() + 20_000);
    await open("late alarm");
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "completed" } });
  });

  it("need not run out for the next one to start when its visitor cancels a run whose object died", async ({
    expect,
  }) => {
    const fresh = freshQueue();
    const orphan = await fresh.join({ fnIndex: FN.hold, data: ["orphan"] });
    const next = await fresh.join({ fnIndex: FN.hold, data: ["after orphan"], sessionHash: "bob" });
    await passed("started orphan");
    await fresh.kill();
    expect(await fresh.queue.cancel("ada", FN.hold, orphan)).toEqual({ stopped: 1, isKnown: true });
    await passed("started after orphan");
    await open("after orphan");
    expect(await fresh.queue.result(next)).toMatchObject({ outcome: { status: "completed" } });
  });
});

describe("the alarm", () => {
  it("may come twice and early", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["early"] });
    await passed("started early");
    await fresh.runAlarm();
    await fresh.runAlarm();
    expect(await fresh.sql("SELECT state, attempt FROM events")).toEqual([{ state: "running", attempt: 1 }]);
    await open("early");
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "completed" } });
  });

  it("is set again by the next object when it was lost", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["alarm lost"] });
    await fresh.runAlarm();
    await fresh.kill();
    await fresh.queue.status();
    expect(await fresh.alarmAt()).not.toBeNull();
  });

  it("is set again by the next request when the platform has given it up", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["alarm given up"] });
    await passed("started alarm given up");
    await fresh.loseAlarm();
    await fresh.queue.status();
    // It is not due yet, so nobody misses it.
    expect(await fresh.alarmAt()).toBeNull();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    try {
      await fresh.queue.status();
      expect(await fresh.alarmAt()).not.toBeNull();
    } finally {
      vi.useRealTimers();
    }
    await open("alarm given up");
  });

  it("forgets events and messages after a day, and never uses a number twice", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join();
    await (await followed(fresh)).rest();
    await fresh.sql("UPDATE events SET ended = ended - 86500000");
    await fresh.runAlarm();
    expect(await fresh.queue.result(event)).toEqual({ ok: false, reason: "not-found" });
    expect(await fresh.sql("SELECT n FROM messages")).toEqual([]);
    await fresh.join();
    expect((await (await resumed(fresh, 3)).rest()).map(({ id }) => id)).toEqual([4, 5, 6, null]);
  });
});

describe("what is old", () => {
  it("is told by its end alone, and calls that are asked for by their id are forgotten", async ({ expect }) => {
    const fresh = freshQueue();
    const ended = async (event: string): Promise<string> => {
      await fresh.queue.result(event);
      return event;
    };
    const first = await ended(await fresh.join({ fnIndex: FN.yields, data: [["a", "b"]] }));
    const second = await ended(await fresh.join());
    const call = await ended(await fresh.join({ sessionHash: null, isSimple: true }));
    await fresh.sql("UPDATE events SET ended = ended - 3700000 WHERE id <> ?", second);
    await fresh.runAlarm();
    const messages = (await (await resumed(fresh, 0)).rest()).map(messageOf);
    expect(messages.map(({ msg, event_id: id }) => [msg, id])).toEqual([
      ["process_completed", first],
      ["estimation", second],
      ["process_starts", second],
      ["process_completed", second],
      ["close_stream", null],
    ]);
    expect(messages[0]).toMatchObject({ output: { data: ["b"] } });
    expect(await fresh.queue.result(call)).toEqual({ ok: false, reason: "not-found" });
    // What was done is not looked at again, also not by the next object.
    await fresh.kill();
    await fresh.sql("UPDATE messages SET msg = 'old' WHERE event = ?", first);
    await fresh.sql("UPDATE events SET ended = ended - 3650000 WHERE id = ?", second);
    await fresh.runAlarm();
    expect(await fresh.sql("SELECT msg FROM messages ORDER BY n")).toEqual([
      { msg: "old" },
      { msg: "process_completed" },
    ]);
  });

  it("is forgotten at once however much there is of it", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.result(await fresh.join());
    await fresh.sql("UPDATE events SET ended = ended - 90000000");
    await fresh.sql(
      `WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 1200)
       INSERT INTO sessions (hash, seen) SELECT 'quiet ' || n, (SELECT MIN(ended) FROM events) FROM counted`,
    );
    // The alarm goes off again by itself as long as something is left.
    await fresh.runAlarm();
    const left = () => fresh.sql("SELECT COUNT(*) AS n FROM sessions WHERE hash LIKE 'quiet%'");
    await expect.poll(left, { timeout: 5000 }).toEqual([{ n: 0 }]);
  });

  it("does not confuse a page that comes back when its session has begun anew", async ({ expect }) => {
    const fresh = freshQueue();
    for (const data of ["one", "two"]) await fresh.queue.result(await fresh.join({ data: [data] }));
    await fresh.sql("UPDATE events SET ended = ended - 90000000");
    await fresh.sql("UPDATE sessions SET seen = seen - 90000000");
    await fresh.runAlarm();
    expect(await fresh.sql("SELECT hash FROM sessions")).toEqual([]);
    await fresh.queue.result(await fresh.join({ data: ["three"] }));
    // The page has heard six messages, all of them of the session's first life.
    expect((await (await resumed(fresh, 6)).rest()).map(({ id }) => id)).toEqual([1, 2, 3, null]);
  });
});

describe("a deploy", () => {
  it("fails what waits for a function that is gone, and says so", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["deployed over"], sessionHash: "bob" });
    await fresh.join({ fnIndex: FN.hold, data: ["outdated"] });
    await fresh.sql("UPDATE events SET name = 'renamed' WHERE state = 'queued'");
    await fresh.kill();
    expect(await (await followed(fresh)).message("process_completed")).toMatchObject({
      success: false,
      output: { error: "The app was updated while this was waiting. Run it again." },
    });
    expect(await fresh.queue.status()).toEqual({ waiting: 0 });
  });

  it("takes what waits along to the group that its function has now", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["regrouped head"], sessionHash: "bob" });
    const event = await fresh.join({ fnIndex: FN.hold, data: ["regrouped"] });
    await fresh.sql("UPDATE events SET grp = 'old name'");
    await fresh.kill();
    await fresh.runAlarm();
    await open("regrouped");
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "completed" } });
  });
});
