import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const word = gr.Textbox({ label: "word" });
const length = gr.Number({ label: "length", value: 3, precision: 0, minimum: 0 });
const output = gr.Textbox({ label: "Output" });
const run = gr.Button();

run.click(
  async function trimWords(rows) {
    // One pass of an expensive model serves every row.
    await sleep(500);
    return rows.map(({ word, length }) => word.slice(0, length ?? word.length));
  },
  { inputs: { word, length }, outputs: output, batch: true, maxBatchSize: 16, apiName: "trim_words" },
);

export default gr.Blocks([gr.Row([word, length, output]), run]);
