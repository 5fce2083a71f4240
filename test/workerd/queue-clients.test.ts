import { describe, it } from "vitest";
import { FN } from "../support/fake-functions.ts";
import { type FreshQueue, followed, freshQueue, messageOf, StreamReader } from "../support/fresh-queue.ts";
import { open } from "../support/gates.ts";

describe("the stream of Gradio's JavaScript client", () => {
  it("serves the next call too when that comes soon", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ data: ["one"] });
    const reader = await followed(fresh);
    await reader.message("process_completed");
    await fresh.join({ data: ["two"] });
    expect(await reader.message("process_completed")).toMatchObject({ output: { data: ["two"] } });
    expect((await reader.rest()).map(messageOf).map(({ msg }) => msg)).toEqual(["close_stream"]);
  });

  it("has ended for its reader too when a later join is answered", async ({ expect }) => {
    const fresh = freshQueue();
    const startedAt = Date.now();
    await fresh.join();
    await (await followed(fresh)).rest();
    await fresh.join();
    // A quarter of a second until the stream closes, and then what it takes to hear of it.
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(300);
  });
});

describe("the stream of Gradio's Python client", () => {
  it("ends in the same moment as its only call", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join();
    const chunks = await chunksOf(await slowStream(fresh));
    expect(chunks.at(-1)).toContain("process_completed");
    expect(chunks.at(-1)).toContain("close_stream");
  });

  it("tells nothing of a call before its caller can know it", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ fnIndex: FN.hold, data: ["python"] });
    const reader = new StreamReader(await slowStream(fresh));
    await reader.message("process_starts");
    const joinedAt = Date.now();
    const id = await fresh.join();
    expect(await reader.message("estimation")).toMatchObject({ event_id: id });
    expect(Date.now() - joinedAt).toBeGreaterThanOrEqual(25);
    await open("python");
    await reader.rest();
  });

  it("stays open after the end of the last of several calls", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ data: ["one"] });
    await fresh.join({ data: ["two"] });
    const reader = new StreamReader(await slowStream(fresh));
    await reader.message("process_completed");
    await reader.message("process_completed");
    await fresh.join({ data: ["three"] });
    expect(await reader.message("process_completed")).toMatchObject({ output: { data: ["three"] } });
    await reader.rest();
  });

  it("ends in the same moment as a call that waited for those before", async ({ expect }) => {
    const fresh = freshQueue();
    await fresh.join({ data: ["one"] });
    await fresh.join({ data: ["two"] });
    const chunks = chunksIn(await slowStream(fresh));
    let told = "";
    const read = async (): Promise<string> => {
      const { value: chunk, done } = await chunks.next();
      if (done) throw new Error("The stream has ended.");
      told += chunk;
      return chunk;
    };
    while (told.split("process_completed").length < 3) await read();
    await fresh.join({ data: ["three"] });
    // Whoever takes another session now must not take this stream for its own.
    let last = await read();
    while (!last.includes("process_completed")) last = await read();
    expect(last).toContain("close_stream");
  });
});

function slowStream({ queue }: FreshQueue): Promise<ReadableStream<Uint8Array>> {
  return queue.follow("ada", { resume: false, after: null, needsHeadStart: true, reader: null });
}

async function chunksOf(stream: ReadableStream<Uint8Array>): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of chunksIn(stream)) chunks.push(chunk);
  return chunks;
}

async function* chunksIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
}
