/** The size and colours of a PNG or JPEG, read from its first bytes without decoding it. */

import type { ImageFormat, ImageMode } from "../image.ts";

export interface ImageHeader {
  format: ImageFormat;
  /** Pixels, as stored: a camera may have noted that the picture is to be turned. */
  width: number;
  height: number;
  /** Null for what no mode names, such as palettes or the four inks of print. */
  mode: ImageMode | null;
}

/** A marker segment of a JPEG, or a chunk of a PNG. */
export interface Segment {
  /** JPEG: the marker in hexadecimal. PNG: the four letters. */
  name: string;
  /** Without marker, length and checksum. */
  body: Uint8Array;
}

/** The header, or null for bytes that are neither PNG nor JPEG or that end too early. */
export function readHeader(bytes: Uint8Array): ImageHeader | null {
  if (isPng(bytes)) return readPngHeader(bytes);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? readJpegHeader(bytes) : null;
}

/** The segments before a JPEG's pixels. */
export function* jpegSegments(bytes: Uint8Array): Generator<Segment, void, undefined> {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes may come before a marker.
    if (marker === 0xff) at += 1;
    else {
      const end = at + 2 + view.getUint16(at + 2);
      if (marker === 0xda || end > bytes.length) return;
      yield { name: marker.toString(16), body: bytes.subarray(at + 4, end) };
      at = end;
    }
  }
}

/** The chunks of a PNG, as far as they are complete. */
export function* pngChunks(bytes: Uint8Array): Generator<Segment, void, undefined> {
  const view = viewOf(bytes);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) return;
    yield { name: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), body: bytes.subarray(at + 8, end) };
    at = end + 4;
  }
}

/** What every PNG begins with. */
export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** Colour type → mode; palettes and grey with alpha have none. */
const PNG_MODES: Readonly<Record<number, ImageMode>> = { 0: "L", 2: "RGB", 6: "RGBA" };

function readPngHeader(bytes: Uint8Array): ImageHeader | null {
  const first = pngChunks(bytes).next().value;
  if (first?.name !== "IHDR" || first.body.length < 13) return null;
  const view = viewOf(first.body);
  return {
    format: "png",
    width: view.getUint32(0),
    height: view.getUint32(4),
    mode: PNG_MODES[view.getUint8(9)] ?? null,
  };
}

/** Number of colours → mode. */
const JPEG_MODES: Readonly<Record<number, ImageMode>> = { 1: "L", 3: "RGB" };

/** Markers c4, c8 and cc lie in the range of frames but say other things. */
const FRAME = /^c[0-35-79a-bd-f]$/;

function readJpegHeader(bytes: Uint8Array): ImageHeader | null {
  for (const { name, body } of jpegSegments(bytes)) {
    if (!FRAME.test(name) || body.length < 6) continue;
    const view = viewOf(body);
    return {
      format: "jpeg",
      width: view.getUint16(3),
      height: view.getUint16(1),
      mode: JPEG_MODES[view.getUint8(5)] ?? null,
    };
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
