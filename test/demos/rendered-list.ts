/** A long list of rows with keys. The first ones can be removed. */

import * as gr from "gradio-workers";

const names = gr.State(Array.from({ length: 500 }, (_, i) => `n${i}`));
const said = gr.Textbox({ label: "Said", elemId: "said" });
const log = gr.Textbox({ label: "Log", elemId: "log" });

const list = gr.render(
  (all) =>
    all.map((name, i) => {
      const note = gr.Textbox({ label: `Note ${name}`, elemId: `note-${name}`, container: false });
      if (i >= 5) return gr.Row({ key: name, elemClasses: "list-row" }, [note]);
      const remove = gr.Button(`Remove ${name}`, { elemId: `remove-${name}` });
      remove
        .click((names) => names.filter((each) => each !== name), { inputs: names, outputs: names })
        .andThen((log) => `${log}-${name}`, { inputs: log, outputs: log })
        .andThen((log) => `${log}!`, { inputs: log, outputs: log });
      note.submit((note) => `${name}: ${note}`, { inputs: note, outputs: said });
      return gr.Row({ key: name, elemClasses: "list-row" }, [note, remove]);
    }),
  { inputs: names },
);
const add = gr.Button("Add", { elemId: "add" });
add.click((names) => [...names.slice(0, 100), "new", ...names.slice(100)], { inputs: names, outputs: names });
const swap = gr.Button("Swap", { elemId: "swap" });
swap.click(([first = "", second = "", ...others]) => [second, first, ...others], { inputs: names, outputs: names });

export default gr.Blocks([gr.Row([add, swap, said, log]), list]);
