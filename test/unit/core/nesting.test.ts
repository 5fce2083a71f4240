/** Apps inside of apps. */

import { describe, it } from "vitest";
import { buildConfig } from "../../../src/config/build-config.ts";
import { type PlantedNode, prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";
import { noFiles, stepOf } from "../../support/run-app.ts";

/** Types and labels, nested as the tree is. */
function outline({ component: { definition, props }, children }: PlantedNode): unknown {
  const name = props.label ? `${definition.type} ${props.label}` : definition.type;
  return children.length > 0 ? [name, ...children.map(outline)] : name;
}

function page(app: gr.App): unknown[] {
  return prepare(app).nodes.map(outline);
}

/** An app with one endpoint, `say`, and a greeting at its load. */
function anApp(label: string, apiName?: string): gr.App {
  const text = gr.Textbox({ label });
  text.submit(
    function say() {
      return label;
    },
    { outputs: text, ...(apiName === undefined ? {} : { apiName }) },
  );
  const app = gr.Blocks({ title: `Title of ${label}` }, [text]);
  app.load(() => `Loaded ${label}`, { outputs: text, apiName: false });
  return app;
}

function names(app: gr.App): string[] {
  return prepare(app)
    .listeners.filter(({ apiVisibility }) => apiVisibility === "public")
    .map(({ apiName }) => apiName);
}

describe("an app in another", () => {
  it("stands where it was placed, without anything around it", ({ expect }) => {
    const app = gr.Blocks([
      anApp("a"),
      gr.Row([gr.Column([anApp("b"), gr.Button()]), anApp("c")]),
      gr.Tab("Tab", [anApp("d")]),
      gr.Accordion("More", { open: false }, [anApp("e")]),
    ]);
    expect(page(app)).toEqual([
      ["form", "textbox a"],
      ["row", ["column", ["form", "textbox b"], "button"], ["form", "textbox c"]],
      ["tabs", ["tabitem Tab", ["form", "textbox d"]]],
      ["accordion More", ["form", "textbox e"]],
    ]);
  });

  it("keeps its fields together, apart from those around it", ({ expect }) => {
    const app = gr.Blocks([gr.Textbox({ label: "x" }), anApp("a"), gr.Textbox({ label: "y" })]);
    expect(page(app)).toEqual([
      ["form", "textbox x"],
      ["form", "textbox a"],
      ["form", "textbox y"],
    ]);
  });

  it("brings its listeners, also those of its load and those declared later", async ({ expect }) => {
    const inner = anApp("a");
    const outer = gr.Blocks([gr.Row([inner])]);
    inner.load(() => {}, { apiName: "later" });
    const prepared = prepare(outer);
    expect(prepared.listeners.map(({ targets }) => targets)).toEqual([[[3, "submit"]], [[0, "load"]], [[0, "load"]]]);
    expect((await stepOf(prepared, { fnIndex: 1, data: [] })).data).toEqual(["Loaded a"]);
  });

  it("brings its endpoints without a page, what it does when a visitor leaves, and buttons in bars", ({ expect }) => {
    const button = gr.Button("Look");
    button.click(function look() {});
    const inner = gr.Blocks([gr.Textbox({ label: "a", buttons: [button] })]);
    gr.api(inner, () => {}, { apiName: "unseen" });
    inner.unload(() => {});
    const { listeners } = prepare(gr.Blocks([gr.Row([inner])]));
    expect(listeners.map(({ apiName, targets }) => [apiName, targets])).toEqual([
      ["look", [[4, "click"]]],
      ["unseen", []],
      ["unload", [[null, "unload"]]],
    ]);
  });

  it("leaves its title and its options behind", async ({ expect }) => {
    const inner = gr.Blocks({ title: "Inner", fillHeight: true }, [gr.Markdown("a")]);
    const outer = gr.Blocks({ title: "Outer" }, [
      inner.queue({ defaultConcurrencyLimit: 7 }).launch({ css: "#a { color: red }" }),
    ]);
    const config = await buildConfig(prepare(outer), noFiles);
    expect(config).toMatchObject({ title: "Outer", mode: "blocks", css: null, fill_height: false });
  });

  it("is still an app of its own", ({ expect }) => {
    const inner = anApp("a");
    gr.Blocks([gr.Row([inner])]);
    expect(page(inner)).toEqual([["form", "textbox a"]]);
    expect(prepare(inner).listeners).toHaveLength(2);
  });

  it("may hold others itself", ({ expect }) => {
    const app = gr.Blocks([gr.Blocks([gr.Blocks([anApp("a")]), gr.Button()])]);
    expect(page(app)).toEqual([["form", "textbox a"], "button"]);
    expect(prepare(app).listeners).toHaveLength(2);
  });

  it("is an Interface too, with what it does at load", ({ expect }) => {
    const live = gr.Interface(() => 1, { outputs: "number", live: true });
    const { listeners } = prepare(gr.Blocks([live]));
    expect(listeners[0]?.targets).toContainEqual([0, "load"]);
  });

  it("cannot stand in two places", ({ expect }) => {
    const inner = anApp("a");
    expect(() => prepare(gr.Blocks([inner, inner]))).toThrow("is placed twice");
  });
});

describe("endpoints of several apps", () => {
  it("get a number where the name is taken, whoever chose it", ({ expect }) => {
    expect(names(gr.Blocks([anApp("a"), anApp("b")]))).toEqual(["say", "say_1"]);
    expect(names(gr.Blocks([anApp("a", "talk"), anApp("b", "talk"), anApp("c", "talk")]))).toEqual([
      "talk",
      "talk_1",
      "talk_2",
    ]);
    const button = gr.Button();
    const first = anApp("a", "talk");
    button.click(() => {}, { apiName: "talk" });
    expect(names(gr.Blocks([button, first]))).toEqual(["talk", "talk_1"]);
  });

  it("are told apart without a page, too", ({ expect }) => {
    const unseen = (count: number): gr.App => {
      const app = gr.Blocks([gr.Markdown()]);
      for (let i = 0; i < count; i++) gr.api(app, () => {}, { apiName: "unseen" });
      return app;
    };
    expect(names(gr.Blocks([unseen(1), unseen(1)]))).toEqual(["unseen", "unseen_1"]);
    expect(() => prepare(gr.Blocks([unseen(1), unseen(2)]))).toThrow('Two endpoints are named "unseen"');
    expect(() => prepare(unseen(2))).toThrow('Two endpoints are named "unseen"');
  });

  it("of one app still must differ", ({ expect }) => {
    const twice = (): gr.App => {
      const text = gr.Textbox();
      const running = text.submit(() => {}, { apiName: "talk" });
      running.success(() => {}, { apiName: "talk" });
      return gr.Blocks([gr.Row([text])]);
    };
    expect(() => prepare(gr.Blocks([anApp("a", "talk"), twice()]))).toThrow('Two endpoints are named "talk"');
    const app = gr.Blocks([anApp("a")]);
    app.load(() => {}, { apiName: "talk" });
    app.load(() => {}, { apiName: "talk" });
    expect(() => prepare(app)).toThrow('Two endpoints are named "talk"');
  });
});

describe("a TabbedInterface", () => {
  it("has a tab for each app, below the title", async ({ expect }) => {
    const app = gr.TabbedInterface([anApp("a"), anApp("b")], ["First", "Second"], { title: "Both" });
    expect(page(app)).toEqual([
      "markdown",
      ["tabs", ["tabitem First", ["form", "textbox a"]], ["tabitem Second", ["form", "textbox b"]]],
    ]);
    const config = await buildConfig(prepare(app), noFiles);
    expect(config).toMatchObject({ mode: "tabbed_interface", title: "Both", fill_height: true });
  });

  it("numbers tabs without a name", ({ expect }) => {
    expect(page(gr.TabbedInterface([anApp("a"), anApp("b")], ["First"]))).toEqual([
      ["tabs", ["tabitem First", ["form", "textbox a"]], ["tabitem Tab 1", ["form", "textbox b"]]],
    ]);
  });

  it("gives an app that fills the window the height", ({ expect }) => {
    const tall = gr.Blocks({ fillHeight: true }, [gr.Markdown("a")]);
    const { nodes } = prepare(gr.TabbedInterface([tall, anApp("b")]));
    const tabs = nodes[0]?.children.map(({ component }) => component.props.scale);
    expect(tabs).toEqual([1, null]);
  });

  it.for<[number, string[]]>([
    [0, []],
    [1, ["a", "b"]],
  ])("refuses %i apps for the tabs %j", ([count, tabs], { expect }) => {
    const apps = Array.from({ length: count }, () => anApp("a"));
    expect(() => gr.TabbedInterface(apps, tabs)).toThrow(gr.SetupError);
  });
});
