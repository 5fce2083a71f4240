import { describe, it, vi } from "vitest";
import * as gr from "../../../src/index.ts";
import { prepare } from "../../../src/core/tree.ts";
import type { Outcome } from "../../../src/runtime/job.ts";
import { reasonOf, Renderer } from "../../support/passes.ts";

/** Boxes, and a button that joins them. */
function merging() {
  const count = gr.Slider({ label: "Count", minimum: 0, maximum: 10_000, step: 1, value: 2 });
  const out = gr.Textbox({ label: "Out" });
  const boxes = gr.render(
    function boxes(count) {
      const boxes = Array.from({ length: count }, (_, i) => gr.Textbox({ label: `Box ${i}` }));
      const merge = gr.Button("Merge");
      merge.click((...texts) => texts.slice(0, count).join(" "), { inputs: boxes, outputs: out, apiName: "merge" });
      return [...boxes, merge];
    },
    { inputs: count },
  );
  return gr.Blocks([count, boxes, out]);
}

function dataOf(outcome: Outcome): unknown {
  if (outcome.status !== "completed") throw new Error(JSON.stringify(outcome));
  return outcome.step?.data;
}

describe("a render in its app", () => {
  it("is a column that listens to the page's start and to its inputs, last come first served", ({ expect }) => {
    const { components, listeners } = prepare(merging());
    const render = listeners.find(({ render }) => render);
    const [container] = [...components].filter(([, { definition }]) => definition.type === "column");
    const [slider] = [...components].filter(([, { definition }]) => definition.type === "slider");
    expect(render).toMatchObject({
      renderId: 0,
      triggerMode: "always_last",
      concurrencyLimit: null,
      apiVisibility: "undocumented",
      outputs: [{ id: container?.[0] }],
    });
    expect(render?.targets).toEqual([
      [0, "load"],
      [slider?.[0], "change"],
    ]);
  });

  it("is a row in a row", ({ expect }) => {
    const { components } = prepare(gr.Blocks([gr.Row([gr.render(() => null), gr.Column([gr.render(() => null)])])]));
    expect([...components.values()].map(({ definition }) => definition.type)).toEqual([
      "row",
      "row",
      "column",
      "column",
    ]);
  });

  it("runs on what it is told to", ({ expect }) => {
    const text = gr.Textbox();
    const shown = gr.render((text) => gr.Markdown(text), { inputs: text, triggers: [text.submit] });
    const [render] = prepare(gr.Blocks([text, shown])).listeners;
    expect(render?.targets.map(([, event]) => event)).toEqual(["submit"]);
  });

  it("refuses what cannot be a render", ({ expect }) => {
    function* steps() {
      yield gr.Textbox();
    }
    expect(() => gr.render(steps as never)).toThrow("gr.render(steps): a render answers once");
    expect(() => gr.render("text" as never)).toThrow("the first argument is the function");
    expect(() => gr.render(() => null, { triggers: [] })).toThrow("it would never run");
  });
});

