import * as gr from "gradio-workers";

const text = gr.Textbox();
const reversed = gr.Textbox();
const flipText = gr.Button("Flip");
flipText.click((text) => [...text].reverse().join(""), { inputs: text, outputs: reversed, apiName: "flip_text" });

const image = gr.Image();
const flipped = gr.Image();
const flipImage = gr.Button("Flip");
flipImage.click((image) => image && mirror(image), { inputs: image, outputs: flipped, apiName: "flip_image" });

function mirror({ width, height, channels, data }: gr.Raster): gr.Raster {
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * channels;
      out.set(data.subarray(from, from + channels), (y * width + width - 1 - x) * channels);
    }
  }
  return { width, height, channels, data: out };
}

export default gr.Blocks([
  gr.Markdown("Flip text or image files using this demo."),
  gr.Tabs([
    gr.Tab("Flip Text", [text, reversed, flipText]),
    gr.Tab("Flip Image", [gr.Row([image, flipped]), flipImage]),
  ]),
  gr.Accordion("Open for More!", { open: false }, [
    gr.Markdown("Look at me..."),
    gr.Slider({ label: "Slide me", minimum: 0, maximum: 1, value: 0.1, step: 0.1, interactive: true }),
  ]),
]);
