import * as gr from "gradio-workers";

const output = gr.Textbox({ label: "Output" });

const app = gr.Blocks([
  gr.Tabs([
    gr.Tab("Tab 1", [gr.Row([gr.Chatbot(), gr.Column([gr.Slider(), gr.Slider(), gr.Slider()])])]),
    gr.Tab("Tab 2", [output]),
  ]),
]);
app.load(() => "some text", { outputs: output });

export default app;
