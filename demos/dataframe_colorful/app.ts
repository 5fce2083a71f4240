import * as gr from "gradio-workers";

const columns = {
  A: [14, 4, 5, 4, 1],
  B: [5, 2, 54, 3, 2],
  C: [20, 20, 7, 3, 8],
  D: [14, 3, 6, 2, 6],
  E: [23, 45, 64, 32, 23],
};
const headers = Object.keys(columns);
const values = Object.values(columns);
const data = [0, 1, 2, 3, 4].map((row) => values.map((column) => column[row] ?? null));

/** The largest of each column. */
const best = values.map((column) => Math.max(...column));

const table = gr.styled(
  { headers, data },
  { style: (value, _row, column) => (value === best[column] ? "background-color: lightgreen; color: black" : "") },
);

export default gr.Blocks([gr.Dataframe({ value: table })]);
