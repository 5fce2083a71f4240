import { afterEach, describe, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../../components/model3d/element.ts";
import type { Model3DElement } from "../../components/model3d/element.ts";
import { CUBE } from "../../components/model3d/fixture-cube.ts";
import { eventually, mounted, type Mounted } from "./element.ts";
// The style sheets of the page.
import "./stage.ts";

const META = { _type: "gradio.FileData" } as const;
const UNDO = "[aria-label='Undo']";

function model(name: string, content: BlobPart): object {
  return { path: `0/${name}`, url: URL.createObjectURL(new Blob([content])), orig_name: name, meta: META };
}

/** A triangle in the plane that the camera looks at, as a glTF file with its buffer in it. */
const CORNERS = Float32Array.of(-1, -1, 0, 1, -1, 0, 0, 1, 0);
const GLTF = JSON.stringify({
  asset: { version: "2.0" },
  scene: 0,
  scenes: [{ nodes: [0] }],
  nodes: [{ mesh: 0 }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
  materials: [{ pbrMetallicRoughness: { metallicFactor: 0 }, doubleSided: true }],
  accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: "VEC3", min: [-1, -1, 0], max: [1, 1, 0] }],
  bufferViews: [{ buffer: 0, byteLength: 36 }],
  buffers: [
    {
      byteLength: 36,
      uri: `data:application/octet-stream;base64,${btoa(String.fromCharCode(...new Uint8Array(CORNERS.buffer)))}`,
    },
  ],
});

const STL = `solid a
facet normal 0 0 1
outer loop
vertex -1 -1 0
vertex 1 -1 0
vertex 0 1 0
endloop
endfacet
endsolid a`;

function ply(properties: readonly string[], rows: readonly string[], faces: readonly string[] = []): string {
  return [
    "ply",
    "format ascii 1.0",
    `element vertex ${rows.length}`,
    ...properties.map((name) => `property float ${name}`),
    ...(faces.length > 0 ? [`element face ${faces.length}`, "property list uchar int vertex_indices"] : []),
    "end_header",
    ...rows,
    ...faces,
    "",
  ].join("\n");
}

const SPLAT_PROPERTIES = "x y z f_dc_0 f_dc_1 f_dc_2 opacity scale_0 scale_1 scale_2 rot_0 rot_1 rot_2 rot_3".split(
  " ",
);

function splat(): ArrayBuffer {
  const bytes = new ArrayBuffer(64);
  const view = new DataView(bytes);
  for (const [i, x] of [-1, 1].entries()) {
    view.setFloat32(i * 32, x, true);
    for (const [channel, value] of [255, 0, 0, 255].entries()) view.setUint8(i * 32 + 24 + channel, value);
  }
  return bytes;
}

/** Mounts it in a frame of a given size, and waits until its model is drawn. */
async function shown(props: Readonly<Record<string, unknown>>): Promise<Mounted<Model3DElement>> {
  const shape = await mounted("gr-model3d", { height: 200, interactive: false, ...props });
  await eventually(() => shape.find("canvas, .trouble"));
  return shape;
}

/** How many pixels of the canvas are drawn on, and their mean colour. */
async function drawn(shape: Mounted<Model3DElement>): Promise<{ count: number; mean: readonly number[] }> {
  const canvas = shape.find<HTMLCanvasElement>("canvas");
  return new Promise((resolve) => {
    // What WebGL has drawn can be read in the frame in which it was drawn.
    requestAnimationFrame(() => {
      shape.element.zoomSpeed += 0.001;
      void shape.element.updateComplete.then(() =>
        requestAnimationFrame(() => {
          const copy = new OffscreenCanvas(canvas.width, canvas.height);
          const context = copy.getContext("2d");
          context?.drawImage(canvas, 0, 0);
          const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
          const sum = [0, 0, 0];
          let count = 0;
          for (let i = 0; i < data.length; i += 4) {
            if ((data[i + 3] ?? 0) < 128) continue;
            count += 1;
            for (const channel of [0, 1, 2]) sum[channel] = (sum[channel] ?? 0) + (data[i + channel] ?? 0);
          }
          resolve({ count, mean: sum.map((each) => each / Math.max(count, 1)) });
        }),
      );
    });
  });
}

afterEach(() => vi.restoreAllMocks());

