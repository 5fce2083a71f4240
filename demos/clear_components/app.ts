import * as gr from "gradio-workers";
import { CLIPS } from "../media/clips.ts";
import { cube } from "../media/cube.ts";
import { lion } from "../media/lion.ts";
import { tune } from "../media/tune.ts";

const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");

function anyOf<const T>(choices: readonly T[]): T {
  return choices[Math.floor(Math.random() * choices.length)] as T; // there is always one
}

const label = (place: number) => `component_${String(place).padStart(2, "0")}`;

const components = [
  gr.Textbox({ label: label(0), value: () => new Date().toISOString() }),
  gr.Number({ label: label(1), value: () => Math.random() }),
  gr.Slider({ label: label(2), minimum: 0, maximum: 100, value: () => Math.round(Math.random() * 100) }),
  gr.Slider({ label: label(3), minimum: 0, maximum: 1, value: () => Math.random() }),
  gr.Checkbox({ label: label(4), value: () => Math.random() > 0.5 }),
  gr.CheckboxGroup({ label: label(5), choices: ["a", "b", "c", "d"], value: () => [anyOf(["a", "b", "c", "d"])] }),
  gr.Radio({ label: label(6), choices: LETTERS, value: () => anyOf(LETTERS) }),
  gr.Dropdown({ label: label(7), choices: ["a", "b", "c", "d", "e"], value: () => anyOf(["a", "b", "c"]) }),
  gr.Image({ label: label(8), value: () => lion }),
  gr.Video({ label: label(9), value: () => anyOf(CLIPS) }),
  gr.Audio({ label: label(10), value: () => tune }),
  gr.File({ label: label(11), value: () => `data:text/plain,${anyOf(LETTERS)}` }),
  gr.ColorPicker({ label: label(12), value: () => anyOf(["#000000", "#ff0000", "#0000ff"]) }),
  gr.Label({ label: label(13), value: () => anyOf(["Pedestrian", "Car", "Cyclist"]) }),
  gr.HighlightedText({
    label: label(14),
    value: () =>
      anyOf([
        [
          ["The city of ", null],
          ["Paris", "PLACE"],
        ],
        [
          ["Nobody knew ", null],
          ["Mozart", "PERSON"],
        ],
      ]),
  }),
  gr.JSON({ label: label(15), value: () => anyOf([{ a: 1 }, { b: 2 }]) }),
  gr.Gallery({ label: label(16), value: () => [lion, lion, lion] }),
  gr.Model3D({ label: label(17), value: () => cube }),
  gr.Markdown(() => `### ${anyOf(["Hello", "Hi", "Goodbye!"])}`, { label: label(18) }),
] as const;

const clear = gr.ClearButton(components);
const answer = gr.Textbox({ label: "Are all cleared?" });
const hide = gr.Button("Hide");
const reveal = gr.Button("Reveal");
const getValues = gr.Button("Get Values");

/** Black is what a ColorPicker shows when it has no colour. */
function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return !value || value === "#000000";
}

const everything = [...components, clear] as const;
const setVisible = (visible: boolean) => () => everything.map(() => gr.update({ visible })) as never; // one for each
hide.click(setVisible(false), { outputs: everything });
reveal.click(setVisible(true), { outputs: everything });
// Written as the original writes it.
getValues.click((...values) => (values.slice(0, components.length).every(isEmpty) ? "True" : "False"), {
  inputs: components,
  outputs: answer,
});

export default gr.Blocks([...components, clear, answer, hide, reveal, getValues]);
