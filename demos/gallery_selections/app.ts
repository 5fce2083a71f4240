import * as gr from "gradio-workers";

const SIZE = 100;

/** A picture of one colour, another one each time. */
function picture(): gr.Raster {
  const colour = Array.from({ length: 3 }, () => Math.floor(Math.random() * 256));
  const data = Uint8ClampedArray.from({ length: SIZE * SIZE * 3 }, (_, i) => colour[i % 3] ?? 0);
  return { width: SIZE, height: SIZE, channels: 3, data };
}

function darker({ data, ...size }: gr.Raster): gr.Raster {
  return { ...size, data: data.map((channel) => Math.round(channel * 0.8)) };
}

const pictures = gr.State<gr.Raster[]>([]);
const gallery = gr.Gallery({ allowPreview: false });
const selected = gr.Number({ showLabel: false });
const darken = gr.Button("Darken selected");
const deselect = gr.Button("Deselect");

gallery.select(({ data }) => data.index, { outputs: selected });
darken.click(
  (all, index) => {
    const changed = all.map((each, i) => (i === index ? darker(each) : each));
    return [changed, changed];
  },
  { inputs: [pictures, selected], outputs: [pictures, gallery] },
);
deselect.click(() => gr.update({ selectedIndex: null }), { outputs: gallery });

const app = gr.Blocks([gallery, gr.Row([selected, darken]), deselect]);
app.load(
  () => {
    const made = Array.from({ length: 9 }, picture);
    return [made, made];
  },
  { outputs: [gallery, pictures] },
);

export default app;
