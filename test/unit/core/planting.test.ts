/** From an app value to numbers. */

import { describe, it } from "vitest";
import { prepare, type PlantedNode } from "../../../src/core/tree.ts";
import { buildConfig } from "../../../src/config/build-config.ts";
import * as gr from "../../../src/index.ts";
import { noFiles } from "../../support/run-app.ts";

/** Types and numbers, nested as the tree is. */
function outline({ id, component, children }: PlantedNode): unknown {
  const name = `${id}:${component.definition.type}`;
  return children.length > 0 ? [name, ...children.map(outline)] : name;
}

/** An app with something of everything; new values each time. */
function anApp(): gr.App {
  const name = gr.Textbox({ label: "Name" });
  const greeting = gr.Textbox({ label: "Greeting" });
  const run = gr.Button("Run");
  const seen = gr.State<string[]>([]);
  const running = run.click(
    function greet({ name: text, seen: list }) {
      return { greeting: `Hello ${text}`, seen: [...list, text] };
    },
    { inputs: { name, seen }, outputs: { greeting, seen } },
  );
  running.success(() => "", { outputs: name });
  name.change(null, { cancels: running });
  const app = gr.Blocks([gr.Row([name, gr.Column([greeting])]), run]);
  app.load(() => "Ready.", { outputs: greeting });
  return app;
}

