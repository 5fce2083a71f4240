import * as gr from "gradio-workers";

const dialogue = gr.Dialogue({
  speakers: ["Speaker 1", "Speaker 2"],
  tags: ["(laughs)", "(sighs)", "(clears throat)"],
  value: [
    { speaker: "Speaker 1", text: "Hello, how are you?" },
    { speaker: "Speaker 2", text: "I'm fine, thank you!" },
  ],
  separator: "\n",
  submitBtn: true,
  interactive: true,
});
const output = gr.Textbox({ label: "Output" });

dialogue.submit((text) => text, { inputs: dialogue, outputs: output });

export default gr.Blocks([dialogue, output]);
