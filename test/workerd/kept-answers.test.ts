import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import type { EventMessage, ProcessCompleted } from "../../src/protocol/messages.ts";
import type { Call } from "../../src/runtime/job.ts";
import { CACHED, CACHED_ADDRESS, computed, search } from "../support/cached-app.ts";
import {
  aCall,
  callFrames,
  followed,
  type FreshQueue,
  freshQueue,
  messageOf,
  resumed,
} from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";

beforeEach(() => {
  computed.length = 0;
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => {
  search.trouble = null;
  vi.restoreAllMocks();
});

function cachedQueue(): FreshQueue {
  return freshQueue("CACHED_QUEUE");
}

type Named = keyof typeof CACHED;

function callOf(fn: Named, data: unknown, more: Partial<Call> = {}): Partial<Call> {
  return { fnIndex: CACHED[fn], data: [data], root: CACHED_ADDRESS, ...more };
}

/** Calls a function and answers everything that is said of the call. */
async function told(fresh: FreshQueue, ...asked: Parameters<typeof callOf>): Promise<EventMessage[]> {
  const call = callOf(...asked);
  const eventId = await fresh.join(call);
  await using reader = await resumed(fresh, 0, call.sessionHash ?? "ada");
  const messages: EventMessage[] = [];
  while (messages.at(-1)?.msg !== "process_completed") {
    const frame = await reader.next();
    if (!frame) throw new Error("The stream has ended too soon.");
    const message = messageOf(frame);
    if (message.event_id === eventId) messages.push(message);
  }
  return messages;
}

async function ended(...given: Parameters<typeof told>): Promise<ProcessCompleted> {
  return (await told(...given)).at(-1) as ProcessCompleted; // what `told` ends with
}

/** What a function answered, and what the end says of caches. */
async function answered(...given: Parameters<typeof told>): Promise<[answer: unknown, usedCache: string | null]> {
  const { output, used_cache: usedCache } = await ended(...given);
  return ["data" in output ? output.data[0] : output.error, usedCache];
}

const kinds = (messages: readonly EventMessage[]): string[] => messages.map(({ msg }) => msg);

describe("a cached function", () => {
  it("runs once for equal inputs, and then answers without a place in line", async ({ expect }) => {
    const fresh = cachedQueue();
    const first = await told(fresh, "shout", "hey");
    expect(kinds(first)).toEqual(["estimation", "process_starts", "process_completed"]);
    expect(first.at(-1)).toMatchObject({ used_cache: null, output: { used_cache: null } });
    const [second, ...more] = await told(fresh, "shout", "hey", { sessionHash: "bob" });
    expect(more).toEqual([]);
    expect(second).toEqual({
      msg: "process_completed",
      event_id: expect.any(String),
      output: {
        data: ["HEY"],
        is_generating: false,
        duration: expect.any(Number),
        average_duration: expect.any(Number),
        render_config: null,
        changed_state_ids: [],
        used_cache: null,
      },
      success: true,
      title: null,
      used_cache: "full",
      cache_duration: expect.any(Number),
      avg_time: expect.any(Number),
    });
    expect(computed).toEqual(["shout hey"]);
    expect(await answered(fresh, "shout", "hey!")).toEqual(["HEY!", null]);
  });

  it("answers while its group is busy and others wait", async ({ expect }) => {
    const fresh = cachedQueue();
    await answered(fresh, "shout", "busy");
    await fresh.join(callOf("hold", "slot", { sessionHash: "holder" }));
    await passed("started slot");
    const waiting = await fresh.join(callOf("shout", "another", { sessionHash: "waiter" }));
    expect(await answered(fresh, "shout", "busy", { sessionHash: "bob" })).toEqual(["BUSY", "full"]);
    expect(computed).toEqual(["shout busy"]);
    await open("slot");
    expect(await fresh.queue.result(waiting)).toMatchObject({ ok: true, outcome: { step: { data: ["ANOTHER"] } } });
  });

  it("tells each answer of a generator again", async ({ expect }) => {
    const fresh = cachedQueue();
    const first = await told(fresh, "count", "abc");
    const second = await told(fresh, "count", "abc", { sessionHash: "bob" });
    const outputs = (messages: readonly EventMessage[]): unknown[] =>
      messages.flatMap((message) => ("output" in message && "data" in message.output ? [message.output.data] : []));
    expect(kinds(second)).toEqual([
      "process_generating",
      "process_generating",
      "process_generating",
      "process_completed",
    ]);
    expect(outputs(second)).toEqual([["a"], [[["append", [], "b"]]], [[["append", [], "c"]]], ["abc"]]);
    expect(outputs(second)).toEqual(outputs(first));
    const simple = await fresh.join(callOf("count", "abc", { sessionHash: null, isSimple: true }));
    expect(await callFrames(fresh, simple)).toEqual([
      ["generating", ["a"]],
      ["generating", ["ab"]],
      ["generating", ["abc"]],
      ["complete", ["abc"]],
    ]);
    expect(computed).toEqual(["count abc"]);
  });

  it("tries again after a failure", async ({ expect }) => {
    const fresh = cachedQueue();
    expect(await answered(fresh, "fail", "x")).toEqual(["boom", null]);
    expect(await answered(fresh, "fail", "x")).toEqual(["boom", null]);
    expect(computed).toEqual(["fail x", "fail x"]);
  });

  it("answers callers without a page, and a page that comes back later", async ({ expect }) => {
    const fresh = cachedQueue();
    await answered(fresh, "shout", "late");
    const eventId = await fresh.join(callOf("shout", "late", { sessionHash: null, isSimple: true }));
    expect(await callFrames(fresh, eventId)).toEqual([["complete", ["LATE"]]]);
    expect(await fresh.queue.result(eventId)).toMatchObject({ outcome: { status: "completed", usedCache: true } });
    const call = callOf("shout", "late", { sessionHash: "bob", idempotencyKey: "once" });
    const [one, two] = [await fresh.join(call), await fresh.join(call)];
    expect(one).toBe(two);
    await using reader = await followed(fresh, "bob");
    expect(await reader.until("process_completed")).toMatchObject([{ used_cache: "full", event_id: one }]);
    expect(computed).toEqual(["shout late"]);
  });

  it("keeps its answers when the object dies, and when R2 has them", async ({ expect }) => {
    const fresh = cachedQueue();
    await answered(fresh, "shout", "die");
    const [long] = await answered(fresh, "long", "end");
    await fresh.kill();
    expect(await answered(fresh, "shout", "die", { sessionHash: "bob" })).toEqual(["DIE", "full"]);
    expect(await answered(fresh, "long", "end", { sessionHash: "bob" })).toEqual([long, "full"]);
    expect(computed).toEqual(["shout die", "long end"]);
  });

  it("forgets them when another version of the app has kept them", async ({ expect }) => {
    const fresh = cachedQueue();
    await answered(fresh, "shout", "old");
    await fresh.pretendVersion("another");
    await fresh.kill();
    expect(await answered(fresh, "shout", "old")).toEqual(["OLD", null]);
    expect(computed).toEqual(["shout old", "shout old"]);
  });

  it("gives a session nothing of another one where it is told to", async ({ expect }) => {
    const fresh = cachedQueue();
    expect(await answered(fresh, "own", "x")).toEqual(["own x", null]);
    expect(await answered(fresh, "own", "x")).toEqual(["own x", "full"]);
    expect(await answered(fresh, "own", "x", { sessionHash: "bob" })).toEqual(["own x", null]);
    const alone = await fresh.join(callOf("own", "x", { sessionHash: null }));
    await fresh.queue.result(alone);
    expect(computed).toEqual(["own x", "own x", "own x"]);
    expect(await fresh.sql("SELECT session FROM kept ORDER BY session")).toEqual([
      { session: "ada" },
      { session: "bob" },
    ]);
  });

  it("forgets a session's answers with the session", async ({ expect }) => {
    const fresh = cachedQueue();
    await answered(fresh, "own", "x");
    await answered(fresh, "shout", "x");
    for (const table of ["messages", "events"]) await fresh.sql(`DELETE FROM ${table}`);
    await fresh.sql("UPDATE sessions SET seen = 1");
    // Nobody is there any more.
    await fresh.kill();
    await fresh.runAlarm();
    expect(await fresh.sql("SELECT hash FROM sessions")).toEqual([]);
    expect(await fresh.sql("SELECT session FROM kept")).toEqual([{ session: null }]);
  });

  it("can tell calls apart by a key of its author's", async ({ expect }) => {
    const fresh = cachedQueue();
    expect(await answered(fresh, "crowded", "abc")).toEqual(["first was abc", null]);
    expect(await answered(fresh, "crowded", "xyz")).toEqual(["first was abc", "full"]);
    expect(await answered(fresh, "crowded", "four")).toEqual(["first was four", null]);
  });

  it("knows files by what is in them", async ({ expect }) => {
    const fresh = cachedQueue();
    const send = async (path: string, content: string, name = "a.txt"): Promise<unknown> => {
      await env.FILES.put(path, content);
      await fresh.queue.recordFiles([{ path, name, size: content.length, type: "text/plain", session: null }]);
      return { path, meta: { _type: "gradio.FileData" } };
    };
    const of = (n: string): string => `${n.repeat(32)}/a.txt`;
    expect(await answered(fresh, "measure", await send(of("1"), "same"))).toEqual(["4", null]);
    expect(await answered(fresh, "measure", await send(of("2"), "same"), { sessionHash: "bob" })).toEqual([
      "4",
      "full",
    ]);
    expect(await answered(fresh, "measure", await send(of("3"), "different"))).toEqual(["9", null]);
    // One that is somebody else's stays so.
    const path = of("1");
    const file = { path, meta: { _type: "gradio.FileData" } };
    const foreign = await fresh.queue.join(aCall(callOf("measure", file, { sessionHash: "bob" })));
    expect(foreign).toEqual({ ok: false, reason: "foreign-file", path });
  });
});

describe("when a kept answer cannot be had", () => {
  it("works it out, whatever is the matter with the search", async ({ expect }) => {
    const warned = vi.spyOn(console, "error").mockImplementation(() => {});
    const fresh = cachedQueue();
    await answered(fresh, "shout", "odd");
    search.trouble = () => Promise.reject(new Error("no runner"));
    // The run itself finds the answer, when it has come to its turn.
    const messages = await told(fresh, "shout", "odd");
    expect(kinds(messages)).toEqual(["estimation", "process_starts", "process_completed"]);
    expect(messages.at(-1)).toMatchObject({ output: { data: ["ODD"] }, used_cache: "partial" });
    expect(warned).toHaveBeenCalled();
  });

  it("does not wait for one that takes too long", async ({ expect }) => {
    const fresh = cachedQueue();
    await answered(fresh, "shout", "slow");
    search.trouble = () => passed("never") as Promise<never>; // nobody opens it
    expect(await answered(fresh, "shout", "slow")).toEqual(["SLOW", "partial"]);
  });

  it("works it out when R2 has lost it, or does not answer", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const fresh = cachedQueue();
    await answered(fresh, "long", "1");
    const [{ blob } = { blob: "" }] = await fresh.sql<{ blob: string }>("SELECT blob FROM kept");
    expect(blob).toMatch(/^queue\//);
    await env.FILES.delete(blob);
    expect((await ended(fresh, "long", "1", { sessionHash: "bob" })).used_cache).toBeNull();
    expect(computed).toEqual(["long 1", "long 1"]);
    expect((await ended(fresh, "long", "1", { sessionHash: "eve" })).used_cache).toBe("full");
  });
});

describe("the room of a cache", () => {
  const paths = (fresh: FreshQueue): Promise<{ path: string }[]> =>
    fresh.sql("SELECT path FROM files ORDER BY created");

  async function fileOf(fresh: FreshQueue, fn: Named, text: string): Promise<string> {
    const [file] = await answered(fresh, fn, text);
    return (file as { path: string }).path; // what a File shows
  }

  it("gives way to new answers, the one that was not asked for longest first", async ({ expect }) => {
    const fresh = cachedQueue();
    for (const text of ["a", "b", "a", "c", "a", "b"]) await answered(fresh, "small", text);
    expect(computed).toEqual(["small a", "small b", "small c", "small b"]);
    expect(await fresh.sql("SELECT cache FROM kept")).toHaveLength(2);
  });

  it("keeps the files of an answer as long as the answer, for everybody", async ({ expect }) => {
    const fresh = cachedQueue();
    const path = await fileOf(fresh, "small", "keep");
    const { output } = await ended(fresh, "small", "keep", { sessionHash: "bob", root: `${CACHED_ADDRESS}/elsewhere` });
    expect(output).toMatchObject({ data: [{ path, url: `${CACHED_ADDRESS}/elsewhere/gradio_api/file=${path}` }] });
    const use = callOf("measure", { path, meta: { _type: "gradio.FileData" } }, { sessionHash: "bob" });
    expect((await fresh.queue.join(aCall(use))).ok).toBe(true);
    await fresh.sql("UPDATE files SET created = 1");
    await fresh.runAlarm();
    expect(await (await env.FILES.get(path))?.text()).toBe("small keep");
    await fileOf(fresh, "small", "2");
    await fileOf(fresh, "small", "3");
    // It is gone from the cache; who was shown it may look at it a while longer.
    expect(await fresh.queue.file(path)).toMatchObject({ session: null });
    expect(await paths(fresh)).toHaveLength(3);
    await fresh.sql("UPDATE files SET created = 1");
    await fresh.kill();
    await fresh.runAlarm();
    expect(await env.FILES.get(path)).toBeNull();
    expect(await paths(fresh)).toHaveLength(2);
  });

  it("deletes long answers from R2 when they have gone", async ({ expect }) => {
    const fresh = cachedQueue();
    await answered(fresh, "long", "gone");
    const [{ blob } = { blob: "" }] = await fresh.sql<{ blob: string }>("SELECT blob FROM kept");
    await fresh.sql("UPDATE blobs SET created = 1");
    await fresh.runAlarm();
    expect(await env.FILES.get(blob)).not.toBeNull();
    await fresh.pretendVersion("another");
    await fresh.kill();
    await fresh.runAlarm();
    expect(await env.FILES.get(blob)).toBeNull();
  });
});

describe("a cache of the author's", () => {
  const ask = (fresh: FreshQueue, text: string): Promise<[unknown, string | null]> => answered(fresh, "forecast", text);

  it("keeps values over calls and says when a call was given one", async ({ expect }) => {
    const fresh = cachedQueue();
    expect(await ask(fresh, "get tokyo")).toEqual(["nothing", null]);
    expect(await ask(fresh, "set tokyo")).toEqual(['["tokyo"]', null]);
    const end = await ended(fresh, "forecast", "get tokyo", { sessionHash: "bob" });
    expect(end).toMatchObject({ used_cache: "partial", output: { data: ["tokyo sunny"], used_cache: "partial" } });
    await fresh.kill();
    expect(await ask(fresh, "get tokyo")).toEqual(["tokyo sunny", "partial"]);
    expect(await ask(fresh, "delete tokyo")).toEqual(["[]", null]);
    expect(await ask(fresh, "get tokyo")).toEqual(["nothing", null]);
  });

  it("holds as many as it may, and can be emptied", async ({ expect }) => {
    const fresh = cachedQueue();
    await ask(fresh, "set a");
    await ask(fresh, "set b");
    await ask(fresh, "get a");
    expect(await ask(fresh, "set c")).toEqual(['["a","c"]', null]);
    expect(await ask(fresh, "clear")).toEqual(["[]", null]);
  });

  it("keeps visitors apart where it is told to, and nothing for who has no session", async ({ expect }) => {
    const fresh = cachedQueue();
    const say = (text: string, sessionHash: string): Promise<[unknown, string | null]> =>
      answered(fresh, "private", text, { sessionHash });
    expect(await say("one", "ada")).toEqual(["nothing", null]);
    expect(await say("two", "bob")).toEqual(["nothing", null]);
    expect(await say("three", "ada")).toEqual(["one", "partial"]);
    const alone = await fresh.join(callOf("private", "four", { sessionHash: null }));
    expect(await fresh.queue.result(alone)).toMatchObject({ outcome: { step: { data: ["nothing"] } } });
  });
});
