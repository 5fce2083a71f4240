/** JPEG in and out. */

import { InputError } from "../errors.ts";
import type { Raster } from "../image.ts";
import { readHeader } from "./image-header.ts";
import { convert } from "./convert.ts";

/** What decoding may take. Far above what a picture of an allowed size needs. */
const MEMORY_MB = 512;

/** Decodes a JPEG: grey ones to one channel, all others to three. The caller has checked its size. */
export async function decodeJpeg(bytes: Uint8Array, maxPixels: number): Promise<Raster> {
  const { decode } = await import("jpeg-js");
  try {
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      maxResolutionInMP: maxPixels / 1_000_000,
      maxMemoryUsageInMB: MEMORY_MB,
    });
    const raster: Raster = { width, height, channels: 3, data: new Uint8ClampedArray(data.buffer) };
    return readHeader(bytes)?.mode === "L" ? convert(raster, "L") : raster;
  } catch (cause) {
    throw new InputError("This JPEG is damaged and cannot be read.", { cause });
  }
}

/** Encodes as JPEG, which knows no transparency. */
export async function encodeJpeg(raster: Raster, quality: number): Promise<Uint8Array> {
  const { encode } = await import("jpeg-js");
  const { width, height, data } = convert(raster, "RGBA");
  const encoded = encode(
    { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) },
    quality,
  );
  return new Uint8Array(encoded.data);
}
