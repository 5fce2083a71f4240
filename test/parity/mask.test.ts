import { describe, it } from "vitest";
import { Mask } from "./mask.ts";
import { readFrames, readMessages } from "./stream.ts";

const HASH = "0123456789abcdef".repeat(4);

describe("what no two runs share", () => {
  it("is masked: event ids, addresses, times and places of files", ({ expect }) => {
    const mask = new Mask("http://127.0.0.1:7860", (id) => id + 100);
    const id = "0".repeat(32);
    expect(mask.of({ event_id: id, url: `http://127.0.0.1:7860/gradio_api/call/greet/${id}` })).toEqual({
      event_id: "<event 1>",
      url: "<root>/gradio_api/call/greet/<event 1>",
    });
    expect(mask.of({ event_id: "another" })).toEqual({ event_id: "<event 2>" });
    mask.forgetEvents();
    expect(mask.of({ event_id: "another" })).toEqual({ event_id: "<event 1>" });
    expect(mask.of([`/var/cache/${HASH}/a b.txt`, `${"ab".repeat(16)}/a b.txt`])).toEqual([
      "<stored>/a b.txt",
      "<stored>/a b.txt",
    ]);
    expect(mask.of({ is_generating: false, duration: 0.1, average_duration: 0.2, changed_state_ids: [1] })).toEqual({
      is_generating: false,
      duration: "<seconds>",
      average_duration: "<seconds>",
      changed_state_ids: [101],
    });
  });

  it("is nothing else: an error's duration, other numbers, nulls", ({ expect }) => {
    const mask = new Mask("http://127.0.0.1:7860", (id) => id);
    const told = { error: "x", duration: 5, rank: 0, eta: null, event_id: null };
    expect(mask.of(told)).toEqual(told);
  });
});

describe("a stream", () => {
  it("is read to its end, without heartbeats, however it is cut", async ({ expect }) => {
    const text = 'data: {"msg":"heartbeat"}\n\ndata: {"msg":"log","log":"ä"}\n\ndata: {"msg":"close_stream"}\n\n';
    const bytes = new TextEncoder().encode(text);
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await readMessages(new Response(body))).toEqual({
      frames: [{ msg: "log", log: "ä" }, { msg: "close_stream" }],
      end: "closed",
    });
  });

  it("may stop early, hang up, or take too long", async ({ expect }) => {
    const frame = new TextEncoder().encode("event: generating\ndata: [1]\n\n");
    const open = (): Response => new Response(new ReadableStream({ start: (controller) => controller.enqueue(frame) }));
    const frames = [{ event: "generating", data: [1] }];
    expect(await readFrames(open(), { until: () => true })).toEqual({ frames, end: "closed" });
    expect(await readFrames(open(), { patience: 50 })).toEqual({ frames, end: "too long" });
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error("reset"));
      },
    });
    expect(await readFrames(new Response(broken))).toEqual({ frames: [], end: "broken" });
  });
});
