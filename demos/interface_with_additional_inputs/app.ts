import * as gr from "gradio-workers";

const SIZE = 300;
const TEAL = [20, 140, 130];

const picture: gr.Raster = {
  width: SIZE,
  height: SIZE,
  channels: 3,
  data: Uint8ClampedArray.from({ length: SIZE * SIZE * 3 }, (_, i) => TEAL[i % 3] ?? 0),
};

export default gr.Interface(({ seed }) => [`Used seed: ${seed}`, picture], {
  inputs: { prompt: "text" },
  additionalInputs: gr.AdditionalInputs({ seed: gr.Slider({ minimum: 0, maximum: 1000 }), initial_image: "image" }),
  outputs: ["text", "image"],
  apiName: "predict",
});
