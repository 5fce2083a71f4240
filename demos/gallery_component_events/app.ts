import * as gr from "gradio-workers";
import { world } from "./world.ts";

const SIZE = 120;

/** A disc of one colour. */
function disc(red: number, green: number, blue: number): gr.Raster {
  const data = new Uint8ClampedArray(SIZE * SIZE * 3).fill(240);
  for (let i = 0; i < SIZE * SIZE; i++) {
    const isInside = Math.hypot((i % SIZE) - SIZE / 2, Math.floor(i / SIZE) - SIZE / 2) < SIZE * 0.4;
    if (isInside) data.set([red, green, blue], i * 3);
  }
  return { width: SIZE, height: SIZE, channels: 3, data };
}

const options = { columns: 4, interactive: true, sources: ["upload", "webcam", "clipboard"] } as const;
const input = gr.Gallery({ ...options, label: "Input Gallery" });
const run = gr.Button("Run");
const output = gr.Gallery({ ...options, label: "Output Gallery" });
const uploaded = gr.JSON({ label: "uploaded files" });
const uploads = gr.Number({ label: "Num Upload", value: 0 });
const changes = gr.Number({ label: "Num Change", value: 0 });
const isOpen = gr.Number({ label: "Preview Open?", value: 0 });
const selected = gr.Textbox({ label: "Select Data" });

run.click(
  async function pictures() {
    const film = new File([await (await fetch(world)).blob()], "world.mp4", { type: "video/mp4" });
    return [disc(217, 119, 6), film, disc(37, 99, 235)];
  },
  { outputs: output },
);

type Pictures = [file: gr.FileRef, caption: string | null][] | null;

function echo(pictures: Pictures, count: number | null): [unknown, Pictures, number] {
  return [pictures?.map(([file, caption]) => [file.path, caption]) ?? null, pictures, (count ?? 0) + 1];
}

input.upload(echo, { inputs: [input, uploads], outputs: [uploaded, output, uploads] });
input.change(echo, { inputs: [input, changes], outputs: [uploaded, output, changes] });
output.preview_open(() => 1, { outputs: isOpen });
output.preview_close(() => 0, { outputs: isOpen });
output.select(({ data: { value } }) => ("video" in value ? value.video : value.image).url ?? "", { outputs: selected });

export default gr.Blocks([
  gr.Row([gr.Column([input, run]), gr.Column([output])]),
  gr.Row([uploaded, uploads, changes, isOpen, selected]),
]);
