import * as gr from "gradio-workers";

const input = gr.Model3D({ label: "Input Model3D" });
const output = gr.Model3D({ label: "Output Model3D" });
const changes = gr.Number({ label: "# Change Events", value: 0 });
const uploads = gr.Number({ label: "# Upload Events", value: 0 });
const clears = gr.Number({ label: "# Clear Events", value: 0 });
const cleared = gr.Textbox({ label: "Clear Value" });

const bump = (count: number | null): number => (count ?? 0) + 1;

input.upload((model, count) => [model, bump(count)], { inputs: [input, uploads], outputs: [output, uploads] });
input.change(bump, { inputs: changes, outputs: changes });
input.clear((model, count) => [model?.name ?? "", bump(count)], {
  inputs: [input, clears],
  outputs: [cleared, clears],
});

export default gr.Blocks([
  gr.Row([gr.Column([input]), gr.Column([output])]),
  gr.Row([changes, uploads, clears, cleared]),
]);
