import { decode as decodePngFile, encode as encodePngFile } from "fast-png";
import { encode as encodeJpegFile } from "jpeg-js";
import { describe, it } from "vitest";
import { InputError } from "../../src/core/errors.ts";
import type { Raster } from "../../src/core/image.ts";
import { convert, rasterOfPixels } from "../../src/core/media/convert.ts";
import { UploadedImage } from "../../src/core/media/image-handle.ts";
import { readHeader } from "../../src/core/media/image-header.ts";
import { overlay } from "../../src/core/media/overlay.ts";
import { decode, encode } from "../../src/core/media/raster.ts";

describe("PNG", () => {
  it("comes back as it went, in grey, RGB and RGBA", async ({ expect }) => {
    for (const channels of [1, 3, 4] as const) {
      const picture = noise({ width: 5, height: 3, channels });
      expect(await decode(await encode(picture, "png"))).toEqual(picture);
    }
  });

  it("of 16 bits is read with 8", async ({ expect }) => {
    const data = Uint16Array.from([0, 0x80ff, 0xffff]);
    const png = encodePngFile({ width: 1, height: 1, channels: 3, depth: 16, data });
    expect([...(await decode(png)).data]).toEqual([0, 0x80, 0xff]);
  });

  it("of 1 bit is read as black and white", async ({ expect }) => {
    const png = encodePngFile({
      width: 10,
      height: 2,
      channels: 1,
      depth: 1,
      data: Uint8Array.of(0b10100000, 0b01000000, 0xff, 0xc0),
    });
    const { channels, data } = await decode(png);
    expect(channels).toBe(1);
    expect([...data.subarray(0, 10)]).toEqual([255, 0, 255, 0, 0, 0, 0, 0, 0, 255]);
    expect([...data.subarray(10)]).toEqual(Array.from({ length: 10 }, () => 255));
  });

  it("of grey with alpha is read as RGBA", async ({ expect }) => {
    const png = encodePngFile({ width: 2, height: 1, channels: 2, data: Uint8Array.of(10, 255, 20, 0) });
    expect(await decode(png)).toEqual(raster(2, 1, [10, 10, 10, 255, 20, 20, 20, 0]));
  });

  it("of a palette is read as its colours", async ({ expect }) => {
    const png = indexedPng([9, 8, 7, 200, 100, 50], Uint8Array.of(0, 1, 0));
    expect(await decode(png)).toEqual(raster(3, 1, [9, 8, 7, 200, 100, 50, 9, 8, 7]));
  });

  it("without its end is refused", async ({ expect }) => {
    const png = await encode(noise({ width: 4, height: 4, channels: 3 }), "png");
    await expect(decode(png.subarray(0, png.length - 20))).rejects.toThrow(/damaged/);
  });

  it("that unfolds to more than its size says is refused", async ({ expect }) => {
    const honest = await encode(raster(1000, 1000, zeros(1_000_000)), "png");
    const bomb = withHeaderSize(honest, 2, 2);
    expect(readHeader(bomb)).toMatchObject({ width: 2, height: 2 });
    await expect(decode(bomb)).rejects.toThrow(/more than its size says/);
  });

  it("keeps no profile or text, whose contents may unfold without bounds", async ({ expect }) => {
    const png = await encode(noise({ width: 2, height: 2, channels: 3 }), "png");
    const broken = withChunk(png, "iCCP", Uint8Array.of(120, 0, 0, 1, 2, 3));
    expect((await decode(broken)).width).toBe(2);
  });
});

describe("JPEG", () => {
  it("comes back nearly as it went", async ({ expect }) => {
    const picture = gradient(32, 16);
    const back = await decode(await encode(picture, "jpeg", 95));
    expect([back.width, back.height, back.channels]).toEqual([32, 16, 3]);
    expect(difference(back, picture)).toBeLessThan(4);
  });

  it("loses its transparency", async ({ expect }) => {
    const back = await decode(await encode(convert(gradient(8, 8), "RGBA"), "jpeg"));
    expect(back.channels).toBe(3);
  });

  it("is smaller at a lower quality", async ({ expect }) => {
    const picture = noise({ width: 64, height: 64, channels: 3 });
    const [fine, coarse] = [await encode(picture, "jpeg", 95), await encode(picture, "jpeg", 20)];
    expect(coarse.length).toBeLessThan(fine.length);
  });

  it("that is damaged is refused", async ({ expect }) => {
    await expect(decode(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))).rejects.toThrow(InputError);
  });
});

