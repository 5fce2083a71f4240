/** Pictures in and out of pixels. */

import { InputError } from "../errors.ts";
import type { ImageFormat, Raster } from "../image.ts";
import { orientationOf, upright } from "./exif.ts";
import { readHeader } from "./image-header.ts";
import { decodeJpeg, encodeJpeg } from "./jpeg.ts";
import { decodePng, encodePng } from "./png.ts";

/** An isolate has 128 MB, and decoding a JPEG of four megapixels takes most of that. */
const MAX_PIXELS = 4_200_000;

/** Quality of JPEGs, 1 to 100, where nobody asks for another. */
export const JPEG_QUALITY = 75;

/**
 * Decodes a PNG or JPEG and turns it upright.
 *
 * @throws InputError for anything else, for damaged pictures and for those above {@link MAX_PIXELS}.
 */
export async function decode(bytes: Uint8Array): Promise<Raster> {
  const header = readHeader(bytes);
  if (!header) throw new InputError("This is not a PNG or JPEG that can be read.");
  checkSize(header);
  const raster = await (header.format === "png" ? decodePng(bytes) : decodeJpeg(bytes, MAX_PIXELS));
  return upright(raster, orientationOf(bytes));
}

/** Encodes as PNG, or as JPEG of a quality from 1 to 100. */
export async function encode(raster: Raster, format: ImageFormat, quality: number = JPEG_QUALITY): Promise<Uint8Array> {
  if (format === "jpeg") return encodeJpeg(raster, quality);
  return encodePng(raster);
}

/** Refuses a picture that would not fit into memory. */
export function checkSize({ width, height }: { width: number; height: number }): void {
  if (width < 1 || height < 1) throw new InputError("This picture has no size; it is damaged.");
  if (width * height <= MAX_PIXELS) return;
  throw new InputError(
    `This picture has ${megapixels(width * height)} megapixels (${width}×${height}); ` +
      `up to ${megapixels(MAX_PIXELS)} can be read. Make it smaller, or read the file itself with type: "filepath".`,
  );
}

function megapixels(pixels: number): string {
  return (pixels / 1_000_000).toFixed(1);
}
