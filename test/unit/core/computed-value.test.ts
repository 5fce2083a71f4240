import { describe, it } from "vitest";
import { Button } from "../../../components/button/definition.ts";
import { Dropdown } from "../../../components/dropdown/definition.ts";
import { Markdown } from "../../../components/markdown/definition.ts";
import { NumberBox } from "../../../components/number/definition.ts";
import { Row } from "../../../components/row/definition.ts";
import { Textbox } from "../../../components/textbox/definition.ts";
import { Timer } from "../../../components/timer/definition.ts";
import { Blocks } from "../../../src/authoring/blocks.ts";
import { buildConfig } from "../../../src/config/build-config.ts";
import type { Component } from "../../../src/core/component.ts";
import { SetupError } from "../../../src/core/errors.ts";
import { prepare } from "../../../src/core/tree.ts";
import { noFiles, stepOf } from "../../support/run-app.ts";

/** When each listener runs, what it writes to, and how much it shows of that. */
function wiringOf(children: readonly Component[]): unknown[] {
  const { listeners } = prepare(Blocks(children));
  return listeners.map(({ targets, outputs, showProgress, triggerMode }) => [
    targets.map(([id, event]) => `${id} ${event}`).join(", "),
    outputs.map(({ id }) => id).join(", "),
    showProgress,
    triggerMode,
  ]);
}

describe("a value that is a function", () => {
  it("is computed at each load, behind the app's own listeners", ({ expect }) => {
    const now = NumberBox({ value: () => 5 });
    const go = Button("Go");
    go.click(() => 1, { outputs: now });
    expect(wiringOf([now, go])).toEqual([
      ["3 click", "2", "full", "once"],
      ["0 load", "2", "full", "once"],
    ]);
  });

  it("is computed again when an input changes and when a Timer ticks, and shows nothing of it", ({ expect }) => {
    const low = NumberBox({ value: 1 });
    const high = NumberBox({ value: 9 });
    const clock = Timer();
    const sum = NumberBox({ value: (low, high) => (low ?? 0) + (high ?? 0), inputs: [low, high], every: clock });
    expect(wiringOf([low, high, sum, clock])).toEqual([["2 change, 3 change, 5 tick, 0 load", "4", "hidden", "once"]]);
  });

  it("brings its Timer along, wherever that is", ({ expect }) => {
    const clock = Timer({ value: 2 });
    clock.tick(() => {}, {});
    const { components, listeners } = prepare(Blocks([NumberBox({ value: () => 1, every: clock })]));
    expect([...components.values()].filter(({ definition }) => definition.type === "timer")).toEqual([clock]);
    expect(listeners).toHaveLength(2);
  });

  it("reads its inputs as any function does", async ({ expect }) => {
    const name = Textbox({ label: "Name" });
    const greeting = Textbox({ value: ({ name }) => `Hello ${name}`, inputs: { name } });
    const app = Blocks([name, greeting]);
    expect((await stepOf(app, { data: ["Ada"] })).data).toEqual(["Hello Ada"]);
    expect(prepare(app).listeners[0]?.inputs.map(({ name }) => name)).toEqual(["name"]);
  });

  it("leaves the component as it is without one until the page has loaded", async ({ expect }) => {
    const app = Blocks([
      NumberBox({ value: () => 5 }),
      Markdown(() => "# Now"),
      Button(() => "Press"),
      Dropdown({ choices: ["cat", "dog"], value: () => "dog" as const }),
    ]);
    const { components } = await buildConfig(prepare(app), noFiles);
    const values = components.filter(({ type }) => type !== "form").map(({ props }) => props["value"] ?? null);
    expect(values).toEqual([null, null, "Run", "cat"]);
  });

  it("may come later", async ({ expect }) => {
    const text = Textbox({ value: async () => "at last" });
    expect((await stepOf(Blocks([text]))).data).toEqual(["at last"]);
  });

  it("is refused where it cannot work, with what to write instead", ({ expect }) => {
    const text = Textbox();
    const refused = (make: () => unknown) => expect(make).toThrow(SetupError);
    refused(() => Textbox({ value: () => "", every: 1 as unknown as Component }));
    expect(() => Textbox({ value: () => "", every: 1 as unknown as Component })).toThrow("gr.Timer({ value: 1 })");
    refused(() => Textbox({ value: () => "", every: text }));
    refused(() => Textbox({ value: "still", every: Timer() }));
    refused(() => Textbox({ inputs: text } as object));
    refused(() => prepare(Blocks([Textbox({ value: () => "", inputs: Row([]) as Component as typeof text })])));
    refused(() => prepare(Blocks([Textbox({ value: () => "", inputs: "text" as unknown as typeof text })])));
  });
});
