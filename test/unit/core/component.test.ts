/** Component values: options over defaults, checked when they are made. */

import { describe, it } from "vitest";
import { z } from "zod";
import { defineComponent, settle } from "../../../src/core/component.ts";
import { defineLayout } from "../../../src/core/layout.ts";
import * as gr from "../../../src/index.ts";

/** A component of an author's own. */
const Rating = defineComponent({
  type: "rating",
  element: null,
  events: { change: undefined, input: undefined },
  defaults: { value: null as number | null, maximum: 5, hint: null as string | null },
  complete(props) {
    if (props.maximum < 1) throw new gr.SetupError("Rating: maximum must be 1 or more.");
    return { ...props, hint: props.hint ?? `0 to ${props.maximum}` };
  },
  wire: ({ maximum }) => z.int().min(0).max(maximum).nullable(),
  preprocess: (stars) => stars ?? 0,
  postprocess: (stars: number | null) => stars,
});

describe("a component", () => {
  it("has its own defaults over the common ones, and the author's options over both", ({ expect }) => {
    expect(Rating({ maximum: 3, label: "Stars" }).props).toEqual({
      value: null,
      maximum: 3,
      hint: "0 to 3",
      label: "Stars",
      showLabel: null,
      buttons: null,
      container: true,
      scale: null,
      minWidth: 160,
      interactive: null,
      visible: true,
      elemId: null,
      elemClasses: [],
      key: null,
    });
  });

  it("takes an undefined option for one that was left out", ({ expect }) => {
    expect(Rating({ maximum: undefined as never, label: undefined as never }).props).toEqual(Rating().props);
  });

  it("checks its options when it is made", ({ expect }) => {
    expect(() => Rating({ maximum: 0 })).toThrow("Rating: maximum must be 1 or more.");
  });

  it("cannot be changed from outside", ({ expect }) => {
    expect(() => Object.assign(Rating().props, { maximum: 9 })).toThrow(TypeError);
  });

  it("has a trigger for each of its events, and is called by its type", ({ expect }) => {
    const rating = Rating();
    expect(rating.definition).toMatchObject({
      name: "Rating",
      events: ["change", "input"],
      isLayout: false,
      isInApi: true,
    });
    expect([typeof rating.change, typeof rating.input, "submit" in rating]).toEqual(["function", "function", false]);
    expect(Object.keys(rating)).toEqual(["definition", "props", "children"]);
  });

  it("is settled where the author left an option open", ({ expect }) => {
    const rating = Rating({ interactive: true });
    settle(rating, { label: "Stars", interactive: false });
    expect(rating.props).toMatchObject({ label: "Stars", interactive: true, hint: "0 to 5" });
  });
});

describe("a layout", () => {
  const Shelf = defineLayout({
    type: "shelf",
    element: Object,
    events: {},
    defaults: { height: 1 },
  });

  it("takes its options first, or none", ({ expect }) => {
    const book = gr.Button();
    expect(Shelf([book])).toMatchObject({ props: { height: 1, visible: true }, children: [book] });
    expect(Shelf({ height: 2 }, [book])).toMatchObject({ props: { height: 2 }, children: [book] });
  });

  it("has no value", ({ expect }) => {
    const { definition, props } = Shelf([]);
    expect(definition).toMatchObject({ isLayout: true, isInApi: false });
    expect(() => definition.postprocess(1 as never, props, null as never)).toThrow("A layout has no value");
  });
});

