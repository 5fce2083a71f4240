import * as gr from "gradio-workers";
import { lion } from "../media/lion.ts";

const first = gr.Textbox({ label: "Input", lines: 2 });
const second = gr.Textbox({ label: "Input 2" });
const output = gr.Textbox({ label: "Output" });
const submit = gr.Button("Submit");
const combine = (a: string, b: string): string => `${a} ${b}`;
submit.click(combine, { inputs: [first, second], outputs: output, apiName: "combine" });

const image = gr.Image({ type: "filepath" });
const shown = gr.Image({ type: "filepath" });
const mirror = gr.Button("Mirror Image");
const same = (picture: gr.FileRef | null): gr.FileRef | null => picture;
mirror.click(same, { inputs: image, outputs: shown, apiName: "mirror" });

const texts = [
  ["hi", "Adam"],
  ["hello", "Eve"],
] as const;

export default gr.Blocks([
  first,
  second,
  output,
  submit,
  gr.Row([image, shown]),
  mirror,
  gr.Markdown("## Text Examples"),
  gr.Examples(texts, { inputs: [first, second], outputs: output, fn: combine, cacheExamples: true }),
  gr.Markdown("## Image Examples"),
  gr.Examples([lion], { inputs: image, outputs: shown, fn: same, cacheExamples: true }),
]);
