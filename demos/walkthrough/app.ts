import * as gr from "gradio-workers";

const image = gr.Image();
const toPrompt = gr.Button("go to prompt");
const prompt = gr.Textbox();
const generate = gr.Button("generate");

const walkthrough = gr.Walkthrough({ selected: 0 }, [
  gr.Step("Image", { id: 0 }, [image, toPrompt]),
  gr.Step("Prompt", { id: 1 }, [prompt, generate]),
  gr.Step("Result", { id: 2 }, [gr.Image({ label: "result", interactive: false })]),
]);

toPrompt.click(() => gr.update({ selected: 1 }), { outputs: walkthrough });
generate.click(() => gr.update({ selected: 2 }), { outputs: walkthrough });

export default gr.Blocks([walkthrough]);
