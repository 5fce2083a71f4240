import { beforeEach, describe, it, vi } from "vitest";
import { visiblePages } from "../../components/dataset/pages.ts";
import type { Component } from "../../src/core/component.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import { EVERYBODY, type FileAccess } from "../../src/core/files.ts";
import { prepare } from "../../src/core/tree.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";
import * as gr from "../../src/index.ts";
import { fakeBucket } from "../support/fake-bucket.ts";
import { noFiles, runCall, stepOf } from "../support/run-app.ts";

const links: FileAccess = {
  ...noFiles,
  store: async (source) => ({ path: null, url: String(source), meta: FILE_META }),
};

function read({ definition, props }: Component, index: number | null): unknown {
  return definition.preprocess(index, props, noFiles);
}

function contents({ definition, props }: Component, files = noFiles): unknown {
  return definition.wireContents?.(props, files);
}

const name = gr.Textbox({ label: "Name" });
const pet = gr.Radio({ label: "Pet", choices: [["A cat", "cat"], "dog"] });

describe("a Dataset", () => {
  it("reads the row that was picked, its place, or both", ({ expect }) => {
    const samples = [["Ada", "cat"], ["Bob"]] as const;
    expect(read(gr.Dataset({ components: [name, pet], samples }), 1)).toEqual(["Bob"]);
    expect(read(gr.Dataset({ components: [name, pet], samples, type: "index" }), 1)).toBe(1);
    expect(read(gr.Dataset({ components: [name, pet], samples, type: "tuple" }), 0)).toEqual([0, ["Ada", "cat"]]);
    expect(read(gr.Dataset({ components: [name, pet], samples }), null)).toBeNull();
  });

  it("refuses the place of a row that is not there", ({ expect }) => {
    const pets = gr.Dataset({ components: [name], samples: [["Ada"]] });
    expect(() => read(pets, 1)).toThrow(new InputError("There is no sample 1; there are 1, counted from 0."));
    expect(() => read(pets, -1)).toThrow(InputError);
    for (const value of ["0", 0.5, [0], true]) {
      expect(pets.definition.wire(pets.props)["~standard"].validate(value)).toHaveProperty("issues");
    }
  });

  it("shows the place of a row, or the row", ({ expect }) => {
    const { definition, props } = gr.Dataset({ components: [name, pet], samples: [["Ada", "cat"], ["Bob"]] });
    const shown = [1, null, ["Ada", "cat"], ["Eve"]].map((value) =>
      definition.postprocess(value as never, props, noFiles),
    );
    expect(shown).toEqual([1, null, 0, null]);
  });

  it("tells the page what its columns are, and its rows in their wire form", async ({ expect }) => {
    const list = gr.Dataset({
      components: [name, pet, gr.Image()],
      samples: [["Ada", "cat", "https://a.example/b.png"], ["Bob"]],
    });
    expect(list.props["headers"]).toEqual(["Name", "Pet", ""]);
    expect(list.definition.wireProps?.(list.props)).toMatchObject({
      components: [{ name: "textbox" }, { name: "radio" }, { name: "image" }],
      componentProps: [
        { label: "Name" },
        {
          choices: [
            ["A cat", "cat"],
            ["dog", "dog"],
          ],
        },
        {},
      ],
    });
    expect(await contents(list, links)).toEqual({
      samples: [
        ["Ada", "cat", { path: null, url: "https://a.example/b.png", meta: FILE_META }],
        ["Bob", null, null],
      ],
    });
  });

  it("has no headings where no component has a label", ({ expect }) => {
    expect(gr.Dataset({ components: [gr.Textbox()] }).props["headers"]).toEqual([]);
    expect(gr.Dataset({ components: [name], headers: ["Who"] }).props["headers"]).toEqual(["Who"]);
  });

  it("names the row and the component of a value that does not fit", async ({ expect }) => {
    const of = (component: Component, value: unknown): unknown =>
      contents(gr.Dataset({ components: [component], samples: [[null], [value as never]] }));
    await expect(of(pet, true)).rejects.toThrow(/^Dataset: row 2, Radio "Pet": /);
    await expect(of(gr.HighlightedText({ label: "Parts" }), "x")).rejects.toThrow(
      /^Dataset: row 2, HighlightedText "Parts": /,
    );
    const picture = gr.Dataset({ components: [gr.Image({ label: "Picture" })], samples: [["./lion.png"]] });
    await expect(contents(picture)).rejects.toThrow(/^Dataset: row 1, Image "Picture": .*URL/);
  });

  it("refuses options that cannot be meant", ({ expect }) => {
    const of = (options: object) => () => gr.Dataset(options);
    expect(of({ components: ["textbox"] })).toThrow("Dataset: components is a list of components");
    expect(of({ components: name })).toThrow(SetupError);
    expect(of({ components: [name], samples: [["Ada"], ["Bob", 3]] })).toThrow(
      "Dataset: row 2 has 2 values for 1 components.",
    );
    expect(of({ components: [name], samples: ["Ada"] })).toThrow("Dataset: row 1 of samples is no list of values.");
    expect(of({ components: [name], samples: "Ada" })).toThrow("Dataset: samples is a list of rows");
    expect(of({ type: "row" })).toThrow('Dataset: type "row" is unknown');
    expect(of({ layout: "list" })).toThrow('Dataset: layout "list" is unknown');
    expect(of({ samplesPerPage: 0 })).toThrow("Dataset: samplesPerPage is a whole number from 1.");
    expect(of({ components: [name], samples: [["Ada"]], sampleLabels: [] })).toThrow(
      "there are 1 samples and 0 sampleLabels",
    );
  });

  it("takes new rows from a function, which are read then", async ({ expect }) => {
    const list = gr.Dataset({ components: [name], samples: [["Ada"]] });
    const go = gr.Button();
    go.click(() => gr.update({ samples: [["Eve"], ["Bob"]] }), { outputs: list });
    list.click((row) => row?.[0] ?? "", { inputs: list, outputs: name });
    const app = gr.Blocks([go, list, name]);
    const { data, overrides } = await stepOf(app);
    expect(data).toEqual([{ __type__: "update", samples: [["Eve"], ["Bob"]] }]);
    expect((await stepOf(app, { fnIndex: 1, data: [1], overrides })).data).toEqual(["Bob"]);
    expect(await runCall(app, { fnIndex: 1, data: [1] })).toMatchObject({ status: "failed" });
  });
});

