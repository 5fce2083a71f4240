import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const SIZE = 128;

/** Stripes of one colour. */
function picture(colour: readonly number[], stripe: number): gr.Raster {
  const data = Uint8ClampedArray.from({ length: SIZE * SIZE * 3 }, (_, i) => {
    const isDark = Math.floor((Math.floor(i / 3) % SIZE) / stripe) % 2 === 1;
    return (colour[i % 3] ?? 0) * (isDark ? 0.7 : 1);
  });
  return { width: SIZE, height: SIZE, channels: 3, data };
}

const COLOURS = [
  [249, 115, 22],
  [34, 197, 94],
  [59, 130, 246],
];

const gallery = gr.Gallery({
  label: "Generated images",
  showLabel: false,
  elemId: "gallery",
  columns: 1,
  height: "auto",
});
const progress = gr.Textbox({ label: "Progress", elemId: "progress_textbox" });
const generate = gr.Button("Generate images", { scale: 0 });

generate.click(
  async function fakeGan({ signal }) {
    await sleep(5000, undefined, { signal });
    return [COLOURS.map((colour, i) => [picture(colour, 8 << i), `label ${i}`] as const), "Done"];
  },
  { outputs: [gallery, progress], showProgress: "minimal", showProgressOn: progress },
);

export default gr.Blocks([gallery, progress, generate]);
