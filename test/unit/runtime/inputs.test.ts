/** What callers send, and what they are told when it does not fit. */

import { describe, it } from "vitest";
import type { StoredFile } from "../../../src/core/files.ts";
import * as gr from "../../../src/index.ts";
import { newFilePath } from "../../../src/core/file-name.ts";
import { fakeBucket } from "../../support/fake-bucket.ts";
import { runCall, stepOf } from "../../support/run-app.ts";

const META = { _type: "gradio.FileData" };

/** Sends one value to a component, and answers what the function read or what the caller is told. */
async function send(component: gr.Component, value: unknown): Promise<{ read: unknown } | { told: string | null }> {
  let read: unknown;
  const run = gr.Button();
  run.click((got) => void (read = got), { inputs: component });
  const outcome = await runCall(gr.Blocks([gr.Row([component]), run]), { data: [value] });
  if (outcome.status === "failed") return { told: outcome.error.error };
  return { read };
}

describe("a value that fits", () => {
  it.for<[component: gr.Component, value: unknown, read: unknown]>([
    [gr.Textbox(), "tea", "tea"],
    [gr.Textbox(), null, ""],
    [gr.Number(), 2.5, 2.5],
    [gr.Number(), null, null],
    [gr.Number({ precision: 0 }), 2.5, 3],
    [gr.Number({ precision: 0 }), -2.5, -3],
    [gr.Slider({ minimum: 0, maximum: 1, precision: 1 }), 0.55, 0.6],
    [gr.Checkbox(), true, true],
    [gr.Checkbox(), null, false],
    [gr.Radio({ choices: ["cat", "dog"] }), "dog", "dog"],
    [gr.Radio({ choices: ["cat", "dog"], type: "index" }), "dog", 1],
    [gr.Radio({ choices: ["cat"] }), null, null],
    [gr.Dropdown({ choices: [["One", 1]] }), 1, 1],
    [gr.Dropdown({ choices: ["a"], allowCustomValue: true }), "z", "z"],
    [gr.Dropdown({ choices: ["a"], allowCustomValue: true, type: "index" }), "z", null],
    [gr.Dropdown({ choices: ["a", "b"], multiselect: true }), ["b", "a"], ["b", "a"]],
    [gr.Dropdown({ choices: ["a", "b"], multiselect: true, type: "index" }), ["b"], [1]],
    [gr.Dropdown({ choices: ["a"], multiselect: true }), null, []],
    [gr.Markdown(), "# Hi", "# Hi"],
    [gr.JSON(), { a: [1, null] }, { a: [1, null] }],
    [gr.Label(), { label: "cat", confidences: [{ label: "cat", confidence: 0.9 }] }, { cat: 0.9 }],
    [gr.Label(), { label: "cat" }, "cat"],
    [gr.Button("Go"), "Go", "Go"],
    [gr.Image(), null, null],
    [gr.File(), null, null],
  ])("is read: %$", async ([component, value, read], { expect }) => {
    expect(await send(component, value)).toEqual({ read });
  });

  it("is null where the caller sent nothing for it", async ({ expect }) => {
    expect(await send(gr.Textbox(), undefined)).toEqual({ read: "" });
  });
});

