/** Apps about pickers and editors: `make.py` has them after the other components. */

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
    ]);
  },
};
