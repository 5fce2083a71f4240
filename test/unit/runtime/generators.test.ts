/** Functions that answer several times, and what stops a run. */

import { setTimeout as sleep } from "node:timers/promises";
import { describe, it, vi } from "vitest";
import * as gr from "../../../src/index.ts";
import { aJob, runAll } from "../../support/run-app.ts";

type Click = ReturnType<typeof gr.Button>["click"];

function appOf(wire: (run: Click, text: ReturnType<typeof gr.Textbox>) => void): gr.App {
  const text = gr.Textbox();
  const run = gr.Button();
  wire(run.click, text);
  return gr.Blocks([text, run]);
}

describe("a generator", () => {
  it.for([
    [
      "a plain one",
      (click: Click, outputs: gr.Component) =>
        click(
          function* () {
            yield* ["a", "b"];
          } as never,
          { outputs },
        ),
    ],
    [
      "an asynchronous one",
      (click: Click, outputs: gr.Component) =>
        click(
          async function* () {
            yield* ["a", "b"];
          } as never,
          { outputs },
        ),
    ],
    [
      "one that a function makes",
      (click: Click, outputs: gr.Component) => click((() => ["a", "b"].values()) as never, { outputs }),
    ],
    [
      "one that comes later",
      (click: Click, outputs: gr.Component) => click((async () => ["a", "b"].values()) as never, { outputs }),
    ],
  ] as const)("tells each answer, then that it is over: %s", async ([, wire], { expect }) => {
    const { outcomes, steps } = await runAll(appOf(wire), [aJob()]);
    expect(steps.map(({ data }) => data)).toEqual([["a"], ["b"]]);
    expect(outcomes).toEqual([{ status: "completed", step: null, isGenerator: true }]);
  });

  it("may answer nothing at all", async ({ expect }) => {
    const { outcomes, steps } = await runAll(
      appOf((click, outputs) => click(function* () {}, { outputs })),
      [aJob()],
    );
    expect([outcomes, steps]).toEqual([[{ status: "completed", step: null, isGenerator: true }], []]);
  });

  it("is asked for more only when the last answer was taken", async ({ expect }) => {
    const order: string[] = [];
    const app = appOf((click, outputs) =>
      click(
        function* () {
          for (const name of ["a", "b"]) {
            order.push(`yields ${name}`);
            yield name;
          }
        },
        { outputs },
      ),
    );
    await runAll(app, [aJob()], {
      async onStep({ data }) {
        await sleep(5);
        order.push(`taken ${String(data[0])}`);
      },
    });
    expect(order).toEqual(["yields a", "taken a", "yields b", "taken b"]);
  });

  it("keeps what it told when it fails halfway, and cleans up", async ({ expect }) => {
    const cleanUp = vi.fn<() => void>();
    const app = appOf((click, outputs) =>
      click(
        function* () {
          try {
            yield "a";
            throw new gr.Error("Halfway.");
          } finally {
            cleanUp();
          }
        },
        { outputs },
      ),
    );
    const { outcomes, steps } = await runAll(app, [aJob()]);
    expect(steps.map(({ data }) => data)).toEqual([["a"]]);
    expect(outcomes).toMatchObject([{ status: "failed", error: { error: "Halfway." } }]);
    expect(cleanUp).toHaveBeenCalledOnce();
  });

  it("is closed when it yields what cannot be shown", async ({ expect }) => {
    const cleanUp = vi.fn<() => void>();
    const app = appOf((click, text) =>
      click(
        function* () {
          try {
            yield ["a"] as never;
            yield ["a", "b"] as never;
          } finally {
            cleanUp();
          }
        },
        { outputs: [text, text] },
      ),
    );
    expect((await runAll(app, [aJob()])).outcomes).toMatchObject([{ status: "failed" }]);
    expect(cleanUp).toHaveBeenCalledOnce();
  });
});

