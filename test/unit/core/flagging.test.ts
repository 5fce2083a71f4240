/** What an Interface and `gr.flag` write down, and when. */

import { describe, it, vi } from "vitest";
import { prepare, type PreparedApp } from "../../../src/core/tree.ts";
import { readsWire } from "../../../src/core/wire-reader.ts";
import * as gr from "../../../src/index.ts";
import { FILE_META, type FileData } from "../../../src/protocol/file-data.ts";
import { fakeBucket } from "../../support/fake-bucket.ts";
import { aJob, runAll, runCall } from "../../support/run-app.ts";

/** A logger that remembers. */
function aLogger(): gr.FlaggingCallback & { readonly flags: gr.Flag[] } {
  const flags: gr.Flag[] = [];
  return { flags, flag: (flag) => void flags.push(flag) };
}

/** Listeners that write flags down. */
function flagging({ listeners }: PreparedApp) {
  return listeners.filter(({ fn }) => fn !== null && readsWire(fn));
}

function buttonsOf({ components }: PreparedApp): unknown[] {
  const found = [...components.values()].filter(({ definition }) => definition.type === "button");
  return found.map(({ props }) => props["value"]);
}

/** The source of a script that a listener runs in the browser, as what it answers. */
async function answerOf(js: string | null | undefined): Promise<unknown> {
  const module = await import(`data:text/javascript,export default ${encodeURIComponent(js ?? "")}`);
  vi.useFakeTimers();
  try {
    const answer: unknown = module.default();
    vi.runAllTimers();
    return await answer;
  } finally {
    vi.useRealTimers();
  }
}

describe("the flags of an Interface", () => {
  it("are one button by default, below the outputs", ({ expect }) => {
    const app = prepare(gr.Interface(({ name }) => name, { inputs: { name: "text" }, outputs: "text" }));
    expect(buttonsOf(app)).toEqual(["Clear", "Submit", "Flag"]);
  });

  it("are a button for each thing that can be said", async ({ expect }) => {
    const log = aLogger();
    const app = prepare(
      gr.Interface((name) => name, {
        inputs: "text",
        outputs: "text",
        flaggingOptions: ["wrong", ["Say that it is rude", "rude"]],
        flaggingCallback: log,
      }),
    );
    expect(buttonsOf(app)).toEqual(["Clear", "Submit", "Flag as wrong", "Say that it is rude"]);
    for (const { id } of flagging(app)) await runCall(app, { fnIndex: id, data: ["Ada", "Hello"] });
    expect(log.flags.map(({ flag }) => flag)).toEqual(["wrong", "rude"]);
  });

  it("are not there when the author wants none", ({ expect }) => {
    const options = { inputs: "text", outputs: "text" } as const;
    for (const more of [{ flaggingMode: "never" }, { flaggingOptions: [] }] as const) {
      const app = prepare(gr.Interface((name) => name, { ...options, ...more }));
      expect([buttonsOf(app), flagging(app)]).toEqual([["Clear", "Submit"], []]);
    }
  });

  it("follow each success by themselves, without a button", async ({ expect }) => {
    const log = aLogger();
    const app = prepare(
      gr.Interface((name) => name, { inputs: "text", outputs: "text", flaggingMode: "auto", flaggingCallback: log }),
    );
    const [flag] = flagging(app);
    expect(buttonsOf(app)).toEqual(["Clear", "Submit"]);
    expect(flag?.after).toEqual({ id: 0, moment: "success" });
    await runCall(app, { fnIndex: flag?.id ?? -1, data: ["Ada", "Hello Ada"] });
    expect(log.flags).toMatchObject([{ values: { output: "Hello Ada" } }]);
  });

  it("hold inputs, outputs and the time, by label, and nothing of State and passwords", async ({ expect }) => {
    const log = aLogger();
    const app = prepare(
      gr.Interface(({ name }) => ({ greeting: name, length: 1 }), {
        inputs: { name: "text", password: gr.Textbox({ type: "password" }), seen: gr.State("secret") },
        additionalInputs: gr.AdditionalInputs({ loud: "checkbox" }),
        outputs: { greeting: "text", length: gr.Number({ label: "name" }) },
        flaggingCallback: log,
      }),
    );
    const before = new Date().toISOString();
    const [flag] = flagging(app);
    await runCall(app, { fnIndex: flag?.id ?? -1, data: ["Ada", true, "Hello", 3] });
    expect(log.flags.map(({ values }) => values)).toEqual([
      { name: "Ada", loud: true, greeting: "Hello", "name 3": 3 },
    ]);
    expect(Object.keys(log.flags[0] ?? {})).toEqual(["timestamp", "values"]);
    const timestamp = log.flags[0]?.timestamp ?? "";
    expect(timestamp >= before && timestamp <= new Date().toISOString()).toBe(true);
  });

  it("go into the bucket, an object each, in the folder that the author names", async ({ expect }) => {
    const { bucket, kept } = fakeBucket();
    for (const flaggingDir of [undefined, "doubts"]) {
      const options = flaggingDir === undefined ? {} : { flaggingDir };
      const app = prepare(gr.Interface((text) => text, { inputs: "text", outputs: "text", ...options }));
      const [flag] = flagging(app);
      await runCall(app, { fnIndex: flag?.id ?? -1, data: ["a", "b"], bucket });
    }
    expect([...kept.keys()]).toEqual([
      expect.stringMatching(/^flagged\/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-f-]{36}\.json$/),
      expect.stringMatching(/^doubts\/.+\.json$/),
    ]);
    const texts = [...kept.values()].map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(JSON.parse(texts[0] ?? "")).toMatchObject({ values: { "component 0": "a", output: "b" } });
  });

  it("cannot be of a mode that there is not", ({ expect }) => {
    const options = { outputs: "text", flaggingMode: "always" as "never" } as const;
    expect(() => gr.Interface(() => "", options)).toThrow(
      new gr.SetupError('Interface: flaggingMode "always" is unknown; use "manual", "auto" or "never".'),
    );
  });
});

