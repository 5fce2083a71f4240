import * as gr from "gradio-workers";

const name = gr.Textbox({ label: "Name" });
const output = gr.Textbox({ label: "Output Box" });
const greet = gr.Button("Greet");

greet.click((name) => `Hello ${name}!`, { inputs: name, outputs: output, apiName: "greet" });

export default gr.Blocks([name, output, greet]);
