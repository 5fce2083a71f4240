/** The page that an Interface makes around a function. */

import { describe, it } from "vitest";
import { type PlantedNode, prepare, type PreparedApp } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";
import type { Ports } from "../../../src/authoring/shortcuts.ts";
import type { Component } from "../../../src/core/component.ts";
import { aJob, runAll, stepOf } from "../../support/run-app.ts";

/** The page as nested types and labels. */
function outline({ component: { definition, props }, children }: PlantedNode): unknown {
  const text = definition.type === "button" || definition.type === "markdown" ? props["value"] : props.label;
  const name = typeof text === "string" ? `${definition.type} ${text}` : definition.type;
  return children.length > 0 ? [name, ...children.map(outline)] : name;
}

function page(app: gr.App): unknown[] {
  return prepare(app).nodes.map(outline);
}

/** The only Accordion on the page. */
function accordionIn(app: gr.App): Component | undefined {
  return [...prepare(app).components.values()].find(({ definition }) => definition.type === "accordion");
}

/** Triggers of the author's function, by component label or button text. */
function triggers({ listeners, components }: PreparedApp): string[] {
  const [run] = listeners.filter(({ fn }) => fn !== null);
  return (run?.targets ?? []).map(([id, event]) => {
    const props = components.get(id ?? -1)?.props;
    return `${String(props?.label ?? props?.["value"] ?? "app")}.${event}`;
  });
}

describe("the page of an Interface", () => {
  it("has inputs and buttons on the left, outputs on the right", ({ expect }) => {
    expect(page(gr.Interface(({ name }) => name, { inputs: { name: "text" }, outputs: "text" }))).toEqual([
      [
        "row",
        ["column", ["column", ["form", "textbox name"]], ["row", "button Clear", "button Submit"]],
        ["column", ["form", "textbox output"], ["row", "button Flag"]],
      ],
    ]);
  });

  it("has one column for inputs alone, for outputs alone, and for what is both", ({ expect }) => {
    const box = gr.Textbox({ label: "Text" });
    expect(page(gr.Interface(() => {}, { inputs: { name: "text" } }))).toEqual([
      ["row", ["column", ["column", ["form", "textbox name"]], ["row", "button Clear", "button Submit"]]],
    ]);
    expect(page(gr.Interface(() => ["", 0], { outputs: ["text", "number"] }))).toEqual([
      [
        "row",
        [
          "column",
          ["form", "textbox output 0", "number output 1"],
          ["row", "button Clear", "button Generate", "button Flag"],
        ],
      ],
    ]);
    expect(page(gr.Interface((text) => text, { inputs: box, outputs: box }))).toEqual([
      [
        "row",
        ["column", ["column", ["form", "textbox Text"]], ["row", "button Clear", "button Submit", "button Flag"]],
      ],
    ]);
  });

  it("has a heading, a description and an article, and the buttons that are wanted", ({ expect }) => {
    const app = gr.Interface((name) => name, {
      inputs: "image",
      outputs: "image",
      title: "Greeter",
      description: "Says hello.",
      article: "That is all.",
      submitBtn: "Go",
      clearBtn: null,
    });
    expect(page(app)).toEqual([
      "markdown # Greeter",
      "markdown Says hello.",
      [
        "row",
        ["column", ["column", "image"], ["row", "button Go"]],
        ["column", "image output", ["row", "button Flag"]],
      ],
      "markdown That is all.",
    ]);
    expect(app.options.title).toBe("Greeter");
  });

  it("has a Stop button for a generator", ({ expect }) => {
    const app = gr.Interface(
      function* () {
        yield "";
      },
      { outputs: "text", stopBtn: "Halt" },
    );
    expect(JSON.stringify(page(app))).toContain('["row","button Clear","button Generate","button Halt","button Flag"]');
  });
});

describe("the components of an Interface", () => {
  it("keep the labels they have, and take the keys' names where they have none", ({ expect }) => {
    const named = gr.Textbox({ label: "Your name" });
    const [open, shown] = [gr.Textbox(), gr.Number()];
    gr.Interface(() => ({ length: 1 }), { inputs: { named, open }, outputs: { length: shown } });
    expect([named, open, shown].map(({ props }) => props.label)).toEqual(["Your name", "open", "length"]);
  });

  it("are locked where they are outputs only, unless the author says otherwise", ({ expect }) => {
    const [asked, locked, open] = [gr.Textbox(), gr.Textbox(), gr.Textbox({ interactive: true })];
    gr.Interface(() => ["", "", ""], { inputs: [asked], outputs: [asked, locked, open] });
    expect([asked, locked, open].map(({ props }) => props.interactive)).toEqual([null, false, true]);
  });
});

