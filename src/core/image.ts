/** Pictures as handlers see them. */

import type { FileSource } from "./files.ts";

/** Grey, red-green-blue, or red-green-blue-alpha. */
export type ImageMode = "L" | "RGB" | "RGBA";

/** What pictures can be decoded from and encoded to. */
export type ImageFormat = "png" | "jpeg";

/** A decoded picture: rows from the top, pixels from the left, channels side by side. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8ClampedArray;
}

/** Pixels that a handler may return: a {@link Raster}, or RGBA pixels of another library, which know no `channels`. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels?: 1 | 3 | 4;
  readonly data: Uint8ClampedArray | Uint8Array;
}

/** A picture that is decoded only when somebody asks. */
export interface ImageHandle {
  /** Pixels, as the picture is seen. */
  readonly width: number;
  readonly height: number;
  /** What it was stored as. */
  readonly format: ImageFormat;
  /** The pixels, in the component's `imageMode` unless another one is asked for. */
  raster(mode?: ImageMode): Promise<Raster>;
  /** The picture as a file. `quality` (1 to 100, default 75) is for JPEG. */
  encode(format?: ImageFormat, options?: { quality?: number }): Promise<Blob>;
}

/** What a handler may return where a picture is shown. A string is an http(s) or data URL, or SVG markup. */
export type ImageSource = Pixels | ImageHandle | FileSource;

/** Where a watermark goes: a corner, or the pixel of its own upper left corner. */
export type OverlayPosition =
  | "top-left"
  | "top-right"
  | "bottom-left"
  | "bottom-right"
  | readonly [x: number, y: number];

/** A picture laid over every picture that handlers return. */
export interface WatermarkOptions {
  /** PNG or JPEG bytes, a data URL of one, or pixels. Its own size is kept. */
  watermark: Pixels | Blob | Uint8Array | string | null;
  /** Default: "bottom-right". What does not fit where it should goes there too. */
  position?: OverlayPosition;
}
