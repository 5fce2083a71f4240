import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { EVERYBODY } from "../../src/core/files.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";
import { FN, started } from "../support/fake-functions.ts";
import { aCall, accepted, callFrames, followed, freshQueue } from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";

describe("joining the queue", () => {
  it("stores the call before it answers", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["stored: head"], sessionHash: "bob" });
    const waiting = await fresh.join({ fnIndex: FN.hold, data: ["stored: tail"] });
    await fresh.kill();
    await open("stored: tail");
    // The head was running and is lost; the tail was accepted and is answered.
    expect(await fresh.queue.result(waiting)).toMatchObject({
      outcome: { status: "completed", step: { data: ["stored: tail"] } },
    });
  });

  it("leaves nothing behind when the call cannot be stored", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.sql("CREATE TRIGGER broken BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    await expect(fresh.join({ fnIndex: FN.hold })).rejects.toThrow("disk is full");
    await fresh.sql("DROP TRIGGER broken");
    expect(await fresh.queue.status()).toEqual({ waiting: 0 });
    expect(await fresh.sql("SELECT id FROM events")).toEqual([]);
    expect(await fresh.queue.result(await fresh.join())).toMatchObject({ outcome: { status: "completed" } });
  });

  it("runs again after results could not be stored for a while", async ({ expect }) => {
    const report = vi.spyOn(console, "error").mockImplementation(() => {});
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["unwritten"] });
    await passed("started unwritten");
    await fresh.sql("CREATE TRIGGER broken BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    await open("unwritten");
    await vi.waitFor(() =>
      expect(report).toHaveBeenCalledWith(expect.stringContaining("could not be ended"), expect.anything()),
    );
    await fresh.sql("DROP TRIGGER broken");
    // Nobody was told of an end, so the lease decides.
    await fresh.sql("UPDATE events SET lease_until = 1");
    await fresh.runAlarm();
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "failed" } });
    const next = await fresh.join({ fnIndex: FN.hold, data: ["unwritten"] });
    expect(await fresh.queue.result(next)).toMatchObject({ outcome: { status: "completed" } });
    report.mockRestore();
  });

  it("answers different ids of 128 random bits", async ({ expect }) => {
    const fresh = freshQueue();
    const ids = [await fresh.join(), await fresh.join()];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  it("turns callers away when the line is full, over all groups", async ({ expect }) => {
    const fresh = freshQueue("SMALL_QUEUE");
    const sessions = ["a", "b", "c", "d"];
    await fresh.join({ fnIndex: FN.hold, data: ["full 1"], sessionHash: "a" });
    await fresh.join({ fnIndex: FN.keep, data: ["full 2"], sessionHash: "b" });
    await fresh.join({ fnIndex: FN.hold, data: ["full 3"], sessionHash: "c" });
    await fresh.join({ fnIndex: FN.keep, data: ["full 4"], sessionHash: "d" });
    expect(await fresh.queue.status()).toEqual({ waiting: 2 });
    expect(await fresh.queue.join(aCall({ sessionHash: "e" }))).toEqual({
      ok: false,
      reason: "queue-full",
      waiting: 2,
      maxSize: 2,
    });
    for (const i of [1, 2, 3, 4]) await open(`full ${i}`);
    for (const session of sessions) await (await followed(fresh, session)).rest();
    expect(await fresh.queue.join(aCall({ sessionHash: "e" }))).toMatchObject({ ok: true });
  });

  it("limits what one session may have waiting, not what others may", async ({ expect }) => {
    const fresh = freshQueue("SMALL_QUEUE");
    await fresh.join({ fnIndex: FN.hold, data: ["greedy 1"] });
    await fresh.join({ fnIndex: FN.hold, data: ["greedy 2"] });
    expect(await fresh.queue.join(aCall())).toEqual({ ok: false, reason: "session-full", waiting: 1 });
    expect(await fresh.queue.join(aCall({ sessionHash: "bob" }))).toMatchObject({ ok: true });
  });

  it("looks the newest place up instead of counting a long line", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["long line"], sessionHash: "bob" });
    const plans = await Promise.all([
      fresh.sql<{ detail: string }>(
        "EXPLAIN QUERY PLAN SELECT seq FROM events WHERE state = 'queued' AND grp = 'hold' AND retry_at <= 1 ORDER BY turn, seq LIMIT 1",
      ),
      fresh.sql<{ detail: string }>(
        "EXPLAIN QUERY PLAN SELECT COUNT(*) FROM events WHERE session = 'ada' AND ended IS NULL AND state = 'queued'",
      ),
      fresh.sql<{ detail: string }>("EXPLAIN QUERY PLAN SELECT MIN(lease_until) FROM events WHERE state = 'running'"),
      fresh.sql<{ detail: string }>(
        "EXPLAIN QUERY PLAN SELECT fn, COUNT(*) FROM events WHERE state = 'queued' AND grp = 'hold' AND (turn, seq) > (0, 1) AND (turn, seq) < (0, 9) GROUP BY fn",
      ),
    ]);
    const details = plans.flat().map(({ detail }) => detail);
    expect(details.filter((detail) => /^SCAN events$/.test(detail))).toEqual([]);
    expect(details[0]).toBe("SEARCH events USING INDEX events_line (grp=?)");
    expect(details[1]).toMatch(/^SEARCH events USING INDEX events_session/);
  });
});