describe("a pass", () => {
  it("shows what the function answers, in frames as everywhere", async ({ expect }) => {
    const shown = await new Renderer(merging()).render([2]);
    expect(shown.config.components.map(({ type, props }) => [type, props["label"] ?? props["value"]])).toEqual([
      ["column", undefined],
      ["form", undefined],
      ["textbox", "Box 0"],
      ["textbox", "Box 1"],
      ["button", "Merge"],
    ]);
    const [form, button] = shown.config.layout.children ?? [];
    expect(form?.children).toHaveLength(2);
    expect(button?.children).toBeUndefined();
    expect(shown.config.dependencies.map(({ rendered_in }) => rendered_in)).toEqual([0]);
  });

  it("makes listeners that are found again by another runner", async ({ expect }) => {
    const app = merging();
    const shown = await new Renderer(app).render([2]);
    const { id } = shown.dependency("merge");
    expect(dataOf(await new Renderer(app).call(id, ["a", "b"], { in: shown }))).toEqual(["a b"]);
  });

  it("runs what it made against its own inputs, whatever came after", async ({ expect }) => {
    const renderer = new Renderer(merging());
    const first = await renderer.render([2]);
    const second = await renderer.render([3]);
    expect(dataOf(await renderer.call(first.dependency("merge").id, ["a", "b"], { in: first }))).toEqual(["a b"]);
    expect(dataOf(await renderer.call(second.dependency("merge").id, ["a", "b", "c"], { in: second }))).toEqual([
      "a b c",
    ]);
    expect(first.dependency("merge").id).not.toBe(second.dependency("merge").id);
  });

  it("leaves nothing behind on components outside", async ({ expect }) => {
    const [outer, text] = [gr.Button("Outer"), gr.Textbox()];
    const shown = gr.render(() => void outer.click(() => "in a pass", { outputs: text, apiName: "inner" }));
    const renderer = new Renderer(gr.Blocks([outer, text, shown]));
    const before = prepare(renderer.app.app).listeners.length;
    const pass = await renderer.render();
    expect(prepare(renderer.app.app).listeners).toHaveLength(before);
    expect(dataOf(await renderer.call(pass.dependency("inner").id, [], { in: pass }))).toEqual(["in a pass"]);
    // One that comes late must not pass for one of the next pass.
    expect((await renderer.render()).dependency("inner").id).not.toBe(pass.dependency("inner").id);
  });

  it("may hold nothing, one component, an app, chains, cancels, and values that are computed", async ({ expect }) => {
    const out = gr.Textbox({ label: "Out" });
    const guest = gr.Blocks([gr.Textbox({ label: "Guest", value: () => "computed" })]);
    const shown = gr.render(() => {
      const [go, stop] = [gr.Button("Go"), gr.Button("Stop")];
      const run = go
        .click(() => "1", { outputs: out, apiName: "first" })
        .success(() => "2", { outputs: out, apiName: "second" });
      stop.click(null, { cancels: run });
      return [go, stop, guest];
    });
    const renderer = new Renderer(gr.Blocks([out, shown]));
    const { config } = await renderer.render();
    const [first, second] = config.dependencies;
    expect(second).toMatchObject({
      trigger_after: first?.id,
      trigger_only_on_success: true,
      targets: [[null, "success"]],
    });
    expect(config.dependencies.find(({ cancels }) => cancels.length > 0)?.cancels).toEqual([second?.id]);
    expect(
      config.dependencies.filter(({ targets }) => targets.some(([id, event]) => id === 0 && event === "load")),
    ).toHaveLength(1);
    const nothing = await new Renderer(gr.Blocks([gr.render(() => null)])).render();
    expect(nothing.config.layout.children).toEqual([]);
    const one = await new Renderer(gr.Blocks([gr.render(async () => gr.Markdown("one"))])).render();
    expect(one.config.components.map(({ type }) => type)).toEqual(["column", "markdown"]);
  });

  it("may chain behind, and cancel, a listener outside", async ({ expect }) => {
    const [go, text] = [gr.Button(), gr.Textbox()];
    const run = go.click(() => "outer", { outputs: text });
    const shown = gr.render(() => {
      run.andThen(() => "after", { outputs: text, apiName: "after" });
      const stop = gr.Button("Stop");
      stop.click(null, { cancels: run });
      return stop;
    });
    const renderer = new Renderer(gr.Blocks([go, text, shown]));
    const outer = renderer.app.listeners.find(({ apiName }) => apiName !== "false")?.id;
    const pass = await renderer.render();
    expect(pass.dependency("after").trigger_after).toBe(outer);
    expect(pass.config.dependencies.flatMap(({ cancels }) => cancels)).toEqual([outer]);
  });

  it("keeps State of its own apart from that of other passes, unless it has a key", async ({ expect }) => {
    const shown = gr.render(() => {
      const [own, kept, go] = [gr.State(0), gr.State(0, { key: "kept" }), gr.Button("Go")];
      go.click(({ own, kept }) => ({ own: own + 1, kept: kept + 1 }), {
        inputs: { own, kept },
        outputs: { own, kept },
        apiName: "count",
      });
      return go;
    });
    const renderer = new Renderer(gr.Blocks([shown]));
    const first = await renderer.render();
    const [own, kept] = first.config.components.filter(({ type }) => type === "state").map(({ id }) => id);
    const again = await renderer.call(first.dependency("count").id, [null, null], {
      in: first,
      state: { [own ?? 0]: 4, [kept ?? 0]: 7 },
    });
    expect(again).toMatchObject({ step: { state: { [own ?? 0]: 5, [kept ?? 0]: 8 } } });
    const second = await renderer.render();
    const ids = second.config.components.filter(({ type }) => type === "state").map(({ id }) => id);
    expect(ids).toContain(kept);
    expect(ids).not.toContain(own);
    expect(first.pass.states).toEqual([own]);
  });

  it("hears of changes of its own State", async ({ expect }) => {
    const shown = gr.render(() => {
      const [count, go, seen] = [gr.State(0), gr.Button("Go"), gr.Number()];
      go.click((count) => count + 1, { inputs: count, outputs: count, apiName: "add" });
      count.change((count) => count, { inputs: count, outputs: seen, apiName: "show" });
      return [go, seen];
    });
    const renderer = new Renderer(gr.Blocks([shown]));
    const pass = await renderer.render();
    const [count] = pass.config.components.filter(({ type }) => type === "state").map(({ id }) => id);
    expect(pass.dependency("show").targets).toEqual([[count, "change"]]);
    const added = await renderer.call(pass.dependency("add").id, [null], { in: pass });
    expect(added).toMatchObject({ step: { changedState: [count] } });
  });

  it("reads State as it was when the pass was made", async ({ expect }) => {
    const words = gr.State(["a"]);
    const out = gr.Textbox();
    const shown = gr.render(
      (words) =>
        words.map((word) => {
          const button = gr.Button(word);
          button.click(() => word, { outputs: out, apiName: `say_${word}` });
          return button;
        }),
      { inputs: words },
    );
    const renderer = new Renderer(gr.Blocks([shown, out]));
    const stateId = renderer.app.listeners.find(({ render }) => render)?.inputs[0]?.id ?? 0;
    const pass = await renderer.render([null], { state: { [stateId]: ["b", "c"] } });
    const later = await renderer.call(pass.dependency("say_c").id, [], { in: pass, state: { [stateId]: ["z"] } });
    expect(dataOf(later)).toEqual(["c"]);
  });
});