describe("a value that does not fit", () => {
  const named = { label: "Field" };

  it.for<[component: gr.Component, value: unknown, told: string]>([
    [gr.Textbox(named), 3, 'Textbox "Field": Invalid input: expected string, received number'],
    [gr.Textbox(), ["a"], "Textbox: Invalid input: expected string, received array"],
    [gr.Number(named), "3", 'Number "Field": Invalid input: expected number, received string'],
    [gr.Number({ minimum: 1 }), 0, "Value 0 is less than minimum value 1."],
    [gr.Number({ maximum: 1 }), 2, "Value 2 is greater than maximum value 1."],
    [gr.Slider(named), null, 'Slider "Field": Invalid input: expected number, received null'],
    [gr.Slider(), 101, "Value 101 is greater than maximum value 100."],
    [gr.Checkbox(named), "yes", 'Checkbox "Field": Invalid input: expected boolean, received string'],
    [gr.Radio({ ...named, choices: ["a"] }), true, 'Radio "Field": Invalid input: expected a string or a number'],
    [gr.Radio({ choices: ["a", 1] }), "b", "Value: 'b' (type: string) is not in the list of choices: ['a', 1]"],
    [gr.Radio({ choices: [["One", 1]] }), "1", "Value: '1' (type: string) is not in the list of choices: [1]"],
    [gr.Dropdown({ choices: ["a"] }), "b", "Value: 'b' (type: string) is not in the list of choices: ['a']"],
    [
      gr.Dropdown({ ...named, choices: ["a"] }),
      ["a"],
      'Dropdown "Field": Invalid input: expected a string or a number',
    ],
    [
      gr.Dropdown({ ...named, choices: ["a"], multiselect: true }),
      "a",
      'Dropdown "Field": Invalid input: expected array, received string',
    ],
    [
      gr.Dropdown({ ...named, choices: ["a"], multiselect: true }),
      ["a", {}],
      'Dropdown "Field": Invalid input: expected a string or a number (at 1)',
    ],
    [
      gr.Dropdown({ choices: ["a"], multiselect: true }),
      ["b"],
      "Value: 'b' (type: string) is not in the list of choices: ['a']",
    ],
    [
      gr.Dropdown({ choices: ["a", "b"], multiselect: true, maxChoices: 1 }),
      ["a", "b"],
      "At most 1 choices can be taken; these are 2.",
    ],
    [gr.Markdown(), {}, "Markdown: Invalid input: expected string, received object"],
    [gr.Label(named), "cat", 'Label "Field": Invalid input: expected object, received string'],
    [
      gr.Label(named),
      { confidences: [{ label: "cat", confidence: "high" }] },
      'Label "Field": Invalid input: expected number, received string (at confidences.0.confidence)',
    ],
    [gr.Button("Go"), 1, "Button: Invalid input: expected string, received number"],
    [gr.Image(named), "cat.png", 'Image "Field": An image is an object with a path or url, and meta.'],
    [
      gr.Image(),
      { url: "https://evil.example/a.png", meta: META },
      'Image: An image has a "path", or a "url" that starts with data:image/.',
    ],
    [gr.Image(), { path: "x" }, 'Image: A file carries "meta": {"_type": "gradio.FileData"}. (at meta)'],
    [gr.File(named), "a.pdf", 'File "Field": This is neither a file nor a list of files.'],
    [gr.File(), { path: 3, meta: META }, "File: This is neither a file nor a list of files."],
    [
      gr.File(),
      { path: "/etc/passwd", meta: META },
      "This file is not one that you uploaded here. Upload it first, then send its path.",
    ],
    [
      gr.Image({ type: "filepath" }),
      { path: "constructor", meta: META },
      "This file is not one that you uploaded here. Upload it first, then send its path.",
    ],
  ])("is refused with a reason: %$", async ([component, value, told], { expect }) => {
    expect(await send(component, value)).toEqual({ told });
  });

  it("fails the call before the function runs", async ({ expect }) => {
    const [a, b] = [gr.Textbox(), gr.Number()];
    const run = gr.Button();
    let runs = 0;
    run.click(() => void runs++, { inputs: [a, b] });
    expect(await runCall(gr.Blocks([a, b, run]), { data: ["fits", "does not"] })).toMatchObject({
      status: "failed",
      error: { visible: true, title: "Error", duration: 10 },
    });
    expect(runs).toBe(0);
  });
});

