/** How a run ends. Every end is a value. */

import { describe, it, vi } from "vitest";
import * as gr from "../../../src/index.ts";
import { OutOfOrderError } from "../../../src/runtime/r2-retry.ts";
import { fakeBucket } from "../../support/fake-bucket.ts";
import { aJob, runAll, runCall } from "../../support/run-app.ts";

type Text = ReturnType<typeof gr.Textbox>;

/** An app of one text and one function. */
function appOf(wire: (run: ReturnType<typeof gr.Button>["click"], text: Text) => void): gr.App {
  const text = gr.Textbox({ label: "Text" });
  const run = gr.Button();
  wire(run.click, text);
  return gr.Blocks([text, run]);
}

/** Runs `work` and answers what was written to the error log. */
async function errorsOf<T>(work: () => Promise<T>): Promise<{ value: T; logged: unknown[][] }> {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  try {
    return { value: await work(), logged: log.mock.calls };
  } finally {
    log.mockRestore();
  }
}

describe("a function that fails after a file was stored", () => {
  it("names the file, so that it can be deleted", async ({ expect }) => {
    const file = gr.File();
    const slider = gr.Slider();
    const run = gr.Button();
    const answer = () => [new Blob(["kept"]), gr.update({ colour: "red" })];
    run.click(answer as never, { outputs: [file, slider] }); // a Slider has no colour, as the compiler would say
    const { value: outcome } = await errorsOf(() => runCall(gr.Blocks([file, slider, run])));
    expect(outcome).toMatchObject({ status: "failed", files: [{ size: 4, session: "session-1" }] });
  });
});

describe("a function that answers", () => {
  it("completes with one wire value an output", async ({ expect }) => {
    const app = appOf((click, text) => click((value) => value.toUpperCase(), { inputs: text, outputs: text }));
    expect(await runCall(app, { data: ["tea"] })).toEqual({
      status: "completed",
      isGenerator: false,
      step: { data: ["TEA"], state: {}, changedState: [], overrides: {}, files: [] },
    });
  });

  it("completes when its promise does", async ({ expect }) => {
    const app = appOf((click, text) => click(async (value) => `${value}!`, { inputs: text, outputs: text }));
    expect(await runCall(app, { data: ["tea"] })).toMatchObject({ status: "completed", step: { data: ["tea!"] } });
  });

  it("completes without outputs, whatever it answers", async ({ expect }) => {
    const app = appOf((click) => click(() => ["a", "b"]));
    expect(await runCall(app)).toMatchObject({ status: "completed", step: { data: [] } });
  });

  it("takes its arguments in the shape of its inputs, then the context", async ({ expect }) => {
    const heard: unknown[] = [];
    const [a, b] = [gr.Textbox(), gr.Number()];
    const run = gr.Button();
    run.click((...args) => void heard.push(args), { inputs: a });
    run.click((...args) => void heard.push(args), { inputs: [a, b] });
    run.click((...args) => void heard.push(args), { inputs: { a, b } });
    run.click((...args) => void heard.push(args));
    const app = gr.Blocks([a, b, run]);
    const context = expect.objectContaining({ session: { hash: "session-1" } });
    for (const [fnIndex, data] of [["x"], ["x", 1], ["x", 1], []].entries()) await runCall(app, { fnIndex, data });
    expect(heard).toEqual([["x", context], ["x", 1, context], [{ a: "x", b: 1 }, context], [context]]);
  });
});

describe("what an answer holds", () => {
  it("is a list where the outputs are one", async ({ expect }) => {
    const app = appOf((click, text) => click(() => ["a", 1], { outputs: [text, text] }));
    expect(await runCall(app)).toMatchObject({ step: { data: ["a", "1"] } });
  });

  it("is part of a record where the outputs are one", async ({ expect }) => {
    const wiring = (text: Text) => ({ outputs: { a: text, b: text } });
    const app = appOf((click, text) => {
      click(() => ({ b: "x" }), wiring(text));
      click(() => ({ a: "x", b: undefined }), wiring(text));
      click(() => ({}), wiring(text));
      click((() => undefined) as never, wiring(text));
      click(() => gr.skip(), wiring(text));
    });
    const skipped = { __type__: "update" };
    const data = [];
    for (const fnIndex of [0, 1, 2, 3, 4]) data.push((await runCall(app, { fnIndex })) as { step: { data: unknown } });
    expect(data.map(({ step }) => step.data)).toEqual([
      [skipped, "x"],
      ["x", skipped],
      [skipped, skipped],
      [skipped, skipped],
      [skipped, skipped],
    ]);
  });

  it("is skipped whole for a list, too", async ({ expect }) => {
    const app = appOf((click, text) => click(() => gr.skip(), { outputs: [text, text] }));
    expect(await runCall(app)).toMatchObject({ step: { data: [{ __type__: "update" }, { __type__: "update" }] } });
  });

  it("may be longer than the outputs, with a warning", async ({ expect }) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const app = appOf((click, text) => click((() => ["a", "b"]) as never, { outputs: [text], apiName: "talk" }));
    expect(await runCall(app)).toMatchObject({ step: { data: ["a"] } });
    expect(warn).toHaveBeenCalledExactlyOnceWith("talk answered 2 values for 1 outputs; the rest is ignored.");
    warn.mockRestore();
  });

  it.for<[name: string, fn: () => unknown, list: boolean, message: string]>([
    ["too few values", () => ["a"], true, "The function has 2 outputs and must answer a list of as many; it gave 1."],
    ["no list", () => "ab", true, "The function has 2 outputs and must answer a list of as many; it gave no list."],
    [
      "nothing",
      () => undefined,
      true,
      "The function has 2 outputs and must answer a list of as many; it gave no list.",
    ],
    ["an unknown key", () => ({ c: 1 }), false, 'The function answered "c", which is no output; there are a, b.'],
    ["no record", () => "ab", false, "The function answers a record with the keys a, b; it gave string."],
  ])("is refused: %s", async ([, fn, isList, message], { expect }) => {
    const app = appOf((click, text) =>
      click(fn as never, { outputs: isList ? [text, text] : ({ a: text, b: text } as never) }),
    );
    expect(await runCall(app)).toMatchObject({ status: "failed", error: { error: message, visible: true } });
  });
});

