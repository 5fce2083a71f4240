import { describe, it, vi } from "vitest";
import { FN, started } from "../support/fake-functions.ts";
import {
  callFrames,
  followed,
  type FreshQueue,
  freshQueue,
  messageOf,
  resumed,
  StreamReader,
} from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";

/** One update of nothing an output. */
const UNTOUCHED = { data: [{ __type__: "update" }] };

const ABANDONED = "This was stopped because its page was closed or away for too long. Run it again.";

describe("cancelling", () => {
  it("takes a waiting call out of the line at once", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["before waiting"], sessionHash: "bob" });
    const waiting = await fresh.join({ fnIndex: FN.hold, data: ["waiting"] });
    expect(await fresh.queue.cancel("ada", FN.hold, waiting)).toEqual({ stopped: 1, isKnown: true });
    expect(await fresh.queue.status()).toEqual({ waiting: 0 });
    const messages = (await (await followed(fresh)).rest()).map(messageOf);
    expect(messages.map(({ msg }) => msg)).toEqual(["estimation", "process_completed", "close_stream"]);
    expect(messages[1]).toMatchObject({ output: UNTOUCHED, success: true, title: null });
    await open("before waiting");
    await (await followed(fresh, "bob")).rest();
    expect(started.some(({ data }) => data[0] === "waiting")).toBe(false);
  });

  it("stops a running call: its signal fires, its visitor is told, its slot is free", async ({ expect }) => {
    const fresh = freshQueue();
    const running = await fresh.join({ fnIndex: FN.hold, data: ["running"] });
    const next = await fresh.join({ fnIndex: FN.hold, data: ["next"], sessionHash: "bob" });
    await passed("started running");
    expect(await fresh.queue.cancel("ada", FN.hold, running)).toEqual({ stopped: 1, isKnown: true });
    expect(await (await followed(fresh)).message("process_completed")).toMatchObject({
      output: UNTOUCHED,
      success: true,
    });
    await passed("stopped running");
    await open("next");
    expect(await fresh.queue.result(next)).toMatchObject({ outcome: { status: "completed" } });
  });

  it("ends a function that does not listen in the books at once, and drops what it answers later", async ({
    expect,
  }) => {
    const fresh = freshQueue();
    const deaf = await fresh.join({ fnIndex: FN.stubborn, data: ["deaf"] });
    await passed("started deaf");
    await fresh.queue.cancel("ada", FN.stubborn, deaf);
    expect(await fresh.queue.result(deaf)).toMatchObject({ outcome: { status: "cancelled" } });
    await open("deaf");
    await fresh.join({ data: ["after"] });
    const messages = (await (await followed(fresh)).rest()).map(messageOf);
    expect(messages.filter((message) => message.event_id === deaf).map(({ msg }) => msg)).toEqual([
      "estimation",
      "process_starts",
      "process_completed",
    ]);
  });

  it("keeps the yields that came before it", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.yields, data: [["a", { gate: "yields cancelled" }, "b"]] });
    const reader = await followed(fresh);
    await reader.message("process_generating");
    await fresh.queue.cancel("ada", FN.yields, event);
    expect((await reader.rest()).map(messageOf).map(({ msg }) => msg)).toEqual(["process_completed", "close_stream"]);
    expect(await callFrames(fresh, event)).toEqual([
      ["generating", ["a"]],
      ["complete", null],
    ]);
  });

  it("does nothing the second time and nothing to what has ended", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["twice"] });
    await fresh.queue.cancel("ada", FN.hold, event);
    expect(await fresh.queue.cancel("ada", FN.hold, event)).toEqual({ stopped: 0, isKnown: true });
    const done = await fresh.join();
    await fresh.queue.result(done);
    expect(await fresh.queue.cancel("ada", FN.echo, done)).toEqual({ stopped: 0, isKnown: true });
    expect(await fresh.queue.result(done)).toMatchObject({ outcome: { status: "completed" } });
    const ends = (await (await followed(fresh)).rest()).map(messageOf).filter(({ msg }) => msg === "process_completed");
    expect(ends).toHaveLength(2);
  });

  it("does not find another session's call", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["foreign"] });
    expect(await fresh.queue.cancel("bob", FN.hold, event)).toEqual({ stopped: 0, isKnown: false });
    expect(await fresh.queue.cancel("bob", FN.hold, "unknown")).toEqual({ stopped: 0, isKnown: false });
    await open("foreign");
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "completed" } });
  });

  it("stops all calls of a function when no id is given, and no others", async ({ expect }) => {
    const fresh = freshQueue();
    for (const gate of ["all 1", "all 2"]) await fresh.join({ fnIndex: FN.hold, data: [gate] });
    const other = await fresh.join({ fnIndex: FN.keep, data: ["all other"] });
    expect(await fresh.queue.cancel("ada", FN.hold, null)).toEqual({ stopped: 2, isKnown: true });
    await open("all other");
    expect(await fresh.queue.result(other)).toMatchObject({ outcome: { status: "completed" } });
  });
});

