import * as gr from "gradio-workers";
import { tune } from "../media/tune.ts";
import { lion } from "../media/lion.ts";
import { CLIPS } from "../media/clips.ts";
import { cube } from "../media/cube.ts";

const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");

function anyOf<const T>(choices: readonly T[]): T {
  return choices[Math.floor(Math.random() * choices.length)] as T; // there is always one
}

/** A parabola through random points, as a picture. */
function quadratic(): string {
  const [a, b] = [Math.random() + 0.5, Math.random() * 4 - 2];
  const points = Array.from({ length: 41 }, (_, i) => {
    const x = (i - 20) / 5;
    return `${i * 8},${240 - (a * x * x + b * x + 4) * 8}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240"><path d="M0 208h320M160 0v240" stroke="#999"/><polyline points="${points.join(" ")}" fill="none" stroke="#f97316" stroke-width="3"/></svg>`;
}

const TALKS = [
  [
    { role: "user", content: "Good morning!" },
    { role: "assistant", content: "Good morning. What shall we make today?" },
  ],
  [
    { role: "user", content: "Is anybody there?" },
    { role: "assistant", content: "Always." },
  ],
] as const;

const SENTENCES = [
  [
    ["The city of ", null],
    ["Paris", "PLACE"],
    [" was founded long before ", null],
    ["Napoleon", "PERSON"],
  ],
  [
    ["In ", null],
    ["Vienna", "PLACE"],
    [" everybody knew ", null],
    ["Mozart", "PERSON"],
  ],
] as const;

const kept = gr.State<unknown>(null);

export default gr.Interface((time) => time, {
  inputs: [
    gr.Textbox({ label: "Current Time", value: () => new Date().toISOString() }),
    gr.Number({ label: "Ranom Percentage", value: () => Math.round(Math.random() * 100) }),
    gr.Slider({ label: "Slider with randomize", minimum: -1, maximum: 1, value: () => Math.random() * 2 - 1 }),
    gr.Slider({ label: "Slider with value func", minimum: 0, maximum: 1, value: () => Math.random() }),
    gr.Checkbox({ label: "Random Checkbox", value: () => Math.random() > 0.5 }),
    gr.CheckboxGroup({
      label: "Random CheckboxGroup",
      choices: ["a", "b", "c", "d"],
      value: () => LETTERS.slice(0, 4).filter(() => Math.random() > 0.5) as ("a" | "b" | "c" | "d")[], // the first four
    }),
    gr.Radio({ choices: LETTERS, value: () => anyOf(LETTERS) }),
    gr.Dropdown({ choices: ["a", "b", "c", "d", "e"], value: () => anyOf(["a", "b", "c", "d", "e"]) }),
    gr.Image({ value: () => lion }),
    gr.Video({ value: () => anyOf(CLIPS) }),
    gr.Audio({ value: () => tune }),
    gr.File({ value: () => `data:text/plain,${anyOf(LETTERS)}` }),
    gr.Dataframe({
      headers: ["random_number_rows"],
      value: () => Array.from({ length: Math.floor(Math.random() * 11) }, (_, row) => [row]),
    }),
    gr.State(() => anyOf(LETTERS)),
    gr.ColorPicker({ value: () => anyOf(["#000000", "#ff0000", "#0000ff"]) }),
    gr.Label({ value: () => anyOf(["Pedestrian", "Car", "Cyclist"]) }),
    gr.HighlightedText({ value: () => anyOf(SENTENCES) }),
    gr.JSON({ value: () => anyOf([{ a: 1 }, { b: 2 }]) }),
    gr.HTML(() => anyOf(['<p style="color: red">I am red</p>', '<p style="color: blue">I am blue</p>'])),
    gr.Gallery({ value: () => [lion, lion, lion] }),
    gr.Chatbot({ value: () => anyOf(TALKS) }),
    gr.Model3D({ value: () => cube }),
    gr.Plot({ value: quadratic }),
    gr.Markdown(() => `### ${anyOf(["Hello", "Hi", "Goodbye!"])}`),
  ],
  outputs: kept,
  apiName: "predict",
});