describe("a function that fails", () => {
  it("tells an author's error as it was written", async ({ expect }) => {
    const app = appOf((click) =>
      click(() => {
        throw new gr.Error("Tell me your name first.", { duration: null, title: "Who?", visible: false });
      }),
    );
    expect(await runCall(app)).toEqual({
      status: "failed",
      error: { error: "Tell me your name first.", duration: null, visible: false, title: "Who?" },
    });
  });

  it("has Gradio's defaults for an author's error", async ({ expect }) => {
    const app = appOf((click) => click(() => Promise.reject(new gr.Error())));
    expect(await runCall(app)).toEqual({
      status: "failed",
      error: { error: "Error raised.", duration: 10, visible: true, title: "Error" },
    });
  });

  it("keeps any other error from visitors, and logs it with the event's id", async ({ expect }) => {
    const bug = new TypeError("db password is hunter2");
    const app = appOf((click) =>
      click(() => {
        throw bug;
      }),
    );
    const { value, logged } = await errorsOf(() => runCall(app, { eventId: "abc" }));
    expect(value).toEqual({ status: "failed", error: { error: null } });
    expect(logged).toEqual([["Event abc failed:", bug]]);
  });

  it.for<[thrown: unknown, message: string]>([
    [new TypeError("no such column"), "no such column"],
    ["just a text", "just a text"],
    [undefined, "undefined"],
    [null, "null"],
  ])("shows any error where the author wants it: %s", async ([thrown, message], { expect }) => {
    const app = appOf((click) => click(() => Promise.reject(thrown))).launch({ showError: true });
    const { value, logged } = await errorsOf(() => runCall(app));
    expect(value).toEqual({ status: "failed", error: { error: message, visible: true } });
    expect(logged).toHaveLength(1);
  });

  it("says that storage is out of order, and what to do", async ({ expect }) => {
    const file = gr.File();
    const run = gr.Button();
    run.click(() => new Blob(["kept"]), { outputs: file });
    const { bucket } = fakeBucket();
    bucket.put = () => Promise.reject(new Error("We encountered an internal error. (10001)"));
    const { value, logged } = await errorsOf(() => runCall(gr.Blocks([file, run]), { bucket }));
    const error = { error: "Files cannot be reached at the moment. Try again soon.", visible: true };
    expect(value).toEqual({ status: "failed", error });
    expect(logged).toEqual([[expect.stringContaining("event-1"), expect.any(OutOfOrderError)]]);
  });

  it("says what cannot be shown", async ({ expect }) => {
    const row = gr.Row([]);
    const run = gr.Button();
    run.click((() => "text") as never, { outputs: row });
    const app = gr.Blocks([row, run]).launch({ showError: true });
    const { value } = await errorsOf(() => runCall(app));
    expect(value).toMatchObject({
      error: { error: "A layout has no value; update its options with gr.update() instead." },
    });
  });
});

describe("a call that leads nowhere", () => {
  it("fails for each caller where there is no such function", async ({ expect }) => {
    const app = appOf((click) => click(null, { js: "() => []" }));
    const { outcomes } = await runAll(app, [aJob({ fnIndex: 0 }), aJob({ fnIndex: 0 })]);
    const failed = { status: "failed", error: { error: "There is no function 0 to run.", visible: true } };
    expect(outcomes).toEqual([failed, failed]);
    expect((await runAll(app, [aJob({ fnIndex: 9 })])).outcomes).toMatchObject([{ status: "failed" }]);
  });

  it("is nothing where nobody calls", async ({ expect }) => {
    expect(
      (
        await runAll(
          appOf(() => {}),
          [],
        )
      ).outcomes,
    ).toEqual([]);
  });
});
