import { deflateSync, inflateSync } from "node:zlib";
import { decode as decodePngFile } from "fast-png";
import { describe, it } from "vitest";
import { InputError } from "../../src/core/errors.ts";
import { pngChunks } from "../../src/core/media/image-header.ts";
import { decodePng, encodePng } from "../../src/core/media/png.ts";
import { storedPng } from "../support/stored-png.ts";

const [GREY, RGB, INDEXED, GREY_ALPHA, RGBA] = [0, 2, 3, 4, 6];

describe("reading a PNG", () => {
  const grey = { colourType: GREY, depth: 8, height: 1, width: 3 };

  it("undoes each filter, in the first row and in the others", ({ expect }) => {
    const filtered = (filter: number) => [filter, 10, 20, 30, filter, 1, 2, 3];
    const pixels = (filter: number) => dataOf({ ...grey, height: 2, rows: Uint8Array.from(filtered(filter)) });
    expect([0, 1, 2, 3, 4].map(pixels)).toEqual([
      [10, 20, 30, 1, 2, 3],
      [10, 30, 60, 1, 3, 6],
      [10, 20, 30, 11, 22, 33],
      [10, 25, 42, 6, 17, 32],
      [10, 30, 60, 11, 32, 63],
    ]);
  });

  it("takes a filter's neighbours from the pixel before, not from the byte before", ({ expect }) => {
    const rows = Uint8Array.of(1, 1, 2, 3, 1, 1, 1);
    expect(dataOf({ width: 2, height: 1, depth: 8, colourType: RGB, rows })).toEqual([1, 2, 3, 2, 3, 4]);
  });

  it("spreads samples of 1, 2 and 4 bits over the whole scale", ({ expect }) => {
    const rows = Uint8Array.of(0, 0b0001_1011, 0b1000_0000);
    expect(dataOf({ ...grey, width: 9, depth: 1, rows })).toEqual([0, 0, 0, 255, 255, 0, 255, 255, 255]);
    expect(dataOf({ ...grey, width: 5, depth: 2, rows })).toEqual([0, 85, 170, 255, 170]);
    expect(dataOf({ ...grey, depth: 4, rows })).toEqual([17, 187, 136]);
  });

  it("keeps the upper half of samples of 16 bits", ({ expect }) => {
    const rows = Uint8Array.of(0, 1, 255, 2, 0, 3, 0, 255, 255);
    expect(dataOf({ width: 1, height: 1, depth: 16, colourType: RGBA, rows })).toEqual([1, 2, 3, 255]);
    expect(dataOf({ width: 2, height: 1, depth: 16, colourType: GREY_ALPHA, rows })).toEqual([
      1, 1, 1, 2, 3, 3, 3, 255,
    ]);
  });

  it("looks up numbered colours, and how much each covers", ({ expect }) => {
    const indexed = { width: 4, height: 1, depth: 2, colourType: INDEXED, rows: Uint8Array.of(0, 0b0001_1000) };
    const PLTE = Uint8Array.of(9, 8, 7, 200, 100, 50, 1, 2, 3);
    expect(dataOf({ ...indexed, chunks: { PLTE } })).toEqual([9, 8, 7, 200, 100, 50, 1, 2, 3, 9, 8, 7]);
    expect(dataOf({ ...indexed, chunks: { PLTE, tRNS: Uint8Array.of(0, 70) } })).toEqual([
      9, 8, 7, 0, 200, 100, 50, 70, 1, 2, 3, 255, 9, 8, 7, 0,
    ]);
  });

  it("makes a hole where the one colour is that stands for nothing", ({ expect }) => {
    const tRNS = Uint8Array.of(0, 2);
    expect(dataOf({ ...grey, rows: Uint8Array.of(0, 1, 2, 3), chunks: { tRNS } })).toEqual([
      1, 1, 1, 255, 2, 2, 2, 0, 3, 3, 3, 255,
    ]);
    const colours = { width: 2, height: 1, depth: 8, colourType: RGB, rows: Uint8Array.of(0, 1, 2, 3, 1, 2, 4) };
    expect(dataOf({ ...colours, chunks: { tRNS: Uint8Array.of(0, 1, 0, 2, 0, 3) } })).toEqual([
      1, 2, 3, 0, 1, 2, 4, 255,
    ]);
    const fine = { ...grey, width: 2, depth: 16, rows: Uint8Array.of(0, 7, 1, 7, 2) };
    expect(dataOf({ ...fine, chunks: { tRNS: Uint8Array.of(7, 2) } })).toEqual([7, 7, 7, 255, 7, 7, 7, 0]);
  });

  it("puts the seven passes of an interlaced picture together, whatever its size and depth", ({ expect }) => {
    for (const [width, height] of [
      [1, 1],
      [3, 2],
      [8, 8],
      [5, 13],
      [17, 9],
    ] as const) {
      for (const depth of [1, 4, 8] as const) {
        const value = (x: number, y: number) => (x * 7 + y * 3 + (x & y)) % 2 ** depth;
        const rows = interlaced({ width, height, depth }, value);
        const scaled = Array.from(
          { length: width * height },
          (_, i) => (value(i % width, Math.floor(i / width)) * 255) / (2 ** depth - 1),
        );
        expect(dataOf({ width, height, depth, colourType: GREY, interlaced: true, rows })).toEqual(scaled);
      }
    }
  });

  it("passes over a few bytes behind the last row", ({ expect }) => {
    expect(dataOf({ ...grey, rows: Uint8Array.of(0, 1, 2, 3, 0, 0) })).toEqual([1, 2, 3]);
  });

  it.for([
    ["too few rows", { ...grey, height: 2, rows: Uint8Array.of(0, 1, 2, 3) }],
    ["a filter that there is not", { ...grey, rows: Uint8Array.of(5, 1, 2, 3) }],
    ["a depth that there is not", { ...grey, depth: 3, rows: new Uint8Array(9) }],
    ["a depth that its colours cannot have", { ...grey, depth: 4, colourType: RGB, rows: new Uint8Array(99) }],
    ["colours that there are not", { ...grey, colourType: 5, rows: new Uint8Array(99) }],
    ["numbered colours without their list", { ...grey, colourType: INDEXED, rows: new Uint8Array(4) }],
    [
      "a number without a colour",
      { ...grey, colourType: INDEXED, rows: Uint8Array.of(0, 0, 1, 0), chunks: { PLTE: Uint8Array.of(1, 2, 3) } },
    ],
    ["half a header", { ...grey, rows: new Uint8Array(4), chunks: { IHDR: new Uint8Array(7) } }],
  ] as const)("refuses %s", ([, png], { expect }) => {
    expect(() => decodePng(storedPng(png))).toThrow("This PNG is damaged and cannot be read.");
    expect(() => decodePng(storedPng(png))).toThrow(InputError);
  });

  it("refuses pixels that cannot be unpacked", ({ expect }) => {
    const png = storedPng({ ...grey, rows: new Uint8Array(4) });
    png.fill(0xff, 41, 45);
    expect(() => decodePng(png)).toThrow("damaged");
  });

  it("refuses an unknown way of packing, filtering or interlacing", ({ expect }) => {
    for (const place of [26, 27, 28]) {
      const png = storedPng({ ...grey, rows: new Uint8Array(4) });
      png[place] = 2;
      expect(() => decodePng(png)).toThrow("damaged");
    }
  });

  it("refuses what unpacks to far more than its size", ({ expect }) => {
    const bomb = storedPng({ ...grey, rows: new Uint8Array(50_000_000) });
    expect(bomb.length).toBeLessThan(60_000);
    expect(() => decodePng(bomb)).toThrow("This PNG holds more than its size says and is refused.");
  });
});