describe("the button of a flag", () => {
  const app = prepare(gr.Interface((text) => text, { inputs: "text", outputs: "text" }));
  const [id] = [...app.components].find(([, { props }]) => props["value"] === "Flag") ?? [];
  const scripts = app.listeners.filter(({ outputs }) => outputs.length === 1 && outputs[0]?.id === id);

  it("says what happens: saving, then its own text or that it failed", async ({ expect }) => {
    const [saving, saved, failed, cleared] = scripts;
    const [flag] = flagging(app);
    expect(saving?.targets).toEqual([[id, "click"]]);
    expect(await answerOf(saving?.js)).toEqual({ __type__: "update", value: "Saving...", interactive: false });
    expect(flag?.after).toEqual({ id: saving?.id, moment: "then" });
    expect(saved?.after).toEqual({ id: flag?.id, moment: "success" });
    expect(await answerOf(saved?.js)).toEqual({ __type__: "update", value: "Flag", interactive: true });
    expect(failed?.after).toEqual({ id: flag?.id, moment: "failure" });
    expect(await answerOf(failed?.js)).toEqual({ __type__: "update", value: "Error!", interactive: true });
    expect(await answerOf(cleared?.js)).toEqual([{ __type__: "update", value: "Flag", interactive: true }]);
  });

  it("is no endpoint, and does not wait in line", ({ expect }) => {
    expect(flagging(app)).toMatchObject([{ apiVisibility: "private", isQueued: false }]);
  });

  it("may have any text", async ({ expect }) => {
    const label = '`${1}" \\ </script> \u2028';
    const other = prepare(
      gr.Interface((text) => text, { inputs: "text", outputs: "text", flaggingOptions: [[label, "x"]] }),
    );
    const restore = other.listeners.filter(({ js }) => js?.includes("setTimeout"));
    expect(await answerOf(restore[0]?.js)).toMatchObject({ value: label });
  });
});

