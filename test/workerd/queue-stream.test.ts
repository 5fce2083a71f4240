import { describe, it, vi } from "vitest";
import { applyEdits, type Edit } from "../../src/protocol/diff.ts";
import type { ProcessCompleted, ServerMessage, SuccessOutput } from "../../src/protocol/messages.ts";
import { COUNTER, FN } from "../support/fake-functions.ts";
import { callFrames, followed, freshQueue, messageOf, resumed, StreamReader } from "../support/fresh-queue.ts";
import { open } from "../support/gates.ts";

describe("what a session is told", () => {
  it("goes from an estimation over the start to the result and the end of the stream", async ({ expect }) => {
    const fresh = freshQueue();
    const event_id = await fresh.join({ data: ["hello"] });
    const frames = await (await followed(fresh)).rest();
    expect(frames.map(messageOf)).toEqual([
      { msg: "estimation", event_id, rank: 0, queue_size: 1, rank_eta: null },
      { msg: "process_starts", event_id, eta: null },
      {
        msg: "process_completed",
        event_id,
        output: {
          data: ["hello"],
          is_generating: false,
          duration: expect.any(Number),
          average_duration: expect.any(Number),
          render_config: null,
          changed_state_ids: [],
          used_cache: null,
        },
        success: true,
        title: null,
        used_cache: null,
        cache_duration: expect.any(Number),
        avg_time: expect.any(Number),
      },
      { msg: "close_stream", event_id: null },
    ]);
    for (const { text } of frames) expect(text).toMatch(/^data: \{.*\}\n\n$/);
  });

  it("holds progress, toasts and the failure as the author wrote it", async ({ expect }) => {
    const fresh = freshQueue();
    const event_id = await fresh.join({ fnIndex: FN.chatter });
    const reader = await followed(fresh);
    const messages = await reader.until("process_completed");
    expect(messages).toContainEqual({
      msg: "progress",
      event_id,
      progress_data: [{ index: 1, length: 2, unit: "steps", progress: null, desc: "half" }],
    });
    expect(messages).toContainEqual({
      msg: "log",
      event_id,
      log: "Look",
      level: "info",
      duration: 10,
      visible: true,
      title: "Info",
    });
    await fresh.join({ fnIndex: FN.fail, sessionHash: "bob" });
    expect(await (await followed(fresh, "bob")).message("process_completed")).toMatchObject({
      output: { error: "boom", duration: 3, visible: true, title: "Oh no" },
      success: false,
      title: "Oh no",
    });
  });

  it("has no title for a failure after a yield", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.yields, data: [["a", "fail"]] });
    const end = await (await followed(fresh)).message("process_completed");
    expect([end.output, end.title]).toEqual([{ error: "boom", visible: true }, null]);
  });

  it("tells every reader everything", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join();
    await (await followed(fresh)).rest();
    const [one, two] = [await followed(fresh), await followed(fresh)];
    await fresh.join({ fnIndex: FN.yields, data: [["a", "b"]] });
    const transcripts = (await Promise.all([one.rest(), two.rest()])).map((frames) => frames.map(({ text }) => text));
    expect(transcripts[0]).toHaveLength(6);
    expect(transcripts[0]).toEqual(transcripts[1]);
  });

  it("tells an unknown session so and ends", async ({ expect }) => {
    const frames = await (await followed(freshQueue(), "nobody")).rest();
    expect(frames.map(messageOf)).toEqual([
      {
        msg: "unexpected_error",
        event_id: null,
        message: "404: Not Found",
        session_not_found: true,
        success: false,
      },
    ]);
  });

  it("opens again for a second call of the same session, without repeating the first", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ data: ["one"] });
    expect((await (await followed(fresh)).rest()).map(messageOf).at(-1)?.msg).toBe("close_stream");
    await fresh.join({ data: ["two"] });
    const again = (await (await followed(fresh)).rest()).map(messageOf);
    expect(again.map(({ msg }) => msg)).toEqual(["estimation", "process_starts", "process_completed", "close_stream"]);
    expect(valuesOf(again)).toEqual(["two"]);
  });

  it("stays open while another call of the session is pending", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["second call"] });
    await fresh.join({ data: ["quick"] });
    const reader = await followed(fresh);
    expect(valuesOf(await reader.until("process_completed"))).toEqual(["quick"]);
    await open("second call");
    const rest = (await reader.rest()).map(messageOf);
    expect(rest.map(({ msg }) => msg)).toEqual(["process_completed", "close_stream"]);
  });

  it("does not repeat after an eviction what an official client was told before", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ data: ["one"] });
    await (await followed(fresh)).rest();
    await vi.waitFor(
      async () => expect(await fresh.sql("SELECT delivered FROM sessions")).toEqual([{ delivered: 3 }]),
      3000,
    );
    await fresh.kill();
    await fresh.join({ data: ["two"] });
    expect(valuesOf((await (await followed(fresh)).rest()).map(messageOf))).toEqual(["two"]);
  });

  it("says at most once a second who moved up, to those who listen", async ({ expect }) => {
    const fresh = freshQueue();
    for (const gate of ["head 1", "head 2"]) await fresh.join({ fnIndex: FN.hold, data: [gate], sessionHash: "bob" });
    const waiting = await fresh.join({ fnIndex: FN.hold, data: ["tail"] });
    const reader = await followed(fresh);
    expect(await reader.message("estimation")).toMatchObject({ event_id: waiting, rank: 1, queue_size: 2 });
    await open("head 1");
    expect(await reader.message("estimation")).toMatchObject({ event_id: waiting, rank: 0, queue_size: 1 });
    await open("head 2");
    await open("tail");
    expect(await reader.message("process_completed")).toMatchObject({ event_id: waiting });
  });

  it("estimates by what was measured", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["measured"], sessionHash: "bob" });
    await open("measured");
    await (await followed(fresh, "bob")).rest();
    await fresh.join({ fnIndex: FN.hold, data: ["first"], sessionHash: "bob" });
    await fresh.join({ fnIndex: FN.hold, data: ["second"] });
    await fresh.join({ fnIndex: FN.hold, data: ["third"] });
    const reader = await followed(fresh);
    const [second, third] = [await reader.message("estimation"), await reader.message("estimation")];
    expect(second.rank_eta).toBeGreaterThanOrEqual(0);
    expect(third.rank_eta).toBeGreaterThanOrEqual(second.rank_eta ?? Infinity);
    for (const gate of ["first", "second", "third"]) await open(gate);
    await reader.rest();
  });
});

