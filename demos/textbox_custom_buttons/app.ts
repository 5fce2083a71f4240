import * as gr from "gradio-workers";

const [refresh, alert, clear] = [gr.Button("Refresh"), gr.Button("⚠️ Alert"), gr.Button("🗑️")];

const sample = gr.Textbox({
  label: "Sample Text",
  value: "Press the buttons in the corner of this box.",
  lines: 5,
  interactive: true,
  buttons: ["copy", refresh, alert, clear],
});
const output = gr.Textbox({ label: "Output (Python Function Result)" });

refresh.click(() => `Refreshed content: ${1000 + Math.floor(Math.random() * 9000)}`, { outputs: sample });
alert.click(null, { js: "(text) => { window.alert(`The text is: ${text}`); }", inputs: sample });
clear.click(null, { js: () => "", outputs: sample });
sample.change((text) => `${text.length} characters`, { inputs: sample, outputs: output });

export default gr.Blocks([
  gr.Markdown(`
# Textbox with Custom Buttons Demo

A component's corner can hold buttons of your own beside the built-in ones. They are ordinary Buttons: wire them to a function on
the server, or to one in the browser.
`),
  gr.Markdown("### Textbox with Custom Buttons"),
  sample,
  output,
]);
