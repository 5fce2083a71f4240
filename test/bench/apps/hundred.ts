/** A page of a hundred components, as `hundred.py` makes it. */

import * as gr from "gradio-workers";

const CHOICES = ["one", "two", "three"];

/** Ten kinds of component in each of ten rows; the last row has the button. */
const rows = Array.from({ length: 10 }, (_, row) => [
  gr.Textbox({ label: `Text ${row}` }),
  gr.Number({ label: `Number ${row}`, value: row }),
  gr.Slider({ label: `Slider ${row}`, minimum: 0, maximum: 10, value: row, step: 1 }),
  gr.Checkbox({ label: `Checkbox ${row}` }),
  gr.Radio({ label: `Radio ${row}`, choices: CHOICES }),
  gr.Dropdown({ label: `Dropdown ${row}`, choices: CHOICES }),
  gr.Markdown(`**Row ${row}** of ten`),
  gr.Label({ label: `Label ${row}`, value: { cat: 0.7, dog: 0.3 } }),
  gr.JSON({ label: `JSON ${row}`, value: { row } }),
  gr.Button(row === 0 ? "Submit" : `Button ${row}`),
]);

const first = gr.Textbox({ label: "Name" });
const last = gr.Textbox({ label: "Greeting" });
const submit = rows[0]?.at(-1);
if (submit && "click" in submit) {
  submit.click((name) => `Hello ${name}!`, { inputs: first, outputs: last, apiName: "predict" });
}

export default gr.Blocks([first, ...rows.map((row) => gr.Row(row)), last]);
