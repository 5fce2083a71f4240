import type { ImageMode, Pixels, Raster } from "../image.ts";
import { AppError } from "../errors.ts";

const CHANNELS: Readonly<Record<ImageMode, Raster["channels"]>> = { L: 1, RGB: 3, RGBA: 4 };

/** The same picture in other colours; null keeps them. Transparency is dropped, not blended with a background. */
export function convert(raster: Raster, mode: ImageMode | null): Raster {
  if (mode === null || raster.channels === CHANNELS[mode]) return raster;
  const { width, height, channels, data: from } = raster;
  const target = CHANNELS[mode];
  const data = new Uint8ClampedArray(width * height * target);
  const isGrey = channels === 1;
  for (let read = 0, write = 0; write < data.length; read += channels, write += target) {
    const red = from[read] ?? 0;
    const green = isGrey ? red : (from[read + 1] ?? 0);
    const blue = isGrey ? red : (from[read + 2] ?? 0);
    if (target === 1) data[write] = brightness(red, green, blue);
    else {
      data[write] = red;
      data[write + 1] = green;
      data[write + 2] = blue;
      if (target === 4) data[write + 3] = 255;
    }
  }
  return { width, height, channels: target, data };
}

/** A handler's pixels as a raster. Throws an AppError when their number does not fit. */
export function rasterOfPixels({ width, height, channels, data }: Pixels): Raster {
  const count = width * height;
  const found = channels ?? data.length / count;
  if ((found !== 1 && found !== 3 && found !== 4) || count * found !== data.length || count === 0) {
    throw new AppError(
      `The function returned ${data.length} bytes for a picture of ${width}×${height} pixels; ` +
        `it takes width × height × channels bytes, with 1, 3 or 4 channels.`,
    );
  }
  const clamped = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  return { width, height, channels: found, data: clamped };
}

/** How bright a colour looks, by the weights of ITU-R 601. */
function brightness(red: number, green: number, blue: number): number {
  return (red * 19595 + green * 38470 + blue * 7471 + 32768) >> 16;
}