describe("the function of an Interface", () => {
  it("runs on Submit and on Enter in each input that knows it", ({ expect }) => {
    const inputs = { name: "text", age: "number", isMorning: "checkbox" } as const;
    const prepared = prepare(gr.Interface(() => "", { inputs, outputs: "text" }));
    expect(triggers(prepared)).toEqual(["Submit.click", "name.submit", "age.submit"]);
  });

  it("runs at every change where it is live, without a Submit button", ({ expect }) => {
    const prepared = prepare(
      gr.Interface(() => "", { inputs: { name: "text", age: "number" }, outputs: "text", live: true }),
    );
    expect(triggers(prepared)).toEqual(["name.change", "age.change"]);
    expect(prepared.listeners[0]).toMatchObject({ triggerMode: "always_last", scrollToOutput: false });
    expect(JSON.stringify(prepared.nodes.map(outline))).not.toContain("Submit");
  });

  it("runs when the page opens where it is live and asks for nothing", ({ expect }) => {
    const prepared = prepare(gr.Interface(() => "", { outputs: "text", live: true }));
    expect(triggers(prepared)).toEqual(["app.load", "Generate.click"]);
  });

  it("is called by its own name, else predict, else as the author says", ({ expect }) => {
    function greet(): string {
      return "";
    }
    const name = (app: gr.App): unknown => prepare(app).listeners.find(({ fn }) => fn)?.apiName;
    expect(name(gr.Interface(greet, { outputs: "text" }))).toBe("greet");
    expect(name(gr.Interface(() => "", { outputs: "text" }))).toBe("predict");
    const grüße = (): string => "";
    expect(name(gr.Interface(grüße, { outputs: "text" }))).toBe("gre");
    expect(name(gr.Interface(greet, { outputs: "text", apiName: "hello" }))).toBe("hello");
  });

  it("hands on the options of its listener", ({ expect }) => {
    const options = {
      concurrencyLimit: 3,
      concurrencyId: "gpu",
      timeLimit: 9,
      retries: 1,
      onDisconnect: "keep",
    } as const;
    const { listeners } = prepare(gr.Interface(() => "", { outputs: "text", showProgress: "minimal", ...options }));
    expect(listeners[0]).toMatchObject({ ...options, showProgress: "minimal", scrollToOutput: true });
  });
});

describe("State in an Interface", () => {
  it("comes back: what was answered for it is read the next time", async ({ expect }) => {
    const app = gr.Interface(({ word, seen }) => [`${word}${String(seen)}`, word], {
      inputs: { word: "text", seen: "state" },
      outputs: ["text", "state"],
    });
    const prepared = prepare(app);
    const first = await stepOf(prepared, { data: ["a", null] });
    const second = await stepOf(prepared, { data: ["b", null], state: first.state });
    expect([first.data, second.data]).toEqual([
      ["anull", null],
      ["ba", null],
    ]);
  });

  it("is linked in records too", async ({ expect }) => {
    const prepared = prepare(
      gr.Interface(({ count }) => ({ shown: count, next: count + 1 }), {
        inputs: { count: gr.State(1) },
        outputs: { shown: "number", next: gr.State(0) },
      }),
    );
    const { state } = await stepOf(prepared, { data: [null] });
    expect((await stepOf(prepared, { data: [null], state })).data).toEqual([2, null]);
  });

  it("is as the author wired it where there are several", ({ expect }) => {
    const [a, b] = [gr.State(1), gr.State(2)];
    const { listeners } = prepare(gr.Interface((x, y) => [x, y], { inputs: [a, b], outputs: [b, a] }));
    const run = listeners.find(({ fn }) => fn);
    expect(run?.outputs.map(({ component }) => component)).toEqual([b, a]);
  });

  it("starts again when the page is cleared", async ({ expect }) => {
    const count = gr.State(1);
    const options = { inputs: count, outputs: count, flaggingMode: "never" } as const;
    const prepared = prepare(gr.Interface((n) => n + 1, options));
    const id = [...prepared.components].find(([, component]) => component === count)?.[0] ?? -1;
    const clearing = prepared.listeners.findLast(({ fn }) => fn !== null)?.id ?? -1;
    const { state } = await stepOf(prepared, { fnIndex: clearing, data: [], state: { [id]: 7 } });
    expect(state).toEqual({ [id]: 1 });
  });
});

describe("the Clear button", () => {
  it("empties everything once in the browser, and stops what runs", ({ expect }) => {
    const box = gr.Textbox({ label: "Text" });
    const app = gr.Interface((text) => [text, { a: 1 }, 0], {
      inputs: [box],
      outputs: [box, gr.Label(), gr.Slider({ minimum: 3, maximum: 9 })],
    });
    const { listeners } = prepare(app);
    const [clear, cancel] = listeners.slice(1);
    expect(clear).toMatchObject({ js: "() => [null,{},3]", outputs: [{ component: box }, {}, {}] });
    expect(cancel).toMatchObject({ cancels: [0], fn: null, js: null });
  });
});

