/** Watermarks: one picture laid over another. */

import type { OverlayPosition, Raster } from "../image.ts";
import { convert } from "./convert.ts";

/** Pixels between a watermark and the edges. */
const PADDING = 10;

/** Lays `mark` over `base` at its own size. One that would not fit where it should goes to the lower right corner. */
export function overlay(base: Raster, mark: Raster, position: OverlayPosition): Raster {
  const below = base.channels === 1 ? convert(base, "RGB") : base;
  const above = convert(mark, "RGBA");
  const [left, top] = placeOf(below, above, position);
  const data = Uint8ClampedArray.from(below.data);
  const rows = Math.min(above.height, below.height - top);
  const columns = Math.min(above.width, below.width - left);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const from = (y * above.width + x) * 4;
      const to = ((top + y) * below.width + left + x) * below.channels;
      blend({ data, at: to, channels: below.channels }, above.data, from);
    }
  }
  return { ...below, data };
}

function placeOf(base: Raster, mark: Raster, position: OverlayPosition): [x: number, y: number] {
  const right = Math.max(base.width - mark.width - PADDING, 0);
  const bottom = Math.max(base.height - mark.height - PADDING, 0);
  const [x, y] = typeof position === "string" ? cornerOf(position, right, bottom) : position;
  const fits = x >= 0 && y >= 0 && x + mark.width <= base.width && y + mark.height <= base.height;
  return fits ? [Math.round(x), Math.round(y)] : [right, bottom];
}

function cornerOf(
  corner: Exclude<OverlayPosition, readonly unknown[]>,
  right: number,
  bottom: number,
): [number, number] {
  return [corner.endsWith("left") ? PADDING : right, corner.startsWith("top") ? PADDING : bottom];
}

interface Pixel {
  data: Uint8ClampedArray;
  at: number;
  channels: number;
}

/** Mixes one RGBA pixel into one that may be transparent itself. */
function blend({ data, at, channels }: Pixel, above: Uint8ClampedArray, from: number): void {
  const cover = (above[from + 3] ?? 0) / 255;
  const below = channels === 4 ? (data[at + 3] ?? 0) / 255 : 1;
  const result = cover + below * (1 - cover);
  if (result === 0) return;
  for (let c = 0; c < 3; c++) {
    data[at + c] = ((above[from + c] ?? 0) * cover + (data[at + c] ?? 0) * below * (1 - cover)) / result;
  }
  if (channels === 4) data[at + 3] = result * 255;
}
