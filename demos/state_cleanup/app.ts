import { env } from "cloudflare:workers";
import * as gr from "gradio-workers";

declare global {
  namespace Cloudflare {
    interface Env {
      FILES: R2Bucket;
    }
  }
}

const SIZE = 100;
const COLOURS = [
  [239, 68, 68],
  [34, 197, 94],
  [59, 130, 246],
  [234, 179, 8],
  [168, 85, 247],
  [236, 72, 153],
];
const LOG = "output_log.txt";

/** Where the pictures of one visitor lie, besides those that the page shows. */
const folderOf = (session: string): string => `state_cleanup/${session}/`;

const made = gr.State<gr.Raster[]>([], {
  deleteCallback: (pictures) => console.log(`@@log ${LOG} deleted ${pictures.length}`),
});
const image = gr.Image({ label: "Generated Image", height: 300, width: 300 });
const generate = gr.Button("Generate");
const previous = gr.Gallery({ label: "Previous Generations", height: 500, columns: 10 });

async function add(
  before: gr.Raster[],
  { session }: gr.Context<unknown>,
): Promise<[gr.Raster, gr.Raster[], gr.Raster[]]> {
  const colour = COLOURS[Math.floor(Math.random() * COLOURS.length)] ?? [];
  const data = Uint8ClampedArray.from({ length: SIZE * SIZE * 3 }, (_, i) => colour[i % 3] ?? 0);
  const picture: gr.Raster = { width: SIZE, height: SIZE, channels: 3, data };
  await env.FILES.put(`${folderOf(session.hash)}${before.length}.rgb`, data);
  const all = [...before, picture];
  return [picture, all, all];
}

const wiring = { inputs: made, outputs: [image, made, previous] } as const;
generate.click(add, wiring);

// Files that the page has shown are looked for once a minute, and deleted when they are an hour old.
const app = gr.Blocks({ deleteCache: [60, 3600] }, [
  gr.Markdown(
    "# What is left when a visitor goes\n\nThe list of pictures is kept for an hour after its page was closed, the files " +
      "that the page has shown are deleted after an hour, and the visitor's own folder goes with the page.",
  ),
  image,
  generate,
  previous,
]);
app.load(add, wiring);
app.unload(async ({ session }) => {
  const { objects } = await env.FILES.list({ prefix: folderOf(session.hash) });
  await env.FILES.delete(objects.map(({ key }) => key));
  console.log(`@@log ${LOG} removed ${objects.length}`);
});

export default app.queue({ grace: { closed: 0 } });
