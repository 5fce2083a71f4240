/** What becomes of a listener's options. */

import { describe, it } from "vitest";
import type { PlantedListener } from "../../../src/core/planted-listener.ts";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";

type Wire = (parts: ReturnType<typeof someParts>) => void;

function someParts() {
  return { text: gr.Textbox(), drop: gr.Dropdown(), run: gr.Button("Run"), stop: gr.Button("Stop") };
}

/** The planted listeners of a small app. */
function planted(wire: Wire, queue: gr.QueueOptions = {}): readonly PlantedListener[] {
  const parts = someParts();
  wire(parts);
  return prepare(gr.Blocks(Object.values(parts)).queue(queue)).listeners;
}

function first(wire: Wire, queue: gr.QueueOptions = {}): PlantedListener {
  const [listener] = planted(wire, queue);
  if (!listener) throw new Error("There is no listener.");
  return listener;
}

describe("the shape of a wiring", () => {
  it("is none, one, a list or a record", ({ expect }) => {
    const shapes = planted(({ text, drop, run }) => {
      run.click(() => {});
      run.click(() => "", { inputs: text, outputs: text });
      run.click(() => ["", null], { inputs: [text, drop], outputs: [text, drop] });
      run.click(() => ({ text: "" }), { inputs: { text, drop }, outputs: { text, drop } });
    });
    expect(shapes.map(({ inputShape, outputShape, outputNames }) => [inputShape, outputShape, outputNames])).toEqual([
      ["none", "none", []],
      ["one", "one", []],
      ["list", "list", []],
      ["record", "record", ["text", "drop"]],
    ]);
  });

  it("names inputs after the keys, else after the labels, else after their place", ({ expect }) => {
    const labelled = gr.Number({ label: "How many?" });
    const twin = gr.Number({ label: "How many?" });
    const foreign = gr.Number({ label: "年齢" });
    const plain = gr.Number();
    const run = gr.Button();
    run.click(() => {}, { inputs: { first: labelled, second: plain } });
    run.click(() => {}, { inputs: [labelled, plain, twin, foreign] });
    const { listeners } = prepare(gr.Blocks([run, labelled, twin, foreign, plain]));
    expect(listeners.map(({ inputs }) => inputs.map(({ name }) => name))).toEqual([
      ["first", "second"],
      ["how_many", "param_1", "param_2", "param_3"],
    ]);
  });

  it("tells generators from functions", ({ expect }) => {
    const kinds = planted(({ run }) => {
      run.click(() => {});
      run.click(async () => {});
      run.click(function* () {});
      run.click(async function* () {});
    });
    expect(kinds.map(({ isGenerator }) => isGenerator)).toEqual([false, false, true, true]);
  });
});

describe("an option that was left out", () => {
  it("has Gradio's default", ({ expect }) => {
    expect(first(({ run }) => run.click(() => {}))).toMatchObject({
      isQueued: true,
      isBatch: false,
      maxBatchSize: 4,
      triggerMode: "once",
      showProgress: "full",
      showProgressOn: null,
      scrollToOutput: false,
      concurrencyLimit: 1,
      timeLimit: null,
      retries: 0,
      onDisconnect: "cancel",
      cancels: [],
      js: null,
    });
  });

  it("lets the last of a burst count for change and key_up", ({ expect }) => {
    const modes = planted(({ text, drop }) => {
      text.change(() => {});
      drop.key_up(() => {});
      text.input(() => {});
      text.change(() => {}, { triggerMode: "multiple" });
      gr.on([text.submit, text.change], () => {});
      gr.on([text.change, text.submit], () => {});
    });
    expect(modes.map(({ triggerMode }) => triggerMode)).toEqual([
      "always_last",
      "always_last",
      "once",
      "multiple",
      "once",
      "always_last",
    ]);
  });

  it("takes the concurrency limit of the queue", ({ expect }) => {
    const wire: Wire = ({ run }) => run.click(() => {});
    expect(first(wire, { defaultConcurrencyLimit: 7 }).concurrencyLimit).toBe(7);
    expect(first(wire, { defaultConcurrencyLimit: null }).concurrencyLimit).toBeNull();
    const own: Wire = ({ run }) => run.click(() => {}, { concurrencyLimit: null });
    expect(first(own, { defaultConcurrencyLimit: 7 }).concurrencyLimit).toBeNull();
    const unsaid: Wire = ({ run }) => run.click(() => {}, { concurrencyLimit: "default" });
    expect(first(unsaid, { defaultConcurrencyLimit: 7 }).concurrencyLimit).toBe(7);
  });
});

