import * as gr from "gradio-workers";

const text = gr.Textbox({ label: "Text" });
const run = gr.Button("Reverse", { variant: "primary" });
const reversed = gr.Textbox({ label: "Reversed" });
const count = gr.Number({ label: "Reversed so far" });
const calls = gr.State(0);

gr.on(
  [run.click, text.submit],
  function reverse({ text, calls }) {
    return { reversed: [...text].reverse().join(""), count: calls + 1, calls: calls + 1 };
  },
  { inputs: { text, calls }, outputs: { reversed, count, calls } },
);

export default gr.Blocks([text, run, gr.Row([reversed, count])]);
