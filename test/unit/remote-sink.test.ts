import { describe, it } from "vitest";
import { RemoteSink } from "../../durable/remote-sink.ts";
import type { News, NewsSink, Step } from "../../src/runtime/job.ts";

describe("what a run tells the queue", () => {
  it("goes off at once, and together with what comes meanwhile", async ({ expect }) => {
    const queue = fakeQueue();
    const sink = new RemoteSink(queue.sink);
    for (const text of ["a", "b", "c"]) await sink.step(stepOf(text));
    expect(queue.told).toEqual([["a"]]);
    queue.answer();
    await queue.called(2);
    expect(queue.told).toEqual([["a"], ["b", "c"]]);
    queue.answer();
    await sink.arrived();
  });

  it("keeps its order, and of progress only the newest", async ({ expect }) => {
    const queue = fakeQueue();
    const sink = new RemoteSink(queue.sink);
    await sink.step(stepOf("a"));
    await sink.progress([]);
    await sink.log({ level: "info", message: "look", duration: 1, visible: true, title: "" });
    await sink.step(stepOf("b"));
    await sink.progress([]);
    queue.answer();
    await queue.called(2);
    expect(queue.told).toEqual([["a"], ["look", "b", "progress"]]);
    queue.answer();
    await sink.arrived();
  });

  it("makes a function wait that is too fast", async ({ expect }) => {
    const queue = fakeQueue();
    const sink = new RemoteSink(queue.sink);
    for (let i = 0; i < 16; i++) await sink.step(stepOf(String(i)));
    let isTaken = false;
    const last = sink.step(stepOf("16")).then(() => (isTaken = true));
    await new Promise(setImmediate);
    expect(isTaken).toBe(false);
    queue.answer();
    await queue.called(2);
    queue.answer();
    await last;
    expect(queue.told.flat()).toHaveLength(17);
  });

  it("fails with the queue, but not for a toast", async ({ expect }) => {
    const queue = fakeQueue();
    const sink = new RemoteSink(queue.sink);
    await sink.log({ level: "info", message: "look", duration: 1, visible: true, title: "" });
    queue.fail();
    await sink.arrived();
    await sink.step(stepOf("a"));
    queue.fail();
    await expect(sink.arrived()).rejects.toThrow("The queue is gone.");
    await expect(sink.step(stepOf("b"))).rejects.toThrow("The queue is gone.");
  });
});

/** A queue that answers when it is told to. */
function fakeQueue() {
  const told: string[][] = [];
  let pending = Promise.withResolvers<void>();
  let changed = Promise.withResolvers<void>();
  const sink: NewsSink & Disposable & { dup(): typeof sink } = {
    async tell(news) {
      told.push(news.map(wordOf));
      changed.resolve();
      changed = Promise.withResolvers<void>();
      await pending.promise;
    },
    cache: async () => ({ found: [] }),
    dup: () => sink,
    [Symbol.dispose]() {},
  };
  const next = (): typeof pending => {
    const before = pending;
    pending = Promise.withResolvers<void>();
    return before;
  };
  return {
    sink,
    told,
    answer: () => next().resolve(),
    fail: () => next().reject(new Error("The queue is gone.")),
    async called(times: number) {
      while (told.length < times) await changed.promise;
    },
  };
}

function wordOf(news: News): string {
  if (news.kind === "step") return String(news.step.data[0]);
  return news.kind === "log" ? news.toast.message : "progress";
}

function stepOf(text: string): Step {
  return { data: [text], state: {}, changedState: [], overrides: {}, files: [] };
}
