import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const limit = gr.Number({ label: "Count to", value: 10, precision: 0, minimum: 1, maximum: 100 });
const count = gr.Button("Count!");
const counted = gr.Textbox({ label: "Counted so far" });

count.click(
  async function* count(limit, { signal }) {
    for (let number = 1; number <= (limit ?? 0); number++) {
      yield String(number);
      await sleep(200, undefined, { signal });
    }
  },
  { inputs: limit, outputs: counted, apiName: "count" },
);

export default gr.Blocks([limit, count, counted]);