describe("additional inputs", () => {
  it("stand in a closed Accordion below the others", ({ expect }) => {
    const app = gr.Interface(() => "", {
      inputs: { prompt: "text" },
      additionalInputs: gr.AdditionalInputs({ seed: "slider", picture: "image" }),
      outputs: "text",
      flaggingMode: "never",
    });
    const { nodes } = prepare(app);
    expect(nodes.map(outline)).toEqual([
      [
        "row",
        [
          "column",
          [
            "column",
            ["form", "textbox prompt"],
            ["accordion Additional Inputs", ["form", "slider seed"], "image picture"],
          ],
          ["row", "button Clear", "button Submit"],
        ],
        ["column", ["form", "textbox output"], "row"],
      ],
    ]);
    expect(accordionIn(app)?.props).toMatchObject({ open: false });
  });

  it("stand in one of another name, which is open then, or in the author's own", ({ expect }) => {
    const folded = (accordion: string | Component): gr.App =>
      gr.Interface(() => {}, { inputs: "text", additionalInputs: gr.AdditionalInputs("slider", { accordion }) });
    const named = folded("Details");
    expect(accordionIn(named)?.props).toMatchObject({ label: "Details", open: true });
    const own = gr.Accordion("Mine", { open: false, elemId: "mine" }, [gr.Markdown("Mind the gap.")]);
    own.expand(() => {});
    const app = folded(own);
    expect(accordionIn(app)).toBe(own);
    expect(own.children.map(({ definition }) => definition.type)).toEqual(["markdown", "form"]);
    expect(prepare(app).listeners[0]?.targets).toEqual([[expect.any(Number), "expand"]]);
  });

  it("are handed to the function behind the others, one by one or in one record", async ({ expect }) => {
    const listed = gr.Interface((...args) => JSON.stringify(args.slice(0, 3)), {
      inputs: "text",
      additionalInputs: gr.AdditionalInputs(["number", gr.Checkbox()]),
      outputs: "text",
    });
    expect((await stepOf(listed, { data: ["a", 2, true] })).data).toEqual(['["a",2,true]']);
    const named = gr.Interface((values) => JSON.stringify(values), {
      inputs: { a: "text" },
      additionalInputs: gr.AdditionalInputs({ b: "number" }),
      outputs: "text",
    });
    expect((await stepOf(named, { data: ["a", 2] })).data).toEqual(['{"a":"a","b":2}']);
    const alone = gr.Interface((b) => String(b), { additionalInputs: gr.AdditionalInputs("number"), outputs: "text" });
    expect((await stepOf(alone, { data: [2] })).data).toEqual(["2"]);
  });

  it("are optional for callers, submit, and are cleared with the others", ({ expect }) => {
    const prepared = prepare(
      gr.Interface(() => "", {
        inputs: { a: "text" },
        additionalInputs: gr.AdditionalInputs({ b: "text" }),
        outputs: "text",
      }),
    );
    expect(triggers(prepared)).toEqual(["Submit.click", "a.submit", "b.submit"]);
    expect(prepared.listeners[1]?.outputs.map(({ component }) => component.props.label)).toEqual(["a", "b", "output"]);
  });

  it("must be of the same shape as the inputs, and have names of their own", ({ expect }) => {
    const build = (inputs: Ports, more: Ports): unknown =>
      gr.Interface(() => {}, { inputs, additionalInputs: gr.AdditionalInputs(more) });
    expect(() => build({ a: "text" }, "text")).toThrow("inputs and additionalInputs are two records, or none of them");
    expect(() => build(["text"], { a: "text" })).toThrow("are two records, or none of them");
    expect(() => build({ a: "text", b: "text" }, { b: "text" })).toThrow('"b" is among the inputs and among');
  });

  it("are what gr.AdditionalInputs makes, not a record as it is", ({ expect }) => {
    const options = { inputs: { a: "text" }, additionalInputs: { b: "text" } as never } as const;
    expect(() => gr.Interface(() => {}, options)).toThrow(
      new gr.SetupError("Interface: write additionalInputs: gr.AdditionalInputs({ … })."),
    );
  });

  it("cannot stand in what holds nothing", ({ expect }) => {
    expect(() => gr.AdditionalInputs("text", { accordion: gr.Textbox() })).toThrow(
      new gr.SetupError("AdditionalInputs: accordion is a text or a gr.Accordion."),
    );
  });
});

describe("more of an Interface's listener", () => {
  it("takes rows of several callers", async ({ expect }) => {
    const app = prepare(
      gr.Interface((rows) => rows.map((text) => text.toUpperCase()), {
        inputs: "text",
        outputs: "text",
        batch: true,
        maxBatchSize: 16,
        maxWaitMs: 20,
      }),
    );
    expect(app.listeners[0]).toMatchObject({ isBatch: true, maxBatchSize: 16, maxWaitMs: 20 });
    const { outcomes } = await runAll(app, [aJob({ data: ["a"] }), aJob({ data: ["b"] })]);
    expect(outcomes.map((outcome) => outcome.status === "completed" && outcome.step?.data)).toEqual([["A"], ["B"]]);
  });

  it("has a validator", ({ expect }) => {
    const validator = ({ name }: { name: string }) => ({ name: gr.validate(name !== "", "Who?") });
    const { listeners } = prepare(gr.Interface(() => "", { inputs: { name: "text" }, outputs: "text", validator }));
    expect(listeners[0]?.validator).toBe(validator);
  });
});
