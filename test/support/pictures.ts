/** Pictures for tests. */

import { encode } from "fast-png";

/** A PNG of three by two pixels whose left half differs from its right. */
export function tinyPng(): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0, 0, 255, 255, 255, 0, 255]);
  return new Uint8Array(encode({ width: 3, height: 2, channels: 3, data }));
}

/** A grey PNG of a given size. */
export function greyPng(width: number, height: number): Buffer {
  return Buffer.from(encode({ width, height, channels: 1, data: new Uint8Array(width * height).fill(128) }));
}
