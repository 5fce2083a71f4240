import * as gr from "gradio-workers";

/** A line over three points. */
const CHART = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200">
  <rect width="320" height="200" fill="white"/>
  <path d="M40 20V170H300" fill="none" stroke="#888"/>
  <path d="M50 150 170 60 290 100" fill="none" stroke="#4c78a8" stroke-width="3"/>
</svg>`;

/** A picture of three by two pixels. */
const PICTURE =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAHUlEQVR42mP4WSymdDTOuukbw3sXl1ebOVaEfgcAW6oJi+N/mB4AAAAASUVORK5CYII=";

const image = gr.Image({ visible: false });

const text = gr.Textbox({ label: "Validated text" });
const validate = gr.Button("Validate text");
const output = gr.Textbox({ label: "Validated output", interactive: false });

validate.click((text) => text, {
  inputs: text,
  outputs: output,
  validator: (text) => gr.validate(text.trim() !== "", "Text is required"),
});

export default gr.Blocks([
  gr.Row([
    gr.Column({ variant: "panel", elemId: "panel-column" }, [gr.Markdown("A column with the variant panel")]),
    gr.Column({ variant: "compact", elemId: "compact-column" }, [gr.Button("Compact one"), gr.Button("Compact two")]),
  ]),
  gr.Row([
    gr.HTML("<p>With padding</p>", { container: true, padding: true, elemId: "padded-html" }),
    gr.HTML("<p>Without padding</p>", { container: true, padding: false, elemId: "unpadded-html" }),
  ]),
  gr.JSON({ value: { theme: "dark", nested: { works: true } }, elemId: "shared-json" }),
  gr.Plot({ value: CHART, elemId: "shared-plot" }),
  gr.Tabs([
    gr.Tab("Scaled tab", { scale: 2, elemId: "scaled-tab" }, [gr.Markdown("Scaled tab content")]),
    gr.Tab("Other tab", [gr.Markdown("Other tab content")]),
  ]),
  image,
  gr.Dataset({
    components: [image],
    samples: [[PICTURE]],
    label: "Image examples",
    elemId: "shared-dataset",
  }),
  text,
  validate,
  output,
]);
