/** How a PNG stores its pixels, as its header says. */

import { InputError } from "../errors.ts";

export interface PngLayout {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  /** Numbers that make a pixel. */
  readonly samples: number;
  /** The last sample says how much the pixel covers. */
  readonly hasAlpha: boolean;
  /** The one sample is the number of a colour. */
  readonly isIndexed: boolean;
  /** The picture is stored seven times, finer each time. */
  readonly isInterlaced: boolean;
}

/** Every so many columns and rows of the picture, from a first one on, stored as a picture of its own. */
export interface Pass {
  readonly left: number;
  readonly top: number;
  readonly columnStep: number;
  readonly rowStep: number;
  readonly columns: number;
  readonly rows: number;
}

/** Colour type → samples of a pixel, and the depths that they may have. */
const COLOUR_TYPES: Readonly<Record<number, readonly [samples: number, depths: readonly number[]]>> = {
  0: [1, [1, 2, 4, 8, 16]],
  2: [3, [8, 16]],
  3: [1, [1, 2, 4, 8]],
  4: [2, [8, 16]],
  6: [4, [8, 16]],
};

/** Reads the first chunk. */
export function readLayout(header: Uint8Array): PngLayout {
  if (header.length !== 13) throw damaged();
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [depth = 0, colourType = 0, packing, filtering, interlacing = 0] = header.subarray(8);
  const [samples, depths] = COLOUR_TYPES[colourType] ?? [0, []];
  if (!depths.includes(depth) || packing !== 0 || filtering !== 0 || interlacing > 1) throw damaged();
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth,
    samples,
    hasAlpha: colourType === 4 || colourType === 6,
    isIndexed: colourType === 3,
    isInterlaced: interlacing === 1,
  };
}

const WHOLE = [[0, 0, 1, 1]] as const;
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The pictures of which the rows are, without those that are too small to have any. */
export function passesOf({ width, height, isInterlaced }: PngLayout): Pass[] {
  return (isInterlaced ? ADAM7 : WHOLE)
    .map(([left, top, columnStep, rowStep]) => {
      const columns = Math.ceil((width - left) / columnStep);
      const rows = Math.ceil((height - top) / rowStep);
      return { left, top, columnStep, rowStep, columns, rows };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/** Bytes of one row of so many pixels, without the one that names its filter. */
export function bytesOfRow({ depth, samples }: PngLayout, columns: number): number {
  return Math.ceil((columns * samples * depth) / 8);
}

/** Bytes of all rows. */
export function sizeOfRows(layout: PngLayout): number {
  return passesOf(layout).reduce((sum, { rows, columns }) => sum + rows * (1 + bytesOfRow(layout, columns)), 0);
}

/** What a visitor is told whose picture makes no sense. */
export function damaged(cause?: unknown): InputError {
  return new InputError("This PNG is damaged and cannot be read.", { cause });
}
