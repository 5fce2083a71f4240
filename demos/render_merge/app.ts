import * as gr from "gradio-workers";

const count = gr.Slider({ label: "Textbox Count", minimum: 1, maximum: 5, value: 1, step: 1 });
const merge = gr.Button("Merge");
const clear = gr.Button("Clear");
const number = gr.Button("Count");
const output = gr.Textbox({ label: "Textbox" });

const boxes = gr.render(
  (count) => {
    const boxes = Array.from({ length: count }, (_, i) => gr.Textbox({ label: `Box ${i}` }));
    merge.click(async (...texts) => (await aMoment(), texts.slice(0, count).join(" ")), {
      inputs: boxes,
      outputs: output,
    });
    clear.click(async () => (await aMoment(), boxes.map(() => " ")), { outputs: boxes });
    number.click(async () => (await aMoment(), boxes.map((_, i) => String(i))), { outputs: boxes, queue: false });
    return boxes;
  },
  { inputs: count },
);

const buttons = gr.State(2);
const clicked = gr.render(
  (count) => {
    const names = Array.from({ length: count }, (_, i) => `HTML button ${i}`);
    const html = gr.HTML(names.map((name) => `<button>${name}</button>`).join(" "), {
      jsOnLoad: ({ element, trigger }) => {
        for (const button of element.querySelectorAll("button")) {
          button.addEventListener("click", () => trigger("click", { clicked: button.textContent }));
        }
      },
    });
    const last = gr.Textbox({ label: "Clicked HTML button" });
    html.click((_, ctx) => String(ctx.data["clicked"]), { inputs: html, outputs: last });
    return [html, last];
  },
  { inputs: buttons },
);
const add = gr.Button("Add HTML button");
add.click((count) => count + 1, { inputs: buttons, outputs: buttons });

function aMoment(): Promise<void> {
  return new Promise((done) => setTimeout(done, 200));
}

export default gr.Blocks([count, boxes, gr.Row([merge, clear, number]), output, clicked, add]);
