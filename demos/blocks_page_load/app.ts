import * as gr from "gradio-workers";

const name = gr.Textbox({ label: "Name", value: "Frank" });
const output = gr.Textbox({ label: "Output" });

const app = gr.Blocks([name, output]);
app.load((name) => `Welcome! This page has loaded for ${name}`, { inputs: name, outputs: output });

export default app;