describe("a model that is shown", () => {
  it.for([
    ["cube.obj", CUBE, 2000],
    ["CUBE.OBJ", "v -1 -1 0\nv 1 1 0\nv 0 0 1 \n", 3],
    ["a.gltf", GLTF, 1000],
    ["a.stl", STL, 1000],
    ["a.ply", ply(["x", "y", "z"], ["-1 -1 0", "1 -1 0", "0 1 0"], ["3 0 1 2"]), 1000],
    ["points.ply", ply(["x", "y", "z"], ["-1 -1 0", "1 -1 0", "0 1 0"]), 3],
    ["splats.ply", ply(SPLAT_PROPERTIES, ["-1 0 0 1 0 0 1 0 0 0 1 0 0 0", "1 0 0 1 0 0 1 0 0 0 1 0 0 0"]), 2],
    ["a.splat", splat(), 2],
  ] as const)("may be %s", async ([name, content, pixels], { expect }) => {
    using shape = await shown({ value: model(name, content) });
    expect(shape.element.querySelector(".trouble")).toBeNull();
    await eventually(async () => expect((await drawn(shape)).count).toBeGreaterThanOrEqual(pixels));
    const link = shape.find<HTMLAnchorElement>("[data-testid='model3d-download-link']");
    expect([link.download, link.ariaLabel]).toEqual([name, "Download"]);
  });

  it("is drawn as lines, or as points, or on a colour", async ({ expect }) => {
    using shape = await shown({ value: model("cube.obj", CUBE) });
    const solid = await drawn(shape);
    shape.element.displayMode = "wireframe";
    const lines = await drawn(shape);
    shape.element.displayMode = "point_cloud";
    const points = await drawn(shape);
    shape.element.displayMode = "solid";
    const again = await drawn(shape);
    expect(solid.count).toBeGreaterThan(lines.count * 2);
    expect(lines.count).toBeGreaterThan(points.count * 2);
    expect(points.count).toBeGreaterThanOrEqual(8);
    expect(again.count).toBe(solid.count);
    shape.element.displayMode = "point_cloud";
    shape.element.clearColor = [1, 0, 0, 1];
    const { mean } = await drawn(shape);
    expect(mean[0]).toBeGreaterThan(250);
    expect(mean[1]).toBeLessThan(5);
  });

  it("is looked at from where the author wants, and from elsewhere, and back", async ({ expect }) => {
    using shape = await shown({ value: model("cube.obj", CUBE), cameraPosition: [90, 75, 8] });
    const far = (await drawn(shape)).count;
    shape.element.cameraPosition = [90, 75, 4];
    const near = (await drawn(shape)).count;
    expect(near).toBeGreaterThan(far * 2);
    const undo = shape.find<HTMLButtonElement>(UNDO);
    expect(undo.disabled).toBe(true);
    shape.find("canvas").focus();
    await userEvent.keyboard("{-}{-}{ArrowLeft}");
    await shape.element.updateComplete;
    expect((await drawn(shape)).count).toBeLessThan(near);
    expect(undo.disabled).toBe(false);
    await shape.press(UNDO);
    await shape.element.updateComplete;
    expect((await drawn(shape)).count).toBe(near);
    expect(undo.disabled).toBe(true);
  });

  it("is what it is called, and gives back what it took", async ({ expect }) => {
    const shape = await shown({ value: model("cube.obj", CUBE) });
    const canvas = shape.find<HTMLCanvasElement>("canvas");
    expect([canvas.role, canvas.ariaLabel, canvas.tabIndex]).toEqual(["application", "Test", 0]);
    const context = canvas.getContext("webgl2");
    shape[Symbol.dispose]();
    expect(context?.isContextLost()).toBe(true);
    expect(shape.element.querySelector("canvas")).toBeNull();
  });

  it("gives way to the last of several", async ({ expect }) => {
    using shape = await shown({ value: model("first.obj", CUBE) });
    shape.element.value = model("second.obj", CUBE) as never; // a file
    await shape.element.updateComplete;
    shape.element.value = model("third.stl", STL) as never; // a file
    await shape.element.updateComplete;
    await eventually(() => shape.find("canvas"));
    await eventually(async () => expect((await drawn(shape)).count).toBeGreaterThan(0));
    expect(shape.element.querySelectorAll("canvas")).toHaveLength(1);
    expect(shape.element.querySelector(".trouble")).toBeNull();
  });
});

describe("a model that cannot be shown", () => {
  it.for([
    ["broken.glb", "no model"],
    ["broken.splat", "x"],
    ["cube.fbx", "x"],
  ] as const)("says so and can still be saved: %s", async ([name, content], { expect }) => {
    vi.spyOn(console, "warn").mockReturnValue();
    using shape = await shown({ value: model(name, content) });
    await eventually(() => expect(shape.find(".trouble span").textContent).toBe("This 3D model cannot be shown."));
    expect(shape.element.querySelector("canvas")).toBeNull();
    expect(shape.find<HTMLAnchorElement>("[data-testid='model3d-download-link']").download).toBe(name);
  });

  it("says so where there is no WebGL", async ({ expect }) => {
    vi.spyOn(console, "warn").mockReturnValue();
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
    using shape = await shown({ value: model("cube.obj", CUBE) });
    const said = "3D models cannot be shown here: WebGL is not available.";
    await eventually(() => expect(shape.find(".trouble span").textContent).toBe(said));
    shape.find("[data-testid='model3d-download-link']");
  });
});

describe("a model of the visitor's", () => {
  it("is chosen, shown and cleared", async ({ expect }) => {
    using shape = await mounted("gr-model3d", { height: 200 });
    const input = shape.find<HTMLInputElement>("input[type=file]");
    expect(input.accept.split(/,\s*/)).toEqual([".obj", ".glb", ".gltf", ".stl", ".splat", ".ply"]);
    await userEvent.upload(input, new File([CUBE], "face.obj"));
    await eventually(() => shape.find("canvas"));
    expect(shape.events).toEqual(["upload"]);
    expect(shape.element.value).toMatchObject({ orig_name: "face.obj" });
    await shape.press("[aria-label='Clear']");
    expect(shape.events).toEqual(["upload", "clear"]);
    expect([shape.element.value, shape.patches.at(-1)]).toEqual([null, { value: null }]);
    expect(shape.element.querySelector("canvas")).toBeNull();
    shape.find(".upload-zone");
  });

  it("is of no other kind", async ({ expect }) => {
    using shape = await mounted("gr-model3d");
    const data = new DataTransfer();
    data.items.add(new File(["x"], "notes.txt"));
    shape.find(".upload-container").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
    await shape.element.settled();
    expect(shape.messages).toEqual(["Invalid file type only .obj, .glb, .gltf, .stl, .splat, .ply allowed."]);
    expect(shape.element.value).toBeNull();
  });
});
