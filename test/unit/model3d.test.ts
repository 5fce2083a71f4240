import { describe, it } from "vitest";
import { Model3D } from "../../components/model3d/definition.ts";
import { harmonicColors, isSplatPly, objPoints, splatPoints } from "../../components/model3d/points.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";
import { createFileAccess } from "../../src/runtime/stored-files.ts";
import { fakeBucket } from "../support/fake-bucket.ts";

const CUBE = new TextEncoder().encode("v 0 0 0\n");

function storage(): FileAccess {
  const { bucket } = fakeBucket();
  return createFileAccess({ bucket, files: {}, root: "https://app.example", session: "s", onStored: () => {} });
}

async function read(value: unknown, files: FileAccess): Promise<unknown> {
  const { definition, props } = Model3D();
  return definition.preprocess(value, props, files);
}

async function show(value: unknown, files = storage()): Promise<unknown> {
  const { definition, props } = Model3D();
  return definition.postprocess(value as never, props, files); // any answer of a handler
}

describe("a Model3D", () => {
  it("reads the file, or nothing", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(CUBE, { name: "Cube.OBJ" });
    expect(await read(sent, files)).toMatchObject({ name: "Cube.OBJ", path: sent.path });
    expect(await read(null, files)).toBeNull();
  });

  it("refuses files of other kinds, and those that are not the visitor's", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(CUBE, { name: "notes.txt" });
    await expect(read(sent, files)).rejects.toBeInstanceOf(InputError);
    for (const path of ["0/secret.obj", "constructor", null]) {
      await expect(read({ path, meta: FILE_META }, storage())).rejects.toBeInstanceOf(InputError);
    }
  });

  it("shows files, bytes with a name, and addresses", async ({ expect }) => {
    expect(await show(new File([CUBE], "cube.obj"))).toMatchObject({ orig_name: "cube.obj" });
    expect(await show("https://example.com/models/Fox.gltf?v=2")).toMatchObject({
      url: "https://example.com/models/Fox.gltf?v=2",
      orig_name: "Fox.gltf",
    });
    expect([await show(null), await show(undefined)]).toEqual([null, null]);
  });

  it("says what it cannot show", async ({ expect }) => {
    for (const wrong of [CUBE, new Blob([CUBE]), new File([CUBE], "cube.txt"), "https://example.com/"]) {
      await expect(show(wrong)).rejects.toBeInstanceOf(AppError);
    }
    await expect(show(CUBE)).rejects.toThrow("end it with one of .obj, .glb, .gltf, .stl, .splat, .ply");
  });

  it("refuses options that cannot be meant", ({ expect }) => {
    const wrong = [
      { displayMode: "shiny" },
      { clearColor: [0, 0, 0] },
      { clearColor: [0, 0, 0, "1"] },
      { clearColor: null },
      { cameraPosition: [0, 0] },
      { cameraPosition: [0, Number.NaN, 0] },
      { cameraPosition: "far" },
      { zoomSpeed: -1 },
      { panSpeed: "fast" },
    ];
    for (const options of wrong) expect(() => Model3D(options as object)).toThrow(SetupError);
    expect(() => Model3D({ cameraPosition: [90, null, 2.5], clearColor: [1, 1, 1, 1], zoomSpeed: 0 })).not.toThrow();
  });
});

describe("models of points", () => {
  it("are splats, without those that are hardly seen", ({ expect }) => {
    const bytes = new ArrayBuffer(64);
    const view = new DataView(bytes);
    for (const [i, at] of [0, 4, 8].entries()) view.setFloat32(at, i + 1, true);
    for (const [i, value] of [255, 0, 51, 255].entries()) view.setUint8(24 + i, value);
    const { positions, colors } = splatPoints(bytes);
    expect([...positions]).toEqual([1, -2, -3]);
    expect([...(colors ?? [])].map((each) => each.toFixed(1))).toEqual(["1.0", "0.0", "0.2"]);
    for (const odd of [0, 31, 33]) expect(() => splatPoints(new ArrayBuffer(odd))).toThrow("no list of splats");
  });

  it("are the corners of an OBJ file, with colours where all have one", ({ expect }) => {
    expect(objPoints("# v 9 9 9\nv 1 2 3\r\n  v 4 5 6 1\nvn 0 0 1\nvt 0 0")).toEqual({
      positions: Float32Array.of(1, 2, 3, 4, 5, 6),
      colors: null,
    });
    expect(objPoints("v 1 2 3 1 0 0.5").colors).toEqual(Float32Array.of(1, 0, 0.5));
    expect(objPoints("")).toEqual({ positions: new Float32Array(), colors: null });
  });

  it("are told from other PLY files by what they say at their beginning", ({ expect }) => {
    const names = ["x", "scale_0", "scale_1", "scale_2", "opacity", "rot_0", "rot_1", "rot_2", "rot_3"];
    const ply = (all: readonly string[], end = "end_header\n"): ArrayBuffer =>
      Uint8Array.from(
        new TextEncoder().encode(["ply", ...all.map((name) => `property float ${name}`), end].join("\r\n")),
      ).buffer;
    expect(isSplatPly(ply(names))).toBe(true);
    expect(isSplatPly(ply(names.slice(0, -1)))).toBe(false);
    expect(isSplatPly(ply(["x"], `end_header\n${names.map((name) => `property float ${name}`).join("\n")}`))).toBe(
      false,
    );
    expect(isSplatPly(new ArrayBuffer(0))).toBe(false);
  });

  it("have colours between black and white", ({ expect }) => {
    expect([...harmonicColors([0, 9, -9])]).toEqual([0.5, 1, 0]);
  });
});
