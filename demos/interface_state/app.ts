import * as gr from "gradio-workers";

const messages = gr.State<string[]>([]);

export default gr.Interface(
  (message, earlier) => [
    { "Current messages": message, "Previous messages": earlier.toReversed() },
    [...earlier, message],
  ],
  {
    inputs: [gr.Textbox({ label: "message" }), messages],
    outputs: ["json", messages],
    apiName: "predict",
  },
);