describe("a render in a render", () => {
  it("is run like any listener of the pass around, and so is what it makes", async ({ expect }) => {
    const out = gr.Textbox({ label: "Out" });
    const shown = gr.render(() => {
      const name = gr.Textbox({ label: "Name" });
      const inner = gr.render(
        (name) => {
          const hello = gr.Button("Hello");
          hello.click(() => `Hello ${name}`, { outputs: out, apiName: "hello" });
          return hello;
        },
        { inputs: name },
      );
      return [name, inner];
    });
    const renderer = new Renderer(gr.Blocks([shown, out]));
    const outer = await renderer.render();
    const [nested] = outer.config.dependencies.filter(({ render_id }) => render_id !== null);
    const inner = await renderer.render(["Ada"], { in: outer, fnIndex: nested?.id ?? 0 });
    expect(inner.pass).toMatchObject({ parent: outer.pass.id, container: nested?.outputs[0] });
    const said = await renderer.call(inner.dependency("hello").id, [], { in: inner });
    expect(dataOf(said)).toEqual(["Hello Ada"]);
  });
});

describe("keys", () => {
  const names = gr.State(["a", "b"]);
  function list() {
    const out = gr.Textbox({ label: "Out" });
    const shown = gr.render(
      (names) =>
        names.map((name) => {
          const [box, remove] = [gr.Textbox({ label: name }), gr.Button("Remove")];
          remove.click(() => name, { outputs: out, apiName: `remove_${name}` });
          return gr.Row({ key: ["row", name] }, [box, remove]);
        }),
      { inputs: names },
    );
    return new Renderer(gr.Blocks([shown, out]));
  }
  const idOfNames = (renderer: Renderer) => renderer.app.listeners.find(({ render }) => render)?.inputs[0]?.id ?? 0;

  it("give a component, and all in it, the same number in each pass of a session", async ({ expect }) => {
    const renderer = list();
    const state = idOfNames(renderer);
    const first = await renderer.render([null]);
    const second = await renderer.render([null], { state: { [state]: ["b", "c"] } });
    const stranger = await renderer.render([null], { sessionHash: "another" });
    expect(second.component("b").id).toBe(first.component("b").id);
    expect(second.dependency("remove_b").id).toBe(first.dependency("remove_b").id);
    expect(stranger.component("b").id).not.toBe(first.component("b").id);
    const ids = second.config.components.map(({ id }) => id);
    expect(ids).not.toContain(first.component("a").id);
    // What a listener makes of it is the newest pass's business.
    expect(dataOf(await renderer.call(first.dependency("remove_b").id, [], { in: second }))).toEqual(["b"]);
  });

  it("are numbers, texts and lists of them", async ({ expect }) => {
    const shown = gr.render(() =>
      [1, "1", [1, 2], ["1", 2], 0, ""].map((key, i) => gr.Textbox({ key, label: `${i}` })),
    );
    const renderer = new Renderer(gr.Blocks([shown]));
    const [first, second] = [await renderer.render(), await renderer.render()];
    const boxes = (pass: typeof first) =>
      pass.config.components.filter(({ type }) => type === "textbox").map(({ id }) => id);
    expect(new Set(boxes(first)).size).toBe(6);
    expect(boxes(second)).toEqual(boxes(first));
    expect(first.config.components.filter(({ key }) => key !== null)).toHaveLength(6);
  });

  it("are refused if two components, or two listeners, have one", async ({ expect }) => {
    vi.spyOn(console, "error").mockReturnValue();
    const twice = gr.render(function list() {
      return [gr.Textbox({ key: "a" }), gr.Row([gr.Number({ key: "a" })])];
    });
    const outcome = await new Renderer(gr.Blocks([twice])).call(0, []);
    expect(reasonOf(outcome)).toBe(
      'gr.render(list): The key "a" is given to two components. Keys tell them apart; give each its own.',
    );
    const heard = gr.render(() => {
      const go = gr.Button();
      for (let i = 0; i < 2; i++) go.click(() => {}, { key: ["b", 1] });
      return go;
    });
    expect(reasonOf(await new Renderer(gr.Blocks([heard])).call(0, []))).toContain(
      'The key ["b",1] is given to two listeners.',
    );
  });

  it("keep the options that they preserve, and no others", async ({ expect }) => {
    const shown = gr.render(() => [
      gr.Textbox({ key: 1 }),
      gr.Textbox({ key: 2, preservedByKey: ["value", "maxLines"] }),
      gr.Textbox({ key: 3, preservedByKey: [] }),
      gr.Textbox(),
    ]);
    const { pass, config } = await new Renderer(gr.Blocks([shown])).render();
    expect(pass.kept.map(([, names]) => names)).toEqual([["value"], ["value", "max_lines"], []]);
    expect(
      config.components.filter(({ type }) => type === "textbox").map(({ props }) => props["preserved_by_key"]),
    ).toEqual([["value"], ["value", "max_lines"], [], ["value"]]);
  });
});