describe("the pages of a Dataset", () => {
  it.for([
    [0, 1, [0]],
    [0, 3, [0, 1, 2]],
    [0, 10, [0, 1, 2, null, 7, 8, 9]],
    [7, 15, [0, 1, 2, null, 5, 6, 7, 8, 9, null, 12, 13, 14]],
    [14, 15, [0, 1, 2, null, 12, 13, 14]],
    [0, 0, []],
  ] as const)("on page %i of %i", ([current, count, pages], { expect }) => {
    expect(visiblePages(current, count)).toEqual(pages);
  });
});

describe("Examples", () => {
  const out = gr.Textbox({ label: "Out" });

  it("fills in what was picked, and runs the function behind it", async ({ expect }) => {
    const who = gr.Textbox({ label: "Who" });
    const much = gr.Number({ label: "Much" });
    const shout = ({ who, much }: { who: string; much: number | null }): string => who.repeat(much ?? 1);
    const examples = gr.Examples([{ who: "Ada", much: 2 }, { who: "Bob" }, ["Eve", 1]], {
      inputs: { who, much },
      outputs: out,
      fn: shout,
      runOnClick: true,
    });
    const app = gr.Blocks([who, much, out, examples]);
    expect((await stepOf(app, { data: [0] })).data).toEqual(["Ada", 2]);
    expect((await stepOf(app, { data: [1] })).data).toEqual(["Bob", null]);
    expect((await stepOf(app, { fnIndex: 1, data: ["Ada", 2] })).data).toEqual(["AdaAda"]);
  });

  it("leaves a column without values alone", async ({ expect }) => {
    const [a, b, c] = [gr.Textbox(), gr.Number(), gr.Textbox()];
    const app = gr.Blocks([a, b, c, gr.Examples([["x", null, "y"], ["z"]], { inputs: [a, b, c] })]);
    expect((await stepOf(app, { data: [0] })).data).toEqual(["x", "y"]);
  });

  it("hands out files as bytes, also those at an address", async ({ expect }) => {
    const fetched: string[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = async (address) => {
      fetched.push(String(address));
      return String(address).endsWith("gone.txt") ? new Response("", { status: 404 }) : new Response("hello");
    };
    try {
      const [file, text] = [gr.File(), gr.Textbox()];
      const rows = [
        ["https://a.example/b/note.txt", "https://a.example/text"],
        ["https://a.example/gone.txt"],
      ] as const;
      const app = gr.Blocks([file, text, gr.Examples(rows, { inputs: [file, text] })]);
      const { data, files } = await stepOf(app, { data: [0] });
      expect(data).toMatchObject([{ orig_name: "note.txt", size: 5 }, "https://a.example/text"]);
      expect(files).toHaveLength(1);
      expect(await runCall(app, { data: [1] })).toMatchObject({ status: "failed", error: { error: /gone\.txt.*404/ } });
      expect(fetched).toEqual(["https://a.example/b/note.txt", "https://a.example/gone.txt"]);
    } finally {
      globalThis.fetch = real;
    }
  });

  it("refuses what cannot be meant, naming the row", ({ expect }) => {
    const of = (rows: unknown, options: object) => () => gr.Examples(rows as never, options as never);
    expect(of("Ada", { inputs: name })).toThrow("Examples: the first argument is a list of examples");
    expect(of([["a"], ["b", 1]], { inputs: name })).toThrow("Examples: row 2 has 2 values for 1 inputs. Write a value");
    expect(of(["a"], { inputs: [name, pet] })).toThrow("Examples: row 1 is no list of values; there are 2 inputs.");
    expect(of([{ nme: "a" }], { inputs: { name } })).toThrow('Examples: row 1 names "nme"; the inputs are name.');
    expect(of(["a"], { inputs: ["text"] })).toThrow("Examples: inputs is a component");
    expect(of(["a"], { inputs: gr.Row([]) })).toThrow("is a layout and takes no value");
    expect(of(["a"], { inputs: name, cacheExamples: true })).toThrow("cacheExamples needs fn and outputs");
    expect(of(["a"], { inputs: name, runOnClick: true })).toThrow("runOnClick needs fn");
    expect(of(["a"], { inputs: name, exampleLabels: [] })).toThrow("1 examples and 0 exampleLabels");
    expect(of(["a"], { inputs: name, cacheMode: "soon" })).toThrow('cacheMode "soon"');
    expect(of(["a"], { inputs: name, preload: 1 })).toThrow("preload is the number of an example, from 0 to 0");
  });
});

describe("examples that are kept", () => {
  beforeEach(() => {
    // What fails in the background is logged.
    vi.spyOn(console, "error").mockImplementation(() => {});
  });

  /** An app that counts the runs of its function, and a bucket that outlives its calls. */
  function counting(options: Partial<Parameters<typeof gr.Examples>[1]> = {}) {
    const [who, out] = [gr.Textbox({ label: "Who" }), gr.Textbox({ label: "Out" })];
    const runs: string[] = [];
    const greet = (who: string): string => {
      runs.push(who);
      if (who === "Bad") throw new gr.Error("Not this one.");
      return `Hello ${who}!`;
    };
    const wiring = { inputs: who, outputs: out, fn: greet, cacheExamples: true } as const;
    const app = gr.Blocks([who, out, gr.Examples(["Ada", "Bob", "Bad"], { ...wiring, ...options })]);
    const { bucket, kept } = fakeBucket();
    const later: Promise<unknown>[] = [];
    const ask = (fnIndex: number, index?: number) =>
      runCall(app, { fnIndex, data: index === undefined ? [] : [index], bucket, outlive: (work) => later.push(work) });
    return { runs, ask, kept, rest: () => Promise.allSettled(later) };
  }

  it("are computed all at the first request, and once", async ({ expect }) => {
    const { runs, ask, kept, rest } = counting({ cacheMode: "eager" });
    expect(await ask(1, 1)).toMatchObject({ status: "completed", step: { data: ["Hello Bob!"] } });
    await rest();
    expect(runs).toEqual(["Bob", "Ada", "Bad"]);
    expect(await ask(1, 0)).toMatchObject({ step: { data: ["Hello Ada!"] } });
    await rest();
    expect(runs).toHaveLength(3);
    expect([...kept.keys()].every((key) => /^examples\/[0-9a-f]{64}\.json$/.test(key))).toBe(true);
    expect(kept.size).toBe(2);
  });

  it("are computed when they are asked for, if that is wanted", async ({ expect }) => {
    const { runs, ask, rest } = counting({ cacheMode: "lazy" });
    await ask(1, 0);
    await rest();
    expect(runs).toEqual(["Ada"]);
    await ask(1, 0);
    expect(runs).toEqual(["Ada"]);
    expect(await ask(2)).toMatchObject({ status: "failed" });
  });

  it("tell what is wrong with one, and keep nothing of it", async ({ expect }) => {
    const { ask, kept } = counting({ cacheMode: "lazy" });
    expect(await ask(1, 2)).toMatchObject({ status: "failed", error: { error: "Not this one." } });
    expect(kept.size).toBe(0);
  });

  it("open the page with the first, or with another", async ({ expect }) => {
    const first = counting();
    expect(await first.ask(2)).toMatchObject({ step: { data: ["Ada"] } });
    expect(await first.ask(3)).toMatchObject({ step: { data: ["Hello Ada!"] } });
    const second = counting({ preload: 1 });
    expect(await second.ask(3)).toMatchObject({ step: { data: ["Hello Bob!"] } });
    expect(await counting({ preload: false }).ask(2)).toMatchObject({ status: "failed" });
  });

  it("leave alone what opens with a value of its own", async ({ expect }) => {
    const listeners = (inputs: readonly Component[]): number => {
      const out = gr.Textbox();
      const options = { inputs, outputs: out, fn: () => "", cacheExamples: true };
      return prepare(gr.Blocks([...inputs, out, gr.Examples([[1 as never]], options as never) as never])).listeners
        .length;
    };
    expect(listeners([gr.Slider({ minimum: 1 })])).toBe(4);
    expect(listeners([gr.Checkbox()])).toBe(4);
    expect(listeners([gr.Slider({ minimum: 1, value: 2 })])).toBe(2);
  });

  it("name the row whose value its component refuses", async ({ expect }) => {
    const [pick, out] = [gr.Radio({ label: "Pet", choices: ["cat"] }), gr.Textbox()];
    const options = { inputs: pick, outputs: out, fn: (pet: string | null) => pet, cacheExamples: true } as const;
    const app = gr.Blocks([pick, out, gr.Examples(["cat", "fish" as "cat"], options)]);
    expect(await runCall(app, { fnIndex: 1, data: [1] })).toMatchObject({
      status: "failed",
      error: { error: expect.stringMatching(/^Example row 2, Radio "Pet": .*fish.* is not in the list of choices/) },
    });
  });

  it("keep the last answer of a generator, updates, records, and files for everybody", async ({ expect }) => {
    const [text, file, box] = [gr.Textbox(), gr.File(), gr.Textbox()];
    async function* work({ text }: { text: string }) {
      yield { box: "soon" };
      yield { box: gr.update({ label: text, value: text }), file: new File([text], "note.txt") };
    }
    const options = {
      inputs: { text },
      outputs: { box, file },
      fn: work,
      cacheExamples: true,
      cacheMode: "lazy",
    } as const;
    const app = gr.Blocks([text, box, file, gr.Examples([["Ada"]], options)]);
    const { bucket } = fakeBucket();
    const ask = () => stepOf(app, { fnIndex: 1, data: [0], bucket });
    const [fresh, kept] = [await ask(), await ask()];
    expect(kept.data).toEqual(fresh.data);
    expect(kept.data).toMatchObject([
      { label: "Ada", value: "Ada" },
      { orig_name: "note.txt", size: 3 },
    ]);
    const note = { name: "note.txt", size: 3, type: "text/plain", session: EVERYBODY };
    expect([fresh.files, kept.files]).toEqual([[expect.objectContaining(note)], fresh.files]);
  });

  it("take one row of a batch function", async ({ expect }) => {
    const [text, out] = [gr.Textbox(), gr.Textbox()];
    const shout = (rows: unknown) => (rows as string[]).map((row) => row.toUpperCase());
    const options = { inputs: text, outputs: out, fn: shout as never, batch: true, cacheExamples: true } as const;
    const app = gr.Blocks([text, out, gr.Examples(["Ada"], options)]);
    expect((await stepOf(app, { fnIndex: 1, data: [0] })).data).toEqual(["ADA"]);
  });

  it("are not kept where State has a say", async ({ expect }) => {
    const [text, out] = [gr.Textbox(), gr.Textbox()];
    const seen = gr.State(0);
    const examples = gr.Examples([["Ada"]], {
      inputs: [text, seen],
      outputs: out,
      fn: (text) => text,
      cacheExamples: true,
    });
    const app = gr.Blocks([text, out, examples]);
    expect((await stepOf(app, { data: [0] })).data).toEqual(["Ada"]);
    expect(await runCall(app, { fnIndex: 1, data: [0] })).toMatchObject({ status: "failed" });
  });
});

describe("examples of an Interface", () => {
  it("are wired to its inputs, outputs and function", async ({ expect }) => {
    const app = gr.Interface(({ name }) => `Hello ${name}!`, {
      inputs: { name: "text" },
      outputs: "text",
      examples: gr.Examples([["Ada"], { name: "Bob" }], { cacheExamples: true }),
      flaggingMode: "never",
    });
    const last = app.children.at(-1);
    expect(last?.definition.type).toBe("dataset");
    expect(last?.props["samples"]).toEqual([["Ada"], ["Bob"]]);
    expect((await stepOf(app, { fnIndex: 3, data: [1] })).data).toEqual(["Bob"]);
    expect((await stepOf(app, { fnIndex: 4, data: [1] })).data).toEqual(["Hello Bob!"]);
  });

  it("need an input", ({ expect }) => {
    const made = (): unknown => gr.Interface(() => "a", { outputs: "text", examples: gr.Examples(["Ada"]) });
    expect(made).toThrow("Examples: inputs is a component");
  });
});