describe("writing a PNG", () => {
  it("uses each filter where it is the best, and other programs can read it", ({ expect }) => {
    const rows = rowsForEachFilter(64);
    const data = Uint8ClampedArray.from(rows.flat());
    const png = encodePng({ width: 64, height: rows.length, channels: 1, data });
    const packed = [...pngChunks(png)].find(({ name }) => name === "IDAT")?.body ?? new Uint8Array();
    const unpacked = inflateSync(packed);
    expect(rows.map((_, i) => unpacked[i * 65])).toEqual([0, 1, 0, 4, 2, 3]);
    expect([...decodePngFile(png, { checkCrc: true }).data]).toEqual([...data]);
  });

  it("packs soft changes to less than half of what the pixels themselves would take", ({ expect }) => {
    const [width, height] = [200, 150];
    const data = Uint8ClampedArray.from({ length: width * height * 3 }, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
      return 128 + 60 * Math.sin(x / 40 + (i % 3)) + 50 * Math.cos(y / 30);
    });
    const png = encodePng({ width, height, channels: 3, data });
    expect(png.length).toBeLessThan(deflateSync(data).length / 2);
    expect([...decodePngFile(png).data]).toEqual([...data]);
  });
});

function dataOf(png: Parameters<typeof storedPng>[0]): number[] {
  return [...decodePng(storedPng(png)).data];
}

type ValueAt = (x: number, y: number) => number;

/** The rows of the seven passes: every eighth pixel first, what is between them later. */
function interlaced(
  { width, height, depth }: Record<"width" | "height" | "depth", number>,
  value: ValueAt,
): Uint8Array {
  const passes = [
    { x: 0, y: 0, across: 8, down: 8 },
    { x: 4, y: 0, across: 8, down: 8 },
    { x: 0, y: 4, across: 4, down: 8 },
    { x: 2, y: 0, across: 4, down: 4 },
    { x: 0, y: 2, across: 2, down: 4 },
    { x: 1, y: 0, across: 2, down: 2 },
    { x: 0, y: 1, across: 1, down: 2 },
  ];
  const bytes: number[] = [];
  for (const { x: left, y: top, across, down } of passes) {
    if (left >= width) continue;
    for (let y = top; y < height; y += down) {
      let bits = "";
      for (let x = left; x < width; x += across) bits += value(x, y).toString(2).padStart(depth, "0");
      bytes.push(0, ...(bits.match(/.{1,8}/g) ?? []).map((byte) => parseInt(byte.padEnd(8, "0"), 2)));
    }
  }
  return Uint8Array.from(bytes);
}

/** Two values in turn, a slope, noise, and under it a row for each of the filters that look up: paeth, up, mean. */
function rowsForEachFilter(width: number): number[][] {
  const made = (value: (x: number) => number) => Array.from({ length: width }, (_, x) => value(x) & 255);
  const noise = made((x) => Math.imul(x + 1, 2_654_435_761) >>> 13);
  const near = [99];
  for (let x = 1; x < width; x++) near.push(nearest(near[x - 1] ?? 0, noise[x] ?? 0, noise[x - 1] ?? 0));
  const brighter = made((x) => (noise[x] ?? 0) + 1);
  const between: number[] = [];
  for (let x = 0; x < width; x++) between.push(((between[x - 1] ?? 0) + (brighter[x] ?? 0)) >> 1);
  return [made((x) => (x % 3 ? 1 : 254)), made((x) => 40 + x * 3), noise, near, brighter, between];
}

/** Of left, up and corner, the one that is nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const target = left + up - corner;
  return [left, up, corner].reduce((a, b) => (Math.abs(target - b) < Math.abs(target - a) ? b : a));
}
