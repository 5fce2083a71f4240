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