describe("repeating a join", () => {
  it("is the same event under the same key", async ({ expect }) => {
    const fresh = freshQueue();
    const call = { fnIndex: FN.hold, data: ["once"], idempotencyKey: "k1" };
    const ids = await Promise.all([fresh.join(call), fresh.join(call), fresh.join(call)]);
    expect(new Set(ids).size).toBe(1);
    await passed("started once");
    expect(started.filter(({ data }) => data[0] === "once")).toHaveLength(1);
    await open("once");
    await callFrames(fresh, ids[0] ?? "");
    expect(await fresh.join(call)).toBe(ids[0]);
  });

  it("starts once for each key, however often and in whatever order it comes", async ({ expect }) => {
    const fresh = freshQueue();
    const keys = Array.from({ length: 200 }, (_, i) => `many ${i}`);
    const joins = keys.flatMap((key, i) => Array.from({ length: 1 + (i % 5) }, () => key));
    // The same disorder each time.
    const shuffled = joins.map((key, i) => ({ key, at: (i * 7919) % joins.length })).sort((a, b) => a.at - b.at);
    const answers = await Promise.all(
      shuffled.map(async ({ key }) => ({ key, id: await fresh.join({ data: [key], idempotencyKey: key }) })),
    );
    const byKey = new Map(answers.map(({ key, id }) => [key, id]));
    expect(answers.filter(({ key, id }) => byKey.get(key) !== id)).toEqual([]);
    for (const id of byKey.values()) await fresh.queue.result(id);
    const starts = started.map(({ data }) => data[0]).filter((text) => String(text).startsWith("many "));
    expect(starts.toSorted()).toEqual(keys.toSorted());
  });

  it("is refused when the key comes with another call, and allowed to another session", async ({ expect }) => {
    const fresh = freshQueue();
    const eventId = await fresh.join({ data: ["a"], idempotencyKey: "k2" });
    expect(await fresh.queue.join(aCall({ data: ["b"], idempotencyKey: "k2" }))).toEqual({
      ok: false,
      reason: "key-reused",
      eventId,
    });
    expect(await fresh.queue.join(aCall({ data: ["b"], idempotencyKey: "k2", sessionHash: "bob" }))).toMatchObject({
      ok: true,
    });
  });
});

describe("a key without a session", () => {
  it("leads nobody to the call of somebody else", async ({ expect }) => {
    const fresh = freshQueue();
    const call = { sessionHash: null, isSimple: true, idempotencyKey: "common" };
    await fresh.join({ ...call, data: ["a"] });
    expect(await fresh.queue.join(aCall({ ...call, data: ["b"] }))).toEqual({
      ok: false,
      reason: "key-reused",
      eventId: null,
    });
  });
});