describe("EXIF orientation", () => {
  /** Where the red, the green and the blue corner of an upright picture are after storing it turned. */
  const stored: Readonly<Record<number, (picture: Raster) => Raster>> = {
    1: (picture) => picture,
    2: (picture) => mapped(picture, (x, y, { width }) => [width - 1 - x, y]),
    3: (picture) => mapped(picture, (x, y, { width, height }) => [width - 1 - x, height - 1 - y]),
    4: (picture) => mapped(picture, (x, y, { height }) => [x, height - 1 - y]),
    5: (picture) => swapped(picture, (x, y) => [y, x]),
    6: (picture) => swapped(picture, (x, y, { width }) => [y, width - 1 - x]),
    7: (picture) => swapped(picture, (x, y, { width, height }) => [height - 1 - y, width - 1 - x]),
    8: (picture) => swapped(picture, (x, y, { height }) => [height - 1 - y, x]),
  };

  for (const [orientation, turn] of Object.entries(stored)) {
    for (const isLittleEndian of [true, false]) {
      it(`${orientation} is turned upright (${isLittleEndian ? "little" : "big"} endian)`, async ({ expect }) => {
        const picture = corners(48, 32);
        const jpeg = withExif(jpegOf(turn(picture)), Number(orientation), isLittleEndian);
        const back = await decode(jpeg);
        expect([back.width, back.height]).toEqual([48, 32]);
        expect(difference(back, picture)).toBeLessThan(6);
      });
    }
  }

  it("that makes no sense is ignored", async ({ expect }) => {
    const back = await decode(withExif(jpegOf(corners(16, 8)), 99, true));
    expect([back.width, back.height]).toEqual([16, 8]);
  });

  it("is known to a picture that is not decoded yet", async ({ expect }) => {
    const jpeg = withExif(jpegOf(corners(16, 8)), 6, true);
    const handle = handleOf(jpeg);
    expect([handle.width, handle.height, handle.format]).toEqual([8, 16, "jpeg"]);
    expect((await handle.raster()).height).toBe(16);
  });
});

describe("what is not decoded", () => {
  it("is a picture above the limit, and the visitor learns its size", async ({ expect }) => {
    const png = withHeaderSize(await encode(noise({ width: 1, height: 1, channels: 3 }), "png"), 5000, 4000);
    await expect(decode(png)).rejects.toThrow("This picture has 20.0 megapixels (5000×4000)");
    await expect(decode(png)).rejects.toBeInstanceOf(InputError);
  });

  it("is a JPEG above the limit", async ({ expect }) => {
    const jpeg = jpegOf(corners(16, 8));
    const frame = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
    jpeg.set([0x40, 0, 0x40, 0], frame + 5);
    await expect(decode(jpeg)).rejects.toThrow(/268\.4 megapixels \(16384×16384\)/);
  });

  it("is not a picture of four megapixels", async ({ expect }) => {
    const jpeg = jpegOf(corners(16, 8));
    const frame = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
    jpeg.set([1700 >> 8, 1700 & 255, 2400 >> 8, 2400 & 255], frame + 5);
    expect(() => handleOf(jpeg)).not.toThrow();
  });

  it("is anything but PNG and JPEG", async ({ expect }) => {
    await expect(decode(new TextEncoder().encode("<svg/>"))).rejects.toThrow("This is not a PNG or JPEG");
    await expect(decode(new Uint8Array())).rejects.toThrow(InputError);
  });
});

