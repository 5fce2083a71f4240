/** Functions that get the rows of several callers. */

import { setTimeout as sleep } from "node:timers/promises";
import { describe, it, vi } from "vitest";
import * as gr from "../../../src/index.ts";
import type { Outcome } from "../../../src/runtime/job.ts";
import { aJob, runAll } from "../../support/run-app.ts";

/** Runs one job for each list of inputs. */
async function runRows(app: gr.App, rows: unknown[][], signal?: AbortSignal): Promise<Outcome[]> {
  const jobs = rows.map((data, i) => aJob({ eventId: `event-${i}`, sessionHash: `session-${i}`, data }));
  return (await runAll(app, jobs, signal ? { signal } : {})).outcomes;
}

/** What each caller got: their data, or the reason why not. */
function told(outcomes: readonly Outcome[]): unknown[] {
  return outcomes.map((outcome) => {
    if (outcome.status === "completed") return outcome.step?.data;
    return outcome.status === "failed" ? outcome.error.error : outcome.status;
  });
}

function shoutApp(fn: (rows: string[]) => unknown): gr.App {
  const [box, run] = [gr.Textbox(), gr.Button()];
  run.click(fn as never, { inputs: box, outputs: box, batch: true });
  return gr.Blocks([box, run]);
}

describe("a batch", () => {
  it("answers each caller with their own row", async ({ expect }) => {
    const fn = vi.fn<(rows: string[]) => string[]>((rows) => rows.map((row) => row.toUpperCase()));
    expect(told(await runRows(shoutApp(fn), [["a"], ["b"], ["c"]]))).toEqual([["A"], ["B"], ["C"]]);
    expect(fn).toHaveBeenCalledOnce();
    expect(fn).toHaveBeenCalledWith(["a", "b", "c"], expect.objectContaining({ session: { hash: "session-0" } }));
  });

  it("runs for a single caller as well, and waits for a promise", async ({ expect }) => {
    expect(
      told(
        await runRows(
          shoutApp(async (rows) => rows),
          [["a"]],
        ),
      ),
    ).toEqual([["a"]]);
  });

  it("hands over rows in the shape of the inputs, and takes answers in that of the outputs", async ({ expect }) => {
    const [a, b] = [gr.Textbox(), gr.Number()];
    const button = gr.Button();
    button.click((rows) => rows.map(([x, y]) => [`${x}${String(y)}`, y]), {
      inputs: [a, b],
      outputs: [a, b],
      batch: true,
    });
    button.click((rows) => rows.map(({ a: x }) => ({ a: `${x}!` })), {
      inputs: { a, b },
      outputs: { a, b },
      batch: true,
    });
    button.click((rows) => rows.map(([x]) => x), { inputs: [a], outputs: a, batch: true });
    button.click((rows) => rows.map((row) => String(row)), { outputs: a, batch: true });
    const app = gr.Blocks([a, b, button]);
    const run = async (fnIndex: number, data: unknown[]): Promise<unknown> =>
      told((await runAll(app, [aJob({ fnIndex, data })])).outcomes)[0];
    expect(await run(0, ["x", 1])).toEqual(["x1", 1]);
    expect(await run(1, ["x", 1])).toEqual(["x!", { __type__: "update" }]);
    expect(await run(2, ["x"])).toEqual(["x"]);
    expect(await run(3, [])).toEqual(["undefined"]);
  });

  it("lets only the caller fail whose input is refused", async ({ expect }) => {
    const fn = vi.fn<(rows: string[]) => string[]>((rows) => rows);
    expect(told(await runRows(shoutApp(fn), [["a"], [1], ["c"]]))).toEqual([
      ["a"],
      "Textbox: Invalid input: expected string, received number",
      ["c"],
    ]);
    expect(fn.mock.calls[0]?.[0]).toEqual(["a", "c"]);
  });

  it("does not run where every input is refused", async ({ expect }) => {
    const fn = vi.fn<(rows: string[]) => string[]>((rows) => rows);
    const outcomes = await runRows(shoutApp(fn), [[1], [2]]);
    expect(outcomes.map(({ status }) => status)).toEqual(["failed", "failed"]);
    expect(fn).not.toHaveBeenCalled();
  });

  it("lets only the caller fail whose row cannot be shown", async ({ expect }) => {
    const [box, run] = [gr.Textbox(), gr.Button()];
    run.click(((rows: string[]) => rows.map((row) => (row === "bad" ? ["one"] : [row, row]))) as never, {
      inputs: box,
      outputs: [box, box],
      batch: true,
    });
    expect(told(await runRows(gr.Blocks([box, run]), [["a"], ["bad"], ["c"]]))).toEqual([
      ["a", "a"],
      "The function has 2 outputs and must answer a list of as many; it gave 1.",
      ["c", "c"],
    ]);
  });

  it("fails for everybody when the function does", async ({ expect }) => {
    const app = shoutApp(() => {
      throw new gr.Error("Out of paper.");
    });
    expect(told(await runRows(app, [["a"], ["b"]]))).toEqual(["Out of paper.", "Out of paper."]);
  });

  it.for<[name: string, answer: unknown, got: string]>([
    ["too few", ["a"], "1"],
    ["too many", ["a", "b", "c"], "3"],
    ["no list", "ab", "no list"],
    ["nothing", undefined, "no list"],
  ])("must answer as many rows as it got: %s", async ([, answer, got], { expect }) => {
    const message = `The batch function got 2 rows and must answer as many; it answered ${got}.`;
    expect(
      told(
        await runRows(
          shoutApp(() => answer),
          [["a"], ["b"]],
        ),
      ),
    ).toEqual([message, message]);
  });

  it("reads and keeps the State of each caller", async ({ expect }) => {
    const state = gr.State(0);
    const run = gr.Button();
    run.click((rows) => rows.map((count) => count + 1), { inputs: state, outputs: state, batch: true });
    const jobs = [5, 7].map((count) => aJob({ data: [null], state: { 2: count } }));
    const { outcomes } = await runAll(gr.Blocks([run]), jobs);
    expect(outcomes.map((outcome) => outcome.status === "completed" && outcome.step?.state)).toEqual([
      { 2: 6 },
      { 2: 8 },
    ]);
  });

  it("is cancelled for all who are in it", async ({ expect }) => {
    const cancel = new AbortController();
    const app = shoutApp(async (rows) => {
      cancel.abort();
      await sleep(1);
      return rows;
    });
    expect(told(await runRows(app, [["a"], ["b"]], cancel.signal))).toEqual(["cancelled", "cancelled"]);
  });

  it("tells a caller's refusal even if the others are cancelled", async ({ expect }) => {
    const cancel = new AbortController();
    const app = shoutApp(async () => {
      cancel.abort();
      return new Promise(() => {});
    });
    expect(told(await runRows(app, [["a"], [1]], cancel.signal))).toEqual([
      "cancelled",
      "Textbox: Invalid input: expected string, received number",
    ]);
  });
});
