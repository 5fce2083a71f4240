import * as gr from "gradio-workers";

/** How much red, green and blue of a pixel make up each of them in sepia. */
const SEPIA = [
  [0.393, 0.769, 0.189],
  [0.349, 0.686, 0.168],
  [0.272, 0.534, 0.131],
] as const;

/** The colours of a picture, mixed with their sepia by `strength` and made as bright as can be. */
function sepia(picture: gr.Raster | null, strength: number): gr.Raster | null {
  if (picture === null) return null;
  const { data } = picture;
  const mixed = Float32Array.from(data, (own, i) => {
    const weights = SEPIA[i % 3] ?? SEPIA[0];
    const old = weights.reduce((sum, weight, colour) => sum + weight * (data[i - (i % 3) + colour] ?? 0), 0);
    return strength * old + (1 - strength) * own;
  });
  const brightest = mixed.reduce((most, each) => Math.max(most, each), 1);
  return { ...picture, data: Uint8ClampedArray.from(mixed, (each) => (each / brightest) * 255) };
}

const picture = gr.Image();
const strength = gr.Slider({ minimum: 0, maximum: 1, value: 0.5 });
const result = gr.Image({ interactive: false });
const flag = gr.Button("Flag");

gr.on([picture.change, strength.change], sepia, { inputs: [picture, strength], outputs: result });
gr.flag(flag.click, { inputs: [picture, strength, result], callback: gr.R2Logger("flagged_data_points") });

export default gr.Blocks([gr.Row([gr.Column([picture, strength]), result]), flag]);