describe("a visitor who leaves", () => {
  const page = async (fresh: FreshQueue, reader: string) =>
    new StreamReader(await fresh.queue.follow("ada", { resume: true, after: 0, reader, needsHeadStart: false }));
  const ended = (fresh: FreshQueue) => fresh.sql<{ state: string }>("SELECT state FROM events ORDER BY seq");

  it("takes waiting calls along after the grace, and running ones unless they are to be kept", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["leaving 1"] });
    await fresh.join({ fnIndex: FN.hold, data: ["leaving 2"] });
    await fresh.join({ fnIndex: FN.keep, data: ["leaving kept"] });
    await fresh.join({ fnIndex: FN.keep, data: ["leaving waits"] });
    await fresh.queue.leave("ada", null);
    expect((await ended(fresh)).map(({ state }) => state)).toEqual(["running", "queued", "running", "queued"]);
    await fresh.sql("UPDATE sessions SET leaves_at = 1");
    await fresh.runAlarm();
    expect((await ended(fresh)).map(({ state }) => state)).toEqual(["cancelled", "cancelled", "running", "cancelled"]);
    await passed("stopped leaving 1");
    await open("leaving kept");
    await passed("started leaving kept");
  });

  it("is gone though the object has not yet heard of the end of the stream", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["still open"] });
    await using reader = await followed(fresh);
    await reader.message("process_starts");
    await fresh.queue.leave("ada", null);
    await fresh.sql("UPDATE sessions SET leaves_at = 1");
    await fresh.runAlarm();
    expect(await ended(fresh)).toEqual([{ state: "cancelled" }]);
    // Who hears it has come back too late.
    expect(await reader.message("process_completed")).toMatchObject({
      output: { error: ABANDONED, visible: true },
      success: false,
    });
  });

  it("is not gone while another page of the session is open", async ({ expect }) => {
    const fresh = freshQueue("IMPATIENT_QUEUE");
    const event = await fresh.join({ fnIndex: FN.hold, data: ["two pages"] });
    const [one, two] = [await page(fresh, "one"), await page(fresh, "two")];
    for (const reader of [one, two]) await reader.message("process_starts");
    await fresh.queue.leave("ada", "one");
    await fresh.queue.leave("ada", "one");
    await fresh.queue.leave("ada", "unknown");
    expect(await ended(fresh)).toEqual([{ state: "running" }]);
    await fresh.queue.leave("ada", "two");
    expect(await ended(fresh)).toEqual([{ state: "cancelled" }]);
    for (const reader of [one, two])
      expect(await reader.message("process_completed")).toMatchObject({ event_id: event });
  });

  it("is a reload if its page reads again, even before the goodbye of the old one has come", async ({ expect }) => {
    const fresh = freshQueue("IMPATIENT_QUEUE");
    const event = await fresh.join({ fnIndex: FN.hold, data: ["overtaken goodbye"] });
    await using before = await page(fresh, "before");
    await before.message("process_starts");
    await using after = await page(fresh, "after");
    await after.message("process_starts");
    await fresh.queue.leave("ada", "before");
    await open("overtaken goodbye");
    expect(await after.message("process_completed")).toMatchObject({ event_id: event, success: true });
  });

  it("keeps nobody waiting when nothing is pending", async ({ expect }) => {
    const fresh = freshQueue();
    await (await page(fresh, "one")).rest();
    await fresh.join({ fnIndex: FN.remember, sessionHash: "quick goodbye" });
    await (await followed(fresh, "quick goodbye")).rest();
    await fresh.queue.leave("quick goodbye", null);
    expect(await fresh.sql("SELECT leaves_at FROM sessions")).toEqual([{ leaves_at: null }]);
    await vi.waitFor(() => expect(unloads("quick goodbye")).toBe(1));
  });

  it("loses everything at once where the app says so", async ({ expect }) => {
    const fresh = freshQueue("IMPATIENT_QUEUE");
    await using reader = await followed(fresh);
    await fresh.join({ fnIndex: FN.hold, data: ["impatient"], sessionHash: "ada" });
    await fresh.queue.leave("ada", null);
    expect(await ended(fresh)).toEqual([{ state: "cancelled" }]);
    await reader.next();
  });

  it("loses nothing by coming back in time", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["back"] });
    await using before = await resumed(fresh, null);
    await before.message("process_starts");
    await fresh.queue.leave("ada", null);
    await using after = await resumed(fresh, 2);
    await fresh.sql("UPDATE sessions SET leaves_at = 1");
    await fresh.runAlarm();
    expect(await fresh.sql("SELECT leaves_at FROM sessions")).toEqual([{ leaves_at: null }]);
    await open("back");
    expect(await after.message("process_completed")).toMatchObject({ event_id: event, success: true });
  });

  it("is noticed by the end of the last stream", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["line lost 1"] });
    await fresh.join({ fnIndex: FN.hold, data: ["line lost 2"] });
    await fresh.sql("UPDATE sessions SET leaves_at = NULL");
    const streams = [await resumed(fresh, null), await resumed(fresh, null)];
    await Promise.all(streams.map((stream) => stream.next()));
    for (const stream of streams) await stream[Symbol.asyncDispose]();
    // A stream that nobody reads is noticed when something is to be said on it.
    await open("line lost 1");
    await vi.waitFor(async () => {
      const [row] = await fresh.sql<{ leaves_at: number | null }>("SELECT leaves_at FROM sessions");
      expect(row?.leaves_at ?? 0).toBeGreaterThan(Date.now() + 50_000);
    });
    expect(await fresh.alarmAt()).toBeLessThan(Date.now() + 61_000);
  });

  it("need not have come at all: calls that nobody reads end too", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["unread"] });
    await fresh.sql("UPDATE sessions SET leaves_at = leaves_at - 60001");
    await fresh.runAlarm();
    expect(await ended(fresh)).toEqual([{ state: "cancelled" }]);
  });

  it("does not end calls that are asked for by their id", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.hold, data: ["by id"], isSimple: true });
    const alone = await fresh.join({ fnIndex: FN.hold, data: ["by id 2"], isSimple: true, sessionHash: null });
    await fresh.queue.leave("ada", null);
    await fresh.sql("UPDATE sessions SET leaves_at = 1");
    await fresh.runAlarm();
    await open("by id");
    await open("by id 2");
    expect(await callFrames(fresh, event)).toEqual([["complete", ["by id"]]]);
    expect(await callFrames(fresh, alone)).toEqual([["complete", ["by id 2"]]]);
  });

  it("lets the app's unload function run, with the session's State", async ({ expect }) => {
    const fresh = freshQueue("IMPATIENT_QUEUE");
    await fresh.join({ fnIndex: FN.remember, sessionHash: "unloading" });
    await (await followed(fresh, "unloading")).rest();
    await fresh.queue.leave("unloading", null);
    await vi.waitFor(() => expect(unloads("unloading")).toBe(1));
  });
});

function unloads(session: string): number {
  return started.filter((call) => call.name === "unload" && call.session === session).length;
}
