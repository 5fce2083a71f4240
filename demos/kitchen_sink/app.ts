import * as gr from "gradio-workers";
import { tune } from "../media/tune.ts";
import { lion } from "../media/lion.ts";
import { CLIPS } from "../media/clips.ts";
import { bakery, people, scored, tagged } from "./answers.ts";

const CHOICES = ["foo", "bar", "baz"] as const;
const [clip] = CLIPS;
const csv = `data:text/csv,${encodeURIComponent(people)}`;

const inputs = {
  textbox: gr.Textbox({ value: "Lorem ipsum", label: "Textbox" }),
  textbox2: gr.Textbox({ lines: 3, placeholder: "Type here..", label: "Textbox 2" }),
  number: gr.Number({ label: "Number", value: 42 }),
  slider: gr.Slider({ minimum: 10, maximum: 20, value: 15, label: "Slider: 10 - 20" }),
  fine: gr.Slider({ maximum: 20, step: 0.04, label: "Slider: step @ 0.04" }),
  checkbox: gr.Checkbox({ label: "Checkbox" }),
  checkboxGroup: gr.CheckboxGroup({ label: "CheckboxGroup", choices: CHOICES, value: ["foo", "bar"] }),
  radio: gr.Radio({ label: "Radio", choices: CHOICES, value: "baz" }),
  dropdown: gr.Dropdown({ label: "Dropdown", choices: CHOICES }),
  multiselect: gr.Dropdown({
    label: "Multiselect Dropdown (Max choice: 2)",
    choices: CHOICES,
    multiselect: true,
    maxChoices: 2,
  }),
  image: gr.Image({ label: "Image" }),
  webcam: gr.Image({ label: "Webcam", sources: ["webcam"] }),
  video: gr.Video({ label: "Video" }),
  audio: gr.Audio({ label: "Audio" }),
  microphone: gr.Audio({ label: "Microphone", sources: ["microphone"] }),
  file: gr.File({ label: "File" }),
  table: gr.Dataframe({ label: "Dataframe", headers: ["Name", "Age", "Gender"] }),
  time: gr.DateTime({ label: "DateTime" }),
};

const outputs = [
  gr.Textbox({ label: "Textbox" }),
  gr.Label({ label: "Label" }),
  gr.Audio({ label: "Audio" }),
  gr.Image({ label: "Image", elemId: "output-img" }),
  gr.Video({ label: "Video" }),
  gr.HighlightedText({ label: "HighlightedText", colorMap: { punc: "pink", "test 0": "blue" } }),
  gr.HighlightedText({ label: "HighlightedText", showLegend: true }),
  gr.JSON({ label: "JSON", showIndices: true }),
  gr.HTML("", { label: "HTML" }),
  gr.File({ label: "File" }),
  gr.Dataframe({ label: "Dataframe" }),
  gr.Dataframe({ label: "Numpy", type: "numpy" }),
  gr.DateTime({ label: "DateTime" }),
] as const;

const example = [
  "the quick brown fox",
  "jumps over the lazy dog",
  10,
  12,
  4,
  true,
  ["foo", "baz"],
  "baz",
  "bar",
  ["foo", "bar"],
  lion,
  lion,
  clip,
  tune,
  tune,
  csv,
  [
    [1, 2, 3, 4],
    [4, 5, 6, 7],
    [8, 9, 1, 2],
    [3, 4, 5, 6],
  ],
  "2025-06-10 12:00:00",
] as const;

function upsideDown({ width, height, channels, data }: gr.Raster): gr.Raster {
  const row = width * channels;
  const rows = Array.from({ length: height }, (_, y) => data.subarray((height - 1 - y) * row, (height - y) * row));
  return { width, height, channels, data: Uint8ClampedArray.from(rows.flatMap((each) => [...each])) };
}

function backwards({ sampleRate, channels, data }: gr.AudioData): gr.AudioData {
  const moments = data.length / channels;
  const last = moments - 1;
  const turned = data.map((_, i) => data[(last - Math.floor(i / channels)) * channels + (i % channels)] ?? 0);
  return { sampleRate, channels, data: turned };
}

export default gr.Interface(
  ({ textbox, textbox2, number, slider, fine, checkbox, checkboxGroup, radio, image, video, audio, table, time }) => {
    const parts = [number ?? 0, slider, fine] as const;
    const total = parts[0] + parts[1] + parts[2] || 1;
    return [
      `${checkbox ? textbox : textbox2}, selected:${checkboxGroup.join(", ")}`,
      { positive: parts[0] / total, negative: parts[1] / total, neutral: parts[2] / total },
      audio ? backwards(audio) : tune,
      image ? upsideDown(image) : lion,
      video ?? clip,
      tagged,
      scored,
      bakery,
      `<button style="background-color: red">Click Me: ${radio}</button>`,
      new File([people], "people.csv", { type: "text/csv" }),
      table,
      Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => Math.floor(Math.random() * 8))),
      time,
    ];
  },
  {
    inputs,
    outputs,
    examples: gr.Examples([example, example, example], { cacheExamples: true }),
    title: "Kitchen Sink",
    description: "Try out all the components!",
    article: "Learn more about [Gradio](https://gradio.app)",
    apiName: "predict",
  },
);
