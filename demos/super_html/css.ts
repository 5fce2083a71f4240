import * as gr from "gradio-workers";

const person = gr.Textbox({ label: "Person" });
const color = gr.ColorPicker({ label: "Text Color", value: "#00ff00" });
const bold = gr.Checkbox({ label: "Bold Text", value: true });
const update = gr.Button("Update HTML");
const makeBlue = gr.Button("Make HTML Blue");

const letters = gr.HTML(["J", "o", "h", "n"], {
  htmlTemplate: "<h3>Hello, ${value.join('')}!</h3><ul>{{#each value}}<li>{{this}}</li>{{/each}}</ul>",
  cssTemplate:
    "padding: 16px; border: 2px solid {{color}}; li { color: {{color}}; font-weight: {{#if bold}}bold{{else}}normal{{/if}} }",
  props: { color: "green", bold: true },
  elemId: "css",
});

update.click(({ person, color, bold }) => gr.update({ value: [...person], props: { color: color ?? "green", bold } }), {
  inputs: { person, color, bold },
  outputs: letters,
});
makeBlue.click(() => gr.update({ props: { color: "blue" } }), { outputs: letters });

export const cssDemo = [gr.Row([person, color, bold]), letters, gr.Row([update, makeBlue])];
