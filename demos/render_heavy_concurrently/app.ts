import * as gr from "gradio-workers";

function boxes(button: string) {
  return [...Array.from({ length: 500 }, () => gr.Textbox({ value: String(anyNumber()) })), gr.Button(button)];
}

function anyNumber(): number {
  return Math.floor(Math.random() * 101);
}

const left = gr.render(() => boxes("DONE 1"));
const right = gr.render(() => boxes("DONE 2"));

export default gr.Blocks([gr.Row([left, right])]).queue({ defaultConcurrencyLimit: 64 });