describe("colours", () => {
  const picture = raster(2, 1, [255, 0, 0, 128, 10, 20, 30, 0]);

  it("lose alpha without blending", ({ expect }) => {
    expect(convert(picture, "RGB")).toEqual(raster(2, 1, [255, 0, 0, 10, 20, 30]));
  });

  it("become grey by how bright they look", ({ expect }) => {
    expect(convert(picture, "L")).toEqual(raster(2, 1, [76, 18]));
  });

  it("are repeated from grey", ({ expect }) => {
    expect(convert(raster(1, 1, [7]), "RGBA")).toEqual(raster(1, 1, [7, 7, 7, 255]));
  });

  it("stay when nothing is asked for", ({ expect }) => {
    expect(convert(picture, null)).toBe(picture);
  });

  it("are counted when the author does not say how many there are", ({ expect }) => {
    expect(rasterOfPixels({ width: 2, height: 1, data: new Uint8Array(8) }).channels).toBe(4);
    expect(() => rasterOfPixels({ width: 2, height: 2, data: new Uint8Array(5) })).toThrow(
      /5 bytes for a picture of 2×2/,
    );
  });
});

describe("a picture that is decoded when asked for", () => {
  it("answers the colours that the component wants, or others", async ({ expect }) => {
    const handle = handleOf(await encode(noise({ width: 3, height: 2, channels: 4 }), "png"), "RGB");
    expect((await handle.raster()).channels).toBe(3);
    expect((await handle.raster("L")).channels).toBe(1);
  });

  it("is encoded with a type", async ({ expect }) => {
    const blob = await handleOf(jpegOf(corners(16, 8))).encode("png");
    expect(blob.type).toBe("image/png");
    expect(decodePngFile(await blob.arrayBuffer()).width).toBe(16);
  });
});

describe("a watermark", () => {
  const base = raster(40, 30, zeros(40 * 30 * 3));
  const mark = raster(4, 4, Array.from({ length: 16 }, () => [255, 0, 0, 128]).flat());

  it("lies in its corner, ten pixels from the edges", ({ expect }) => {
    expect(marked(overlay(base, mark, "top-left"))).toEqual([10, 10, 13, 13]);
    expect(marked(overlay(base, mark, "top-right"))).toEqual([26, 10, 29, 13]);
    expect(marked(overlay(base, mark, "bottom-left"))).toEqual([10, 16, 13, 19]);
    expect(marked(overlay(base, mark, "bottom-right"))).toEqual([26, 16, 29, 19]);
    expect(marked(overlay(base, mark, [5, 6]))).toEqual([5, 6, 8, 9]);
  });

  it("goes to the lower right where it would not fit", ({ expect }) => {
    for (const position of [
      [39, 39],
      [100, 3],
      [-1, 2],
    ] as const) {
      expect(marked(overlay(base, mark, position))).toEqual([26, 16, 29, 19]);
    }
  });

  it("is cut where the picture is smaller", ({ expect }) => {
    expect(marked(overlay(raster(3, 2, zeros(18)), mark, "top-left"))).toEqual([0, 0, 2, 1]);
  });

  it("is mixed by its alpha and leaves the picture as it was", ({ expect }) => {
    const result = overlay(base, mark, [0, 0]);
    expect([...result.data.subarray(0, 3)]).toEqual([128, 0, 0]);
    expect(base.data[0]).toBe(0);
    const clear = raster(4, 4, zeros(64));
    expect([...overlay(clear, mark, [0, 0]).data.subarray(0, 4)]).toEqual([255, 0, 0, 128]);
  });

  it("keeps its colours on a grey picture", ({ expect }) => {
    const result = overlay(raster(20, 20, zeros(400)), mark, [0, 0]);
    expect(result.channels).toBe(3);
    expect([...result.data.subarray(0, 3)]).toEqual([128, 0, 0]);
  });
});

