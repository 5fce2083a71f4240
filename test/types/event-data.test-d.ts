/** `ctx.data`, by event. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const text = gr.Textbox();
const pet = gr.Radio({ choices: ["cat", "dog"] });
const size = gr.Dropdown({
  choices: [
    ["Small", 10],
    ["Large", 40],
  ],
});
const isOn = gr.Checkbox();
const picture = gr.Image();
const papers = gr.File();
const clip = gr.Video();
const album = gr.Gallery();
const guess = gr.Label();
const note = gr.Markdown();
const tab = gr.Tab("One", []);
const tabs = gr.Tabs([tab]);
const section = gr.Accordion("More", []);
const step = gr.Step("One", []);
const walkthrough = gr.Walkthrough([step]);
const sidebar = gr.Sidebar([]);

text.select(({ data }) => void expectTypeOf(data).toEqualTypeOf<gr.SelectData<string, [number, number]>>());
pet.select(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<"cat" | "dog">());
pet.select(({ data }) => void expectTypeOf(data.index).toEqualTypeOf<number>());
size.select(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<10 | 40>());
isOn.select(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<boolean>());
picture.select(({ data }) => void expectTypeOf(data.index).toEqualTypeOf<readonly [x: number, y: number]>());
papers.select(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<string>());
album.select(({ data }) => void expectTypeOf(data).toEqualTypeOf<gr.SelectData<gr.GalleryItem>>());
album.upload(({ data }) => void expectTypeOf(data).toEqualTypeOf<gr.GalleryItem[]>());
album.delete(({ data }) => void expectTypeOf(data).toEqualTypeOf<gr.GalleryDeletion>());
album.preview_open(({ data }) => void expectTypeOf(data).toEqualTypeOf<undefined>());
guess.select(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<string | number>());
tab.select(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<string>());
tabs.select(({ data }) => void expectTypeOf(data).toEqualTypeOf<gr.TabSelectData>());
step.select(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<string>());
walkthrough.select(({ data }) => void expectTypeOf(data).toEqualTypeOf<gr.TabSelectData>());
sidebar.collapse(({ data }) => void expectTypeOf(data).toEqualTypeOf<undefined>());
// @ts-expect-error nothing is selected in a Sidebar
sidebar.select(() => {});
// @ts-expect-error what is selected in a Textbox lies between two places
text.select(({ data }) => data.index.toFixed());
// @ts-expect-error "bird" is no choice
pet.select(({ data }) => data.value === "bird");

size.key_up(({ data }) => void expectTypeOf(data).toEqualTypeOf<gr.KeyUpData>());
// @ts-expect-error it is called input_value, as on the wire
size.key_up(({ data }) => data.inputValue);

text.copy(({ data }) => void expectTypeOf(data).toEqualTypeOf<gr.CopyData>());
note.copy(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<string>());
// @ts-expect-error only its text was copied
note.copy(({ data }) => data.index);

papers.delete(({ data }) => void expectTypeOf(data.orig_name).toEqualTypeOf<string | null | undefined>());
papers.download(({ data }) => void expectTypeOf(data.path).toEqualTypeOf<string | null>());

// Events that carry nothing say so.
text.change(({ data }) => void expectTypeOf(data).toEqualTypeOf<undefined>());
section.expand(({ data }) => void expectTypeOf(data).toEqualTypeOf<undefined>());
clip.start_recording(({ data }) => void expectTypeOf(data).toEqualTypeOf<undefined>());
// @ts-expect-error a change carries nothing
text.change(({ data }) => data.value);

// The data comes with inputs of any shape.
pet.select((_text, { data }) => void expectTypeOf(data.value).toEqualTypeOf<"cat" | "dog">(), { inputs: text });
pet.select((_values, { data }) => void expectTypeOf(data.value).toEqualTypeOf<"cat" | "dog">(), { inputs: { text } });

// Events that a component does not have.
// @ts-expect-error a Button is clicked
gr.Button().submit(() => {});
// @ts-expect-error a webcam takes one picture at a time
picture.stream(() => {});
// @ts-expect-error a Row has no events
gr.Row([]).select(() => {});
