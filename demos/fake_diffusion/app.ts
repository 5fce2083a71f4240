import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const SIZE = 600;

/** A picture of one colour a pixel. */
function picture(colour: (index: number) => number): gr.Raster {
  return {
    width: SIZE,
    height: SIZE,
    channels: 3,
    data: Uint8ClampedArray.from({ length: SIZE * SIZE * 3 }, (_, i) => colour(i)),
  };
}

const ORANGE = [255, 124, 0];

export default gr.Interface(
  async function* fakeDiffusion({ steps }, { signal }) {
    for (let step = 0; step < steps; step++) {
      await sleep(500, undefined, { signal });
      yield picture(() => Math.random() * 256);
    }
    yield picture((i) => ORANGE[i % 3] ?? 0);
  },
  {
    inputs: { steps: gr.Slider({ minimum: 1, maximum: 10, value: 3, step: 1 }) },
    outputs: "image",
  },
);
