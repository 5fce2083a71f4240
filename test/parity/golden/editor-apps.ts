/** Apps about pickers, editors and what a browser keeps: `make.py` has them after the other components. */

import * as gr from "../../../src/index.ts";

/** Apps by the name of their golden file. Each is built afresh. */
export const EDITOR_APPS: Readonly<Record<string, () => gr.App>> = {
  picker_options() {
    return gr.Blocks([
      gr.ColorPicker({
        value: "#ff8800",
        label: "Ink",
        info: "As on **paper**",
        elemId: "ink",
        elemClasses: ["a"],
        scale: 2,
      }),
      gr.ColorPicker({ value: "rebeccapurple", label: "Named", interactive: false, container: false, minWidth: 80 }),
      gr.ColorPicker({ showLabel: false, visible: "hidden" }),
      gr.DateTime({
        value: 1714557600,
        label: "Start",
        info: "In Berlin",
        timezone: "Europe/Berlin",
        elemId: "start",
        scale: 2,
      }),
      gr.DateTime({
        value: "now - 5d",
        label: "Since",
        type: "datetime",
        interactive: false,
        minWidth: 80,
        elemClasses: "a",
      }),
      gr.DateTime({ value: "2024-05-01", label: "Day", includeTime: false, type: "string", showLabel: false }),
    ]);
  },

  markup_options() {
    return gr.Blocks([
      gr.HighlightedText({
        value: [
          ["Paris", "LOC"],
          [" is", null],
        ],
        label: "Pairs",
        colorMap: { LOC: "teal", snake_case: "#ff00ff" },
        showLegend: true,
        showInlineCategory: false,
        elemId: "pairs",
        elemClasses: ["a"],
        scale: 2,
        interactive: true,
      }),
      gr.HighlightedText({
        value: {
          text: "Paris is big",
          entities: [
            { start: 9, end: 12, entity: "SIZE" },
            { start: 0, end: 5, entity_group: "LOC" },
          ],
        },
        label: "Found",
        container: false,
        minWidth: 80,
      }),
      gr.HighlightedText({
        value: [
          ["a", "X"],
          ["b", "X"],
          ["", null],
          ["c", null],
        ],
        combineAdjacent: true,
        adjacentSeparator: "-",
        rtl: true,
      }),
      gr.HighlightedText({
        value: [
          [" good ", 0.5],
          ["  ", null],
        ],
        showWhitespaces: false,
        showLabel: false,
        interactive: false,
      }),
    ]);
  },

  table_options() {
    const table = gr.Dataframe({ label: "Dataframe" });
    const output = gr.Textbox({ label: "Output" });
    table.change(() => "", { inputs: { table }, outputs: output, apiName: "changed" });
    table.select(() => {}, { apiName: "picked" });
    table.edit(() => {}, { apiName: "written" });
    table.input(({ table }) => table, { inputs: { table }, outputs: table, apiName: "echo" });
    return gr.Blocks([
      table,
      gr.Dataframe({
        value: [
          ["Ada", 36, true],
          ["Bob", 4, false],
        ],
        headers: ["name", "age", "tame"],
        datatype: ["str", "number", "bool"],
        type: "array",
        interactive: true,
        rowCount: 2,
        maxHeight: "50vh",
        wrap: true,
        lineBreaks: false,
        columnWidths: [100, "20%", "auto"],
        buttons: ["copy"],
        showRowNumbers: true,
        maxChars: 20,
        showSearch: "filter",
        pinnedColumns: 1,
        staticColumns: [0],
        latexDelimiters: [{ left: "$", right: "$", display: false }],
      }),
      gr.Dataframe({ value: [[1, "a", true, "2026-01-02"]], datatype: "auto", columnCount: 4, elemId: "auto" }),
      gr.Dataframe({ value: [1, 2, 3], headers: ["n", "m"], buttons: [], visible: "hidden" }),
      gr.Dataframe({
        value: {
          headers: ["a"],
          data: [[1]],
          metadata: { display_value: [["one"]], styling: [["color: red"]] },
        },
      }),
      output,
    ]);
  },

  code_options() {
    return gr.Blocks([
      gr.Code({
        value: "\n\nprint(1)\n  ",
        label: "Program",
        language: "python",
        lines: 3,
        maxLines: 2,
        wrapLines: true,
        showLineNumbers: false,
        autocomplete: true,
        buttons: ["copy"],
        elemId: "program",
        elemClasses: ["a"],
        scale: 2,
      }),
      gr.Code({
        value: "SELECT 1",
        label: "Query",
        language: "sql-pgSQL",
        maxLines: 20,
        interactive: false,
        minWidth: 80,
      }),
      gr.Code({ container: false, buttons: [], interactive: true, visible: "hidden" }),
      gr.Code({ value: "a", showLabel: false, lines: 1 }),
    ]);
  },

  kept() {
    const text = gr.Textbox({ label: "Text" });
    const draft = gr.BrowserState({ text: "", seen: [1] }, { storageKey: "draft", secret: "of the app" });
    const parameters = gr.ParamViewer();
    const keep = (): never => undefined as never; // nobody calls it
    text.submit(keep, { inputs: { text, draft }, outputs: [draft, parameters] });
    draft.change(keep, { inputs: { text, draft }, outputs: text, apiName: "changed" });
    parameters.change(keep, { inputs: { text, draft: parameters }, outputs: text, apiName: "shown" });
    return gr.Blocks([
      text,
      draft,
      gr.BrowserState(null, { storageKey: "nothing", secret: "s" }),
      parameters,
      gr.ParamViewer({
        value: { x: { type: "int", description: "How far", default: "1" } },
        language: "typescript",
        linkify: ["Data"],
        header: null,
        anchorLinks: "box",
        maxHeight: 200,
      }),
    ]);
  },
};
