/** PNG in and out: chunks around rows that the platform packs and unpacks. */

import { crc32, deflateSync, inflateSync } from "node:zlib";
import { InputError } from "../errors.ts";
import type { Raster } from "../image.ts";
import { PNG_SIGNATURE, pngChunks } from "./image-header.ts";
import { filterRows } from "./png-filters.ts";
import { damaged, readLayout, sizeOfRows } from "./png-layout.ts";
import { rasterOfRows } from "./png-rows.ts";

/** Decodes a PNG of any kind to 8 bits a channel. The caller has checked its size. */
export function decodePng(bytes: Uint8Array): Raster {
  const chunks = [...pngChunks(bytes)];
  const bodyOf = (wanted: string): Uint8Array | null => chunks.find(({ name }) => name === wanted)?.body ?? null;
  const header = bodyOf("IHDR");
  if (!header || !bodyOf("IEND")) throw new InputError("This PNG is damaged: its end is missing.");
  const layout = readLayout(header);
  // Profiles and texts are packed too. Nobody needs them, so nobody unpacks them.
  const packed = joined(chunks.filter(({ name }) => name === "IDAT").map(({ body }) => body));
  const rows = unpack(packed, sizeOfRows(layout));
  return rasterOfRows(rows, layout, { palette: bodyOf("PLTE"), transparency: bodyOf("tRNS") });
}

/** Encodes as PNG. */
export function encodePng({ width, height, channels, data }: Raster): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8);
  header.setUint8(9, { 1: 0, 3: 2, 4: 6 }[channels]);
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return joined([
    Uint8Array.from(PNG_SIGNATURE),
    chunkOf("IHDR", new Uint8Array(header.buffer)),
    chunkOf("IDAT", deflateSync(filterRows(pixels, { rowBytes: width * channels, step: channels }))),
    chunkOf("IEND", new Uint8Array()),
  ]);
}

/** Some programs leave a few bytes behind the last row. */
const SPARE_BYTES = 4096;

/** As many bytes as the rows take. Whoever packed gigabytes into a picture of few pixels is found out in time. */
function unpack(packed: Uint8Array, size: number): Uint8Array {
  const most = size + SPARE_BYTES;
  try {
    const rows = inflateSync(packed, { maxOutputLength: most, chunkSize: most });
    if (rows.length >= size) return rows;
  } catch (cause) {
    if (cause instanceof RangeError) throw new InputError("This PNG holds more than its size says and is refused.");
    throw damaged(cause);
  }
  throw damaged();
}

function chunkOf(name: string, body: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(body.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length);
  new TextEncoder().encodeInto(name, chunk.subarray(4));
  chunk.set(body, 8);
  view.setUint32(body.length + 8, crc32(chunk.subarray(4, body.length + 8)));
  return chunk;
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