describe("a render that cannot be shown", () => {
  it.for<[string, () => gr.Rendered, string]>([
    ["text", () => "text" as never, "it answers components, or a list of them; it gave string"],
    [
      "one component twice",
      () => ((box) => [box, box])(gr.Textbox({ label: "Twice" })),
      'Textbox "Twice" is placed twice',
    ],
    [
      "too many components",
      () => Array.from({ length: 10_000 }, () => gr.Button()),
      "It makes 10000 components; 5000 are the most of one render.",
    ],
    ["an option that there is not", () => gr.Button("Go", { variant: "loud" as never }), 'variant "loud" is unknown'],
    [
      "State with a callback",
      () => {
        const [go, state] = [gr.Button(), gr.State(0, { deleteCallback: () => {} })];
        go.click(() => 1, { outputs: state });
        return go;
      },
      "nobody hears a deleteCallback inside of a render",
    ],
    [
      "a wired component without a place",
      () => {
        const go = gr.Button();
        go.click((text) => text, { inputs: gr.Textbox({ label: "Nowhere" }) });
        return go;
      },
      'Textbox "Nowhere" is wired but not placed',
    ],
  ])("says why: %s", async ([, make, reason], { expect }) => {
    vi.spyOn(console, "error").mockReturnValue();
    const shown = gr.render(make);
    expect(reasonOf(await new Renderer(gr.Blocks([shown])).call(0, []))).toContain(reason);
  });

  it("says it of State from outside that the page does not have", async ({ expect }) => {
    vi.spyOn(console, "error").mockReturnValue();
    const seen = gr.State(0, {});
    const shown = gr.render(() => {
      const go = gr.Button();
      go.click((seen) => seen + 1, { inputs: seen, outputs: seen });
      return go;
    });
    expect(reasonOf(await new Renderer(gr.Blocks([shown])).call(0, []))).toContain(
      "State is made outside and wired only inside",
    );
    const placed = new Renderer(gr.Blocks([seen, shown]));
    expect((await placed.render()).config.dependencies).toHaveLength(1);
  });

  it("says it of a component of another render", async ({ expect }) => {
    vi.spyOn(console, "error").mockReturnValue();
    const made: gr.Component<string, string>[] = [];
    const first = gr.render(() => {
      const box = gr.Textbox({ label: "Of the first" });
      made.push(box as never);
      return box;
    });
    const second = gr.render(() => {
      const go = gr.Button();
      const [box] = made;
      if (box) go.click((text) => text, { inputs: box });
      return go;
    });
    const renderer = new Renderer(gr.Blocks([first, second]));
    await renderer.render();
    expect(reasonOf(await renderer.call(1, []))).toContain('Textbox "Of the first" is wired but not placed');
  });

  it("fails as its function does", async ({ expect }) => {
    const shown = gr.render(() => {
      throw new gr.Error("Not today.");
    });
    expect(reasonOf(await new Renderer(gr.Blocks([shown])).call(0, []))).toBe("Not today.");
  });
});