describe("files in a call", () => {
  const upload = { path: "0123/cat.png", name: "cat.png", size: 3, type: "image/png", session: null };
  const named = (path: string) => ({ path, meta: FILE_META });

  it("are refused unless this app stored them", async ({ expect }) => {
    const fresh = freshQueue();
    const foreign = { ok: false, reason: "foreign-file", path: "/etc/passwd" };
    expect(await fresh.queue.join(aCall({ data: [{ deep: [named("/etc/passwd")] }] }))).toEqual(foreign);
    expect(await fresh.queue.join(aCall({ eventData: named("/etc/passwd") }))).toEqual(foreign);
    expect(await fresh.queue.prepare(aCall({ data: [named("/etc/passwd")] }))).toEqual(foreign);
    expect(await fresh.sql("SELECT id FROM events")).toEqual([]);
  });

  it("belong to the first session that uses them", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.recordFiles([upload]);
    const call = { data: [named(upload.path)] };
    await fresh.join(call);
    expect(await fresh.queue.file(upload.path)).toEqual({ ...upload, session: "ada" });
    expect(await fresh.queue.join(aCall({ ...call, sessionHash: "bob" }))).toMatchObject({
      ok: false,
      reason: "foreign-file",
    });
    await fresh.join(call);
  });

  it("stay without an owner when a call without a session uses them", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.recordFiles([upload]);
    await fresh.join({ data: [named(upload.path)], sessionHash: null, isSimple: true });
    expect(await fresh.queue.file(upload.path)).toEqual(upload);
    await fresh.join({ data: [named(upload.path)], sessionHash: "bob" });
  });

  it("reach the function with what the ledger knows of them", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.queue.recordFiles([upload]);
    const prepared = await fresh.queue.prepare(
      aCall({ data: [{ ...named(upload.path), size: 99, mime_type: "text/html" }] }),
    );
    expect(prepared).toMatchObject({ ok: true, job: { files: { [upload.path]: upload } } });
  });

  it("are for all sessions, and stay, if they belong to everybody", async ({ expect }) => {
    const fresh = freshQueue();
    const shared = { ...upload, session: EVERYBODY };
    await fresh.queue.recordFiles([shared]);
    for (const sessionHash of ["ada", "bob"]) await fresh.join({ data: [named(upload.path)], sessionHash });
    await fresh.queue.recordFiles([{ ...upload, path: "4567/old.png" }]);
    await fresh.sql("UPDATE files SET created = created - 86_500_000");
    expect(await fresh.runAlarm()).toBe(true);
    expect(await fresh.queue.file("4567/old.png")).toBeNull();
    expect(await fresh.queue.file(upload.path)).toEqual(shared);
  });

  it("go from R2 and from the ledger when they are old", async ({ expect }) => {
    const fresh = freshQueue();
    await env.FILES.put(upload.path, "cat");
    await fresh.queue.recordFiles([upload]);
    expect(await fresh.alarmAt()).toBeGreaterThan(Date.now() + 86_000_000);
    await fresh.sql("UPDATE files SET created = created - 86_500_000");
    expect(await fresh.runAlarm()).toBe(true);
    expect(await fresh.queue.file(upload.path)).toBeNull();
    expect(await env.FILES.head(upload.path)).toBeNull();
  });

  it("go when they are as old as the app says, and no sooner", async ({ expect }) => {
    const fresh = freshQueue("IMPATIENT_QUEUE");
    const [old, young] = ["89ab/old.png", "89ab/young.png"].map((path) => ({ ...upload, path }));
    if (!old || !young) throw new Error("There are two.");
    for (const file of [old, young]) await env.FILES.put(file.path, "cat");
    await fresh.queue.recordFiles([old, young]);
    const due = await fresh.alarmAt();
    expect(due).toBeGreaterThan(Date.now() + 3_590_000);
    expect(due).toBeLessThan(Date.now() + 3_610_000);
    await fresh.sql("UPDATE files SET created = created - 3_601_000 WHERE path = ?", old.path);
    await fresh.sql("UPDATE files SET created = created - 3_590_000 WHERE path = ?", young.path);
    expect(await fresh.runAlarm()).toBe(true);
    const isThere = async ({ path }: typeof old) => [
      (await fresh.queue.file(path)) !== null,
      (await env.FILES.head(path)) !== null,
    ];
    expect(await isThere(old)).toEqual([false, false]);
    expect(await isThere(young)).toEqual([true, true]);
    // It is old enough in ten seconds, but looked for a minute after the last time.
    expect(await fresh.alarmAt()).toBeGreaterThan(Date.now() + 50_000);
    expect(await fresh.alarmAt()).toBeLessThan(Date.now() + 61_000);
  });
});

describe("values too long for a row", () => {
  it("reach the function and come back", async ({ expect }) => {
    const fresh = freshQueue();
    const long = "ä".repeat(1_600_000);
    const echoed = await fresh.join({ data: [long], sessionHash: null, isSimple: true });
    expect(await callFrames(fresh, echoed)).toEqual([["complete", [long]]]);
    expect(await fresh.sql("SELECT COUNT(*) AS n FROM blobs")).toEqual([{ n: 2 }]);
    const filled = await fresh.join({ fnIndex: FN.fill, data: [4_000_000] });
    const reader = await followed(fresh);
    const end = await reader.message("process_completed");
    expect("data" in end.output && String(end.output.data[0]).length).toBe(4_000_000);
    expect(await fresh.queue.result(filled)).toMatchObject({ ok: true });
  });

  it("leave R2 with their event: the input after an hour, the result after a day", async ({ expect }) => {
    const fresh = freshQueue();
    const event = accepted(await fresh.queue.join(aCall({ data: ["x".repeat(2_000_000)] })));
    await callFrames(fresh, event);
    const keys = (await fresh.sql<{ key: string }>("SELECT key FROM blobs ORDER BY created")).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    const present = async () => Promise.all(keys.map(async (key) => (await env.FILES.head(key)) !== null));
    expect(await present()).toEqual([true, true]);
    await fresh.sql("UPDATE events SET ended = ended - 3700000");
    await fresh.runAlarm();
    expect(await present()).toEqual([false, true]);
    expect(await fresh.queue.result(event)).toMatchObject({ ok: true });
    await fresh.sql("UPDATE events SET ended = ended - 86500000");
    await fresh.sql("UPDATE blobs SET created = created - 86500000");
    // Another object sweeps at once; the first one has just done so.
    await fresh.kill();
    await fresh.runAlarm();
    expect(await present()).toEqual([false, false]);
    expect(await fresh.queue.result(event)).toEqual({ ok: false, reason: "not-found" });
  });
});
