/** A page of five hundred components, one of which changes sixty times a second, as `busy.py` makes it. */

import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const CHOICES = ["one", "two", "three"];
/** Updates a second, and how many. */
const RATE = 60;
const COUNT = 300;

/** Ten kinds of component in each of fifty rows. */
const rows = Array.from({ length: 50 }, (_, row) =>
  gr.Row([
    gr.Textbox({ label: `Text ${row}` }),
    gr.Number({ label: `Number ${row}`, value: row }),
    gr.Slider({ label: `Slider ${row}`, minimum: 0, maximum: 50, value: row, step: 1 }),
    gr.Checkbox({ label: `Checkbox ${row}` }),
    gr.Radio({ label: `Radio ${row}`, choices: CHOICES }),
    gr.Dropdown({ label: `Dropdown ${row}`, choices: CHOICES }),
    gr.Markdown(`**Row ${row}** of fifty`),
    gr.Label({ label: `Label ${row}`, value: { cat: 0.7, dog: 0.3 } }),
    gr.JSON({ label: `JSON ${row}`, value: { row } }),
    gr.Button(`Button ${row}`),
  ]),
);

const counted = gr.Markdown("0", { elemId: "counted" });
const count = gr.Button("Count");
count.click(
  async function* () {
    const startedAt = Date.now();
    for (let n = 1; n <= COUNT; n++) {
      const wait = startedAt + (n * 1000) / RATE - Date.now();
      if (wait > 0) await sleep(wait);
      yield String(n);
    }
  },
  { outputs: counted, showProgress: "hidden" },
);

export default gr.Blocks([count, counted, ...rows]);