describe("a render that is not pure", () => {
  /** Has one button more each time it is made. */
  function growing(options: { key?: string } = {}) {
    let size = 0;
    const out = gr.Textbox();
    const shown = gr.render(function growing() {
      size++;
      return Array.from({ length: size }, (_, i) => {
        const button = gr.Button(`${i}`, options.key === undefined ? {} : { key: `${options.key} ${i}` });
        button.click(() => `${i} of ${size}`, { outputs: out, apiName: `press_${i}` });
        return button;
      });
    });
    return new Renderer(gr.Blocks([shown, out]));
  }

  it("is told so, by name, when something in it is called", async ({ expect }) => {
    const complaint = vi.spyOn(console, "error").mockReturnValue();
    const renderer = growing();
    const pass = await renderer.render();
    const outcome = await renderer.call(pass.dependency("press_0").id, [], { in: pass });
    expect(reasonOf(outcome)).toContain("gr.render(growing) has made another tree from the same inputs");
    expect(complaint).toHaveBeenCalledWith(expect.stringContaining("gr.render(growing)"));
  });

  it("does no harm to what has a key", async ({ expect }) => {
    const renderer = growing({ key: "button" });
    const pass = await renderer.render();
    expect(dataOf(await renderer.call(pass.dependency("press_0").id, [], { in: pass }))).toEqual(["0 of 2"]);
  });

  it("may show other values each time", async ({ expect }) => {
    const out = gr.Textbox();
    const shown = gr.render(() => {
      const box = gr.Textbox({ value: String(Math.random()) });
      box.submit((text) => text, { inputs: box, outputs: out, apiName: "echo" });
      return box;
    });
    const renderer = new Renderer(gr.Blocks([shown, out]));
    const pass = await renderer.render();
    expect(dataOf(await renderer.call(pass.dependency("echo").id, ["x"], { in: pass }))).toEqual(["x"]);
  });
});

describe("an app whose render changes with a deploy", () => {
  it("says that what was called is no more", async ({ expect }) => {
    vi.spyOn(console, "error").mockReturnValue();
    const pass = await new Renderer(merging()).render([2]);
    const other = new Renderer(gr.Blocks([gr.Textbox(), gr.render(() => null)]));
    const outcome = await other.call(pass.dependency("merge").id, ["a", "b"], { in: pass });
    expect(reasonOf(outcome)).toMatch(/Reload the page|another tree/);
  });
});
