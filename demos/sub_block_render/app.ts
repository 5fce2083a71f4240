import * as gr from "gradio-workers";

const SIZE = 224;

/** A picture whose pixels follow from their place. */
function picture(pixel: (x: number, y: number) => readonly [red: number, green: number, blue: number]): gr.Raster {
  const data = new Uint8ClampedArray(SIZE * SIZE * 3);
  for (let i = 0; i < SIZE * SIZE; i++) data.set(pixel(i % SIZE, Math.floor(i / SIZE)), i * 3);
  return { width: SIZE, height: SIZE, channels: 3, data };
}

/** Yellow with dark spots. */
const cheetah = picture((x, y) => (Math.hypot((x % 32) - 16, (y % 32) - 16) < 8 ? [60, 40, 20] : [234, 179, 8]));
/** Brown below a blue sky. */
const capybara = picture((x, y) =>
  Math.hypot(x - SIZE / 2, y - SIZE) < SIZE * 0.6 ? [146, 94, 52] : [120, 170, 255 - y / 4],
);

const text = gr.Textbox({
  label: "Enter your prompt",
  showLabel: false,
  maxLines: 1,
  placeholder: "Enter your prompt",
  elemId: "prompt-text-input",
});
const gallery = gr.Gallery({
  label: "Generated images",
  showLabel: false,
  elemId: "gallery",
  columns: 2,
  rows: 2,
  height: "auto",
});
const prompt = gr.Textbox({ label: "Prompt", lines: 3, elemId: "prompt-text-input" });
const guidance = gr.Slider({ label: "Guidance Scale", minimum: 0, maximum: 50, value: 7.5, step: 0.1 });

function infer(text: string, _guidance: number): [gr.Raster[], string] {
  const image = text === "Cheetah" ? cheetah : capybara;
  return [[image, image, image, image], "image"];
}

text.submit(infer, {
  inputs: [text, guidance],
  outputs: [gallery, prompt],
  concurrencyId: "infer",
  concurrencyLimit: 8,
});

const prompts = [
  "A serious capybara at work, wearing a suit",
  "Cheetah",
  "A lighthouse on a cliff, in watercolours",
  "A robot that reads a newspaper on a train",
  "An apple orchard in the morning fog",
];

const drawing = gr.Blocks([
  gr.Row({ elemId: "prompt-container", equalHeight: true }, [text]),
  gallery,
  prompt,
  guidance,
  gr.Examples(
    prompts.map((each) => [each, 7] as const),
    { inputs: [text, guidance], outputs: [gallery, prompt], fn: infer, cacheExamples: true },
  ),
]);

// Functions of the queue are not called past it, so that its limits hold for everybody.
export default gr.Blocks([drawing]).queue({ maxSize: 10 });
