import * as gr from "gradio-workers";

const box = gr.Textbox({ label: "Input-Output" });
const run = gr.Button();

run.click((text) => [...text].reverse().join(""), { inputs: box, outputs: box, apiName: "reverse" });

export default gr.Blocks([box, run]);
