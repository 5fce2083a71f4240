/** PNG in and out. */

import type { DecodedPng } from "fast-png";
import { InputError } from "../errors.ts";
import type { Raster } from "../image.ts";
import { pngChunks } from "./image-header.ts";

/** Decodes a PNG of any kind to 8 bits a channel. The caller has checked its size. */
export async function decodePng(bytes: Uint8Array): Promise<Raster> {
  const { convertIndexedToRgb, decode } = await import("fast-png");
  const essential = await essentialChunks(bytes);
  try {
    const png = decode(essential);
    if (png.palette) return rasterOf(png, convertIndexedToRgb(png), png.palette[0]?.length ?? 3);
    return rasterOf(png, eightBits(png), png.channels);
  } catch (cause) {
    throw new InputError("This PNG is damaged and cannot be read.", { cause });
  }
}

/** Encodes as PNG. */
export async function encodePng({ width, height, channels, data }: Raster): Promise<Uint8Array> {
  const { encode } = await import("fast-png");
  return encode({ width, height, channels, data, depth: 8 });
}

/** Compressed bytes handed over at once: few, because they may unfold to a thousand times as many. */
const SLICE_BYTES = 4096;

/** What a picture consists of. Profiles and texts are left out: they are not needed, and compressed too. */
const ESSENTIAL = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

/** Colour type → channels. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The PNG without what is not needed. Throws an InputError for one that unfolds to more than its size says. */
async function essentialChunks(bytes: Uint8Array): Promise<Uint8Array> {
  const kept = [...pngChunks(bytes)].filter(({ name }) => ESSENTIAL.has(name));
  const [header] = kept;
  if (!header || kept.at(-1)?.name !== "IEND") throw new InputError("This PNG is damaged: its end is missing.");
  const { limit, isPackedInterlaced } = readLayout(header.body);
  if (isPackedInterlaced) throw new InputError("This PNG is stored in a rare way. Save it without interlacing.");
  await checkUnfolded(
    kept.filter(({ name }) => name === "IDAT").map(({ body }) => body),
    limit,
  );
  // A chunk is its body with length and name before it, and a checksum behind.
  const parts = kept.map(({ body }) => new Uint8Array(body.buffer, body.byteOffset - 8, body.byteLength + 12));
  return joined([bytes.subarray(0, 8), ...parts]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** How many bytes the rows take at most, with the filters of interlaced passes. */
function readLayout(header: Uint8Array): { limit: number; isPackedInterlaced: boolean } {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height, depth] = [view.getUint32(0), view.getUint32(4), view.getUint8(8)];
  const rowBytes = Math.ceil((width * depth * (CHANNELS[view.getUint8(9)] ?? 4)) / 8);
  // The decoder reads interlaced pixels only where each has a byte of its own.
  return { limit: (rowBytes + 8) * (height + 8), isPackedInterlaced: depth < 8 && view.getUint8(12) === 1 };
}

async function checkUnfolded(parts: readonly Uint8Array[], limit: number): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of streamOf(slices(parts)).pipeThrough(new DecompressionStream("deflate"))) {
      size += chunk.byteLength;
      if (size > limit) break;
    }
  } catch (cause) {
    throw new InputError("This PNG is damaged and cannot be read.", { cause });
  }
  if (size > limit) throw new InputError("This PNG holds more than its size says and is refused.");
}

function* slices(parts: readonly Uint8Array[]): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (const part of parts) {
    // Copies, so that the stream may take the bytes away.
    for (let at = 0; at < part.length; at += SLICE_BYTES) yield Uint8Array.from(part.subarray(at, at + SLICE_BYTES));
  }
}

function streamOf(chunks: Iterator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull(controller) {
      const { value, done } = chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** Samples of 1, 2, 4 or 16 bits as bytes. */
function eightBits({ data, depth, width, height }: DecodedPng): Uint8Array | Uint8ClampedArray {
  if (data instanceof Uint16Array) return Uint8Array.from(data, (sample) => sample >> 8);
  if (depth === 8) return data;
  const samples = new Uint8Array(width * height);
  const [perByte, brightest] = [8 / depth, 2 ** depth - 1];
  const bytesPerRow = Math.ceil(width / perByte);
  for (let i = 0; i < samples.length; i++) {
    // Packed samples are grey: one channel.
    const [row, column] = [Math.floor(i / width), i % width];
    const byte = data[row * bytesPerRow + Math.floor(column / perByte)] ?? 0;
    const shift = 8 - depth * ((column % perByte) + 1);
    samples[i] = (((byte >> shift) & brightest) * 255) / brightest;
  }
  return samples;
}

/** Grey with alpha becomes RGBA, and so does a picture in which one colour stands for "nothing". */
function rasterOf(png: DecodedPng, data: Uint8Array | Uint8ClampedArray, channels: number): Raster {
  const { width, height, transparency } = png;
  const clamped = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  if (channels === 2) return { width, height, channels: 4, data: spread(clamped, 2, (i) => clamped[i + 1] ?? 255) };
  if (transparency && (channels === 1 || channels === 3)) {
    const hole = Array.from(transparency, (sample) => (png.depth === 16 ? sample >> 8 : scaled(sample, png.depth)));
    const alpha = (i: number): number => (hole.every((sample, c) => clamped[i + c] === sample) ? 0 : 255);
    return { width, height, channels: 4, data: spread(clamped, channels, alpha) };
  }
  return { width, height, channels: channels === 1 ? 1 : channels === 4 ? 4 : 3, data: clamped };
}

function scaled(sample: number, depth: number): number {
  return Math.floor((sample * 255) / (2 ** depth - 1));
}

/** RGBA from pixels of one to three channels. */
function spread(data: Uint8ClampedArray, channels: number, alpha: (at: number) => number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray((data.length / channels) * 4);
  const [green, blue] = channels === 3 ? [1, 2] : [0, 0];
  for (let from = 0, to = 0; from < data.length; from += channels, to += 4) {
    rgba[to] = data[from] ?? 0;
    rgba[to + 1] = data[from + green] ?? 0;
    rgba[to + 2] = data[from + blue] ?? 0;
    rgba[to + 3] = alpha(from);
  }
  return rgba;
}
