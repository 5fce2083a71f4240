/** What a function finds in its context, and what it tells on the way. */

import { setTimeout as sleep } from "node:timers/promises";
import { describe, it, vi } from "vitest";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";
import type { ProgressUnit } from "../../../src/protocol/messages.ts";
import { createProgress } from "../../../src/runtime/progress.ts";
import { runJobs } from "../../../src/runtime/run.ts";
import { fakeBucket } from "../../support/fake-bucket.ts";
import { aJob, runAll } from "../../support/run-app.ts";

/** Runs one function without inputs and answers everything it told. */
function run(fn: (context: gr.Context) => unknown) {
  const button = gr.Button();
  button.click(fn as never);
  return runAll(gr.Blocks([button]), [aJob({ eventData: { index: 3 } })]);
}

function unit(parts: Partial<ProgressUnit>): ProgressUnit {
  return { index: null, length: null, unit: "steps", progress: null, desc: null, ...parts };
}

describe("the context", () => {
  it("holds the event's data, the request, the session and a signal", async ({ expect }) => {
    let heard: unknown;
    await run((context) => void (heard = context));
    expect(heard).toMatchObject({
      data: { index: 3 },
      request: { url: "https://app.example/", ip: null, username: null },
      session: { hash: "session-1" },
      signal: expect.any(AbortSignal),
      progress: expect.any(Function),
    });
  });
});

describe("a toast", () => {
  it("has a level, a title and ten seconds", async ({ expect }) => {
    const { logs } = await run(() => {
      gr.Info("Loaded.");
      gr.Warning("Low on ink.", { duration: null, title: "Printer", visible: false });
      gr.Success();
    });
    expect(logs).toEqual([
      { level: "info", message: "Loaded.", duration: 10, visible: true, title: "Info" },
      { level: "warning", message: "Low on ink.", duration: null, visible: false, title: "Printer" },
      { level: "success", message: "Success.", duration: 10, visible: true, title: "Success" },
    ]);
  });

  it("finds its call from anywhere inside it, however late", async ({ expect }) => {
    async function deepInside(): Promise<void> {
      await sleep(1);
      gr.Info("from below");
    }
    const { logs } = await run(async () => {
      await Promise.all([deepInside(), Promise.resolve().then(() => gr.Info("from a promise"))]);
    });
    expect(logs.map(({ message }) => message)).toEqual(["from a promise", "from below"]);
  });

  it("finds its call in each turn of a generator, and in its finally", async ({ expect }) => {
    const { logs } = await run(async function* () {
      try {
        gr.Info("first");
        yield;
        await sleep(1);
        gr.Info("second");
        yield;
      } finally {
        gr.Info("last");
      }
    });
    expect(logs.map(({ message }) => message)).toEqual(["first", "second", "last"]);
  });

  it("never reaches another call that runs at the same time", async ({ expect }) => {
    const say = (word: string) =>
      run(async () => {
        await sleep(2);
        gr.Info(word);
      });
    const [a, b] = await Promise.all([say("a"), say("b")]);
    expect([a.logs.map(({ message }) => message), b.logs.map(({ message }) => message)]).toEqual([["a"], ["b"]]);
  });

  it("reaches the visitors of a batch", async ({ expect }) => {
    const button = gr.Button();
    button.click((rows) => (gr.Info(`${rows.length} rows`), rows), { batch: true });
    const { logs } = await runAll(gr.Blocks([button]), [aJob(), aJob()]);
    expect(logs.map(({ message }) => message)).toEqual(["2 rows"]);
  });

  it("goes to the log outside of a call", ({ expect }) => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    gr.Info("starting");
    gr.Warning("careful");
    expect([log.mock.calls, warn.mock.calls]).toEqual([[["starting"]], [["careful"]]]);
    log.mockRestore();
    warn.mockRestore();
  });
});

describe("progress", () => {
  it("is a fraction or a count, with a description and a unit", async ({ expect }) => {
    const { progress } = await run((ctx) => {
      ctx.progress(0.5);
      ctx.progress([3, 10], "Reading");
      ctx.progress(1, "Done", { unit: "pages" });
    });
    expect(progress).toEqual([
      [unit({ progress: 0.5 })],
      [unit({ index: 3, length: 10, desc: "Reading" })],
      [unit({ progress: 1, desc: "Done", unit: "pages" })],
    ]);
  });

  it("follows a list, item by item", async ({ expect }) => {
    const seen: string[] = [];
    const { progress } = await run((ctx) => {
      for (const page of ctx.progress.track(["a", "b"], { description: "Reading", unit: "pages" })) seen.push(page);
    });
    expect(seen).toEqual(["a", "b"]);
    expect(progress).toEqual([0, 1, 2].map((index) => [unit({ index, length: 2, desc: "Reading", unit: "pages" })]));
  });

  it("knows how long lists, Sets and Maps are, and what it is told of the rest", async ({ expect }) => {
    const lengths = async (items: Iterable<unknown>, total?: number): Promise<unknown> => {
      const { progress } = await run((ctx) => [...ctx.progress.track(items, total === undefined ? {} : { total })]);
      return progress.at(-1)?.[0]?.length;
    };
    expect(await lengths([1, 2])).toBe(2);
    expect(await lengths(new Set([1]))).toBe(1);
    expect(await lengths(new Map([[1, 2]]))).toBe(1);
    expect(await lengths([1, 2].values())).toBeNull();
    expect(await lengths([1, 2].values(), 2)).toBe(2);
  });

  it("shows loops within loops, the innermost last", async ({ expect }) => {
    const { progress } = await run((ctx) => {
      for (const row of ctx.progress.track([1], { description: "rows" })) {
        for (const cell of ctx.progress.track([row], { description: "cells" })) ctx.progress(0.5, `cell ${cell}`);
      }
    });
    const told = progress.map((units) => units.map(({ desc, index, progress: part }) => `${desc} ${index ?? part}`));
    expect(told).toEqual([
      ["rows 0"],
      ["rows 0", "cells 0"],
      ["rows 0", "cells 0", "cell 1 0.5"],
      ["rows 0", "cells 1"],
      ["rows 1"],
    ]);
  });

  it("forgets a loop that was left early or failed", ({ expect }) => {
    const told: ProgressUnit[][] = [];
    const progress = createProgress((units) => void told.push(units));
    for (const item of progress.track([1, 2, 3])) if (item === 2) break;
    expect(() => {
      for (const _ of progress.track([1])) throw new Error("stop");
    }).toThrow("stop");
    progress(0.5);
    expect(told.at(-1)).toEqual([unit({ progress: 0.5 })]);
  });

  it("is a record of the moment: what comes later does not change what was told", ({ expect }) => {
    const told: ProgressUnit[][] = [];
    const progress = createProgress((units) => void told.push(units));
    for (const _ of progress.track([1, 2]));
    expect(told.map(([first]) => first?.index)).toEqual([0, 1, 2]);
  });
});

describe("a word that gets lost on the way", () => {
  it("is no reason for the run to fail", async ({ expect }) => {
    const button = gr.Button();
    button.click(({ progress }) => {
      gr.Info("lost");
      progress(0.5);
    });
    const lost = (): Promise<never> => Promise.reject(new Error("the line is broken"));
    const sink = { step: lost, progress: lost, log: lost, cache: lost };
    const environment = {
      sink,
      signal: new AbortController().signal,
      files: fakeBucket().bucket,
      outlive: () => {},
    };
    const outcomes = await runJobs(prepare(gr.Blocks([button])), [aJob()], environment);
    expect(outcomes).toMatchObject([{ status: "completed" }]);
  });
});