/** What is wrong with each of these, in the words of the message. */
const MISTAKES: readonly (readonly [make: () => unknown, message: string])[] = [
  [() => gr.Textbox({ type: "url" as never }), 'Textbox: type "url" is unknown; use one of text, password, email.'],
  [() => gr.Textbox({ lines: 0 }), "Textbox: lines must be 1 or more."],
  [() => gr.Number({ precision: 1.5 }), "Number: precision is a whole number of decimals from 0 to 100, or null."],
  [() => gr.Number({ step: 0 }), "Number: step must be greater than 0."],
  [() => gr.Slider({ minimum: 5, maximum: 5 }), "Slider: minimum (5) must be less than maximum (5)."],
  [() => gr.Slider({ step: -1 }), "Slider: step must be greater than 0."],
  [() => gr.Slider({ precision: -1 }), "Slider: precision is a whole number of decimals from 0 to 100, or null."],
  [() => gr.Radio({ type: "place" as never }), 'Radio: type "place" is unknown; use "value" or "index".'],
  [
    () => gr.Radio({ choices: [["a", "b", "c"]] as never }),
    "Radio: choices are strings, numbers, or pairs of a text and its value.",
  ],
  [() => gr.Dropdown({ type: "place" as never }), 'Dropdown: type "place" is unknown; use "value" or "index".'],
  [
    () => gr.Dropdown({ choices: [null] as never }),
    "Dropdown: choices are strings, numbers, or pairs of a text and its value.",
  ],
  [() => gr.Dropdown({ maxChoices: 0 }), "Dropdown: maxChoices is a whole number greater than 0, or null."],
  [
    () => gr.Button("Go", { variant: "huge" as never }),
    'Button: variant "huge" is unknown; use one of primary, secondary, stop, huggingface.',
  ],
  [() => gr.Button("Go", { size: "xl" as never }), 'Button: size "xl" is unknown; use one of sm, md, lg.'],
  [() => gr.ClearButton("name" as never), "ClearButton: what it clears is a component, or a list of them."],
  [() => gr.ClearButton([null] as never), "ClearButton: what it clears is a component, or a list of them."],
  [() => gr.ClearButton(gr.Row([])), "ClearButton: Row has no value; name the components in it."],
  [
    () => gr.DuplicateButton({} as never),
    'DuplicateButton: its link is an http(s) URL or an address on this site, not "undefined".',
  ],
  [() => gr.DuplicateButton({ link: "javascript:alert(1)" }), 'not "javascript:alert(1)".'],
  [() => gr.DuplicateButton({ link: "//evil.example" }), 'not "//evil.example".'],
  [() => gr.DateTime({ value: "tomorrow" }), 'DateTime: its value is no date: "tomorrow" is not of the form'],
  [() => gr.Label({ numTopClasses: 0 }), "Label: numTopClasses is a whole number greater than 0, or null."],
  [() => gr.JSON({ value: "{not json" }), "JSON: its value is no JSON."],
  [() => gr.Image({ type: "jpeg" as never }), 'Image: type "jpeg" is unknown; use "numpy", "pil", "filepath".'],
  [() => gr.Image({ format: "gif" as never }), 'Image: format "gif" is unknown'],
  [() => gr.Image({ sources: ["camera"] as never }), 'Image: sources "camera" is unknown'],
  [
    () => gr.Image({ streaming: true, sources: ["webcam"] }),
    "Image: streaming is not offered; the webcam takes one picture at a time. Leave it out.",
  ],
  [() => gr.File({ fileCount: "two" as never }), 'File: fileCount "two" is unknown'],
  [() => gr.File({ type: "text" as never }), 'File: type "text" is unknown'],
  [() => gr.File({ fileTypes: ".pdf" as never }), 'File: fileTypes is a list, such as [".pdf", "image"].'],
  [() => gr.State([() => {}]), "State: its initial value is something that cannot be stored, such as a function."],
  [() => gr.State(0, { timeToLive: 0 }), "State: timeToLive is a number of seconds greater than 0, or null."],
  [() => gr.Row({ variant: "box" as never }, []), 'Row: variant "box" is unknown; use one of default, panel, compact.'],
  [
    () => gr.Column({ variant: "box" as never }, []),
    'Column: variant "box" is unknown; use one of default, panel, compact.',
  ],
  [() => gr.Interface(() => "", {}), "Interface: name the inputs or the outputs of the function, or both."],
  [
    () => gr.Interface(() => "", { outputs: "txt" as never }),
    '"txt" stands for no component; use one of text, textbox, number',
  ],
  [() => gr.Interface(() => "", { outputs: "video" as never }), 'Write gr.Video() for "video"'],
  [() => gr.Interface(() => "", { outputs: "colorpicker" as never }), 'Write gr.ColorPicker() for "colorpicker"'],
  [() => gr.Interface(() => "", { outputs: "datetime" as never }), 'Write gr.DateTime() for "datetime"'],
];

describe("an option that a component does not know", () => {
  it.for(MISTAKES)("stops the build: $1", ([make, message], { expect }) => {
    expect(make).toThrow(message);
    expect(make).toThrow(gr.SetupError);
  });
});

describe("the initial value of a State", () => {
  it("is a copy: what the author does with the original changes nothing", ({ expect }) => {
    const original = ["first"];
    const state = gr.State(original);
    original.push("second");
    expect(state.props["value"]).toEqual(["first"]);
  });
});
