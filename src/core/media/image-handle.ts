import type { ImageFormat, ImageHandle, ImageMode, Raster } from "../image.ts";
import { convert } from "./convert.ts";
import { isSideways, orientationOf } from "./exif.ts";
import type { ImageHeader } from "./image-header.ts";
import { checkSize, decode, encode, JPEG_QUALITY } from "./raster.ts";

/** An uploaded picture: its size is known at once, its pixels are decoded at the first question for them. */
export class UploadedImage implements ImageHandle {
  readonly width: number;
  readonly height: number;
  readonly format: ImageFormat;
  readonly #bytes: Uint8Array;
  readonly #mode: ImageMode | null;
  #decoded: Promise<Raster> | null = null;

  /** `mode` is what the component asks for; null keeps the picture's own. */
  constructor(bytes: Uint8Array, header: ImageHeader, mode: ImageMode | null) {
    checkSize(header);
    const isTurned = isSideways(orientationOf(bytes));
    this.width = isTurned ? header.height : header.width;
    this.height = isTurned ? header.width : header.height;
    this.format = header.format;
    this.#bytes = bytes;
    this.#mode = mode;
  }

  async raster(mode: ImageMode | null = this.#mode): Promise<Raster> {
    this.#decoded ??= decode(this.#bytes);
    return convert(await this.#decoded, mode);
  }

  async encode(
    format: ImageFormat = this.format,
    { quality = JPEG_QUALITY }: { quality?: number } = {},
  ): Promise<Blob> {
    const encoded = await encode(await this.raster(), format, quality);
    return new Blob([new Uint8Array(encoded)], { type: `image/${format}` });
  }
}
