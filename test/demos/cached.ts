/** Keeps what it has worked out. Asked for "hold", it is busy until its visitor leaves. */

import * as gr from "gradio-workers";

const said = gr.Textbox({ label: "In" });
const answer = gr.Textbox({ label: "Out" });
const run = gr.Button("Run");

run.click(
  gr.cache(async (text: string, { signal }: gr.Context) => {
    if (text === "hold") await new Promise((resolve) => signal.addEventListener("abort", resolve));
    return text.toUpperCase();
  }),
  { inputs: said, outputs: answer, apiName: "shout" },
);

export default gr.Blocks([said, run, answer]);
