/** Which components a visitor may edit. */

import { describe, it } from "vitest";
import { buildConfig } from "../../../src/config/build-config.ts";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";
import { interactiveIds } from "../../../src/protocol/interactivity.ts";
import { noFiles } from "../../support/run-app.ts";

/** Whether `component` can be edited, in an app where it is wired like this. */
async function isInteractive(component: gr.Component, wire: (run: ReturnType<typeof gr.Button>) => void = () => {}) {
  const run = gr.Button();
  wire(run);
  const config = await buildConfig(prepare(gr.Blocks([gr.Row({ variant: "compact" }, [component]), run])), noFiles);
  return interactiveIds(config).has(2);
}

describe("a component", () => {
  it("can be edited as an input", async ({ expect }) => {
    const text = gr.Textbox({ value: "full" });
    expect(await isInteractive(text, (run) => run.click(() => {}, { inputs: text }))).toBe(true);
  });

  it("cannot be edited as an output only", async ({ expect }) => {
    const text = gr.Textbox();
    expect(await isInteractive(text, (run) => run.click(() => "", { outputs: text }))).toBe(false);
  });

  it("can be edited as both", async ({ expect }) => {
    const text = gr.Textbox();
    expect(await isInteractive(text, (run) => run.click(() => "", { inputs: text, outputs: text }))).toBe(true);
  });

  it("does as it is told, whatever the wiring", async ({ expect }) => {
    const locked = gr.Textbox({ interactive: false });
    expect(await isInteractive(locked, (run) => run.click(() => {}, { inputs: locked }))).toBe(false);
    const open = gr.Textbox({ interactive: true });
    expect(await isInteractive(open, (run) => run.click(() => "", { outputs: open }))).toBe(true);
  });

  it("can be edited without wiring if it starts empty", async ({ expect }) => {
    for (const empty of [
      gr.Textbox(),
      gr.Textbox({ value: "" }),
      gr.Number(),
      gr.Number({ value: 0 }),
      gr.Checkbox(),
      gr.Slider({ minimum: 0 }),
      gr.Dropdown({ choices: ["a"], multiselect: true }),
    ]) {
      expect(await isInteractive(empty), empty.definition.name).toBe(true);
    }
    for (const full of [
      gr.Textbox({ value: "text" }),
      gr.Number({ value: 1 }),
      gr.Checkbox({ value: true }),
      gr.Slider({ minimum: 1 }),
    ]) {
      expect(await isInteractive(full), full.definition.name).toBe(false);
    }
  });

  it("can be clicked if it is a button", async ({ expect }) => {
    expect(await isInteractive(gr.Button("Run"))).toBe(true);
    expect(await isInteractive(gr.Button("Run", { interactive: false }))).toBe(false);
  });
});
