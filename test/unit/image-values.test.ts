import { encode as encodeJpegFile } from "jpeg-js";
import { describe, it, vi } from "vitest";
import { Image } from "../../components/image/definition.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess, FileRef, FileSource } from "../../src/core/files.ts";
import type { ImageHandle, Raster } from "../../src/core/image.ts";
import { readWire } from "../../src/core/wire-schema.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { decode, encode } from "../../src/core/media/raster.ts";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><circle r="2"/></svg>`;
const GIF = Uint8Array.from(atob("R0lGODlhAQABAAAAACwAAAAAAQABAAA="), (character) => character.charCodeAt(0));

describe("reading an Image", () => {
  it("answers nothing where there is nothing", async ({ expect }) => {
    expect(await read(Image(), null, new Files())).toBe(null);
  });

  it("answers pixels in the colours that the component wants", async ({ expect }) => {
    const files = new Files();
    const sent = await files.upload("a.png", await png(4));
    expect(await read<Raster>(Image(), sent, files)).toMatchObject({ width: 2, height: 2, channels: 3 });
    expect(await read<Raster>(Image({ imageMode: "L" }), sent, files)).toMatchObject({ channels: 1 });
    expect(await read<Raster>(Image({ imageMode: null }), sent, files)).toMatchObject({ channels: 4 });
  });

  it("answers a picture that is decoded later", async ({ expect }) => {
    const files = new Files();
    const handle = await read<ImageHandle>(Image({ type: "pil" }), await files.upload("a.png", await png(4)), files);
    expect([handle.width, handle.height, handle.format]).toEqual([2, 2, "png"]);
    expect((await handle.raster()).channels).toBe(3);
  });

  it("takes a data URL", async ({ expect }) => {
    const url = `data:image/png;base64,${btoa(String.fromCharCode(...(await png(3))))}`;
    expect(await read<Raster>(Image(), { path: null, url, meta: FILE_META }, new Files())).toMatchObject({ width: 2 });
    const file = await read<FileRef>(Image({ type: "filepath" }), { path: null, url, meta: FILE_META }, new Files());
    expect([file.name, file.type]).toEqual(["image.png", "image/png"]);
  });

  it("hands out the file itself when its colours are right", async ({ expect }) => {
    const files = new Files();
    const sent = await files.upload("photo.jpg", jpeg());
    expect((await read<FileRef>(Image({ type: "filepath" }), sent, files)).path).toBe(sent.path);
    expect(files.stored).toBe(1);
  });

  it("stores a file once more when its colours are others", async ({ expect }) => {
    const files = new Files();
    const sent = await files.upload("my pic.png", await png(4));
    const file = await read<FileRef>(Image({ type: "filepath" }), sent, files);
    expect([file.path === sent.path, file.name]).toEqual([false, "my pic.png"]);
    expect((await decode(await file.bytes())).channels).toBe(3);
    const grey = await read<FileRef>(
      Image({ type: "filepath", imageMode: "L" }),
      await files.upload("p.jpg", jpeg()),
      files,
    );
    expect(grey.name).toBe("p.png");
  });

  it("hands out SVG, GIF and WebP as files only, and says which option takes them", async ({ expect }) => {
    const files = new Files();
    const gif = await files.upload("fun.gif", GIF);
    const svg = await files.upload("logo.svg", new TextEncoder().encode(SVG));
    expect((await read<FileRef>(Image({ type: "filepath" }), gif, files)).name).toBe("fun.gif");
    expect((await read<FileRef>(Image({ type: "filepath" }), svg, files)).name).toBe("logo.svg");
    await expect(read(Image(), gif, files)).rejects.toThrow(/"fun.gif" is a GIF; .* type: "filepath"/);
    await expect(read(Image({ type: "pil" }), svg, files)).rejects.toThrow(/"logo.svg" is an SVG/);
    await expect(read(Image(), gif, files)).rejects.toBeInstanceOf(InputError);
  });

  it("refuses what is no image", async ({ expect }) => {
    const files = new Files();
    const text = await files.upload("notes.txt", new TextEncoder().encode("hello"));
    for (const type of ["numpy", "pil", "filepath"] as const) {
      await expect(read(Image({ type }), text, files)).rejects.toThrow(/"notes.txt" is not/);
    }
  });

  it("does not believe what a data URL calls itself", async ({ expect }) => {
    const url = `data:image/svg+xml,${encodeURIComponent("<html><script>1</script></html>")}`;
    await expect(read(Image({ type: "filepath" }), { path: null, url, meta: FILE_META }, new Files())).rejects.toThrow(
      /is not an image/,
    );
  });
});