describe("a generator's yields", () => {
  const lists = [
    [[1, 2, 3], [4, 5, 6], [7]],
    [[1], [4]],
    [[1, 9], [4]],
  ];
  const items = ["H", "Hello", ...lists, { a: 1, b: "x" }, { a: 1, b: "xy", c: [] }, null, "done"];

  it("come as a value first, then as edits, then as a value", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.yields, data: [items] });
    const messages = (await (await followed(fresh)).rest()).map(messageOf);
    const yields = messages.filter((message) => message.msg === "process_generating");
    expect(yields.map(({ output }) => "data" in output && output.data[0]).slice(0, 2)).toEqual([
      "H",
      [["append", [], "ello"]],
    ]);
    expect(rebuilt(messages)).toEqual(items);
    expect(valuesOf(messages)).toEqual(["done"]);
  });

  it("come whole to readers of one call", async ({ expect }) => {
    const fresh = freshQueue();
    const asked = await fresh.join({ fnIndex: FN.yields, data: [items], sessionHash: null, isSimple: true });
    const frames = await callFrames(fresh, asked);
    expect(frames).toEqual([...items.map((item) => ["generating", [item]]), ["complete", ["done"]]]);
  });

  it("come whole to readers of a call that was joined the other way", async ({ expect }) => {
    const fresh = freshQueue();
    const joined = await fresh.join({ fnIndex: FN.yields, data: [items] });
    expect(await callFrames(fresh, joined)).toEqual([
      ...items.map((item) => ["generating", [item]]),
      ["complete", ["done"]],
    ]);
  });

  it("are never lost at the end, however many come at once", async ({ expect }) => {
    const fresh = freshQueue();
    const many = Array.from({ length: 5000 }, (_, i) => i);
    await fresh.join({ fnIndex: FN.yields, data: [many] });
    const messages = (await (await followed(fresh)).rest()).map(messageOf);
    expect(rebuilt(messages).at(-1)).toBe(4999);
    expect(valuesOf(messages)).toEqual([4999]);
  });

  it("can be resumed in the middle", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.yields, data: [["a", "ab", { gate: "resume" }, "abc"]] });
    const first = await resumed(fresh, null);
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push(await first.next());
    expect(seen.map((frame) => frame?.id)).toEqual([1, 2, 3, 4]);
    await first[Symbol.asyncDispose]();
    await open("resume");
    const rest = await (await resumed(fresh, 4)).rest();
    expect(rest.map(({ id }) => id)).toEqual([5, 6, null]);
    expect(rebuilt([...seen, ...rest].flatMap((frame) => (frame ? [messageOf(frame)] : [])))).toEqual([
      "a",
      "ab",
      "abc",
    ]);
  });

  it("give way to one whole value when the log grows long", async ({ expect }) => {
    const fresh = freshQueue();
    // Four yields of 3 MB fill the log of one event; the last one stands for them all.
    const long = ["a", "b", "c", "d"].map((letter) => letter.repeat(3_000_000));
    await fresh.join({ fnIndex: FN.yields, data: [oneByOne("log grows long", ["start", ...long]).concat("end")] });
    await using live = await resumed(fresh, null);
    for (const value of ["start", ...long.slice(0, 3)]) {
      await live.message("process_generating");
      await open(`log grows long: ${value.slice(0, 5)}`);
    }
    await live.message("process_generating");
    expect(await fresh.sql("SELECT first FROM messages WHERE first IS NOT NULL")).toEqual([{ first: 3 }]);
    const late = await resumed(fresh, 3);
    const fresher = await resumed(fresh, null);
    await open("log grows long: ddddd");
    for (const [reader, before] of [
      [late, ["start"]],
      [fresher, []],
    ] as const) {
      const yields = (await reader.until("process_completed")).filter(({ msg }) => msg === "process_generating");
      const values = rebuilt(yields, before);
      expect(values.at(-1)).toBe("end");
      expect(values.at(-2)).toBe(long[3]);
    }
  });

  it("end with what was told last when there is no more", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.yields, data: [[]] });
    expect(await fresh.queue.result(event)).toMatchObject({ outcome: { status: "completed", step: { data: [null] } } });
  });
});

