import * as gr from "gradio-workers";

const input = gr.Textbox({ label: "input" });
const mode = gr.Radio({ label: "mode", choices: ["textbox", "button"], value: "textbox" });

const letters = gr.render(
  (text, mode) => {
    if (text === "") return gr.Markdown("## No Input Provided");
    return [...text].map((letter) => (mode === "textbox" ? gr.Textbox({ value: letter }) : gr.Button(letter)));
  },
  { inputs: [input, mode], triggers: [input.submit] },
);

export default gr.Blocks([input, mode, letters]);