describe("the wire value of an Image", () => {
  const parse = (value: unknown) => readWire(Image().definition.wire(Image().props), value);

  it("carries the mark of a file", ({ expect }) => {
    expect(parse({ path: "a/b.png", meta: FILE_META }).success).toBe(true);
    expect(parse({ path: "a/b.png" }).error?.issues[0]?.message).toContain('"meta"');
    expect(parse({ path: "a/b.png", meta: { _type: "x" } }).success).toBe(false);
  });

  it("has a path or a data URL of an image", ({ expect }) => {
    expect(parse({ path: null, url: "data:image/png;base64,AA==", meta: FILE_META }).success).toBe(true);
    expect(parse({ url: "data:image/png;base64,AA==", meta: FILE_META }).success).toBe(true);
    expect(parse({ path: null, url: "https://example.com/a.png", meta: FILE_META }).success).toBe(false);
    expect(parse({ path: null, url: "data:text/html,x", meta: FILE_META }).success).toBe(false);
    expect(parse(null).success).toBe(true);
    expect(parse("a.png").error?.issues[0]?.message).toContain("An image is an object");
  });
});

describe("showing in an Image", () => {
  const pixels: Raster = { width: 2, height: 1, channels: 3, data: Uint8ClampedArray.of(255, 0, 0, 0, 255, 0) };

  it("stores pixels as PNG, or as JPEG where the author says so", async ({ expect }) => {
    const files = new Files();
    expect(await show(Image(), pixels, files)).toMatchObject({ orig_name: "image.png", mime_type: "image/png" });
    expect(await show(Image({ format: "jpeg" }), pixels, files)).toMatchObject({ orig_name: "image.jpeg" });
  });

  it("takes RGBA pixels of other libraries and pictures that were read", async ({ expect }) => {
    const files = new Files();
    await show(Image(), { width: 1, height: 1, data: Uint8Array.of(1, 2, 3, 4) }, files);
    expect((await decode(files.last)).channels).toBe(4);
    const handle = await read<ImageHandle>(Image({ type: "pil" }), await files.upload("a.png", await png(3)), files);
    expect(await show(Image(), handle, files)).toMatchObject({ orig_name: "image.png" });
  });

  it("hands on a file that was read, without reading it again", async ({ expect }) => {
    const files = new Files();
    const sent = await files.upload("photo.jpg", jpeg());
    expect(await show(Image(), files.open(sent), files)).toMatchObject({ path: sent.path, orig_name: "photo.jpg" });
  });

  it("names bytes by what they are", async ({ expect }) => {
    const files = new Files();
    expect(await show(Image(), GIF, files)).toMatchObject({ orig_name: "image.gif", mime_type: "image/gif" });
    expect(await show(Image(), new Blob([jpeg()]), files)).toMatchObject({ orig_name: "image.jpg" });
    expect(await show(Image(), new Blob([await png(3)]).stream(), files)).toMatchObject({ orig_name: "image.png" });
    expect(await show(Image(), new Response(GIF), files)).toMatchObject({ orig_name: "image.gif" });
    expect(await show(Image(), new File([GIF], "fun.gif"), files)).toMatchObject({ orig_name: "fun.gif" });
    await expect(show(Image(), Uint8Array.of(1, 2, 3), files)).rejects.toThrow(/no image we know/);
  });

  it("shows SVG by itself, because as a file it would be a download", async ({ expect }) => {
    const files = new Files();
    const url = `data:image/svg+xml,${encodeURIComponent(SVG)}`;
    expect(await show(Image(), SVG, files)).toMatchObject({ path: null, url, orig_name: "image.svg" });
    const sent = await files.upload("logo.svg", new TextEncoder().encode(SVG));
    expect(await show(Image(), files.open(sent), files)).toMatchObject({ path: null, url, orig_name: "logo.svg" });
    expect(await show(Image(), new TextEncoder().encode(`<?xml version="1.0"?>\n${SVG}`), files)).toMatchObject({
      path: null,
    });
  });

  it("passes addresses on unread", async ({ expect }) => {
    const files = new Files();
    const url = "https://example.com/pictures/bus.png?size=2";
    expect(await show(Image(), url, files)).toMatchObject({ url });
    expect(await show(Image(), "data:image/png;base64,AA==", files)).toMatchObject({ path: null });
    expect(files.stored).toBe(0);
  });

  it("never takes a text for a path, and does not repeat it", async ({ expect }) => {
    for (const text of [
      "/etc/passwd",
      "0123/secret.png",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "data:text/html,x",
      "",
    ]) {
      const refused = show(Image(), text, new Files());
      await expect(refused).rejects.toBeInstanceOf(AppError);
      if (text) await expect(refused).rejects.not.toThrow(text);
    }
  });

  it("lays the watermark over what it can, and says what it cannot", async ({ expect }) => {
    const files = new Files();
    const mark = { width: 1, height: 1, channels: 3, data: Uint8ClampedArray.of(9, 9, 9) } as const;
    const marked = Image({ watermark: { watermark: mark, position: [1, 0] } });
    await show(marked, pixels, files);
    expect([...(await decode(files.last)).data]).toEqual([255, 0, 0, 9, 9, 9]);
    expect(await show(marked, files.open(await files.upload("bus.jpg", jpeg())), files)).toMatchObject({
      orig_name: "bus.png",
    });
    await expect(show(marked, "https://example.com/a.png", files)).rejects.toThrow(
      /watermark cannot be laid over a URL/,
    );
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(await show(marked, GIF, files)).toMatchObject({ orig_name: "image.gif" });
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });

  it("takes a watermark as bytes, as a Blob and as a data URL", async ({ expect }) => {
    const files = new Files();
    const bytes = await encode({ width: 1, height: 1, channels: 3, data: Uint8ClampedArray.of(7, 7, 7) }, "png");
    const url = `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}`;
    for (const watermark of [bytes, new Blob([Uint8Array.from(bytes)]), url]) {
      await show(Image({ watermark }), pixels, files);
      expect([...(await decode(files.last)).data.subarray(0, 3)]).toEqual([7, 7, 7]);
    }
  });
});

