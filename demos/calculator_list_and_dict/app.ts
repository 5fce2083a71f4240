import * as gr from "gradio-workers";

const a = gr.Number({ label: "a" });
const b = gr.Number({ label: "b" });
const add = gr.Button("Add");
const subtract = gr.Button("Subtract");
const sum = gr.Number({ label: "sum" });

// Inputs as a list are arguments, inputs as a record are one argument.
add.click((a, b) => (a ?? 0) + (b ?? 0), { inputs: [a, b], outputs: sum, apiName: "add" });
subtract.click(({ a, b }) => (a ?? 0) - (b ?? 0), { inputs: { a, b }, outputs: sum, apiName: "sub" });

export default gr.Blocks([a, b, gr.Row([add, subtract]), sum]);