describe("resuming a session", () => {
  it("replays what came after the given number and then ends, if nothing is pending", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ data: ["one"] });
    const all = await (await resumed(fresh, null)).rest();
    expect(all.map(({ id }) => id)).toEqual([1, 2, 3, null]);
    const rest = await (await resumed(fresh, 2)).rest();
    expect(rest.map(messageOf).map(({ msg }) => msg)).toEqual(["process_completed", "close_stream"]);
    expect((await (await resumed(fresh, 3)).rest()).map(messageOf).map(({ msg }) => msg)).toEqual(["close_stream"]);
  });

  it("works after the object was killed", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ data: ["one"] });
    const before = await (await resumed(fresh, null)).rest();
    await fresh.kill();
    expect((await (await resumed(fresh, 0)).rest()).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  });

  it("is not thrown off by a number from the future", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["future"] });
    const reader = await resumed(fresh, 1_000_000);
    await open("future");
    expect(valuesOf(await reader.until("process_completed"))).toEqual(["future"]);
  });
});

describe("following one call", () => {
  it("can be repeated", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ sessionHash: null, isSimple: true });
    const frames = [["complete", ["hello"]]];
    expect(await callFrames(fresh, event)).toEqual(frames);
    expect(await callFrames(fresh, event)).toEqual(frames);
  });

  it("tells the failure, a cancel, and an unknown id", async ({ expect }) => {
    const fresh = freshQueue();
    const failing = await fresh.join({ fnIndex: FN.fail, sessionHash: null, isSimple: true });
    expect(await callFrames(fresh, failing)).toEqual([
      ["error", { error: "boom", duration: 3, visible: true, title: "Oh no" }],
    ]);
    const held = await fresh.join({ fnIndex: FN.hold, data: ["never"], isSimple: true });
    await fresh.queue.cancel("ada", FN.hold, held);
    expect(await callFrames(fresh, held)).toEqual([["complete", null]]);
    const unknown = await new StreamReader(await fresh.queue.followCall("unknown")).rest();
    expect(unknown.map(({ text }) => text)).toEqual(['event: error\ndata: "404: Not Found"\n\n']);
  });

  it("hears of other calls of the session nothing", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ data: ["other"], isSimple: true });
    const mine = await fresh.join({ data: ["mine"], isSimple: true });
    expect(await callFrames(fresh, mine)).toEqual([["complete", ["mine"]]]);
  });

  it("answers the result to whoever waits for it", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.remember });
    expect(await fresh.queue.result(event)).toEqual({
      ok: true,
      outcome: {
        status: "completed",
        isGenerator: false,
        step: { data: [1, null], state: {}, changedState: [COUNTER], overrides: {}, files: [] },
      },
    });
    const failing = await fresh.join({ fnIndex: FN.fail });
    expect(await fresh.queue.result(failing)).toMatchObject({
      outcome: { status: "failed", error: { error: "boom" } },
    });
    expect(await fresh.queue.result("unknown")).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("the heartbeat", () => {
  it("says at once that it lives", async ({ expect }) => {
    await using reader = new StreamReader(await freshQueue().queue.heartbeat("ada", null));
    expect((await reader.next())?.text).toBe("data: ALIVE\n\n");
  });
});

