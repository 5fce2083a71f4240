/** Image and File: what handlers read follows from `type`. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const run = gr.Button();
const text = gr.Textbox();

const pixels = gr.Image();
const handle = gr.Image({ type: "pil" });
const picture = gr.Image({ type: "filepath" });
run.click((image) => void expectTypeOf(image).toEqualTypeOf<gr.Raster | null>(), { inputs: pixels });
run.click((image) => void expectTypeOf(image).toEqualTypeOf<gr.Raster | null>(), {
  inputs: gr.Image({ type: "numpy" }),
});
run.click((image) => void expectTypeOf(image).toEqualTypeOf<gr.ImageHandle | null>(), { inputs: handle });
run.click((image) => void expectTypeOf(image).toEqualTypeOf<gr.FileRef | null>(), { inputs: picture });
run.click((image) => image, { inputs: pixels, outputs: pixels });
run.click((image) => image, { inputs: handle, outputs: pixels });
run.click((image) => image, { inputs: picture, outputs: pixels });
run.click((source) => new Blob([source]), { inputs: text, outputs: pixels });
run.click(() => new Uint8Array(8), { outputs: pixels });
run.click(() => "https://example.com/cat.png", { outputs: pixels });
run.click(async () => fetch("https://example.com/cat.png"), { outputs: pixels });
run.click(() => ({ width: 1, height: 1, data: new Uint8ClampedArray(4) }), { outputs: pixels });
// @ts-expect-error there may be no picture
run.click((image) => image.width, { inputs: pixels });
// @ts-expect-error a file has no pixels
run.click((image) => image?.width, { inputs: picture });
// @ts-expect-error a number is no picture
run.click(() => 3, { outputs: pixels });
// @ts-expect-error there are three types
gr.Image({ type: "jpeg" });

const paper = gr.File();
const papers = gr.File({ fileCount: "multiple" });
run.click((file) => void expectTypeOf(file).toEqualTypeOf<gr.FileRef | null>(), { inputs: paper });
run.click((files) => void expectTypeOf(files).toEqualTypeOf<gr.FileRef[] | null>(), { inputs: papers });
run.click((files) => void expectTypeOf(files).toEqualTypeOf<gr.FileRef[] | null>(), {
  inputs: gr.File({ fileCount: "directory" }),
});
run.click((bytes) => void expectTypeOf(bytes).toEqualTypeOf<Uint8Array | null>(), {
  inputs: gr.File({ type: "binary" }),
});
run.click((list) => void expectTypeOf(list).toEqualTypeOf<Uint8Array[] | null>(), {
  inputs: gr.File({ type: "binary", fileCount: "multiple" }),
});
run.click((file) => file?.text() ?? "", { inputs: paper, outputs: text });
run.click((file) => file, { inputs: paper, outputs: papers });
run.click(() => new File(["a,b"], "report.csv"), { outputs: paper });
run.click(() => [new Uint8Array(1), "https://example.com/a.pdf"], { outputs: papers });
// @ts-expect-error several files come as a list
run.click((files) => files?.name, { inputs: papers });
// @ts-expect-error a number is no file
run.click(() => 3, { outputs: paper });
// @ts-expect-error there are three counts
gr.File({ fileCount: "two" });
