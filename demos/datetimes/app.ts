import * as gr from "gradio-workers";

const whole = gr.DateTime({ label: "Date and Time", type: "datetime", elemId: "date1" });
const day = gr.DateTime({ label: "Date Only", includeTime: false, type: "string", elemId: "date2" });
const inParis = gr.DateTime({ elemId: "date3", timezone: "Europe/Paris" });
const [loadWhole, loadDay, loadInParis] = [
  gr.Button("Load Date 1"),
  gr.Button("Load Date 2"),
  gr.Button("Load Date 3"),
];

const loaded = gr.Textbox({ label: "Last Load" });
const changed = gr.Textbox({ label: "Last Change" });
const submitted = gr.Textbox({ label: "Last Submit" });

const toText = (date: Date | string | number | null): string | null =>
  date instanceof Date ? date.toISOString().slice(0, 19).replace("T", " ") : date === null ? null : String(date);

loadWhole.click(toText, { inputs: whole, outputs: loaded });
loadDay.click(toText, { inputs: day, outputs: loaded });
loadInParis.click(toText, { inputs: inParis, outputs: loaded });

whole.change(toText, { inputs: whole, outputs: changed });
day.change(toText, { inputs: day, outputs: changed });
inParis.change(toText, { inputs: inParis, outputs: changed });

whole.submit(toText, { inputs: whole, outputs: submitted });
day.submit(toText, { inputs: day, outputs: submitted });
inParis.submit(toText, { inputs: inParis, outputs: submitted });

export default gr.Blocks([whole, day, inParis, gr.Row([loadWhole, loadDay, loadInParis]), loaded, changed, submitted]);