describe("upload progress", () => {
  it("adds up what was told and ends with the upload", async ({ expect }) => {
    const { queue } = freshQueue();
    const following = queue.followUpload("up1");
    await queue.tellUpload({ uploadId: "up1", name: "cat.png", chunk: 10 });
    const followedUpload = await following;
    if (!followedUpload.ok) throw new Error("not found");
    const reader = new StreamReader(followedUpload.stream);
    expect((await reader.next())?.text).toBe('data: {"msg":"update","orig_name":"cat.png","chunk_size":10}\n\n');
    await queue.tellUpload({ uploadId: "up1", name: "cat.png", chunk: 5 });
    await queue.tellUpload({ uploadId: "up1", name: "", chunk: null });
    const rest = await reader.rest();
    expect(rest.map(({ data }) => data)).toEqual([
      { msg: "update", orig_name: "cat.png", chunk_size: 5 },
      { msg: "done" },
    ]);
  });

  it("is not found when nothing begins within three seconds", async ({ expect }) => {
    const fresh = freshQueue();
    expect(await fresh.queue.followUpload("nothing")).toEqual({ ok: false, reason: "not-found" });
  });
});

/** Each value, and behind it a gate that is named after its beginning: so many long ones at once would be told as one. */
function oneByOne(name: string, values: readonly string[]): unknown[] {
  return values.flatMap((value) => [value, { gate: `${name}: ${value.slice(0, 5)}` }]);
}

/** First values of all successful ends. */
function valuesOf(messages: readonly ServerMessage[]): unknown[] {
  const ends = messages.filter((message): message is ProcessCompleted => message.msg === "process_completed");
  return ends.map(({ output }) => ("data" in output ? output.data[0] : output));
}

/** The values of the first output, as a client puts them together. */
function rebuilt(messages: readonly ServerMessage[], before: readonly unknown[] = []): unknown[] {
  const values: unknown[] = [];
  for (const message of messages) {
    if (message.msg !== "process_generating") continue;
    const [told] = (message.output as SuccessOutput).data;
    const last = values.length > 0 ? values.at(-1) : before.at(-1);
    const isFirst = values.length + before.length === 0;
    values.push(isFirst ? told : applyEdits(last, told as Edit[]));
  }
  return values;
}