describe("a concurrency group", () => {
  it("is shared by the listeners of one function, and by those of one id", ({ expect }) => {
    const groups = planted(({ text, run }) => {
      const shared = (): void => {};
      run.click(shared);
      text.submit(shared);
      run.click(() => {});
      run.click(() => {}, { concurrencyId: "gpu" });
      text.submit(() => {}, { concurrencyId: "gpu" });
    }).map(({ concurrencyId }) => concurrencyId);
    expect(groups[0]).toBe(groups[1]);
    expect(new Set(groups).size).toBe(3);
    expect(groups.slice(3)).toEqual(["gpu", "gpu"]);
  });
});

describe("a chain", () => {
  it("points at the listener before it, and says when it runs", ({ expect }) => {
    const after = planted(({ run }) => {
      const start = run.click(() => {});
      start.andThen(() => {}).success(() => {});
      start.failure(() => {});
    }).map(({ targets, after: previous }) => [targets, previous]);
    expect(after).toEqual([
      [[[4, "click"]], null],
      [[[null, "then"]], { id: 0, moment: "then" }],
      [[[null, "success"]], { id: 1, moment: "success" }],
      [[[null, "failure"]], { id: 0, moment: "failure" }],
    ]);
  });

  it("follows the half that runs, not the half that cancels", ({ expect }) => {
    const listeners = planted(({ run, stop }) => {
      const start = run.click(() => {});
      stop.click(() => {}, { cancels: start }).andThen(() => {});
      stop.click(null, { cancels: start }).andThen(() => {});
    });
    expect(listeners.map(({ id, cancels, after }) => [id, cancels, after?.id])).toEqual([
      [0, [], undefined],
      [1, [], undefined],
      [2, [0], undefined],
      [3, [], 1],
      [4, [], undefined],
      [5, [0], undefined],
      [6, [], 4],
    ]);
  });
});

describe("cancelling", () => {
  it("is a dependency of its own, beside what the listener does", ({ expect }) => {
    const listeners = planted(({ text, run, stop }) => {
      const one = run.click(() => "", { outputs: text });
      const two = run.click(function* () {});
      stop.click((value) => value, { inputs: text, outputs: text, cancels: [one, two] });
    });
    expect(listeners.slice(2)).toMatchObject([
      { fn: expect.any(Function), inputs: [{ id: 2 }], outputs: [{ id: 2 }], cancels: [], isQueued: true },
      { fn: null, inputs: [], outputs: [], cancels: [0, 1], isQueued: false, triggerMode: "once", js: null },
    ]);
  });

  it("cancels the half that runs of a listener that cancels itself", ({ expect }) => {
    const listeners = planted(({ run, stop }) => {
      const one = run.click(() => {});
      const two = stop.click(() => {}, { cancels: one });
      run.click(null, { cancels: two });
    });
    expect(listeners.map(({ cancels }) => cancels)).toEqual([[], [], [0], [], [1]]);
  });
});

describe("a function for the browser", () => {
  it("travels as its source and does not wait in line", ({ expect }) => {
    const [text, source, both] = planted(({ run, text: box }) => {
      run.click(null, { js: "(value) => value.trim()", inputs: box, outputs: box });
      run.click(null, { js: (value: string) => value.toUpperCase(), inputs: box, outputs: box });
      run.click((value) => value, { js: "(value) => value.trim()", inputs: box, outputs: box });
    });
    expect(text).toMatchObject({ js: "(value) => value.trim()", fn: null, isQueued: false });
    expect(source?.js).toBe("(value) => value.toUpperCase()");
    expect(both).toMatchObject({ js: "(value) => value.trim()", isQueued: true });
  });
});
