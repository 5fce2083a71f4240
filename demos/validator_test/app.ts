import * as gr from "gradio-workers";

const age = gr.Number({ label: "Enter age", placeholder: "Enter age" });
const location = gr.Textbox({ label: "Enter location", placeholder: "Enter location", maxLines: 3 });
const process = gr.Button("Process with Validation", { variant: "primary" });
const processed = gr.Textbox({ label: "Output (with validation)", interactive: false });
const image = gr.Image({ label: "Enter image" });
const said = gr.Textbox({ label: "Enter text" });
const raise = gr.Button("Raise Validation Error", { variant: "primary" });

process.click(({ age, location }) => `Processed: ${age} -- ${location.toUpperCase()}`, {
  inputs: { age, location },
  outputs: processed,
  validator: ({ age, location }) => ({
    age: gr.validate((age ?? 0) >= 3, "Age must be at least 3"),
    location: gr.validate(!/london/i.test(location), "Location must not be in London"),
  }),
});
image.change((picture) => (picture ? "HELLO IMAGE!!!" : "No image uploaded"), {
  inputs: image,
  outputs: said,
  validator: (picture) => picture && gr.validate(picture.height > picture.width, "Image must be in portrait mode"),
});
raise.click(() => {}, {
  validator() {
    throw new gr.Error("The validator cannot decide.");
  },
});

export default gr.Blocks([
  gr.Tabs([
    gr.Tab("Text", [gr.Markdown("# Validated inputs"), age, location, process, processed]),
    gr.Tab("Image", [image, said]),
    gr.Tab("Validation Error", [raise]),
  ]),
]);
