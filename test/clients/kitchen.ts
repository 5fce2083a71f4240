/** An app with one endpoint for each thing that clients do. */

import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const text = gr.Textbox({ label: "Text" });
const other = gr.Textbox({ label: "Other" });
const number = gr.Number({ label: "Number", minimum: 0, maximum: 10 });
const pet = gr.Radio({ label: "Pet", choices: ["cat", "dog"] });
const pets = gr.CheckboxGroup({ label: "Pets", choices: ["cat", "dog"] });
const image = gr.Image({ label: "Image", type: "filepath", imageMode: null });
const file = gr.File({ label: "File", fileTypes: [".txt"] });
const data = gr.JSON({ label: "Data" });
const animal = gr.Label({ label: "Animal" });
const ink = gr.ColorPicker({ label: "Ink" });
const answers = gr.Dataset({ label: "Answers", components: [text], samples: [["yes"], ["no"]], type: "tuple" });
const start = gr.DateTime({ label: "Start", timezone: "Europe/Berlin" });
const parts = gr.HighlightedText({ label: "Parts" });
const code = gr.Code({ label: "Code", language: "json" });
const calls = gr.State(0);
const draft = gr.BrowserState("", { storageKey: "draft" });
const parameters = gr.ParamViewer({ language: "typescript" });
const clock = gr.Timer({ value: 60, active: false });
const go = gr.Button("Go");

go.click((text) => text.toUpperCase(), { inputs: text, outputs: other, apiName: "shout" });
go.click(({ text, number }) => ({ other: text.repeat(number ?? 1) }), {
  inputs: { text, number },
  outputs: { other },
  apiName: "repeat",
});
go.click(
  async function* (limit, { signal }) {
    let counted = "";
    for (let i = 1; i <= (limit ?? 0); i++) {
      counted += i === 1 ? "1" : `, ${i}`;
      yield counted;
      await sleep(20, undefined, { signal });
    }
  },
  { inputs: number, outputs: other, apiName: "count" },
);
go.click(
  async function* (_text, { signal }) {
    for (let i = 0; ; i++) {
      yield String(i);
      await sleep(50, undefined, { signal });
    }
  },
  { inputs: text, outputs: other, apiName: "endless" },
);
go.click(
  () => {
    throw new gr.Error("Not today.", { title: "Closed" });
  },
  { inputs: text, outputs: other, apiName: "refuse" },
);
go.click(
  () => {
    throw new TypeError("a secret");
  },
  { inputs: text, outputs: other, apiName: "crash" },
);
go.click((pet) => pet ?? "none", { inputs: pet, outputs: other, apiName: "pet" });
go.click((pets) => pets.join(" and "), { inputs: pets, outputs: other, apiName: "pets" });
go.click((ink) => (ink === "#000000" ? "white" : ink), { inputs: ink, outputs: ink, apiName: "ink" });
go.click((start) => (start ?? 0) + 3600, { inputs: start, outputs: start, apiName: "an_hour_later" });
go.click(({ calls }) => ({ number: calls + 1, calls: calls + 1 }), {
  inputs: { calls },
  outputs: { number, calls },
  apiName: "visits",
});
go.click((image) => image, { inputs: image, outputs: image, apiName: "same_image" });
go.click(async (file) => (await file?.text()) ?? "", { inputs: file, outputs: other, apiName: "read" });
go.click((text) => ({ path: text, meta: { _type: "gradio.FileData" } }), {
  inputs: text,
  outputs: data,
  apiName: "echo_json",
});
go.click((rows) => rows.map((row) => `${row}/${rows.length}`), {
  inputs: text,
  outputs: other,
  batch: true,
  maxBatchSize: 8,
  apiName: "batched",
});
go.click(
  async (text, { progress, signal }) => {
    progress(0.5, "Half way");
    gr.Info("Working on it.");
    await sleep(100, undefined, { signal });
    return text;
  },
  { inputs: text, outputs: other, apiName: "slow" },
);
go.click(({ request }) => request.query, { outputs: data, apiName: "query" });
go.click((text) => ({ [text]: 0.75, other: 0.25 }), { inputs: text, outputs: animal, apiName: "classify" });
go.click((parts) => parts?.map(({ token, class_or_confidence: found }) => [found ?? "", token]), {
  inputs: parts,
  outputs: data,
  apiName: "parts",
});
go.click((text) => ({ text, entities: [{ start: 0, end: 1, entity: "FIRST" }] }), {
  inputs: text,
  outputs: parts,
  apiName: "mark_first",
});
clock.tick((seconds) => seconds, { inputs: clock, outputs: number, apiName: "tick" });
go.click((code) => `\n${JSON.stringify(JSON.parse(code || "null"), null, 1)}\n`, {
  inputs: code,
  outputs: code,
  apiName: "tidy",
});
go.click(({ draft, text }) => ({ other: draft, draft: text }), {
  inputs: { draft, text },
  outputs: { other, draft },
  apiName: "swap_draft",
});
go.click((text) => ({ [text]: { type: "string", default: null } }), {
  inputs: text,
  outputs: parameters,
  apiName: "parameters",
});
go.click((answer) => `${answer?.[0]} ${answer?.[1][0]}`, { inputs: answers, outputs: other, apiName: "answer" });
let spelled = 0;
const spell = gr.cache(function* (text: string) {
  spelled++;
  for (let end = 1; end <= text.length; end++) yield `${text.slice(0, end)} ${spelled}`;
});
go.click(spell, { inputs: text, outputs: other, apiName: "spell" });
go.click(
  gr.cache((text: string) => `${text} ${++spelled}`),
  { inputs: text, outputs: other, apiName: "once" },
);
go.click(
  gr.cache((text: string) => `${text} ${++spelled}`),
  { inputs: text, outputs: other, queue: false, apiName: "once_directly" },
);
go.click((text) => `direct ${text}`, { inputs: text, outputs: other, queue: false, apiName: "direct" });

const letters = gr.render(
  function letters(text) {
    return [...text].map((letter, i) => {
      const button = gr.Button(letter);
      button.click((other) => `${other}${letter}`, { inputs: other, outputs: other, apiName: `letter_${i}` });
      return button;
    });
  },
  { inputs: text },
);

export default gr
  .Blocks({ title: "Kitchen" }, [
    letters,
    gr.Row([text, other]),
    number,
    gr.Row([pet, pets]),
    gr.Row([ink, start]),
    gr.Group([gr.Row([image, file])]),
    data,
    animal,
    parts,
    clock,
    code,
    answers,
    parameters,
    gr.Draggable({ orientation: "row" }, [gr.Markdown("Up"), gr.Markdown("Down")]),
    gr.Row([go, gr.ClearButton([text, other, calls]), gr.DuplicateButton({ link: "https://example.com/copy" })]),
  ])
  .queue({ maxSize: 100 })
  .launch({ maxFileSize: "1mb" });
