/** An editor: what the tests of the page look at. */

import * as gr from "gradio-workers";

const program = gr.Code({ label: "Program", language: "python", value: "def f():\n    return 1", autocomplete: true });
const shown = gr.Code({ label: "Shown", language: "json", interactive: false });
const count = gr.Button("Count");

count.click((program) => JSON.stringify({ lines: program.split("\n").length }), { inputs: program, outputs: shown });

export default gr.Blocks({ title: "Editor" }, [program, shown, count]);