describe("numbering components", () => {
  it("walks the tree from the top, parents before children, and numbers from 1", ({ expect }) => {
    const app = gr.Blocks([
      gr.Row([gr.Button("a"), gr.Column([gr.Button("b")])]),
      gr.Tabs([gr.Tab("One", [gr.Markdown("c")])]),
      gr.Button("d"),
    ]);
    const { nodes, rootId, components } = prepare(app);
    expect(rootId).toBe(0);
    expect(nodes.map(outline)).toEqual([
      ["1:row", "2:button", ["3:column", "4:button"]],
      ["5:tabs", ["6:tabitem", "7:markdown"]],
      "8:button",
    ]);
    expect([...components.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("gives the frame around fields a number too", ({ expect }) => {
    const { nodes } = prepare(gr.Blocks([gr.Textbox(), gr.Number(), gr.Markdown(), gr.Slider()]));
    expect(nodes.map(outline)).toEqual([["1:form", "2:textbox", "3:number"], "4:markdown", ["5:form", "6:slider"]]);
  });

  it("numbers the buttons in other components' bars behind those that have a place", async ({ expect }) => {
    const [refresh, state] = [gr.Button("Refresh"), gr.State(0)];
    const box = gr.Textbox({ buttons: ["copy", refresh] });
    const number = gr.Number({ buttons: [refresh] });
    refresh.click((count) => count + 1, { inputs: state, outputs: state });
    const { nodes, components, held, listeners } = prepare(gr.Blocks([box, number]));
    expect(nodes.map(outline)).toEqual([["1:form", "2:textbox", "3:number"], "5:state"]);
    expect([...components.keys()]).toEqual([1, 2, 3, 5]);
    expect([...held]).toEqual([[refresh, 4]]);
    expect(listeners[0]?.targets).toEqual([[4, "click"]]);
    const { components: configs } = await buildConfig(prepare(gr.Blocks([box, number])), noFiles);
    expect(configs.find(({ type }) => type === "textbox")?.props["buttons"]).toEqual([
      "copy",
      expect.objectContaining({ id: 4, name: "button", value: "Refresh", variant: "secondary" }),
    ]);
  });

  it("refuses a button in a bar that has another place, and what is no button", ({ expect }) => {
    const button = gr.Button("Refresh");
    const box = gr.Textbox({ label: "Text", buttons: [button] });
    expect(() => prepare(gr.Blocks([box, button]))).toThrow("Button is in a bar of buttons already; take it out");
    const wrong = gr.Textbox({ label: "Text", buttons: [gr.Number()] });
    expect(() => prepare(gr.Blocks([wrong]))).toThrow(
      'Textbox "Text": buttons takes names and gr.Button(), nothing else.',
    );
  });

  it("puts what is wired but has no place last, in order of its wiring", ({ expect }) => {
    const [first, second] = [gr.State(1), gr.State(2)];
    const run = gr.Button();
    run.click((a, b) => a + b, { inputs: [second, first] });
    const { nodes, components } = prepare(gr.Blocks([run]));
    expect(nodes.map(outline)).toEqual(["1:button", "2:state", "3:state"]);
    expect(components.get(2)).toBe(second);
  });

  it("finds a State by its own listeners", ({ expect }) => {
    const count = gr.State(0);
    const shown = gr.Number();
    const run = gr.Button();
    run.click((n) => n + 1, { inputs: count, outputs: count });
    count.change((n) => n, { inputs: count, outputs: shown });
    expect(prepare(gr.Blocks([run, shown])).listeners.map(({ targets }) => targets)).toEqual([
      [[1, "click"]],
      [[4, "change"]],
    ]);
  });

  it("is the same each time", ({ expect }) => {
    const app = anApp();
    expect(prepare(app)).toEqual(prepare(app));
  });

  it("is the same for every isolate, whatever else it has built", ({ expect }) => {
    const told = (): unknown => {
      const { nodes, listeners } = prepare(anApp());
      return [
        nodes.map(outline),
        listeners.map(({ fn, inputs, outputs, record, ...rest }) => ({ ...rest, name: fn?.name })),
      ];
    };
    const first = told();
    prepare(gr.Blocks([gr.Button("another app")]));
    expect(told()).toEqual(first);
  });

  it("does not depend on queue() and launch()", ({ expect }) => {
    const app = anApp();
    const served = app.queue({ maxSize: 1 }).launch({ showError: true });
    expect(prepare(served).nodes).toEqual(prepare(app).nodes);
    expect(prepare(served).listeners).toEqual(prepare(app).listeners);
  });
});

describe("numbering listeners", () => {
  it("counts them in order of declaration, wherever they were declared", ({ expect }) => {
    const [a, b] = [gr.Button("a"), gr.Button("b")];
    const app = gr.Blocks([a, b]);
    b.click(function first() {});
    app.load(function second() {});
    const third = a.click(function third() {});
    b.click(function fourth() {});
    third.andThen(function fifth() {});
    expect(prepare(app).listeners.map(({ id, fn }) => [id, fn?.name])).toEqual([
      [0, "first"],
      [1, "second"],
      [2, "third"],
      [3, "fourth"],
      [4, "fifth"],
    ]);
  });

  it("counts a listener of several triggers once", ({ expect }) => {
    const name = gr.Textbox();
    const run = gr.Button();
    const app = gr.Blocks([name, run]);
    gr.on([run.click, name.submit, app.load], () => {});
    expect(prepare(app).listeners.map(({ targets }) => targets)).toEqual([
      [
        [3, "click"],
        [2, "submit"],
        [0, "load"],
      ],
    ]);
  });

  it("knows nothing of listeners on components that are not in the app", ({ expect }) => {
    const elsewhere = gr.Button("elsewhere");
    elsewhere.click(() => {});
    expect(prepare(gr.Blocks([gr.Button("here")])).listeners).toEqual([]);
  });

  it("keeps load listeners that were declared before queue() and launch() and after", ({ expect }) => {
    const app = gr.Blocks([gr.Button()]);
    app.load(function before() {});
    const served = app.launch({ showError: true });
    served.load(function after() {});
    expect(prepare(served).listeners.map(({ fn }) => fn?.name)).toEqual(["before", "after"]);
  });
});

describe("a component that stands where it cannot", () => {
  it("is named when it is wired but not placed", ({ expect }) => {
    const run = gr.Button();
    run.click(() => "", { outputs: gr.Textbox({ label: "Greeting" }) });
    expect(() => prepare(gr.Blocks([run]))).toThrow(
      'Textbox "Greeting" is wired but not placed; put it into the layout of gr.Blocks().',
    );
  });

  it("is named as an input, in a list, in a record and behind a chain", ({ expect }) => {
    const lost = gr.Slider({ label: "Lost" });
    const wirings: ((run: ReturnType<typeof gr.Button>) => void)[] = [
      (run) => run.click(() => {}, { inputs: lost }),
      (run) => run.click(() => {}, { inputs: [run, lost] }),
      (run) => run.click(() => {}, { inputs: { lost } }),
      (run) => run.click(() => {}).success(() => 1, { outputs: lost }),
      (run) => run.click(() => {}, { showProgressOn: [lost] }),
      (run) => gr.on([run.click, lost.change], () => {}),
    ];
    for (const wire of wirings) {
      const run = gr.Button();
      wire(run);
      expect(() => prepare(gr.Blocks([run]))).toThrow('Slider "Lost" is wired but not placed');
    }
  });

  it("is called by its elemId, else by its kind, where it has no label", ({ expect }) => {
    for (const [output, name] of [
      [gr.Textbox({ elemId: "greeting" }), 'Textbox "greeting"'],
      [gr.Textbox(), "Textbox"],
    ] as const) {
      const run = gr.Button();
      run.click(() => "", { outputs: output });
      expect(() => prepare(gr.Blocks([run]))).toThrow(`${name} is wired but not placed`);
    }
  });

  it("is named when it is placed twice, at any depth", ({ expect }) => {
    const name = gr.Textbox({ label: "Name" });
    expect(() => prepare(gr.Blocks([gr.Row([name]), gr.Tabs([gr.Tab("One", [name])])]))).toThrow(
      'Textbox "Name" is placed twice; make a second one for the second place.',
    );
  });

  it("is refused with a SetupError", ({ expect }) => {
    const row = gr.Row([]);
    expect(() => prepare(gr.Blocks([row, row]))).toThrow(gr.SetupError);
  });
});
