import * as gr from "gradio-workers";

const DISEASES = ["Covid", "Malaria", "Lung Cancer"];

const diseases = gr.CheckboxGroup({
  label: "Disease to Scan For",
  info: "Select the diseases you want to scan for",
  choices: DISEASES,
});
const threshold = gr.Slider({ minimum: 0, maximum: 100 });
const xray = gr.Image({ label: "Chest X-ray" });
const xrayResult = gr.JSON({ showIndices: true });
const runXray = gr.Button("Run");
const ct = gr.Image({ label: "CT scan" });
const ctResult = gr.JSON({ showIndices: true });
const runCt = gr.Button("Run");
const upload = gr.Button("Upload Results", { variant: "primary" });

/** A model that is surer of each disease than of the one before. */
function xrayModel(diseases: readonly string[]): Record<string, number>[] {
  return [Object.fromEntries(diseases.map((disease, i) => [disease, (i + 1) / 4]))];
}

function ctModel(diseases: readonly string[]): Record<string, number>[] {
  return [Object.fromEntries(diseases.map((disease) => [disease, 0.1]))];
}

runXray.click(xrayModel, { inputs: [diseases, xray], outputs: xrayResult, apiName: "xray_model" });
runCt.click(ctModel, { inputs: [diseases, ct], outputs: ctResult, apiName: "ct_model" });
upload.click(() => undefined, { inputs: [xrayResult, ctResult] });

export default gr.Blocks({ fillWidth: true }, [
  gr.Markdown(`# Detect Disease From Scan
With this app you can look for
- Covid
- Malaria
- Lung cancer`),
  gr.DuplicateButton({ link: "https://deploy.workers.cloudflare.com/" }),
  diseases,
  threshold,
  gr.Tabs([gr.Tab("X-ray", [gr.Row([xray, xrayResult]), runXray]), gr.Tab("CT Scan", [gr.Row([ct, ctResult]), runCt])]),
  upload,
]);