describe("cancelling", () => {
  it.for<[string, (work: (signal: AbortSignal) => Promise<void>) => gr.App]>([
    [
      "a generator",
      (work) =>
        appOf((click, outputs) =>
          click(
            async function* ({ signal }) {
              yield "a";
              await work(signal);
            },
            { outputs },
          ),
        ),
    ],
    ["a function", (work) => appOf((click) => click(async ({ signal }) => work(signal)))],
    [
      "a batch",
      (work) =>
        appOf((click, text) =>
          click(
            async (rows, { signal }) => {
              await work(signal);
              return rows;
            },
            { inputs: text, outputs: text, batch: true },
          ),
        ),
    ],
  ])("lets %s come to its own end, though nobody waits for it", async ([, appOf], { expect }) => {
    const cancel = new AbortController();
    const { promise: cleaned, resolve: clean } = Promise.withResolvers<void>();
    let isClean = false;
    const app = appOf(async (signal) => {
      try {
        setTimeout(() => cancel.abort(), 1);
        await sleep(60_000, undefined, { signal });
      } finally {
        await cleaned;
        isClean = true;
      }
    });
    const outlived: Promise<unknown>[] = [];
    const outlive = (work: Promise<unknown>): void => void outlived.push(work.catch(() => {}));
    expect((await runAll(app, [aJob({ data: ["a"] })], { signal: cancel.signal, outlive })).outcomes).toEqual([
      { status: "cancelled" },
    ]);
    expect(isClean).toBe(false);
    clean();
    await Promise.all(outlived);
    expect(isClean).toBe(true);
  });

  it("ends a generator that waits, fires its signal and runs its finally", async ({ expect }) => {
    const cancel = new AbortController();
    const { promise: cleaned, resolve: clean } = Promise.withResolvers<unknown>();
    const app = appOf((click, outputs) =>
      click(
        async function* ({ signal }) {
          try {
            yield "a";
            await sleep(60_000, undefined, { signal });
            yield "b";
          } finally {
            clean(signal.aborted);
          }
        },
        { outputs },
      ),
    );
    const told = await runAll(app, [aJob()], {
      signal: cancel.signal,
      onStep: () => queueMicrotask(() => cancel.abort()),
    });
    expect(told.outcomes).toEqual([{ status: "cancelled" }]);
    expect(told.steps).toHaveLength(1);
    expect(await cleaned).toBe(true);
  });

  it("runs the finally of a generator that stands at a yield", async ({ expect }) => {
    const cancel = new AbortController();
    const cleanUp = vi.fn<() => void>();
    const app = appOf((click, outputs) =>
      click(
        function* () {
          try {
            for (;;) yield "again";
          } finally {
            cleanUp();
          }
        },
        { outputs },
      ),
    );
    let count = 0;
    const onStep = (): void => void (++count === 3 && cancel.abort());
    const { outcomes } = await runAll(app, [aJob()], { signal: cancel.signal, onStep });
    expect(outcomes).toEqual([{ status: "cancelled" }]);
    expect(cleanUp).toHaveBeenCalledOnce();
    expect(count).toBe(3);
  });

  it("does not wait for a function that ignores its signal", async ({ expect }) => {
    const cancel = new AbortController();
    const app = appOf((click) => click(() => new Promise(() => {})));
    const running = runAll(app, [aJob()], { signal: cancel.signal });
    cancel.abort();
    expect((await running).outcomes).toEqual([{ status: "cancelled" }]);
  });

  it("does not start a function that was cancelled before", async ({ expect }) => {
    const fn = vi.fn<() => void>();
    const app = appOf((click) => click(fn));
    expect((await runAll(app, [aJob()], { signal: AbortSignal.abort() })).outcomes).toEqual([{ status: "cancelled" }]);
    expect(fn).not.toHaveBeenCalled();
  });

  it("counts more than the error that it causes", async ({ expect }) => {
    const cancel = new AbortController();
    const app = appOf((click) =>
      click(
        ({ signal }) =>
          new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
      ),
    );
    const running = runAll(app, [aJob()], { signal: cancel.signal });
    setTimeout(() => cancel.abort(), 1);
    expect((await running).outcomes).toEqual([{ status: "cancelled" }]);
  });

  it("ends a run whose answer is still being stored", async ({ expect }) => {
    const cancel = new AbortController();
    const file = gr.File();
    const run = gr.Button();
    run.click(() => new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) }), { outputs: file });
    run.click(
      function* () {
        yield new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
      },
      { outputs: file },
    );
    const app = gr.Blocks([file, run]);
    for (const fnIndex of [0, 1]) {
      setTimeout(() => cancel.abort(), 5);
      expect((await runAll(app, [aJob({ fnIndex })], { signal: cancel.signal })).outcomes).toEqual([
        { status: "cancelled" },
      ]);
    }
  });
});

describe("a time limit", () => {
  it("ends a run that takes longer, with a reason", async ({ expect }) => {
    const aborted = vi.fn<() => void>();
    const app = appOf((click) =>
      click(
        ({ signal }) => {
          signal.addEventListener("abort", aborted);
          return new Promise(() => {});
        },
        { timeLimit: 0.01 },
      ),
    );
    expect((await runAll(app, [aJob()])).outcomes).toEqual([
      {
        status: "failed",
        error: { error: "The time limit of 0.01 seconds was reached.", duration: 10, visible: true, title: "Error" },
      },
    ]);
    expect(aborted).toHaveBeenCalledOnce();
  });

  it("keeps what a generator told in time", async ({ expect }) => {
    const app = appOf((click, outputs) =>
      click(
        async function* ({ signal }) {
          yield "a";
          await sleep(60_000, undefined, { signal });
        },
        { outputs, timeLimit: 0.02 },
      ),
    );
    const { outcomes, steps } = await runAll(app, [aJob()]);
    expect(steps).toHaveLength(1);
    expect(outcomes).toMatchObject([
      { status: "failed", error: { error: "The time limit of 0.02 seconds was reached." } },
    ]);
  });

  it("does not touch a run that is quicker", async ({ expect }) => {
    const app = appOf((click, outputs) => click(() => "quick", { outputs, timeLimit: 1 }));
    expect((await runAll(app, [aJob()])).outcomes).toMatchObject([{ status: "completed" }]);
  });
});
