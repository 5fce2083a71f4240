import { describe, it } from "vitest";
import { Gallery } from "../../components/gallery/definition.ts";
import type { GalleryItem } from "../../components/gallery/props.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess, FileRef } from "../../src/core/files.ts";
import type { ImageHandle, Raster } from "../../src/core/image.ts";
import { readWire } from "../../src/core/wire-schema.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { createFileAccess } from "../../src/runtime/stored-files.ts";
import { fakeBucket } from "../support/fake-bucket.ts";
import { tinyPng } from "../support/pictures.ts";
import { aVideo } from "../support/videos.ts";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><circle r="2"/></svg>`;
const PIXELS = { width: 1, height: 1, channels: 3, data: Uint8ClampedArray.of(1, 2, 3) } as const;

describe("reading a Gallery", () => {
  it("answers nothing where there is nothing", async ({ expect }) => {
    expect(await read(Gallery(), null, storage())).toBe(null);
    expect(await read(Gallery(), [], storage())).toBe(null);
  });

  it("answers the files themselves, with their captions", async ({ expect }) => {
    const files = storage();
    const image = await files.store(tinyPng(), { name: "cat.png" });
    const video = await files.store(await aVideo(), { name: "clip.webm" });
    const items = await read<FileRef>(
      Gallery(),
      [
        { image, caption: "A cat" },
        { video, caption: null },
      ],
      files,
    );
    expect(items.map(([{ path, type }, caption]) => [path, type, caption])).toEqual([
      [image.path, "image/png", "A cat"],
      [video.path, "video/webm", null],
    ]);
  });

  it("answers pixels and handles of pictures, and files of videos", async ({ expect }) => {
    const files = storage();
    const image = await files.store(tinyPng(), { name: "cat.png" });
    const video = await files.store(await aVideo(), { name: "clip.webm" });
    const items = [
      { image, caption: null },
      { video, caption: null },
    ];
    const pixels = await read<Raster & FileRef>(Gallery({ type: "numpy" }), items, files);
    expect(pixels[0]?.[0]).toMatchObject({ width: 3, height: 2, channels: 3 });
    expect(pixels[1]?.[0].name).toBe("clip.webm");
    const handles = await read<ImageHandle & FileRef>(Gallery({ type: "pil" }), items, files);
    expect(handles[0]?.[0]).toMatchObject({ width: 3, height: 2, format: "png" });
    expect(handles[1]?.[0].type).toBe("video/webm");
  });

  it("refuses kinds that are not wanted", async ({ expect }) => {
    const files = storage();
    const image = await files.store(tinyPng(), { name: "cat.png" });
    const refused = read(Gallery({ fileTypes: [".jpg", "video"] }), [{ image, caption: null }], files);
    await expect(refused).rejects.toBeInstanceOf(InputError);
    await expect(refused).rejects.toThrow('Invalid file type only .jpg, video allowed. "cat.png" is another kind.');
    expect(await read(Gallery({ fileTypes: ["image"] }), [{ image, caption: null }], files)).toHaveLength(1);
  });

  it("refuses what is neither a picture nor a video, and files of others", async ({ expect }) => {
    const files = storage();
    const notes = await files.store(new TextEncoder().encode("hello"), { name: "notes.txt" });
    await expect(read(Gallery(), [{ image: notes, caption: null }], files)).rejects.toThrow("is not an image");
    await expect(read(Gallery(), [{ video: notes, caption: null }], files)).rejects.toThrow("is not a video");
    for (const path of ["0/secret.png", "constructor"]) {
      const foreign = { path, meta: FILE_META };
      await expect(read(Gallery(), [{ image: foreign, caption: null }], files)).rejects.toBeInstanceOf(InputError);
    }
  });

  it("takes lists of items from outside, and nothing else", async ({ expect }) => {
    const { definition, props } = Gallery();
    const isTaken = (value: unknown) => readWire(definition.wire(props), value).success;
    const file = { path: "0/a.png", meta: FILE_META };
    for (const good of [
      null,
      [],
      [{ image: file }],
      [{ video: file, caption: "A" }],
      [{ image: file, caption: null }],
    ]) {
      expect(isTaken(good)).toBe(true);
    }
    for (const bad of [
      "a.png",
      {},
      [file],
      [[file, "A"]],
      [{ image: file, caption: 3 }],
      [{ video: { path: null, meta: FILE_META } }],
    ]) {
      expect(isTaken(bad)).toBe(false);
    }
    const dataUrl = { path: null, url: "data:image/png;base64,AA==", meta: FILE_META };
    expect(isTaken([{ image: dataUrl }])).toBe(true);
    expect(isTaken([{ image: { ...dataUrl, url: "https://example.com/a.png" } }])).toBe(false);
  });
});

describe("showing in a Gallery", () => {
  it("shows an empty list for nothing", async ({ expect }) => {
    for (const nothing of [null, undefined, []]) expect(await show(Gallery(), nothing, storage())).toEqual([]);
  });

  it("tells pictures from videos, whatever they come as", async ({ expect }) => {
    const video = await aVideo();
    const png = tinyPng();
    const stream = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();
    const shown = await show(
      Gallery(),
      [
        png,
        video,
        png.buffer,
        new Blob([video]),
        new File([video], "fun.webm"),
        new Blob([png], { type: "image/png" }),
        new Response(video, { headers: { "content-type": "video/webm" } }),
        stream(png),
        stream(video),
        `data:video/webm;base64,${btoa(String.fromCharCode(...video))}`,
        "https://example.com/a/world.mp4?x=1",
        "https://example.com/a/cat.jpg",
        PIXELS,
        SVG,
      ],
      storage(),
    );
    expect(
      shown.map((item) => ("video" in item ? `video ${item.video.orig_name}` : `image ${item.image.orig_name}`)),
    ).toEqual([
      "image image.png",
      "video video.webm",
      "image image.png",
      "video video.webm",
      "video fun.webm",
      "image image.png",
      "video video.webm",
      "image media.png",
      "video media.webm",
      "video video.webm",
      "video world.mp4",
      "image cat.jpg",
      "image image.png",
      "image image.svg",
    ]);
    expect(shown[10]).toMatchObject({
      video: { path: null, url: "https://example.com/a/world.mp4?x=1" },
      caption: null,
    });
    expect(shown[13]).toMatchObject({ image: { path: null, url: expect.stringMatching(/^data:image\/svg/) } });
  });

  it("keeps captions, and files that were read", async ({ expect }) => {
    const files = storage();
    const stored = await files.store(tinyPng(), { name: "cat.png" });
    const shown = await show(
      Gallery(),
      [
        [files.open(stored), "A cat"],
        [PIXELS, null],
      ],
      files,
    );
    expect(shown).toMatchObject([
      { image: { path: stored.path, orig_name: "cat.png" }, caption: "A cat" },
      { image: { orig_name: "image.png" }, caption: null },
    ]);
    expect(files.kept.size).toBe(2);
  });

  it("stores pixels as the author wants", async ({ expect }) => {
    expect(await show(Gallery({ format: "jpeg" }), [PIXELS], storage())).toMatchObject([
      { image: { orig_name: "image.jpeg", mime_type: "image/jpeg" } },
    ]);
  });

  it("says what is wrong, and repeats no text", async ({ expect }) => {
    const refused = (value: unknown) => show(Gallery(), value, storage());
    for (const one of ["https://example.com/a.png", PIXELS, 3])
      await expect(refused(one)).rejects.toThrow(/Return a list/);
    await expect(refused([[PIXELS, 3]])).rejects.toThrow(/number where the caption/);
    await expect(refused([null])).rejects.toThrow(/Leave it out/);
    await expect(refused([3])).rejects.toThrow(/number where an image/);
    await expect(refused([new Blob(["a,b"]).stream()])).rejects.toThrow(/no image and no video/);
    for (const text of ["/etc/passwd", "0/secret.png", "file:///etc/passwd"]) {
      await expect(refused([text])).rejects.toBeInstanceOf(AppError);
      await expect(refused([text])).rejects.not.toThrow(text);
    }
  });
});

describe("the options of a Gallery", () => {
  it("are checked when it is made", ({ expect }) => {
    for (const [options, message] of [
      [{ type: "file" }, /type "file" is unknown/],
      [{ format: "gif" }, /format "gif"/],
      [{ sources: ["scanner"] }, /sources "scanner"/],
      [{ objectFit: "wide" }, /objectFit "wide"/],
      [{ fileTypes: "image" }, /fileTypes is a list/],
      [{ columns: 0 }, /columns takes whole numbers/],
      [{ columns: [2, 1.5] }, /columns takes whole numbers/],
      [{ columns: [] }, /columns takes whole numbers/],
      [{ rows: -1 }, /rows takes whole numbers/],
    ] as const) {
      expect(() => Gallery(options as never)).toThrow(message); // what no type allows
      expect(() => Gallery(options as never)).toThrow(SetupError);
    }
    expect(Gallery({ columns: [1, 2, 4], rows: 2 }).props).toMatchObject({ sources: ["upload"] });
  });

  it("ask for the camera, and for the microphone where videos are taken", ({ expect }) => {
    const devices = (options: object) => {
      const { definition, props } = Gallery(options);
      return definition.devices?.(props);
    };
    expect(devices({})).toEqual([]);
    expect(devices({ sources: ["webcam"] })).toEqual(["camera", "microphone"]);
    expect(devices({ sources: ["webcam"], fileTypes: [".webm"] })).toEqual(["camera", "microphone"]);
    expect(devices({ sources: ["webcam"], fileTypes: ["image"] })).toEqual(["camera"]);
  });
});

interface AnyGallery {
  readonly definition: ReturnType<typeof Gallery>["definition"];
  readonly props: ReturnType<typeof Gallery>["props"];
}

/** The storage of one run, as functions have it. */
function storage(): FileAccess & { readonly kept: ReadonlyMap<string, unknown> } {
  const { bucket, kept } = fakeBucket();
  const access = createFileAccess({ bucket, files: {}, root: "https://app.example", session: "s", onStored: () => {} });
  return { ...access, kept };
}

async function read<Media>(
  { definition, props }: AnyGallery,
  value: readonly ({ image: FileData; caption: string | null } | { video: FileData; caption: string | null })[] | null,
  files: FileAccess,
): Promise<[media: Media, caption: string | null][]> {
  return (await definition.preprocess(value, props, files)) as [Media, string | null][]; // what this Gallery reads
}

async function show({ definition, props }: AnyGallery, value: unknown, files: FileAccess): Promise<GalleryItem[]> {
  return (await definition.postprocess(value as never, props, files)) as GalleryItem[]; // any answer of a handler
}
