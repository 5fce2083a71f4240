import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const name = gr.Textbox({ label: "Name" });
const output = gr.Textbox({ label: "Output Box" });
const greet = gr.Button("Greet");
gr.on([greet.click, name.submit], (name) => `Hello ${name}!`, { inputs: name, outputs: output, apiName: "greet" });

const letters = gr.render((name) => Array.from(name, (letter) => gr.Textbox({ value: letter })), {
  inputs: name,
  triggers: [output.change],
});

const app = gr.Blocks([name, output, greet, gr.Row([letters])]);

gr.route(app, "Up", () => {
  const number = gr.Number();
  const increase = gr.Button("Increase");
  const decrease = gr.Button("Decrease");
  increase.click((number) => (number ?? 0) + 1, { inputs: number, outputs: number, apiName: "increment" });
  decrease.click((number) => (number ?? 0) - 1, { inputs: number, outputs: number, apiName: "decrement" });

  const page = gr.Blocks([number, gr.Row([increase, decrease]), ...Array.from({ length: 100 }, () => gr.Textbox())]);
  page.load(
    async () => {
      await sleep(1000);
      return 10 + Math.floor(Math.random() * 31);
    },
    { outputs: number },
  );
  return page;
});

gr.route(app, "Interface", () => {
  const still = gr.Interface(
    async (image) => {
      await sleep(2000);
      return image;
    },
    { inputs: "image", outputs: "image", apiName: "still" },
  );
  const multiply = gr.Interface(({ x, y }) => (x ?? 0) * (y ?? 0), {
    inputs: { x: "number", y: "number" },
    outputs: "number",
    apiName: "predict",
  });
  return gr.Blocks([still, multiply]);
});

export default app;