/** The number of channels follows from the number of values. */
function raster(width: number, height: number, data: readonly number[]): Raster {
  return rasterOfPixels({ width, height, data: Uint8ClampedArray.from(data) });
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

function noise({ width, height, channels }: Pick<Raster, "width" | "height" | "channels">): Raster {
  const values = Array.from({ length: width * height * channels }, (_, i) => (i * 7919 + 13) % 256);
  return { width, height, channels, data: Uint8ClampedArray.from(values) };
}

function gradient(width: number, height: number): Raster {
  const at = (i: number) => [i % width, Math.floor(i / width)] as const;
  return raster(
    width,
    height,
    Array.from({ length: width * height }, (_, i) => [at(i)[0] * 6, at(i)[1] * 9, 80]).flat(),
  );
}

/** Four areas of different colours, so that each way of turning it looks different. */
function corners(width: number, height: number): Raster {
  const colours = [
    [220, 40, 40],
    [40, 200, 40],
    [40, 40, 220],
    [230, 230, 40],
  ];
  const area = (i: number) => (i % width < width / 2 ? 0 : 1) + (Math.floor(i / width) < height / 2 ? 0 : 2);
  return raster(width, height, Array.from({ length: width * height }, (_, i) => colours[area(i)] ?? []).flat());
}

type Move = (x: number, y: number, size: { width: number; height: number }) => [x: number, y: number];

/** Moves each pixel of an upright picture to its place in a stored one of the same size. */
function mapped(picture: Raster, move: Move, size: { width: number; height: number } = picture): Raster {
  const data = new Uint8ClampedArray(picture.data.length);
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const [toX, toY] = move(x, y, picture);
      const from = (y * picture.width + x) * 3;
      data.set(picture.data.subarray(from, from + 3), (toY * size.width + toX) * 3);
    }
  }
  return { width: size.width, height: size.height, channels: 3, data };
}

function swapped(picture: Raster, move: Move): Raster {
  return mapped(picture, move, { width: picture.height, height: picture.width });
}

function jpegOf(picture: Raster): Uint8Array {
  const { width, height, data } = convert(picture, "RGBA");
  return Uint8Array.from(encodeJpegFile({ width, height, data: Uint8Array.from(data) }, 95).data);
}

/** Puts an APP1 segment with one entry, the orientation, behind the start of a JPEG. */
function withExif(jpeg: Uint8Array, orientation: number, isLittleEndian: boolean): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(26));
  tiff.setUint16(0, isLittleEndian ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, isLittleEndian);
  tiff.setUint32(4, 8, isLittleEndian);
  tiff.setUint16(8, 1, isLittleEndian);
  tiff.setUint16(10, 0x0112, isLittleEndian);
  tiff.setUint16(12, 3, isLittleEndian);
  tiff.setUint32(14, 1, isLittleEndian);
  tiff.setUint16(18, orientation, isLittleEndian);
  const body = [...new TextEncoder().encode("Exif\0\0"), ...new Uint8Array(tiff.buffer)];
  return Uint8Array.from([...jpeg.subarray(0, 2), 0xff, 0xe1, 0, body.length + 2, ...body, ...jpeg.subarray(2)]);
}

/** Says another size in the header, without touching the pixels. The decoder checks no checksums. */
function withHeaderSize(png: Uint8Array, width: number, height: number): Uint8Array {
  const changed = Uint8Array.from(png);
  new DataView(changed.buffer).setUint32(16, width);
  new DataView(changed.buffer).setUint32(20, height);
  return changed;
}

/** Adds a chunk behind the header. */
function withChunk(png: Uint8Array, name: string, body: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + body.length);
  new DataView(chunk.buffer).setUint32(0, body.length);
  chunk.set(new TextEncoder().encode(name), 4);
  chunk.set(body, 8);
  return Uint8Array.from([...png.subarray(0, 33), ...chunk, ...png.subarray(33)]);
}

/** A one-row PNG with a palette: grey pixels under a header that says "palette". */
function indexedPng(palette: readonly number[], indexes: Uint8Array): Uint8Array {
  const grey = Uint8Array.from(encodePngFile({ width: indexes.length, height: 1, channels: 1, data: indexes }));
  grey[25] = 3;
  return withChunk(grey, "PLTE", Uint8Array.from(palette));
}

function handleOf(bytes: Uint8Array, mode: "L" | "RGB" | "RGBA" | null = null): UploadedImage {
  const header = readHeader(bytes);
  if (!header) throw new Error("no header");
  return new UploadedImage(bytes, header, mode);
}

/** The largest mean difference of a channel. */
function difference(a: Raster, b: Raster): number {
  let sum = 0;
  for (const [i, value] of a.data.entries()) sum += Math.abs(value - (b.data[i] ?? 0));
  return sum / a.data.length;
}

/** Left, top, right and bottom of what is not black. */
function marked({ width, channels, data }: Raster): number[] {
  const places = [...data.keys()].filter((i) => data[i] !== 0).map((i) => Math.floor(i / channels));
  const [xs, ys] = [places.map((i) => i % width), places.map((i) => Math.floor(i / width))];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