describe("gr.flag", () => {
  it("writes down what components of Blocks show, as they show it", async ({ expect }) => {
    const log = aLogger();
    const [picture, strength, result] = [gr.Image(), gr.Slider({ label: "Strength" }), gr.Label({ label: "Result" })];
    const button = gr.Button("Flag");
    gr.flag(button.click, { inputs: [picture, strength, result], callback: log });
    const remote = { path: null, url: "https://elsewhere.example/cat.png", meta: FILE_META };
    await runCall(gr.Blocks([picture, strength, result, button]), { data: [remote, 0.5, { label: "cat" }] });
    expect(log.flags.map(({ values }) => values)).toEqual([
      { "component 0": remote, Strength: 0.5, Result: { label: "cat" } },
    ]);
  });

  it("takes a record too, any event, and a word for it", async ({ expect }) => {
    const log = aLogger();
    const [name, pet] = [gr.Textbox({ label: "Name" }), gr.Radio({ choices: ["cat", "dog"] })];
    const wired = gr.flag(pet.select, { inputs: { name, pet }, callback: log, option: "picked" });
    wired.success(null, { js: "() => []" });
    await runCall(gr.Blocks([name, pet]), { data: ["Ada", "cat"] });
    expect(log.flags).toMatchObject([{ flag: "picked", values: { Name: "Ada", "component 1": "cat" } }]);
  });

  it("fails, and says so in the log, when the logger throws", async ({ expect }) => {
    const text = gr.Textbox();
    gr.flag(text.submit, {
      inputs: text,
      callback: {
        flag() {
          throw new gr.Error("The disk is full.");
        },
      },
    });
    const outcome = await runCall(gr.Blocks([text]), { data: [""] });
    expect(outcome).toMatchObject({ status: "failed", error: { error: "The disk is full." } });
  });

  it("waits for a logger that takes its time", async ({ expect }) => {
    const text = gr.Textbox();
    const { promise, reject } = Promise.withResolvers<void>();
    gr.flag(text.submit, { inputs: text, callback: { flag: () => promise } });
    const outcome = runCall(gr.Blocks([text]), { data: [""] });
    reject(new gr.Error("Too late."));
    expect(await outcome).toMatchObject({ status: "failed", error: { error: "Too late." } });
  });

  it("refuses a call with too few values", async ({ expect }) => {
    const log = aLogger();
    const [a, b] = [gr.Textbox({ label: "a" }), gr.Textbox({ label: "b" })];
    gr.flag(a.submit, { inputs: [a, b], callback: log });
    expect(await runCall(gr.Blocks([a, b]), { data: ["only"] })).toMatchObject({ status: "failed" });
    expect(log.flags).toEqual([]);
  });
});

describe("a flagged file", () => {
  const path = `${"0".repeat(32)}/cat.txt`;
  const stored = { path, name: "cat.txt", size: 4, type: "text/plain", session: "session-1" };
  const sent: FileData = { path, url: "https://evil.example", size: 1e9, orig_name: "../x", meta: FILE_META };

  /** Flags what a visitor sent as a file. */
  async function flagged(value: unknown, files = [stored]) {
    const log = aLogger();
    const { bucket, kept } = fakeBucket();
    await bucket.put(path, "meow");
    const file = gr.File({ label: "File", fileCount: "multiple" });
    gr.flag(file.upload, { inputs: file, callback: log });
    const told = await runAll(gr.Blocks([file]), [aJob({ data: [value], files })], { bucket });
    return { log, kept, outcome: told.outcomes[0] };
  }

  it("is copied, so that it stays when the visitor's own is deleted", async ({ expect }) => {
    const { log, kept, outcome } = await flagged([sent]);
    const copies = log.flags[0]?.values["File"] as FileData[] | undefined; // as it was sent
    const copy = copies?.[0];
    expect(copy).toMatchObject({ orig_name: "cat.txt", size: 4, mime_type: "text/plain" });
    expect(copy?.path).toMatch(/^[0-9a-f]{32}\/cat\.txt$/);
    expect(copy?.path).not.toBe(path);
    expect(copy?.url).toBe(`https://app.example/gradio_api/file=${copy?.path}`);
    expect(new TextDecoder().decode(kept.get(copy?.path ?? "")?.bytes)).toBe("meow");
    // Not in the books, so that no sweep takes it.
    expect(outcome).toMatchObject({ status: "completed", step: { files: [] } });
  });

  it.for<[string, unknown]>([
    ["of another session", [{ ...sent, path: `${"1".repeat(32)}/other.txt` }]],
    ["that is no path", [{ ...sent, path: "../../etc/passwd" }]],
    ["of a strange kind", [{ ...sent, path: 3 }]],
  ])("%s is refused", async ([, value], { expect }) => {
    const { log, outcome } = await flagged(value);
    expect(outcome).toMatchObject({ status: "failed", error: { error: expect.stringContaining("Upload it first") } });
    expect(log.flags).toEqual([]);
  });
});
