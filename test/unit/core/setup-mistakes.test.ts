/** Listeners that cannot work stop the build, with a name and the way out. */

import { describe, it } from "vitest";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";

interface Parts {
  text: ReturnType<typeof gr.Textbox>;
  row: ReturnType<typeof gr.Row>;
  run: ReturnType<typeof gr.Button>;
}

/** What the author is told who wires like this. */
function mistake(wire: (parts: Parts) => void): unknown {
  const text = gr.Textbox({ label: "Name" });
  const run = gr.Button("Run", { elemId: "run" });
  const row = gr.Row([text]);
  try {
    wire({ text, row, run });
    prepare(gr.Blocks([row, run]));
  } catch (error) {
    if (error instanceof gr.SetupError) return error.message;
    throw error;
  }
  return null;
}

/** What a compiler would have refused, for authors who have none. */
function untyped(value: unknown): never {
  return value as never; // the tests below are about values of the wrong type
}

describe("a batch function", () => {
  it("is no generator", ({ expect }) => {
    const generator = function* shout() {};
    expect(mistake(({ run }) => run.click(untyped(generator), { batch: true }))).toBe(
      'Button "run".click(shout): a batch function cannot be a generator; return one result a row.',
    );
    expect(
      mistake(({ run }) =>
        run.click(
          untyped(async function* () {}),
          { batch: true },
        ),
      ),
    ).toContain("cannot be a generator");
    expect(mistake(({ run }) => run.click(async () => [], { batch: true }))).toBeNull();
  });

  it("takes one row or more", ({ expect }) => {
    for (const maxBatchSize of [0, -1, NaN]) {
      expect(mistake(({ run }) => run.click(() => [], { batch: true, maxBatchSize }))).toBe(
        'Button "run".click(): maxBatchSize must be 1 or more.',
      );
    }
  });
});

describe("an option that makes no sense", () => {
  it.for([0, -1, 1.5, NaN])("is refused: concurrencyLimit %d", (concurrencyLimit, { expect }) => {
    expect(mistake(({ run }) => run.click(() => {}, { concurrencyLimit }))).toBe(
      'Button "run".click(): concurrencyLimit must be a whole number from 1, or null for no limit.',
    );
  });

  it("is refused: something that is no function", ({ expect }) => {
    for (const fn of ["greet", {}, undefined, 3]) {
      expect(mistake(({ run }) => run.click(untyped(fn)))).toBe(
        'Button "run".click(): the first argument is the function to run, or null.',
      );
    }
  });

  it("is refused: no trigger at all", ({ expect }) => {
    expect(mistake(() => gr.on([], () => {}))).toBe("gr.on() needs at least one trigger.");
  });

  it("is refused: a chain among the triggers of gr.on()", ({ expect }) => {
    expect(mistake(({ text, run }) => gr.on([text.submit, run.click(() => {}).success], () => {}))).toBe(
      'Textbox "Name".submit(): gr.on() takes triggers of components and of the app; chain behind its listener instead.',
    );
  });
});

describe("a wiring", () => {
  it("holds components", ({ expect }) => {
    for (const wrong of ["name", 3, null, [undefined], { name: null }, [() => {}], { name: "text" }]) {
      expect(mistake(({ run }) => run.click(() => {}, { inputs: untyped(wrong) }))).toBe(
        'Button "run".click(): inputs holds something that is not a component.',
      );
      expect(
        mistake(({ run }) =>
          run.click(
            untyped(() => {}),
            { outputs: untyped(wrong) },
          ),
        ),
      ).toBe('Button "run".click(): outputs holds something that is not a component.');
    }
  });

  it("reads no layouts, but may write them", ({ expect }) => {
    expect(mistake(({ row, run }) => run.click(() => {}, { inputs: row }))).toBe(
      'Button "run".click(): Row is a layout and has no value to read.',
    );
    expect(mistake(({ row, run }) => run.click(() => gr.update({ visible: false }), { outputs: row }))).toBeNull();
  });
});

describe("the wait for a fuller batch", () => {
  it("is bounded, and for batches", ({ expect }) => {
    const batch = (maxWaitMs: number) => mistake(({ run }) => run.click(() => [], { batch: true, maxWaitMs }));
    for (const maxWaitMs of [-1, 60_001, Infinity, NaN, untyped("50")]) {
      expect(batch(maxWaitMs)).toBe('Button "run".click(): maxWaitMs is in milliseconds, from 0 to 60000.');
    }
    for (const maxWaitMs of [0, 0.5, 60_000]) expect(batch(maxWaitMs)).toBeNull();
    expect(mistake(({ run }) => run.click(() => {}, { maxWaitMs: 50 }))).toBe(
      'Button "run".click(): maxWaitMs is for batches; add batch: true.',
    );
  });
});

describe("what is cancelled", () => {
  it("waits in line", ({ expect }) => {
    const message = mistake(({ run, text }) => text.submit(null, { cancels: run.click(() => {}, { queue: false }) }));
    expect(message).toBe('Textbox "Name".submit(): it cancels a listener with queue: false, which cannot be stopped.');
  });

  it("is in the app", ({ expect }) => {
    const elsewhere = gr.Button("elsewhere").click(function wander() {});
    expect(mistake(({ run }) => run.click(null, { cancels: elsewhere }))).toBe(
      "Button.click(wander) is chained or cancelled, but what triggers it is not placed; put its component into gr.Blocks().",
    );
  });
});
