import * as gr from "gradio-workers";

const wideHeaders = Array.from({ length: 15 }, (_, i) => `col_${i}`);
const interactive = gr.Dataframe({
  label: "Interactive Dataframe",
  elemId: "dataframe",
  value: Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]),
  headers: ["0", "1", "2", "3", "4"],
  interactive: true,
  showSearch: "filter",
  buttons: ["copy"],
  showRowNumbers: true,
  staticColumns: [4],
});
const wide = gr.Dataframe({
  label: "Non-Interactive View (Scroll Horizontally)",
  elemId: "non-interactive-dataframe",
  value: Array.from({ length: 5 }, () => wideHeaders.map(() => 0)),
  headers: wideHeaders,
  interactive: false,
  showSearch: "search",
  buttons: ["copy", "fullscreen"],
  showRowNumbers: true,
});

const MODELS = [
  ["DeepSeek Coder", 79.3],
  ["Llama 3.3", 68.9],
  ["Qwen 2.5", 61.9],
  ["Gemma 2", 59.5],
  ["GPT 2", 18.3],
] as const;
const MEDALS = ["🥇", "🥈", "🥉"];
const models = {
  headers: ["Model", "% Correct (LeetCode Hard)", "Is Open Source"],
  data: Array.from({ length: 50 }, (_, row) => {
    const [model = "", score = 0] = MODELS[row % MODELS.length] ?? [];
    return [model, score, row < 3];
  }),
};
const tall = gr.Dataframe({
  label: "Tall Dataframe (Scroll Vertically)",
  elemId: "dataframe_tall",
  value: gr.styled(models, {
    format: (value, row, column) => (column === 0 && row < 3 ? `${MEDALS[row]} ${String(value)}` : String(value)),
  }),
  headers: models.headers,
  datatype: ["str", "number", "bool"],
  interactive: false,
  maxHeight: 200,
  showSearch: "search",
  buttons: ["copy"],
  showRowNumbers: true,
});

const tallIndex = gr.Textbox({ label: "Tall dataframe selected cell index", elemId: "tall_selected_cell_index" });
const tallValue = gr.Textbox({ label: "Tall dataframe selected cell value", elemId: "tall_selected_cell_value" });
const update = gr.Button("Update dataframe", { elemId: "update_btn" });
const clear = gr.Button("Clear dataframe", { elemId: "clear_btn" });
const changes = gr.Number({ label: "Change events", value: 0, elemId: "change_events" });
const inputs = gr.Number({ label: "Input events", value: 0, elemId: "input_events" });
const selects = gr.Number({ label: "Select events", value: 0, elemId: "select_events" });
const edits = gr.Number({ label: "Edit events", value: 0, elemId: "edit_events" });
const index = gr.Textbox({ label: "Selected cell index", elemId: "selected_cell_index" });
const value = gr.Textbox({ label: "Selected cell value", elemId: "selected_cell_value" });
const editData = gr.Textbox({ label: "Edit event data", elemId: "edit_data" });

/** Four rows have a 14 somewhere, one an 81. */
const WIDE_ROWS = [
  [14, 23, 35, 46, 57, 68, 79, 82, 93, 22, 33, 44, 55, 66, 77],
  [25, 36, 47, 58, 69, 72, 83, 94, 26, 37, 48, 59, 62, 73, 314],
  [27, 38, 49, 52, 63, 74, 85, 96, 28, 39, 42, 53, 64, 75, 86],
  [29, 32, 43, 54, 65, 76, 87, 98, 2, 143, 34, 45, 56, 67, 78],
  [6, 7, 8, 9, 20, 30, 40, 50, 60, 70, 81, 90, 22, 1402, 24],
];

const bump = (count: number | null): number => (count ?? 0) + 1;
const listed = (place: readonly number[]): string => `[${place.join(", ")}]`;

update.click(
  () => [
    { headers: ["0", "1", "2", "3", "4"], data: WIDE_ROWS.map(() => [0, 1, 2, 3, 4].map(() => dice(9))) },
    { headers: wideHeaders, data: WIDE_ROWS },
  ],
  { outputs: [interactive, wide] },
);
clear.click(() => ({ headers: ["0", "1", "2", "3", "4"], data: [] }), { outputs: interactive });
interactive.change(bump, { inputs: changes, outputs: changes });
interactive.input(bump, { inputs: inputs, outputs: inputs });
interactive.edit(
  (edits, { data }) => {
    const { index, value, previous_value: before } = data;
    return [`index: ${listed(index)}, value: ${String(value)}, previous value: ${String(before)}`, bump(edits)];
  },
  { inputs: edits, outputs: [editData, edits] },
);
interactive.select((selects, { data }) => [bump(selects), listed(data.index), String(data.value)], {
  inputs: selects,
  outputs: [selects, index, value],
});
tall.select((selects, { data }) => [bump(selects), listed(data.index), String(data.value)], {
  inputs: selects,
  outputs: [selects, tallIndex, tallValue],
});

/** A number from 1 to `sides`. */
function dice(sides: number): number {
  return 1 + Math.floor(Math.random() * sides);
}

export default gr.Blocks([
  gr.Row([interactive, wide]),
  tall,
  gr.Row([tallIndex, tallValue]),
  gr.Row([update, clear]),
  gr.Row([changes, inputs, selects, edits]),
  gr.Row([index, value]),
  editData,
]);