describe("the number of values", () => {
  it("is told where it is too small, without what the API does not list", async ({ expect }) => {
    const [name, age] = [gr.Textbox(), gr.Number()];
    const run = gr.Button();
    run.click(() => {}, { inputs: { name, seen: gr.State(0), age } });
    const app = gr.Blocks([name, age, run]);
    const told = { status: "failed", error: { error: "2 inputs are needed (name, age), 1 came." } };
    expect(await runCall(app, { data: ["tea"] })).toMatchObject(told);
    expect(await runCall(app, { data: ["tea", 3] })).toMatchObject({ status: "completed" });
    expect(await runCall(app, { data: ["tea", null, 3] })).toMatchObject({ status: "completed" });
  });

  it("may be too large: the rest is not looked at", async ({ expect }) => {
    const name = gr.Textbox();
    const run = gr.Button();
    run.click((text) => text, { inputs: name, outputs: name });
    expect(await stepOf(gr.Blocks([name, run]), { data: ["tea", 3, {}] })).toMatchObject({ data: ["tea"] });
  });

  it("leaves a button's text out where the caller knows the API only", async ({ expect }) => {
    const name = gr.Textbox();
    const run = gr.Button("Go");
    run.click((button, text) => `${button}:${text}`, { inputs: [run, name], outputs: name });
    const app = gr.Blocks([name, run]);
    expect(await stepOf(app, { data: ["tea"] })).toMatchObject({ data: [":tea"] });
    expect(await stepOf(app, { data: ["Go", "tea"] })).toMatchObject({ data: ["Go:tea"] });
  });
});

describe("a file", () => {
  const stored: StoredFile = {
    path: newFilePath("notes.txt"),
    name: "notes.txt",
    size: 5,
    type: "text/plain",
    session: "session-1",
  };

  it("is read when the session may read it, with what we know of it", async ({ expect }) => {
    const { bucket } = fakeBucket();
    await bucket.put(stored.path, "hello");
    const file = gr.File();
    const shown = gr.JSON();
    const run = gr.Button();
    run.click(async (ref) => ref && [ref.name, ref.size, ref.type, await ref.text()], { inputs: file, outputs: shown });
    const lies = {
      path: stored.path,
      orig_name: "evil.html",
      size: 1,
      mime_type: "text/html",
      url: "https://evil.example",
      meta: META,
    };
    const step = await stepOf(gr.Blocks([file, shown, run]), { data: [lies], files: [stored], bucket });
    expect(step.data).toEqual([["notes.txt", 5, "text/plain", "hello"]]);
  });

  it("is of a kind that the component takes", async ({ expect }) => {
    const file = gr.File({ fileTypes: [".pdf"] });
    const run = gr.Button();
    run.click(() => {}, { inputs: file });
    const data = [{ path: stored.path, meta: META }];
    expect(await runCall(gr.Blocks([file, run]), { data, files: [stored] })).toMatchObject({
      error: { error: 'Invalid file type only .pdf allowed. "notes.txt" is another kind.' },
    });
  });

  it("that the function makes is stored, and told to the ledger with its owner", async ({ expect }) => {
    const { bucket, kept } = fakeBucket();
    const file = gr.File();
    const run = gr.Button();
    run.click(
      function* () {
        yield new File(["a,b"], "report.csv");
        yield new File(["c"], "more.csv");
        yield null;
      },
      { outputs: file },
    );
    const told: unknown[] = [];
    await runCall(gr.Blocks([file, run]), { bucket, onStep: ({ files }) => void told.push(files) });
    const [first, second] = [...kept.keys()];
    expect(told).toEqual([
      [{ path: first, name: "report.csv", size: 3, type: "text/csv", session: "session-1" }],
      [{ path: second, name: "more.csv", size: 1, type: "text/csv", session: "session-1" }],
      [],
    ]);
  });

  it("that the function hands on is not stored again", async ({ expect }) => {
    const { bucket, kept } = fakeBucket();
    await bucket.put(stored.path, "hello");
    const file = gr.File();
    const run = gr.Button();
    run.click((ref) => ref, { inputs: file, outputs: file });
    const data = [{ path: stored.path, meta: META }];
    const step = await stepOf(gr.Blocks([file, run]), { data, files: [stored], bucket });
    expect(step).toMatchObject({
      files: [],
      data: [
        {
          path: stored.path,
          url: `https://app.example/gradio_api/file=${stored.path}`,
          orig_name: "notes.txt",
          size: 5,
        },
      ],
    });
    expect(kept.size).toBe(1);
  });

  it("that is a path on some disk is no file", async ({ expect }) => {
    const file = gr.File();
    const run = gr.Button();
    run.click(() => "/etc/passwd", { outputs: file });
    expect(await runCall(gr.Blocks([file, run]))).toMatchObject({
      status: "failed",
      error: { error: expect.not.stringContaining("passwd") },
    });
  });
});
