import * as gr from "gradio-workers";

const headers = ["Model", "% Correct (LeetCode Hard)"];
const data = [
  ["DeepSeek Coder", 79.3],
  ["Llama 3.3", 68.9],
  ["Qwen 2.5", 61.9],
  ["Gemma 2", 59.5],
  ["GPT 2", 18.3],
];
const MEDALS = ["🥇 ", "🥈 ", "🥉 "];

/** A bar as long as the number says. */
function bar(percent: unknown): string {
  return `background: linear-gradient(to right, lightgreen ${String(percent)}%, transparent 0)`;
}

const scores = gr.styled(
  { headers, data },
  {
    format: (value, row, column) => (column === 0 ? (MEDALS[row] ?? "") + String(value) : String(value)),
    style: (value, _row, column) => (column === 1 ? bar(value) : ""),
  },
);

export default gr.Blocks([gr.Dataframe({ value: scores, headers, showSearch: "search", interactive: false })]);
