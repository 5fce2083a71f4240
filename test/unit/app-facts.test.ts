import { describe, it, vi } from "vitest";
import { factsOf, Functions } from "../../durable/app-facts.ts";
import { runDeleteCallbacks } from "../../durable/state-callbacks.ts";
import { prepare } from "../../src/core/tree.ts";
import * as gr from "../../src/index.ts";

describe("what the queue knows of an app", () => {
  it("are its functions with what they read and write", ({ expect }) => {
    const text = gr.Textbox();
    const seen = gr.State(0, { timeToLive: 2 });
    const button = gr.Button();
    button.click(
      function count(_: string, n: number) {
        return n + 1;
      },
      {
        inputs: [text, seen],
        outputs: seen,
        concurrencyLimit: 2,
        retries: 1,
        onDisconnect: "keep",
      },
    );
    button.click(null, { js: "() => 1" });
    const app = prepare(gr.Blocks([text, button]));
    const facts = factsOf(app);
    const idOf = (component: unknown) => [...app.components].find(([, each]) => each === component)?.[0];
    expect(facts.functions).toEqual([
      {
        id: 0,
        name: "count",
        concurrencyId: expect.any(String),
        concurrencyLimit: 2,
        isBatch: false,
        maxBatchSize: 4,
        maxWaitMs: 0,
        retries: 1,
        onDisconnect: "keep",
        stateIds: [idOf(seen)],
        componentIds: [idOf(text)],
        outputCount: 1,
      },
    ]);
    expect([...facts.stateLifetimes]).toEqual([[idOf(seen), 2000]]);
    expect(facts.settings).toEqual({
      maxSize: 10_000,
      maxPerSession: 1000,
      fair: false,
      grace: { closed: 5000, lost: 60_000, state: 3_600_000 },
      rate: null,
      deleteCache: { every: 3_600_000, age: 86_400_000 },
    });
  });

  it("are the rules that its author chose", ({ expect }) => {
    const app = gr.Blocks({ deleteCache: [60, 120] }, []).queue({ maxSize: null, fair: true, grace: { closed: 0 } });
    expect(factsOf(prepare(app)).settings).toEqual({
      maxSize: null,
      maxPerSession: 1000,
      fair: true,
      grace: { closed: 0, lost: 60_000, state: 3_600_000 },
      rate: null,
      deleteCache: { every: 60_000, age: 120_000 },
    });
  });

  it("are the groups, each with the lowest limit among its functions", ({ expect }) => {
    const fn = {
      isBatch: false,
      maxBatchSize: 4,
      maxWaitMs: 0,
      retries: 0,
      onDisconnect: "cancel",
      stateIds: [],
      componentIds: [],
      outputCount: 0,
    } as const;
    const functions = new Functions([
      { ...fn, id: 0, name: "a", concurrencyId: "gpu", concurrencyLimit: 3 },
      { ...fn, id: 1, name: "b", concurrencyId: "gpu", concurrencyLimit: null },
      { ...fn, id: 2, name: "c", concurrencyId: "free", concurrencyLimit: null, isBatch: true, maxWaitMs: 5 },
    ]);
    expect([functions.limitOf("gpu"), functions.limitOf("free")]).toEqual([3, Infinity]);
    expect([functions.hasPatience("gpu"), functions.hasPatience("free")]).toEqual([false, true]);
    expect([functions.find(0)?.name, functions.find(0, "b"), functions.find(9)]).toEqual(["a", null, null]);
  });
});

describe("State values that are gone", () => {
  it("are told to their component's callback, whatever another one does", async ({ expect }) => {
    const report = vi.spyOn(console, "error").mockImplementation(() => {});
    const gone: unknown[] = [];
    const [bad, good, silent] = [
      gr.State(0, {
        deleteCallback: () => {
          throw new Error("no");
        },
      }),
      gr.State(0, { deleteCallback: async (value: number) => void gone.push(value) }),
      gr.State(0),
    ];
    const button = gr.Button();
    button.click(() => {}, { inputs: [bad, good, silent] });
    const app = prepare(gr.Blocks([button]));
    expect([...factsOf(app).watchedStateIds]).toEqual([2, 3]);
    await runDeleteCallbacks(
      app,
      [2, 3, 4, 99].map((component) => ({ component, value: component })),
    );
    expect(gone).toEqual([3]);
    expect(report).toHaveBeenCalledOnce();
    report.mockRestore();
  });
});