describe("the options of an Image", () => {
  it("are checked when it is made", ({ expect }) => {
    expect(() => Image({ type: "numpi" as "numpy" })).toThrow(SetupError);
    expect(() => Image({ imageMode: "CMYK" as "RGB" })).toThrow(/imageMode "CMYK"/);
    expect(() => Image({ format: "gif" as "png" })).toThrow(/format "gif"/);
    expect(() => Image({ sources: ["scanner" as "upload"] })).toThrow(/sources "scanner"/);
    expect(() => Image({ streaming: true, sources: ["webcam"] })).toThrow(/streaming is not offered/);
    expect(Image().props["sources"]).toEqual(["upload", "webcam", "clipboard"]);
  });

  it("fill in what the author leaves out about the webcam", ({ expect }) => {
    expect(Image().props["webcamOptions"]).toEqual({ mirror: true, constraints: null });
    const constraints = { video: { facingMode: "environment" } };
    expect(Image({ webcamOptions: { constraints } }).props["webcamOptions"]).toEqual({ mirror: true, constraints });
    expect(Image({ webcamOptions: { mirror: false } }).props["webcamOptions"]).toMatchObject({ mirror: false });
  });

  it("keep the watermark on the server", ({ expect }) => {
    const { definition, props } = Image({ watermark: new Uint8Array(9) });
    expect(definition.wireProps?.(props)).toEqual({
      streamable: false,
      watermark: { watermark: null, position: "bottom-right" },
    });
  });
});

type AnyImage = ReturnType<typeof Image<"numpy" | "pil" | "filepath">>;

function read<Reads>({ definition, props }: AnyImage, value: FileData | null, files: FileAccess): Promise<Reads> {
  return Promise.resolve(definition.preprocess(value, props, files)) as Promise<Reads>; // told by the option `type`
}

async function show({ definition, props }: AnyImage, value: unknown, files: FileAccess): Promise<unknown> {
  return definition.postprocess(value as never, props, files); // any answer of a handler
}

async function png(channels: 3 | 4): Promise<Uint8Array> {
  return encode({ width: 2, height: 2, channels, data: new Uint8ClampedArray(4 * channels).fill(200) }, "png");
}

function jpeg(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(encodeJpegFile({ width: 2, height: 2, data: new Uint8Array(16).fill(90) }, 90).data);
}

/** Storage in memory. */
class Files implements FileAccess {
  readonly #bytes = new Map<string, { bytes: Uint8Array; name: string; type: string }>();
  /** What was stored last. */
  last = new Uint8Array();

  get stored(): number {
    return this.#bytes.size;
  }

  upload(name: string, bytes: Uint8Array): Promise<FileData> {
    const types: Record<string, string> = {
      png: "image/png",
      jpg: "image/jpeg",
      gif: "image/gif",
      svg: "image/svg+xml",
    };
    return this.store(bytes, { name, type: types[name.split(".").at(-1) ?? ""] ?? "text/plain" });
  }

  open({ path }: FileData): FileRef {
    const file = this.#bytes.get(path ?? "");
    if (!file || path === null) throw new InputError("unknown");
    const blob = new Blob([Uint8Array.from(file.bytes)]);
    return {
      name: file.name,
      type: file.type,
      size: blob.size,
      path,
      stream: async () => blob.stream() as ReadableStream<Uint8Array>, // Node's own type says less
      arrayBuffer: () => blob.arrayBuffer(),
      bytes: async () => new Uint8Array(await blob.arrayBuffer()),
      text: () => blob.text(),
    };
  }

  async store(source: FileSource, { name, type = "" }: { name: string; type?: string }): Promise<FileData> {
    if (typeof source === "string") return { path: source, url: source, orig_name: name, meta: FILE_META };
    if ("path" in source) return { path: source.path, orig_name: source.name, meta: FILE_META };
    if (!(source instanceof Uint8Array)) throw new Error("only bytes are stored here");
    const path = `${this.#bytes.size}/${name}`;
    this.#bytes.set(path, { bytes: source, name, type });
    this.last = Uint8Array.from(source);
    return { path, orig_name: name, mime_type: type, size: source.byteLength, meta: FILE_META };
  }
}
