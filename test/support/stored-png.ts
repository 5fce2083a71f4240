/** PNGs of every kind, as other programs store them. */

import { crc32, deflateSync } from "node:zlib";

export interface StoredPng {
  width: number;
  height: number;
  depth: number;
  colourType: number;
  interlaced?: boolean;
  /** Rows with the byte of their filter in front, before they are packed. */
  rows: Uint8Array;
  /** Further chunks, between the header and the pixels. */
  chunks?: Readonly<Record<string, Uint8Array>>;
}

/** The file. Nothing is checked: it may as well make no sense. */
export function storedPng({
  width,
  height,
  depth,
  colourType,
  interlaced = false,
  rows,
  chunks = {},
}: StoredPng): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, depth);
  header.setUint8(9, colourType);
  header.setUint8(12, Number(interlaced));
  const all = { IHDR: new Uint8Array(header.buffer), ...chunks, IDAT: deflateSync(rows), IEND: new Uint8Array() };
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...Object.entries(all).flatMap(([name, body]) => [...chunkOf(name, body)]),
  ]);
}

function chunkOf(name: string, body: Uint8Array): Uint8Array {
  const named = Uint8Array.from([...new TextEncoder().encode(name), ...body]);
  const chunk = new Uint8Array(named.length + 8);
  new DataView(chunk.buffer).setUint32(0, body.length);
  chunk.set(named, 4);
  new DataView(chunk.buffer).setUint32(named.length + 4, crc32(named));
  return chunk;
}
