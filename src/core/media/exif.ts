/** How a camera was held: the orientation noted in a picture, and turning the pixels upright. */

import type { Raster } from "../image.ts";
import { jpegSegments, pngChunks, readHeader } from "./image-header.ts";

/** 1 is upright; 2 to 8 are mirrored, turned, or both, as EXIF numbers them. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION_TAG = 0x0112;
const EXIF_MARK = "Exif\0\0";

/** The orientation of a PNG or JPEG; 1 when it says nothing. */
export function orientationOf(bytes: Uint8Array): Orientation {
  const exif = readHeader(bytes)?.format === "png" ? pngExif(bytes) : jpegExif(bytes);
  return exif ? readOrientation(exif) : 1;
}

/** True when turning it upright swaps width and height. */
export function isSideways(orientation: Orientation): boolean {
  return orientation >= 5;
}

/** The same picture the right way up. */
export function upright(raster: Raster, orientation: Orientation): Raster {
  if (orientation === 1) return raster;
  const { width, height, channels } = raster;
  const [turnedWidth, turnedHeight] = isSideways(orientation) ? [height, width] : [width, height];
  const data = new Uint8ClampedArray(raster.data.length);
  for (let y = 0; y < turnedHeight; y++) {
    for (let x = 0; x < turnedWidth; x++) {
      const from = sourceOf(orientation, { x, y, width, height }) * channels;
      const to = (y * turnedWidth + x) * channels;
      for (let c = 0; c < channels; c++) data[to + c] = raster.data[from + c] ?? 0;
    }
  }
  return { width: turnedWidth, height: turnedHeight, channels, data };
}

interface Place {
  /** In the upright picture. */
  x: number;
  y: number;
  /** Of the stored picture. */
  width: number;
  height: number;
}

/** Number of the stored pixel that is seen at a place. */
function sourceOf(orientation: Orientation, { x, y, width, height }: Place): number {
  switch (orientation) {
    case 1:
      return y * width + x;
    case 2:
      return y * width + (width - 1 - x);
    case 3:
      return (height - 1 - y) * width + (width - 1 - x);
    case 4:
      return (height - 1 - y) * width + x;
    case 5:
      return x * width + y;
    case 6:
      return (height - 1 - x) * width + y;
    case 7:
      return (height - 1 - x) * width + (width - 1 - y);
    case 8:
      return x * width + (width - 1 - y);
  }
}

function jpegExif(bytes: Uint8Array): Uint8Array | null {
  for (const { name, body } of jpegSegments(bytes)) {
    if (name === "e1" && String.fromCharCode(...body.subarray(0, 6)) === EXIF_MARK) return body.subarray(6);
  }
  return null;
}

function pngExif(bytes: Uint8Array): Uint8Array | null {
  for (const { name, body } of pngChunks(bytes)) if (name === "eXIf") return body;
  return null;
}

/** Looks through the first directory of a TIFF block. Numbers may point anywhere: reads outside count as nothing. */
function readOrientation(tiff: Uint8Array): Orientation {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 8) return 1;
  const isLittleEndian = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittleEndian);
  if (directory + 2 > view.byteLength) return 1;
  const entries = view.getUint16(directory, isLittleEndian);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * 12;
    if (at + 12 > view.byteLength) return 1;
    if (view.getUint16(at, isLittleEndian) === ORIENTATION_TAG)
      return asOrientation(view.getUint16(at + 8, isLittleEndian));
  }
  return 1;
}

function asOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1; // just checked
}
