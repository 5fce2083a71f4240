/** PNG in and out. */

import type { DecodedPng } from "fast-png";
import { InputError } from "../../core/errors.ts";
import type { Raster } from "../../core/image.ts";
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

/** The PNG without what is not needed. Throws an InputError for one that unfolds to more than its size says. */
async function essentialChunks(bytes: Uint8Array): Promise<Uint8Array> {
  const kept = [...pngChunks(bytes)].filter(({ name }) => ESSENTIAL.has(name));
  const [header] = kept;
  if (!header || kept.at(-1)?.name !== "IEND") throw new InputError("This PNG is damaged: its end is missing.");
  await checkUnfolded(kept.filter(({ name }) => name === "IDAT").map(({ body }) => body), mostUnfolded(header.body));
  const parts = [bytes.subarray(0, 8), ...kept.map(({ body }) => bytes.subarray(startOf(body, bytes), endOf(body, bytes)))];
  return new Uint8Array(await new Blob(parts.map((part) => new Uint8Array(part))).arrayBuffer());
}

/** Chunk bodies are windows into the file: length and name lie before, the checksum behind. */
function startOf(body: Uint8Array, file: Uint8Array): number {
  return body.byteOffset - file.byteOffset - 8;
}

function endOf(body: Uint8Array, file: Uint8Array): number {
  return body.byteOffset - file.byteOffset + body.byteLength + 4;
}

/** Bytes of the unfolded rows, with room for the filters of interlaced passes. */
function mostUnfolded(header: Uint8Array): number {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height, depth] = [view.getUint32(0), view.getUint32(4), view.getUint8(8)];
  return Math.ceil((width * depth * 4) / 8 + 8) * (height + 8) * 2;
}

async function checkUnfolded(parts: readonly Uint8Array[], limit: number): Promise<void> {
  const unfolded = ReadableStream.from(slices(parts)).pipeThrough(new DecompressionStream("deflate"));
  let size = 0;
  try {
    for await (const chunk of unfolded) {
      size += chunk.byteLength;
      if (size > limit) break;
    }
  } catch (cause) {
    throw new InputError("This PNG is damaged and cannot be read.", { cause });
  }
  if (size > limit) throw new InputError("This PNG holds more than its size says and is refused.");
}

function* slices(parts: readonly Uint8Array[]): Generator<Uint8Array, void, undefined> {
  for (const part of parts) {
    for (let at = 0; at < part.length; at += SLICE_BYTES) yield part.subarray(at, at + SLICE_BYTES);
  }
}

/** Samples of 1, 2, 4 or 16 bits as bytes. */
function eightBits({ data, depth, width, height, channels }: DecodedPng): Uint8Array | Uint8ClampedArray {
  if (data instanceof Uint16Array) return Uint8Array.from(data, (sample) => sample >> 8);
  if (depth === 8 || data.length === width * height) return data;
  const samples = new Uint8Array(width * height * channels);
  const [perByte, brightest] = [8 / depth, 2 ** depth - 1];
  const bytesPerRow = Math.ceil((width * channels) / perByte);
  for (let i = 0; i < samples.length; i++) {
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
