/** Buttons that come with something to do. */

import { describe, it } from "vitest";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";
import { stepOf } from "../../support/run-app.ts";

describe("a ClearButton", () => {
  it("empties its components in the browser, each in its own way", ({ expect }) => {
    const text = gr.Textbox();
    const times = gr.Slider({ minimum: 3, maximum: 9 });
    const pets = gr.CheckboxGroup({ choices: ["cat"] });
    const ink = gr.ColorPicker({ value: "red" });
    const button = gr.ClearButton([text, times, pets, ink]);
    const { listeners } = prepare(gr.Blocks([text, times, pets, ink, button]));
    expect(listeners).toHaveLength(1);
    expect(listeners[0]).toMatchObject({
      js: "() => [null,3,[],null]",
      fn: null,
      outputs: [text, times, pets, ink].map((component) => ({ component })),
    });
    expect(button.props).toMatchObject({ value: "Clear", variant: "secondary", size: "lg" });
  });

  it("takes more later, one or several, and answers itself", ({ expect }) => {
    const [a, b, c] = [gr.Textbox(), gr.Number(), gr.Label()];
    const button = gr.ClearButton(a, { value: "Empty", variant: "stop" });
    expect(button.add([b, c])).toBe(button);
    expect(button.add([])).toBe(button);
    const { listeners } = prepare(gr.Blocks([a, b, c, button]));
    expect(listeners.map(({ js }) => js)).toEqual(["() => [null]", "() => [null,{}]"]);
    expect(button.props).toMatchObject({ value: "Empty", variant: "stop" });
  });

  it("gives State its first value back, on the server and unlisted", async ({ expect }) => {
    const text = gr.Textbox();
    const seen = gr.State<string[]>(["first"]);
    const prepared = prepare(gr.Blocks([text, seen, gr.ClearButton([text, seen])]));
    const [empty, restore] = prepared.listeners;
    expect(empty?.outputs.map(({ component }) => component)).toEqual([text]);
    const id = [...prepared.components].find(([, component]) => component === seen)?.[0] ?? -1;
    const call = { fnIndex: restore?.id ?? -1, data: [], state: { [id]: ["other"] } };
    expect((await stepOf(prepared, call)).state).toEqual({ [id]: ["first"] });
    expect(restore?.apiVisibility).toBe("private");
    const alone = prepare(gr.Blocks([gr.ClearButton(seen)]));
    expect(alone.listeners.map(({ js }) => js)).toEqual([null]);
  });

  it("has the first value of a State made anew where a function makes it", async ({ expect }) => {
    let made = 0;
    const seen = gr.State(() => ++made);
    const prepared = prepare(gr.Blocks([seen, gr.ClearButton(seen)]));
    const [restore] = prepared.listeners;
    const id = [...prepared.components].find(([, component]) => component === seen)?.[0] ?? -1;
    const call = { fnIndex: restore?.id ?? -1, data: [], state: { [id]: 7 } };
    expect((await stepOf(prepared, call)).state).toEqual({ [id]: 1 });
    expect((await stepOf(prepared, call)).state).toEqual({ [id]: 2 });
  });

  it("stops the build when it clears what is not on the page", ({ expect }) => {
    expect(() => prepare(gr.Blocks([gr.ClearButton(gr.Textbox({ label: "Lost" }))]))).toThrow(/Textbox "Lost"/);
  });
});

describe("a DuplicateButton", () => {
  it("is a small link to where its author says, in a new tab", ({ expect }) => {
    const link = "https://deploy.workers.cloudflare.com/?url=https://github.com/me/my-app";
    expect(gr.DuplicateButton({ link }).props).toMatchObject({
      ...{ value: "Duplicate this app", link, linkTarget: "_blank" },
      ...{ variant: "huggingface", size: "sm", scale: 0 },
    });
    expect(gr.DuplicateButton({ link: "/copy", value: "Copy", size: "lg", linkTarget: "_self" }).props).toMatchObject({
      ...{ value: "Copy", link: "/copy", linkTarget: "_self", size: "lg" },
    });
  });
});
