import * as gr from "gradio-workers";

/** What a page of several components says in each language. */
const age = gr.Number({ label: "Age", minimum: 18, value: 20 });
const check = gr.Button("Check");
const said = gr.Textbox();
check.click((age) => `You are ${age}`, { inputs: age, outputs: said });

export default gr
  .Blocks([
    age,
    check,
    said,
    gr.Row([gr.Slider({ value: 30 }), gr.CheckboxGroup({ choices: ["a", "b"] }), gr.Dropdown({ choices: ["a"] })]),
    gr.Row([gr.File(), gr.Image()]),
    gr.Tabs([gr.Tab("", [gr.JSON({ value: { a: [1, 2] } })]), gr.Tab("Named", [gr.Code({ value: "a" })])]),
    gr.ClearButton([age]),
  ])
  .launch({ theme: "soft" });
